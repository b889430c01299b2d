import type { ReminderView } from '../../domain/view/types.ts';
import type { Instant } from '../../events/civil-date.ts';
import type { ToldReminder } from '../shared/operations/claims.ts';

/** Which sending of a reminder is next, or under way: how often its recipient has put it off. */
export const sendingOf = ({ snoozed }: ReminderView): number => snoozed?.times ?? 0;

/** What a claim says that its message told of. */
export const toldOf = (reminder: ReminderView): ToldReminder => ({
  obligationId: reminder.obligationId,
  reminderId: reminder.reminderId,
  sending: sendingOf(reminder),
});

/** One message per sending: a reminder that was snoozed is another message when it comes again. */
export const messageKeyOf = (reminder: ReminderView): string =>
  reminder.snoozed ? `${reminder.reminderId}-${sendingOf(reminder)}` : reminder.reminderId;

/** Longer than the longest send, shorter than the queue's visibility: then another may try. */
const LEASE_MS = 2 * 60_000;

/** When a claim taken at `now` ends. */
export const leaseEnd = (now: Instant): Instant =>
  new Date(Date.parse(now) + LEASE_MS).toISOString() as Instant;
