import type { CivilDate } from '../../events/civil-date.ts';
import type { ExplainedDueDate, WorkingCalendar } from '../calendar/types.ts';
import type { DutyRow } from '../rulebook/types.ts';

const explained = new WeakMap<WorkingCalendar, Map<string, ExplainedDueDate>>();

/**
 * Due date of a duty that runs from `anchor`, with its trace. A district has some dozens of anchors and four periods:
 * each pair is computed once per calendar.
 */
export function dueFrom(anchor: CivilDate, row: DutyRow, calendar: WorkingCalendar): ExplainedDueDate {
  const { n, unit } = row.period;
  const key = `${anchor}+${n}${unit}${row.roll}`;
  const known = explained.get(calendar) ?? new Map<string, ExplainedDueDate>();
  explained.set(calendar, known);
  const due =
    known.get(key) ??
    (unit === 'WORKING_DAY'
      ? calendar.explainWorkingDays(anchor, n)
      : calendar.explainMonths(anchor, n, unit, row.roll));
  known.set(key, due);
  return due;
}

type Timeliness = 'ON_TIME' | 'LATE' | 'UNDETERMINED';

/**
 * Whether something done on `on` was in time. Under a provisional date only what is safe whatever the notice says is
 * called on time, and nothing is called late: the day may still move.
 */
export function timelinessOf(on: CivilDate, due: ExplainedDueDate): Timeliness {
  if (due.status === 'final') return on <= due.dueOn ? 'ON_TIME' : 'LATE';
  return on <= due.safeActBy ? 'ON_TIME' : 'UNDETERMINED';
}
