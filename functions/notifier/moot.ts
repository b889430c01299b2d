import type { Obligation } from '../../domain/obligation/types.ts';
import type { Reminders } from '../../domain/view/reminder-views.ts';
import type { ReminderView } from '../../domain/view/types.ts';
import { type DutyNow, type DutySources, dutyNow } from '../shared/duty-now.ts';
import type { DropReason } from '../shared/operations/claims.ts';
import type { Place } from './tools.ts';

/** A duty that the law sees. */
export type KnownDuty = DutyNow & { readonly obligation: Obligation };

/** The duty that a reminder speaks of, read from the ledger at this moment, or why nobody needs the reminder any more. */
export async function stillOwed(
  sources: DutySources,
  { ledger, registry }: Place,
  reminder: ReminderView,
  reminders: Reminders,
): Promise<KnownDuty | DropReason> {
  const found = await dutyNow(sources, ledger, reminder.obligationId, registry);
  const obligation = found?.obligation;
  if (!found || !obligation) return 'DUTY_CHANGED';
  if (obligation.state.status !== 'OPEN') return 'DUTY_MET';
  if (obligation.due.dueOn !== reminder.dueOn) return 'DUTY_CHANGED';
  if ([...reminders.values()].some((other) => overtakes(other, reminder))) return 'OVERTAKEN';
  return { ...found, obligation };
}

/** A later reminder of the same duty that was told to the same person, or will be. */
const overtakes = (other: ReminderView, reminder: ReminderView): boolean =>
  other.recipient === reminder.recipient &&
  other.issuedAt > reminder.issuedAt &&
  other.status !== 'DROPPED' &&
  other.status !== 'FAILED';
