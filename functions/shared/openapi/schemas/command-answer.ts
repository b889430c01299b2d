import * as z from 'zod';
import { RecordedEventView } from './common.ts';
import { ObligationDetail } from './duty.ts';
import { Plan } from './plan.ts';

/** What a command did to the duties of its plan. */
const DutyChanges = z
  .strictObject({
    opened: z.array(ObligationDetail),
    moved: z.array(z.strictObject({ from: z.string(), to: z.string(), obligation: ObligationDetail })),
    closed: z.array(ObligationDetail),
  })
  .meta({
    id: 'DutyChanges',
    description: '新产生、期限变动、了结的义务 / duties that opened, moved or closed',
  });

export const PlanCommandAnswer = z
  .strictObject({
    plan: Plan,
    events: z.array(RecordedEventView),
    streamVersion: z.int().min(1),
    /** Position of the commit; of the last commit of the plan when nothing had to be recorded */
    position: z.int().min(1),
    duties: DutyChanges,
    /** Set when the request asked only what would happen: ids, version and position are those it would get if it came next */
    dryRun: z.literal(true).optional(),
  })
  .meta({ id: 'PlanCommandAnswer', description: '办理结果 / what a command did' });
