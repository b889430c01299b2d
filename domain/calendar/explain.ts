import { type DayTable, isCovered, isWorking } from './compile.ts';
import { dateOf, weekdayOf, yearOf } from './ordinal.ts';
import { regulationFor } from './statutory-days.ts';
import type { Closure, DayVerdict, HolidayNotice } from './types.ts';

/** Why a day counts or does not. Verdicts are made once and shared. */
export function verdictOf(table: DayTable, day: number): DayVerdict {
  const known = table.verdicts.get(day);
  if (known) return known;
  const fact = table.facts.get(day);
  const working = isWorking(table, day);
  const verdict: DayVerdict = {
    date: dateOf(day),
    kind: kindOf(working, day, fact !== undefined),
    working,
    ...(fact && { festival: fact.inLieu ? `${fact.festival}补假` : fact.festival }),
    ...(fact?.notice && { source: fact.notice.url }),
    ...(fact?.closure && { source: closureCitation(fact.closure) }),
    assumed: !isCovered(table, day),
  };
  table.verdicts.set(day, Object.freeze(verdict));
  return verdict;
}

/** Every day from `first` to `last`, the working days numbered. */
export function countedDays(table: DayTable, first: number, last: number): readonly DayVerdict[] {
  const trace: DayVerdict[] = [];
  let number = 0;
  for (let day = first; day <= last; day++) {
    const verdict = verdictOf(table, day);
    trace.push(verdict.working ? { ...verdict, number: ++number } : verdict);
  }
  return trace;
}

/** The days a moved date passed over: from the corresponding day to the day it came to rest on. */
export function passedDays(table: DayTable, first: number, last: number): readonly DayVerdict[] {
  const trace: DayVerdict[] = [];
  for (let day = first; day <= last; day++) trace.push(verdictOf(table, day));
  return trace;
}

/** What the days `first` to `last` rest on: the notices of their years and, where none was known, the statute. */
export function sourcesOf(table: DayTable, first: number, last: number): readonly string[] {
  if (last < first) return [];
  const [from, to] = [yearOf(first), yearOf(last)];
  const nextYear = table.notices.filter(
    (notice) => notice.year === to + 1 && namesOne(notice.festivals, first, last),
  );
  const notices = table.notices.filter((notice) => notice.year >= from && notice.year <= to);
  const closures = table.closures.filter((closure) => namesOne([closure], first, last));
  return [
    ...[...notices, ...nextYear].map(citationOf),
    ...closures.map(closureCitation),
    ...statutesOf(table, first, last),
  ];
}

function statutesOf(table: DayTable, first: number, last: number): string[] {
  const names = new Set<string>();
  for (let year = yearOf(first); year <= yearOf(last); year++) {
    const noticed = table.notices.some((notice) => notice.year === year);
    const regulation = noticed ? undefined : regulationFor(year, table.regulations);
    if (regulation) names.add(`${regulation.name}第二条、第六条`);
  }
  return [...names];
}

/** True when one of the days is named: by the notice of the following year that reaches back, by a closure. */
function namesOne(named: readonly Pick<Closure, 'off' | 'work'>[], first: number, last: number): boolean {
  const [from, to] = [dateOf(first), dateOf(last)];
  const within = (date: string) => date >= from && date <= to;
  return named.some(({ off, work }) => off.some(within) || work.some(within));
}

const closureCitation = ({ title, documentNo, url }: Closure): string =>
  [`${title}${documentNo ? `（${documentNo}）` : ''}`, ...(url ? [url] : [])].join(' ');

function citationOf(notice: HolidayNotice): string {
  const number = notice.documentNo ? `（${notice.documentNo}）` : '';
  return `${notice.year}年节假日安排${notice.amends ? '调整' : ''}通知${number} ${notice.url}`;
}

function kindOf(working: boolean, day: number, named: boolean): DayVerdict['kind'] {
  const weekend = weekdayOf(day) >= 5;
  if (working) return weekend ? 'MAKE_UP_WORKDAY' : 'WORKDAY';
  return named ? 'HOLIDAY' : 'WEEKEND';
}
