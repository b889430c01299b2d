import type { CivilDate } from '../../events/civil-date.ts';
import type { WorkingCalendar } from '../calendar/types.ts';
import type { Obligation, Phase } from './types.ts';

/** Working days before a 20-working-day duty, and days before a yearly one, from which it is called due soon. */
const SOON_WORKING_DAYS = 10;
const SOON_WORKING_DAYS_OF_YEARS = 60;

/**
 * How a duty stands on a day. Overdue begins on the day after a final due date (G34); a provisional date is never
 * overdue, because the notice that settles it may still move it.
 */
export function phaseOn(obligation: Obligation, today: CivilDate, calendar: WorkingCalendar): Phase {
  const { state, due } = obligation;
  if (state.status === 'CLOSED' || state.status === 'WAIVED') return state.status;
  if (state.status === 'DISCHARGED') return state.timeliness.startsWith('LATE') ? 'MET_LATE' : 'MET';
  const first = obligation.overdueFrom === 'DUE_DAY' ? today >= due.dueOn : today > due.dueOn;
  if (due.status === 'final' && first) return 'OVERDUE';
  if (today === due.dueOn) return 'DUE_TODAY';
  const soon = due.rule === 'WORKING_DAYS' ? SOON_WORKING_DAYS : SOON_WORKING_DAYS_OF_YEARS;
  return workingDaysLeft(obligation, today, calendar) <= soon ? 'DUE_SOON' : 'UPCOMING';
}

/** Working days from today to the day to act by; 0 on that day, negative after it. Provisional dates count to the safe date. */
export function workingDaysLeft(obligation: Obligation, today: CivilDate, calendar: WorkingCalendar): number {
  return calendar.workingDaysBetween(today, actBy(obligation));
}

/** The day that reminders and officers count to: the due date, or the safe date while it is provisional. */
export const actBy = ({ due }: Obligation): CivilDate => (due.status === 'final' ? due.dueOn : due.safeActBy);
