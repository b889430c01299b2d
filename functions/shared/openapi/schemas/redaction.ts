import * as z from 'zod';
import { RedactionGround } from '../../../../events/audit-events.ts';
import { CivilDate } from '../../../../events/civil-date.ts';
import { EventId } from '../../../../events/identifiers.ts';
import { RecordedEventView } from './common.ts';

/** A request to delete a body, as the ledger tells it. */
export const RedactionView = z
  .strictObject({
    request: EventId,
    target: EventId,
    ground: RedactionGround,
    reason: z.string(),
    on: CivilDate,
    by: z.string(),
    outcome: z.enum(['PENDING', 'REFUSED', 'APPROVED', 'CARRIED_OUT']),
  })
  .meta({ id: 'Redaction', description: '删除申请及其结果 / a request to delete a body, and its outcome' });

export const AuditCommandAnswer = z
  .strictObject({
    redactions: z.array(RedactionView),
    events: z.array(RecordedEventView),
    streamVersion: z.int().min(1),
    position: z.int().min(1),
    dryRun: z.literal(true).optional(),
  })
  .meta({ id: 'AuditCommandAnswer', description: '办理结果 / what a command did' });
