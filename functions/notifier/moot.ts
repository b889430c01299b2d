import type { Reminders } from '../../domain/view/reminder-views.ts';
import type { ReminderView } from '../../domain/view/types.ts';
import type { DutyNow } from '../shared/duty-now.ts';
import type { DropReason } from '../shared/operations/claims.ts';

/** Why nobody needs a reminder any more, if nobody does. */
export function mootness(
  found: DutyNow | undefined,
  reminder: ReminderView,
  reminders: Reminders,
): DropReason | undefined {
  const duty = found?.obligation;
  if (!duty) return 'DUTY_CHANGED';
  if (duty.state.status !== 'OPEN') return 'DUTY_MET';
  if (duty.due.dueOn !== reminder.dueOn) return 'DUTY_CHANGED';
  return [...reminders.values()].some((other) => overtakes(other, reminder)) ? 'OVERTAKEN' : undefined;
}

/** A later reminder of the same duty that was told to the same person, or will be. */
const overtakes = (other: ReminderView, reminder: ReminderView): boolean =>
  other.recipient === reminder.recipient &&
  other.issuedAt > reminder.issuedAt &&
  other.status !== 'DROPPED' &&
  other.status !== 'FAILED';
