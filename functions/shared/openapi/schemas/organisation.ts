import * as z from 'zod';
import { OrganisationId } from '../../../../events/identifiers.ts';
import { OrganisationRegistered } from '../../../../events/organisation-events.ts';
import { DelegatedDuty } from '../../../../events/organisation-life-events.ts';
import { RecordedEventView } from './common.ts';

export const Organisation = OrganisationRegistered.extend({
  /** The one that bears its duties now (G32) */
  mergedInto: OrganisationId.optional(),
  /** Who acts for it by standing delegation (G5) */
  delegates: z.array(z.strictObject({ to: OrganisationId, duty: DelegatedDuty })).optional(),
}).meta({ id: 'Organisation', description: '单位（第二条） / an organisation' });

export const OrganisationCommandAnswer = z
  .strictObject({
    organisation: Organisation,
    events: z.array(RecordedEventView),
    streamVersion: z.int().min(1),
    position: z.int().min(1),
    dryRun: z.literal(true).optional(),
  })
  .meta({ id: 'OrganisationCommandAnswer' });
