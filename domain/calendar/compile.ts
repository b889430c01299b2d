import type { CivilDate } from '../../events/civil-date.ts';
import { DAY_COUNT, dateOf, firstOf, ordinalOf, weekdayOf, yearOf } from './ordinal.ts';
import {
  HOLIDAY_REGULATIONS,
  type HolidayRegulation,
  regulationFor,
  statutoryDaysOff,
} from './statutory-days.ts';
import type { Closure, DayVerdict, HolidayNotice } from './types.ts';

/** What a notice says about a day or, in a year without one, the statute. */
interface DayFact {
  readonly festival: string;
  /** The notice that names the day; absent on a day off by statute */
  readonly notice?: HolidayNotice;
  /** The closure that names it */
  readonly closure?: Closure;
  /** A day off by statute in lieu of a festival's own (补假) */
  readonly inLieu: boolean;
}

/** A calendar as tables over day ordinals. */
export interface DayTable {
  readonly version: string;
  /** Running number of the working day a day is, or of the last one before it */
  readonly rank: Int32Array;
  /** Ordinal of the working day with a running number; `nth[rank[d]]` is the last working day on or before d */
  readonly nth: Int32Array;
  readonly facts: ReadonlyMap<number, DayFact>;
  /** Verdicts already given, by ordinal */
  readonly verdicts: Map<number, DayVerdict>;
  readonly notices: readonly HolidayNotice[];
  readonly closures: readonly Closure[];
  readonly regulations: readonly HolidayRegulation[];
  /** Ordinals of the first and last day on which answers are final; `from` after `through` when no notice is known */
  readonly covered: { readonly from: number; readonly through: number };
}

/** Running number of the working day on or before an ordinal; 0 before the first. */
export function rankOf(table: DayTable, day: number): number {
  return table.rank[day] ?? 0;
}

export function isWorking(table: DayTable, day: number): boolean {
  return rankOf(table, day) !== rankOf(table, day - 1);
}

/** Ordinal of the working day with a running number. Throws a RangeError outside 1900–2200. */
export function workingDay(table: DayTable, number: number): number {
  const day = number >= 1 ? table.nth[number] : undefined;
  if (day === undefined) throw new RangeError("the count leads outside the calendar's range, 1900 to 2200");
  return day;
}

/** True when a day's kind is final: it lies where notices are known. */
export function isCovered(table: DayTable, day: number): boolean {
  return day >= table.covered.from && day <= table.covered.through;
}

/** What a ledger adds to the official notices, and the mark that tells its calendar from others. */
export interface Addition {
  readonly closures: readonly Closure[];
  readonly mark: string;
}

/**
 * Compiles what was known on a day: the notices published by then, later ones overriding earlier ones day by day, for
 * years without a notice the estimate by statute, and over all of them closures. Takes some milliseconds, once for each
 * state of knowledge.
 */
export function compile(
  notices: readonly HolidayNotice[],
  knownOn: CivilDate,
  { closures: announced, mark }: Addition = { closures: [], mark: '' },
): DayTable {
  const known = notices
    .filter((notice) => notice.publishedOn <= knownOn)
    .sort((a, b) => (a.publishedOn < b.publishedOn ? -1 : a.publishedOn > b.publishedOn ? 1 : 0));
  const regulations = HOLIDAY_REGULATIONS.filter((regulation) => regulation.publishedOn <= knownOn);
  const working = weekdays();
  const facts = new Map<number, DayFact>();
  applyStatute(working, facts, new Set(known.map((notice) => notice.year)), regulations);
  for (const notice of known) applyNotice(working, facts, notice);
  const closures = announced.filter(({ announcedOn }) => announcedOn <= knownOn);
  for (const closure of closures) applyClosure(working, facts, closure);
  return {
    version: `${versionOf(known, regulations)}${mark}`,
    ...ranks(working),
    facts,
    verdicts: new Map(),
    notices: known,
    closures,
    regulations,
    covered: coverage(known),
  };
}

/** `notices-<last covered year>@<day of the latest publication that went in>`: the same name, the same answers. */
function versionOf(known: readonly HolidayNotice[], regulations: readonly HolidayRegulation[]): string {
  const years = known.map((notice) => notice.year);
  const publications = [...known, ...regulations].map((source) => source.publishedOn).sort();
  const latest = publications.at(-1);
  return `notices-${years.length > 0 ? Math.max(...years) : 'none'}${latest ? `@${latest}` : ''}`;
}

/** 29 to 31 December belong to the New Year: only the next year's notice has ever named them. */
const TURN_OF_THE_YEAR = 3;

/**
 * The run of years with a notice. The next year's notice may reach back into the last days of December when New Year's
 * Day stands at a weekend's edge: it did for 2007, 2008, 2012, 2019 and 2023, whose 1 January was a Sunday, Monday or
 * Tuesday, and never for Wednesday to Saturday, where the days off lie wholly in the new year. So 29 to 31 December stay
 * open in the first case and are final in the second, as 2026-12-31 is before the notice of 2027.
 */
function coverage(known: readonly HolidayNotice[]): DayTable['covered'] {
  const years = new Set(known.map((notice) => notice.year));
  if (years.size === 0) return { from: DAY_COUNT, through: -1 };
  const first = Math.min(...years);
  let last = first;
  while (years.has(last + 1)) last++;
  const nextNewYear = firstOf(last + 1, 1);
  const open = [6, 0, 1].includes(weekdayOf(nextNewYear)) ? TURN_OF_THE_YEAR : 0;
  return { from: firstOf(first, 1) - TURN_OF_THE_YEAR, through: nextNewYear - 1 - open };
}

function weekdays(): Uint8Array {
  const working = new Uint8Array(DAY_COUNT);
  for (let day = 0; day < DAY_COUNT; day++) working[day] = weekdayOf(day) < 5 ? 1 : 0;
  return working;
}

function applyStatute(
  working: Uint8Array,
  facts: Map<number, DayFact>,
  noticed: ReadonlySet<number>,
  regulations: readonly HolidayRegulation[],
): void {
  for (let year = yearOf(0); year <= yearOf(DAY_COUNT - 1); year++) {
    const regulation = noticed.has(year) ? undefined : regulationFor(year, regulations);
    if (!regulation) continue;
    for (const { day, festival, inLieu } of statutoryDaysOff(year, regulation)) {
      working[day] = 0;
      facts.set(day, { festival, inLieu });
    }
  }
}

/** Throws a RangeError when the notice contradicts itself or names a day that can't belong to its year. */
function applyNotice(working: Uint8Array, facts: Map<number, DayFact>, notice: HolidayNotice): void {
  const earliest = firstOf(notice.year, 1) - 31;
  const latest = firstOf(notice.year + 1, 1) + 30;
  const seen = new Set<number>();
  const apply = (festival: string, date: CivilDate, value: 0 | 1) => {
    const day = ordinalOf(date);
    if (day < earliest || day > latest) throw new RangeError(`notice of ${notice.year} names ${date}`);
    if (seen.has(day)) throw new RangeError(`notice of ${notice.year} names ${dateOf(day)} twice`);
    seen.add(day);
    working[day] = value;
    facts.set(day, { festival, notice, inLieu: false });
  };
  for (const { name, off, work } of notice.festivals) {
    for (const date of off) apply(name, date, 0);
    for (const date of work) apply(name, date, 1);
  }
}

/** A day that rests anyway is left as it is: what a notice or the statute says of it is worth more. */
function applyClosure(working: Uint8Array, facts: Map<number, DayFact>, closure: Closure): void {
  const apply = (date: CivilDate, value: 0 | 1) => {
    const day = ordinalOf(date);
    if (working[day] === value) return;
    working[day] = value;
    facts.set(day, { festival: closure.title, closure, inLieu: false });
  };
  for (const date of closure.off) apply(date, 0);
  for (const date of closure.work) apply(date, 1);
}

function ranks(working: Uint8Array): Pick<DayTable, 'rank' | 'nth'> {
  const rank = new Int32Array(DAY_COUNT);
  const nth = new Int32Array(DAY_COUNT);
  let count = 0;
  for (let day = 0; day < DAY_COUNT; day++) {
    if (working[day] === 1) nth[++count] = day;
    rank[day] = count;
  }
  return { rank, nth: nth.slice(0, count + 1) };
}
