import type { CivilDate } from '../../events/civil-date.ts';
import type { Bilingual } from '../refusal.ts';

/** One official holiday notice of the State Council General Office, as data. */
export interface HolidayNotice {
  /** Year in the notice's title; days of the turn of the year may lie in its neighbours. */
  readonly year: number;
  /** 文号, where the notice's page shows one */
  readonly documentNo?: string;
  readonly url: string;
  readonly publishedOn: CivilDate;
  /** Set on the notices of 2015, 2019 and 2020 that changed a schedule in mid-year */
  readonly amends?: string;
  readonly festivals: readonly {
    readonly name: string;
    readonly off: readonly CivilDate[];
    readonly work: readonly CivilDate[];
  }[];
}

/** Days off, and of work in their place, that no notice of the State Council gives: of a region, or of one organisation. */
export interface Closure {
  readonly title: string;
  readonly documentNo?: string | undefined;
  readonly url?: string | undefined;
  readonly announcedOn: CivilDate;
  readonly off: readonly CivilDate[];
  readonly work: readonly CivilDate[];
}

/** Why a day counts or does not: the day's kind and, for days a notice names, the notice. */
export interface DayVerdict {
  readonly date: CivilDate;
  readonly kind: 'WORKDAY' | 'WEEKEND' | 'HOLIDAY' | 'MAKE_UP_WORKDAY';
  readonly working: boolean;
  /** Running number of the working day in this count, 1 … n; absent on days that do not count */
  readonly number?: number;
  readonly festival?: string;
  readonly source?: string;
  /** True when no notice for that year was published at the calendar's date of knowledge */
  readonly assumed: boolean;
}

/**
 * A due date. `final`: every day that decided it stands in a published notice. `provisional`: next year's notice is not
 * out; `dueOn` is the estimate by the statutory days off, `safeActBy` the date that is safe whatever the notice says.
 * Nothing is overdue before a final date has passed.
 */
export type DueDate =
  | { readonly status: 'final'; readonly dueOn: CivilDate }
  | {
      readonly status: 'provisional';
      readonly dueOn: CivilDate;
      readonly safeActBy: CivilDate;
      readonly because: Bilingual;
    };

/** How a period was counted. */
export type PeriodRule =
  | 'WORKING_DAYS'
  | 'DAYS'
  | 'MONTHS'
  | 'YEARS'
  | 'CALENDAR_MONTHS'
  | 'CALENDAR_YEARS'
  | 'WORKING_DAYS_BEFORE'
  | 'DAYS_BEFORE'
  /** Not counted: a date that somebody set */
  | 'FIXED_DATE';

/** A due date with everything that led to it. */
export type ExplainedDueDate = DueDate & {
  readonly anchor: CivilDate;
  readonly rule: PeriodRule;
  readonly n: number;
  /** For months and years: the corresponding day before it was moved off a day of rest (Civil Code 202) */
  readonly nominalDueOn?: CivilDate;
  readonly trace: readonly DayVerdict[];
  /** Version of the calendar that was used */
  readonly calendar: string;
  /** 民法典 第二百零一至二百零三条 and the notices used */
  readonly basis: readonly string[];
};

/** The official calendar as known on one date. Pure; arithmetic is table look-ups. */
export interface WorkingCalendar {
  /** Names the set of notices known: `notices-2026@2025-11-04`, with `+` and a digest for what a ledger adds to them */
  readonly version: string;
  /** Last day on which every answer is final */
  readonly coveredThrough: CivilDate;
  isWorkingDay(date: CivilDate): boolean;
  day(date: CivilDate): DayVerdict;
  /** The n-th working day after `anchor`, which is day 0 (Civil Code 201). n ≥ 0 whole; throws RangeError otherwise. */
  addWorkingDays(anchor: CivilDate, n: number): DueDate;
  explainWorkingDays(anchor: CivilDate, n: number): ExplainedDueDate;
  /** n calendar months or years after `anchor`, end of month clamped (202), moved off days of rest (203) when `roll` says so. */
  addMonths(anchor: CivilDate, n: number, roll: 'FORWARD' | 'NONE'): DueDate;
  explainMonths(
    anchor: CivilDate,
    n: number,
    unit: 'MONTH' | 'YEAR',
    roll: 'FORWARD' | 'NONE',
  ): ExplainedDueDate;
  /** Working days from `from` (exclusive) to `to` (inclusive); negative when `to` is before `from`. */
  workingDaysBetween(from: CivilDate, to: CivilDate): number;
  /** Last working day on or before `date` */
  precedingWorkingDay(date: CivilDate): CivilDate;
  /** The date n working days before `date` (n ≥ 0) */
  subtractWorkingDays(date: CivilDate, n: number): CivilDate;
}
