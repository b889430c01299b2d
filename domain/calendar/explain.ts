import { type DayTable, isCovered, isWorking } from './compile.ts';
import { dateOf, weekdayOf, yearOf } from './ordinal.ts';
import { regulationFor } from './statutory-days.ts';
import type { DayVerdict, HolidayNotice } from './types.ts';

/** Why a day counts or does not. */
export function verdictOf(table: DayTable, day: number): DayVerdict {
  const fact = table.facts.get(day);
  const working = isWorking(table, day);
  const verdict = { date: dateOf(day), kind: kindOf(working, day, fact !== undefined), working };
  return {
    ...verdict,
    ...(fact && { festival: fact.inLieu ? `${fact.festival}补假` : fact.festival }),
    ...(fact?.notice && { source: fact.notice.url }),
    assumed: !isCovered(table, day) && !fact?.notice,
  };
}

/** Every day from `first` to `last`, the working days numbered. */
export function countedDays(table: DayTable, first: number, last: number): readonly DayVerdict[] {
  let number = 0;
  return daysFrom(first, last).map((day) => {
    const verdict = verdictOf(table, day);
    return verdict.working ? { ...verdict, number: ++number } : verdict;
  });
}

/** The days a moved date passed over: from the corresponding day to the day it came to rest on. */
export function passedDays(table: DayTable, first: number, last: number): readonly DayVerdict[] {
  return daysFrom(first, last).map((day) => verdictOf(table, day));
}

/** What a date rests on: articles, the notices of the years it touches, and the statute where no notice was known. */
export function basisOf(
  articles: readonly string[],
  table: DayTable,
  first: number,
  last: number,
): readonly string[] {
  const years = new Set(daysFrom(first, last).map(yearOf));
  const named = new Set(daysFrom(first, last).map((day) => table.facts.get(day)?.notice));
  const notices = table.notices.filter((notice) => years.has(notice.year) || named.has(notice));
  const open = daysFrom(first, last).filter((day) => !isCovered(table, day));
  const statutes = new Set(open.flatMap((day) => regulationFor(yearOf(day), table.regulations)?.name ?? []));
  return [...articles, ...notices.map(citationOf), ...[...statutes].map((name) => `${name}第二条、第六条`)];
}

function citationOf(notice: HolidayNotice): string {
  const number = notice.documentNo ? `（${notice.documentNo}）` : '';
  return `${notice.year}年节假日安排${notice.amends ? '调整' : ''}通知${number} ${notice.url}`;
}

function kindOf(working: boolean, day: number, named: boolean): DayVerdict['kind'] {
  const weekend = weekdayOf(day) >= 5;
  if (working) return weekend ? 'MAKE_UP_WORKDAY' : 'WORKDAY';
  return named ? 'HOLIDAY' : 'WEEKEND';
}

function daysFrom(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}
