import { type CivilDate, daysInMonth } from '../../events/civil-date.ts';
import { dateOf, ordinalOf } from '../calendar/ordinal.ts';
import type { DueDate, ExplainedDueDate, WorkingCalendar } from '../calendar/types.ts';
import type { Period } from '../rulebook/types.ts';

/** What of a duty row decides its due date. */
export interface Clock {
  readonly period: Period;
  readonly roll: 'FORWARD' | 'NONE';
}

const explained = new WeakMap<WorkingCalendar, Map<string, ExplainedDueDate>>();

/**
 * Due date of a duty that runs from `anchor`, with its trace. A district has some dozens of anchors and a handful of
 * periods: each pair is computed once per calendar.
 */
export function dueFrom(
  anchor: CivilDate,
  { period, roll }: Clock,
  calendar: WorkingCalendar,
): ExplainedDueDate {
  const { n, unit, direction = '', countsAnchorDay = false } = period;
  const key = `${anchor}+${n}${unit}${roll}${direction}${countsAnchorDay}`;
  const known = explained.get(calendar) ?? new Map<string, ExplainedDueDate>();
  explained.set(calendar, known);
  const due = known.get(key) ?? counted(anchor, period, roll, calendar);
  known.set(key, due);
  return due;
}

function counted(
  anchor: CivilDate,
  period: Period,
  roll: Clock['roll'],
  calendar: WorkingCalendar,
): ExplainedDueDate {
  const { n, unit, direction, countsAnchorDay } = period;
  if (direction === 'BEFORE') return countedBack(anchor, n, unit, calendar);
  const from = countsAnchorDay ? dateOf(ordinalOf(anchor) - 1) : anchor;
  switch (unit) {
    case 'WORKING_DAY':
      return { ...calendar.explainWorkingDays(from, n), anchor };
    case 'MONTH':
    case 'YEAR':
      return { ...calendar.explainMonths(from, n, unit, roll), anchor };
    case 'DAY':
      return atDate(dateOf(ordinalOf(from) + n), { anchor, n, rule: 'DAYS' }, roll, calendar);
    case 'CALENDAR_MONTH':
      return atDate(endOfMonth(anchor, n), { anchor, n, rule: 'CALENDAR_MONTHS' }, roll, calendar);
    case 'CALENDAR_YEAR':
      return atDate(endOfYear(anchor, n), { anchor, n, rule: 'CALENDAR_YEARS' }, roll, calendar);
  }
}

/** A last day before something else happens never moves later: on a day of rest it is the working day before. */
function countedBack(
  anchor: CivilDate,
  n: number,
  unit: Period['unit'],
  calendar: WorkingCalendar,
): ExplainedDueDate {
  const working = unit === 'WORKING_DAY';
  const nominal = working ? calendar.subtractWorkingDays(anchor, n) : dateOf(ordinalOf(anchor) - n);
  const dueOn = calendar.precedingWorkingDay(nominal);
  return {
    ...settled(dueOn, nominal, calendar),
    anchor,
    rule: working ? 'WORKING_DAYS_BEFORE' : 'DAYS_BEFORE',
    n,
    nominalDueOn: nominal,
    trace: [],
    calendar: calendar.version,
    basis: [],
  };
}

/** A date that was set and not counted, moved off a day of rest when `roll` says so (民法典 第二百零三条). */
export function atDate(
  nominal: CivilDate,
  counting: Pick<ExplainedDueDate, 'anchor' | 'n' | 'rule'>,
  roll: Clock['roll'],
  calendar: WorkingCalendar,
): ExplainedDueDate {
  const dueOn =
    roll === 'NONE' || calendar.isWorkingDay(nominal) ? nominal : calendar.addWorkingDays(nominal, 1).dueOn;
  const moved = dueOn !== nominal;
  return {
    ...(roll === 'NONE' ? { status: 'final' as const, dueOn } : settled(dueOn, nominal, calendar)),
    ...counting,
    nominalDueOn: nominal,
    trace: [],
    calendar: calendar.version,
    basis: moved ? ['民法典 第二百零三条'] : [],
  };
}

/** Final when the notices that decide the days between are known; else the nominal day is safe in both directions. */
function settled(dueOn: CivilDate, nominal: CivilDate, calendar: WorkingCalendar): DueDate {
  const [first, last] = dueOn < nominal ? [dueOn, nominal] : [nominal, dueOn];
  if (last <= calendar.coveredThrough) return { status: 'final', dueOn };
  const safe = calendar.precedingWorkingDay(first);
  return {
    status: 'provisional',
    dueOn,
    safeActBy: safe,
    because: {
      zh: `${last.slice(0, 4)} 年放假安排尚未公布`,
      en: `the holiday schedule of ${last.slice(0, 4)} is not out`,
    },
  };
}

const endOfYear = (anchor: CivilDate, n: number): CivilDate =>
  `${Number(anchor.slice(0, 4)) + n - 1}-12-31` as CivilDate;

function endOfMonth(anchor: CivilDate, n: number): CivilDate {
  const months = Number(anchor.slice(0, 4)) * 12 + Number(anchor.slice(5, 7)) - 1 + n;
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1];
  return `${year}-${twoDigits(month)}-${twoDigits(daysInMonth(year, month))}` as CivilDate;
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

type Timeliness = 'ON_TIME' | 'LATE' | 'UNDETERMINED';

/**
 * Whether something done on `on` was in time. Under a provisional date only what is safe whatever the notice says is
 * called on time, and nothing is called late: the day may still move.
 */
export function timelinessOf(on: CivilDate, due: ExplainedDueDate): Timeliness {
  if (due.status === 'final') return on <= due.dueOn ? 'ON_TIME' : 'LATE';
  return on <= due.safeActBy ? 'ON_TIME' : 'UNDETERMINED';
}
