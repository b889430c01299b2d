import * as z from 'zod';
import { CivilDate, Instant } from '../../../../events/civil-date.ts';
import { OrganisationId, PlanId } from '../../../../events/identifiers.ts';
import { RecordedEventView } from './common.ts';

const line = {
  id: z.string(),
  title: z.string(),
  /** One word in capitals, as the kind's own states say it */
  status: z.string(),
  /** Whose it is */
  organisation: OrganisationId.optional(),
  /** Plans that it names; those that the caller may not read are left out */
  plans: z.array(PlanId),
  /** The day it is filed under: planned, held, received */
  on: CivilDate,
  streamVersion: z.int().min(1),
  position: z.int().min(1),
  updatedAt: Instant,
};

export const AggregateLine = z
  .strictObject(line)
  .meta({ id: 'AggregateLine', description: '列表一行 / one line of a list' });

export const AggregateItem = z
  .strictObject({
    ...line,
    state: z.record(z.string(), z.unknown()).meta({
      description:
        '由事件推得的全貌，字段因种类而异 / folded from its events; the fields are those of its kind',
    }),
  })
  .meta({ id: 'AggregateItem', description: '一项及其全貌 / one item, whole' });

export const AggregateCommandAnswer = z
  .strictObject({
    /** Absent when a correction left nothing of it */
    item: AggregateItem.optional(),
    events: z.array(RecordedEventView),
    streamVersion: z.int().min(1),
    position: z.int().min(1),
    dryRun: z.literal(true).optional(),
  })
  .meta({ id: 'AggregateCommandAnswer', description: '办理结果 / what a command did' });
