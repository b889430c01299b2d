import type { CivilDate } from '../../events/civil-date.ts';
import { dateOf, ordinalOf } from '../calendar/ordinal.ts';
import type { WorkingCalendar } from '../calendar/types.ts';
import type { LadderStep } from '../rulebook/types.ts';
import type { ReminderDay } from '../view/types.ts';
import { actBy } from './phase.ts';
import type { Obligation } from './types.ts';

/**
 * The day of every step of a ladder for one open duty. A step that would fall on a day of rest falls on the working day
 * before, never later; `OPEN` is the day on which the duty's clock began. Empty for duties that are silent, met or closed.
 */
export function reminderDays(
  obligation: Obligation,
  ladder: readonly LadderStep[],
  calendar: WorkingCalendar,
): readonly ReminderDay[] {
  if (obligation.silent || obligation.state.status !== 'OPEN') return [];
  const due = actBy(obligation);
  return ladder.map(({ step, offset, to }) => ({
    step,
    to,
    on: offset === 'OPEN' ? obligation.anchor.on : dayOf(due, offset, calendar),
  }));
}

function dayOf(
  due: CivilDate,
  offset: Exclude<LadderStep['offset'], 'OPEN'>,
  calendar: WorkingCalendar,
): CivilDate {
  if (offset.unit === 'DAY') return calendar.precedingWorkingDay(dateOf(ordinalOf(due) + offset.n));
  return offset.n <= 0
    ? calendar.subtractWorkingDays(due, -offset.n)
    : calendar.addWorkingDays(due, offset.n).dueOn;
}
