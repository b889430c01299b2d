import { TemplateRefused } from '../template/intrinsics.ts';

/** When something runs: instants in epoch milliseconds, on whole minutes of UTC, as EventBridge has it. */
export interface Schedule {
  readonly kind: 'CRON' | 'RATE';
  /** The first instant strictly after another, or undefined when there is none any more */
  next(after: number): number | undefined;
}

const MINUTE = 60_000;
const DAY = 86_400_000;
const RATE = /^rate\(([1-9]\d*) (minute|minutes|hour|hours|day|days)\)$/;
const CRON = /^cron\((\S+) (\S+) (\S+) (\S+) (\S+) (\S+)\)$/;
const UNIT = { minute: MINUTE, hour: 60 * MINUTE, day: DAY } as const;
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/**
 * Parses `rate(5 minutes)` and `cron(30 0 * * ? *)`: lists, ranges, steps, names of months and weekdays, and `?` in
 * exactly one of the two day fields. `L`, `W` and `#` are refused.
 */
export function parseSchedule(expression: string): Schedule {
  const rate = RATE.exec(expression);
  if (rate) return rateSchedule(expression, Number(rate[1]), rate[2] ?? '');
  const cron = CRON.exec(expression);
  if (cron) return cronSchedule(expression, cron.slice(1));
  throw new TemplateRefused(`${expression} is no schedule of EventBridge`);
}

/** Counted from the epoch, so that the instants are the same after every start. */
function rateSchedule(expression: string, count: number, unit: string): Schedule {
  const plural = unit.endsWith('s');
  if (plural === (count === 1))
    throw new TemplateRefused(`${expression}: "${unit}" does not go with ${count}`);
  const period = count * UNIT[(plural ? unit.slice(0, -1) : unit) as keyof typeof UNIT];
  return { kind: 'RATE', next: (after) => (Math.floor(after / period) + 1) * period };
}

function cronSchedule(expression: string, fields: readonly string[]): Schedule {
  const [minute = '', hour = '', dayOfMonth = '', month = '', dayOfWeek = '', year = ''] = fields;
  if ((dayOfMonth === '?') === (dayOfWeek === '?'))
    throw new TemplateRefused(`${expression}: exactly one of day of month and day of week is "?"`);
  const parse = (
    field: string,
    low: number,
    high: number,
    names: readonly string[] = [],
  ): ReadonlySet<number> => parseField(expression, field, { low, high, names });
  const minutes = [...parse(minute, 0, 59)].sort(ascending);
  const hours = [...parse(hour, 0, 23)].sort(ascending);
  const months = parse(month, 1, 12, MONTHS);
  const years = parse(year, 1970, 2199);
  const days = dayOfMonth === '?' ? undefined : parse(dayOfMonth, 1, 31);
  const weekdays = dayOfWeek === '?' ? undefined : parse(dayOfWeek, 1, 7, WEEKDAYS);
  const runsOn = (date: Date): boolean =>
    years.has(date.getUTCFullYear()) &&
    months.has(date.getUTCMonth() + 1) &&
    (days?.has(date.getUTCDate()) ?? true) &&
    (weekdays?.has(date.getUTCDay() + 1) ?? true);
  const lastYear = Math.max(...years);
  return {
    kind: 'CRON',
    next(after) {
      const earliest = (Math.floor(after / MINUTE) + 1) * MINUTE;
      for (let day = Math.floor(earliest / DAY) * DAY; ; day += DAY) {
        const date = new Date(day);
        if (date.getUTCFullYear() > lastYear) return undefined;
        if (!runsOn(date)) continue;
        const found = firstTime(day, earliest, hours, minutes);
        if (found !== undefined) return found;
      }
    },
  };
}

function firstTime(
  day: number,
  earliest: number,
  hours: readonly number[],
  minutes: readonly number[],
): number | undefined {
  for (const hour of hours)
    for (const minute of minutes) {
      const instant = day + (hour * 60 + minute) * MINUTE;
      if (instant >= earliest) return instant;
    }
  return undefined;
}

interface FieldRange {
  readonly low: number;
  readonly high: number;
  readonly names: readonly string[];
}

function parseField(expression: string, field: string, range: FieldRange): ReadonlySet<number> {
  return new Set(field.split(',').flatMap((part) => parsePart(expression, part, range)));
}

function parsePart(expression: string, part: string, range: FieldRange): readonly number[] {
  const fail = (): never => {
    throw new TemplateRefused(`${expression}: "${part}" is not understood`);
  };
  const match = /^(\*|[A-Z]+|\d+)(?:-([A-Z]+|\d+))?(?:\/(\d+))?$/i.exec(part);
  if (!match?.[1]) return fail();
  const value = (text: string): number => {
    const named = range.names.indexOf(text.toUpperCase());
    const number = named >= 0 ? named + range.low : /^\d+$/.test(text) ? Number(text) : fail();
    return number >= range.low && number <= range.high ? number : fail();
  };
  const [, first, last, stepText] = match;
  const step = stepText === undefined ? 1 : Number(stepText);
  if (step < 1 || (first === '*' && last !== undefined)) return fail();
  const from = first === '*' ? range.low : value(first);
  // `5/10` means from 5 on; `5` alone means 5
  const open = first === '*' || stepText !== undefined ? range.high : from;
  const to = last === undefined ? open : value(last);
  return to < from ? fail() : numbers(from, to, step);
}

function numbers(from: number, to: number, step: number): readonly number[] {
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);
}

function ascending(left: number, right: number): number {
  return left - right;
}
