import oracle from 'chinese-days';
import { officialCalendar } from '../../domain/calendar/calendar.ts';
import { dateOf, ordinalOf } from '../../domain/calendar/ordinal.ts';
import { type CivilDate, civilDate } from '../../events/civil-date.ts';
import type { BenchFigure } from './figure.ts';

const ROUNDS = 7;
const DATES = 20_000;
const OUR_CALLS = 2_000_000;
const THEIR_CALLS = 2_000;

/**
 * 20 working days after random dates of 2018 to 2026 (text in, due date out): the median of seven rounds after a warm-up,
 * ours and theirs in turn. chinese-days takes dates as text as well; that it reads them in the process's zone costs it
 * nothing here.
 */
export function benchCalendar(): BenchFigure[] {
  const calendar = officialCalendar(civilDate('2026-11-24'));
  const dates = randomDates('2018-01-01', '2026-10-31');
  const add = (date: CivilDate) => calendar.addWorkingDays(date, 20).dueOn.length;
  const explain = (date: CivilDate) => calendar.explainWorkingDays(date, 20).trace.length;
  const find = (date: CivilDate) => oracle.findWorkday(20, date).length;
  const [ours, traced, theirs] = medians(
    [
      { call: add, calls: OUR_CALLS },
      { call: explain, calls: THEIR_CALLS * 10 },
      { call: find, calls: THEIR_CALLS },
    ],
    dates,
  );
  if (ours === undefined || traced === undefined || theirs === undefined) throw new Error('nothing measured');
  return [
    {
      name: 'addWorkingDays(date, 20) / chinese-days findWorkday',
      ratio: theirs / ours,
      goal: 500,
      ours,
      theirs,
      unit: 'ns/call',
    },
    {
      name: 'explainWorkingDays(date, 20) / chinese-days findWorkday',
      ratio: theirs / traced,
      goal: 10,
      ours: traced,
      theirs,
      unit: 'ns/call',
    },
  ];
}

interface Contestant {
  readonly call: (date: CivilDate) => number;
  readonly calls: number;
}

function medians(contestants: readonly Contestant[], dates: readonly CivilDate[]): number[] {
  for (const contestant of contestants) measure(contestant, dates);
  const rounds = Array.from({ length: ROUNDS }, () =>
    contestants.map((contestant) => measure(contestant, dates)),
  );
  return contestants.map((_, index) => median(rounds.map((round) => round[index] ?? Number.NaN)));
}

/** Nanoseconds per call. The lengths of the answers are added up, so that no call can be optimised away. */
function measure({ call, calls }: Contestant, dates: readonly CivilDate[]): number {
  let total = 0;
  const start = process.hrtime.bigint();
  for (let index = 0; index < calls; index++) total += call(dates[index % dates.length] as CivilDate);
  const elapsed = Number(process.hrtime.bigint() - start);
  if (total < calls) throw new Error('an answer was empty');
  return elapsed / calls;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** The same dates in every run: a linear congruential generator with a fixed seed. Each text is its own string. */
function randomDates(first: string, last: string): CivilDate[] {
  const from = ordinalOf(civilDate(first));
  const span = ordinalOf(civilDate(last)) - from + 1;
  let seed = 20_261_124;
  return Array.from({ length: DATES }, () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return JSON.parse(JSON.stringify(dateOf(from + (seed % span)))) as CivilDate;
  });
}
