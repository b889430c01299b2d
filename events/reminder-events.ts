import * as z from 'zod';
import { CivilDate } from './civil-date.ts';
import { PersonId, PlanId } from './identifiers.ts';

/** A step of the reminder ladder, `T-10wd`, `T-90d`, `T`, `T+1wd`, `OPEN`. */
export const ReminderStep = z
  .string()
  .regex(/^(OPEN|T|T[+-]\d{1,3}(wd|d))$/, { error: 'a step of the ladder' });

/** What identifies a reminder: it goes out once per duty, due date, step, recipient and channel. */
const identity = {
  reminderId: z.string().regex(/^[a-z0-9]{16,64}$/),
  obligationId: z.string().min(3).max(200),
  step: ReminderStep,
  recipient: PersonId,
  channel: z.enum(['EMAIL']),
};

/** The sweep found a step of a duty's ladder reached. Occurred on: the day the step fell due. */
export const ReminderIssued = z.strictObject({
  ...identity,
  planId: PlanId.optional(),
  ruleId: z.string().max(60),
  dueOn: CivilDate,
  /** In what capacity the person is told: handler, head, obligor, bureau */
  capacity: z.enum(['HANDLER', 'HEAD', 'OBLIGOR', 'BUREAU']),
});

/** The transport took the message. Occurred on: the day it was handed over. */
export const ReminderSent = z.strictObject({
  ...identity,
  messageId: z.string().max(200),
  attempt: z.int().min(1).max(100),
});

/**
 * The message is not sent: the duty was met before it went out, has another due date or is gone (DUTY_CHANGED), a later
 * reminder of the same duty went to the same person (OVERTAKEN), or it can't be delivered. Occurred on: that day.
 */
export const ReminderDropped = z.strictObject({
  ...identity,
  reason: z.enum(['DUTY_MET', 'DUTY_CHANGED', 'OVERTAKEN', 'NO_ADDRESS', 'REFUSED_BY_TRANSPORT']),
  detail: z.string().max(500).optional(),
});
