import type { CivilDate } from '../../events/civil-date.ts';
import { becauseOf } from './because.ts';
import {
  type Addition,
  compile,
  type DayTable,
  isCovered,
  isWorking,
  rankOf,
  workingDay,
} from './compile.ts';
import { countedDays, passedDays, sourcesOf, verdictOf } from './explain.ts';
import { OFFICIAL_NOTICES } from './official-notices.ts';
import { correspondingDay, dateOf, ordinalOf } from './ordinal.ts';
import { actBy, earliestEnd } from './safe-date.ts';
import { HOLIDAY_REGULATIONS } from './statutory-days.ts';
import type { DayVerdict, DueDate, ExplainedDueDate, HolidayNotice, WorkingCalendar } from './types.ts';

/**
 * The calendar as it was known on a day: only notices published on or before `knownOn` count (bitemporal).
 * Throws a RangeError when `knownOn` is no civil date or a notice contradicts itself.
 *
 * @example calendarAsOf(OFFICIAL_NOTICES, civilDate('2026-11-24')).addWorkingDays(civilDate('2026-11-23'), 20)
 *   // { status: 'final', dueOn: '2026-12-21' }
 */
export function calendarAsOf(
  notices: readonly HolidayNotice[],
  knownOn: CivilDate,
  addition?: Addition,
): WorkingCalendar {
  ordinalOf(knownOn);
  return new TableCalendar(compile(notices, knownOn, addition));
}

const publications = [...OFFICIAL_NOTICES, ...HOLIDAY_REGULATIONS].map((source) => source.publishedOn);
const official = new Map<number, WorkingCalendar>();

/** `calendarAsOf` over the project's own notices. Calendars are kept, one for each state of knowledge. */
export function officialCalendar(knownOn: CivilDate): WorkingCalendar {
  ordinalOf(knownOn);
  const known = publications.reduce((count, publishedOn) => (publishedOn <= knownOn ? count + 1 : count), 0);
  const kept = official.get(known) ?? calendarAsOf(OFFICIAL_NOTICES, knownOn);
  official.set(known, kept);
  return kept;
}

const START_NOT_COUNTED = '《中华人民共和国民法典》第二百零一条';
const CORRESPONDING_DAY = '《中华人民共和国民法典》第二百零二条';
const MOVED_OFF_REST = '《中华人民共和国民法典》第二百零三条';

/** Invariant: a due date is final exactly when every day that decided it is covered. */
class TableCalendar implements WorkingCalendar {
  readonly version: string;
  readonly coveredThrough: CivilDate;
  private readonly table: DayTable;

  constructor(table: DayTable) {
    this.table = table;
    this.version = table.version;
    this.coveredThrough = dateOf(Math.max(0, table.covered.through));
  }

  isWorkingDay(date: CivilDate): boolean {
    return isWorking(this.table, ordinalOf(date));
  }

  day(date: CivilDate): DayVerdict {
    return verdictOf(this.table, ordinalOf(date));
  }

  addWorkingDays(anchor: CivilDate, n: number): DueDate {
    const start = ordinalOf(anchor);
    const due = this.nthAfter(start, n);
    if (n === 0 || this.isFinal(start + 1, due)) return { status: 'final', dueOn: dateOf(due) };
    return this.provisional(start, start + 1, due, earliestEnd(this.table, start, n));
  }

  explainWorkingDays(anchor: CivilDate, n: number): ExplainedDueDate {
    const start = ordinalOf(anchor);
    const due = this.nthAfter(start, n);
    return {
      ...this.addWorkingDays(anchor, n),
      anchor,
      rule: 'WORKING_DAYS',
      n,
      trace: countedDays(this.table, start + 1, due),
      calendar: this.version,
      basis: [START_NOT_COUNTED, ...sourcesOf(this.table, start + 1, due)],
    };
  }

  addMonths(anchor: CivilDate, n: number, roll: 'FORWARD' | 'NONE'): DueDate {
    const start = ordinalOf(anchor);
    const nominal = correspondingDay(start, wholeNumber(n));
    if (roll === 'NONE') return { status: 'final', dueOn: dateOf(nominal) };
    const due = this.openFrom(nominal);
    if (this.isFinal(nominal, due)) return { status: 'final', dueOn: dateOf(due) };
    return this.provisional(start, nominal, due, nominal);
  }

  explainMonths(
    anchor: CivilDate,
    n: number,
    unit: 'MONTH' | 'YEAR',
    roll: 'FORWARD' | 'NONE',
  ): ExplainedDueDate {
    const months = wholeNumber(n) * (unit === 'YEAR' ? 12 : 1);
    const nominal = correspondingDay(ordinalOf(anchor), months);
    const due = roll === 'FORWARD' ? this.openFrom(nominal) : nominal;
    const articles = [START_NOT_COUNTED, CORRESPONDING_DAY];
    return {
      ...this.addMonths(anchor, months, roll),
      anchor,
      rule: unit === 'YEAR' ? 'YEARS' : 'MONTHS',
      n,
      nominalDueOn: dateOf(nominal),
      trace: passedDays(this.table, nominal, due),
      calendar: this.version,
      basis:
        roll === 'FORWARD' ? [...articles, MOVED_OFF_REST, ...sourcesOf(this.table, nominal, due)] : articles,
    };
  }

  workingDaysBetween(from: CivilDate, to: CivilDate): number {
    return rankOf(this.table, ordinalOf(to)) - rankOf(this.table, ordinalOf(from));
  }

  precedingWorkingDay(date: CivilDate): CivilDate {
    return dateOf(workingDay(this.table, rankOf(this.table, ordinalOf(date))));
  }

  subtractWorkingDays(date: CivilDate, n: number): CivilDate {
    const day = ordinalOf(date);
    if (wholeNumber(n) === 0) return date;
    return dateOf(workingDay(this.table, rankOf(this.table, day - 1) + 1 - n));
  }

  /** Ordinal of the n-th working day after `start`; `start` itself for 0. */
  private nthAfter(start: number, n: number): number {
    if (wholeNumber(n) === 0) return start;
    return workingDay(this.table, rankOf(this.table, start) + n);
  }

  /** The day itself when it is a working day, else the next one. */
  private openFrom(day: number): number {
    return isWorking(this.table, day) ? day : workingDay(this.table, rankOf(this.table, day) + 1);
  }

  private isFinal(first: number, last: number): boolean {
    return isCovered(this.table, first) && isCovered(this.table, last);
  }

  private provisional(anchor: number, first: number, due: number, earliest: number): DueDate {
    return {
      status: 'provisional',
      dueOn: dateOf(due),
      safeActBy: dateOf(actBy(this.table, anchor, earliest)),
      because: becauseOf(this.table, first, due),
    };
  }
}

function wholeNumber(n: number): number {
  if (!Number.isSafeInteger(n) || n < 0)
    throw new RangeError(`a period is a whole number of 0 or more, not ${n}`);
  return n;
}
