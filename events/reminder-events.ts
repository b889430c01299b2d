import * as z from 'zod';
import { CivilDate } from './civil-date.ts';
import { reason } from './fields.ts';
import { PersonId, PlanId } from './identifiers.ts';

/**
 * A step of the reminder ladder, `T-10wd`, `T-90d`, `T`, `T+1wd`, `OPEN`; or a due date that a calendar notice moved,
 * `EARLIER` or `LATER`, told beside the ladder.
 */
export const ReminderStep = z
  .string()
  .regex(/^(OPEN|EARLIER|LATER|T|T[+-]\d{1,3}(wd|d))$/, { error: 'a step of the ladder' });

/** By which way a person is told: e-mail, text message, the bot of a group (企业微信、钉钉、飞书). */
export const ReminderChannel = z.enum(['EMAIL', 'SMS', 'BOT']);

/** In what capacity a person is told, lowest first: who handles it, their head, who owes it, the emergency bureau. */
export const ReminderCapacity = z.enum(['HANDLER', 'HEAD', 'OBLIGOR', 'BUREAU']);

const ReminderId = z.string().regex(/^[a-z0-9]{16,64}$/);
const obligationId = z.string().min(3).max(200);

/**
 * What identifies a reminder: it is issued once per duty, due date, step, recipient and channel. The recipient is an id
 * of the directory: no name, address or number of anybody ever stands in an event.
 */
const identity = {
  reminderId: ReminderId,
  obligationId,
  step: ReminderStep,
  recipient: PersonId,
  channel: ReminderChannel,
};

/** What a transport said, with addresses and numbers left out. */
const detail = z.string().max(500).optional();

/** The sweep found a step of a duty's ladder reached. Occurred on: the day the step fell due. */
export const ReminderIssued = z.strictObject({
  ...identity,
  planId: PlanId.optional(),
  ruleId: z.string().max(60),
  dueOn: CivilDate,
  capacity: ReminderCapacity,
  /** DIGEST: with the day's others in one message; URGENT: by itself and at once */
  urgency: z.enum(['DIGEST', 'URGENT']),
  /** The person whose place the recipient takes during a leave */
  onBehalfOf: PersonId.optional(),
});

/** The transport took the message. Occurred on: the day it was handed over. */
export const ReminderSent = z.strictObject({
  ...identity,
  messageId: z.string().max(200),
  attempt: z.int().min(1).max(100),
});

/** The receiving side confirmed that the message arrived. Occurred on: the day of its report. */
export const ReminderDelivered = z.strictObject({ ...identity, messageId: z.string().max(200) });

/**
 * The message can't reach its recipient: the directory has no address, the transport refused it for good, or it came
 * back. What follows stands beside it: `ReminderEscalated`. Occurred on: the day of the failure.
 */
export const ReminderFailed = z.strictObject({
  ...identity,
  reason: z.enum(['NO_ADDRESS', 'REFUSED_BY_TRANSPORT', 'BOUNCED', 'COMPLAINED']),
  detail,
});

/**
 * The message is not sent: the duty was met before it went out, has another due date or is gone (DUTY_CHANGED), a later
 * reminder of the same duty went to the same person (OVERTAKEN), or the person asked not to be told of it (MUTED) or
 * not yet (SNOOZED). NO_ADDRESS and REFUSED_BY_TRANSPORT are read of old records only: today's say `ReminderFailed`.
 * Occurred on: that day.
 */
export const ReminderDropped = z.strictObject({
  ...identity,
  reason: z.enum([
    'DUTY_MET',
    'DUTY_CHANGED',
    'OVERTAKEN',
    'MUTED',
    'SNOOZED',
    'NO_ADDRESS',
    'REFUSED_BY_TRANSPORT',
  ]),
  detail,
});

/** How a person answered: by the signed link of the message, or signed in. */
const via = z.enum(['LINK', 'API']);

/**
 * The recipient has it in hand. The next step goes to nobody higher; the duty stands as it stood. Occurred on: the day
 * of the answer.
 */
export const ReminderAcknowledged = z.strictObject({ ...identity, via });

/**
 * The recipient asks to be told again on a later day and not before, never later than one working day before the duty
 * is due. Holds for this duty and this step. Occurred on: the day of the answer.
 */
export const ReminderSnoozed = z.strictObject({ ...identity, until: CivilDate, reason, via });

/**
 * A step goes to a capacity that was not told before: nobody acknowledged the step before it, or a message could not
 * reach its recipient (UNDELIVERABLE); or to one in place of another in which the directory has nobody (VACANT), which
 * is a finding of its own (第四十七条). Occurred on: the day it was decided.
 */
export const ReminderEscalated = z.strictObject({
  obligationId,
  step: ReminderStep,
  dueOn: CivilDate,
  to: ReminderCapacity,
  because: z.enum(['UNACKNOWLEDGED', 'UNDELIVERABLE', 'VACANT']),
  /** The reminder that could not be delivered */
  reminderId: ReminderId.optional(),
  /** The capacity in which there is nobody */
  vacant: ReminderCapacity.optional(),
});
