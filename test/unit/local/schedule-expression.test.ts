import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSchedule } from '../../../local/time/schedule-expression.ts';

const at = (text: string): number => Date.parse(text);

function runs(expression: string, after: string, count: number): string[] {
  const schedule = parseSchedule(expression);
  const found: string[] = [];
  let from: number | undefined = at(after);
  while (from !== undefined && found.length < count) {
    from = schedule.next(from);
    if (from !== undefined) found.push(new Date(from).toISOString().slice(0, 16));
  }
  return found;
}

describe('a cron expression of EventBridge', () => {
  it.each([
    ['cron(30 0 * * ? *)', ['2026-11-24T00:30', '2026-11-25T00:30']],
    [
      'cron(0/20 6 * * ? *)',
      ['2026-11-24T06:00', '2026-11-24T06:20', '2026-11-24T06:40', '2026-11-25T06:00'],
    ],
    ['cron(0 6,18 * * ? *)', ['2026-11-24T06:00', '2026-11-24T18:00']],
    [
      'cron(15 9-11 * * ? *)',
      ['2026-11-24T09:15', '2026-11-24T10:15', '2026-11-24T11:15', '2026-11-25T09:15'],
    ],
    [
      'cron(0 1 ? * MON-FRI *)',
      ['2026-11-24T01:00', '2026-11-25T01:00', '2026-11-26T01:00', '2026-11-27T01:00', '2026-11-30T01:00'],
    ],
    ['cron(0 1 ? * 1 *)', ['2026-11-29T01:00', '2026-12-06T01:00']],
    ['cron(0 0 29 2 ? *)', ['2028-02-29T00:00', '2032-02-29T00:00']],
    ['cron(0 0 31 * ? *)', ['2026-12-31T00:00', '2027-01-31T00:00', '2027-03-31T00:00']],
    ['cron(0 0 1 JAN,jul ? *)', ['2027-01-01T00:00', '2027-07-01T00:00']],
    [
      'cron(0 0 1-10/3 12 ? *)',
      ['2026-12-01T00:00', '2026-12-04T00:00', '2026-12-07T00:00', '2026-12-10T00:00'],
    ],
    ['cron(0 0 1 1 ? 2028-2029)', ['2028-01-01T00:00', '2029-01-01T00:00']],
  ])('%s', (expression, expected) => {
    expect(runs(expression, '2026-11-23T23:59:59.999Z', expected.length)).toEqual(expected);
  });

  it('gives instants strictly after', () => {
    const daily = parseSchedule('cron(30 0 * * ? *)');
    expect(daily.next(at('2026-11-24T00:30:00Z'))).toBe(at('2026-11-25T00:30:00Z'));
    expect(daily.next(at('2026-11-24T00:29:59.999Z'))).toBe(at('2026-11-24T00:30:00Z'));
  });

  it('ends with its last year', () => {
    expect(parseSchedule('cron(0 0 1 1 ? 2020)').next(at('2026-01-01T00:00:00Z'))).toBeUndefined();
    expect(parseSchedule('cron(0 0 30 2 ? *)').next(at('2026-01-01T00:00:00Z'))).toBeUndefined();
  });

  it.each([
    ['both day fields given', 'cron(0 0 1 * MON *)'],
    ['neither day field given', 'cron(0 0 ? * ? *)'],
    ['five fields', 'cron(0 0 * * *)'],
    ['a minute out of range', 'cron(60 0 * * ? *)'],
    ['a range turned round', 'cron(0 18-6 * * ? *)'],
    ['a step of nothing', 'cron(0/0 0 * * ? *)'],
    ['an unknown name', 'cron(0 0 ? * FUNDAY *)'],
    ['L, which is not understood here', 'cron(0 0 L * ? *)'],
    ['#, which is not understood here', 'cron(0 0 ? * 6#3 *)'],
    ['a plural of one', 'rate(1 minutes)'],
    ['a singular of two', 'rate(2 hour)'],
    ['a rate of nothing', 'rate(0 minutes)'],
    ['something else', 'at(2026-11-24T00:00:00)'],
  ])('is refused with %s', (_what, expression) => {
    expect(() => parseSchedule(expression)).toThrow(expression);
  });

  it('agrees with a search minute by minute', () => {
    const field = (low: number, high: number) =>
      fc.oneof(
        fc.constant('*'),
        fc.integer({ min: low, max: high }).map(String),
        fc
          .tuple(fc.integer({ min: low, max: high }), fc.integer({ min: 1, max: 20 }))
          .map(([from, step]) => `${from}/${step}`),
        fc
          .tuple(fc.integer({ min: low, max: high }), fc.integer({ min: low, max: high }))
          .map(([one, two]) => `${Math.min(one, two)}-${Math.max(one, two)}`),
      );
    const start = at('2026-11-24T10:07:00Z');
    fc.assert(
      fc.property(
        field(0, 59),
        field(0, 23),
        fc.boolean(),
        fc.integer({ min: 1, max: 7 }),
        (minute, hour, byWeekday, weekday) => {
          const expression = byWeekday
            ? `cron(${minute} ${hour} ? * ${weekday} *)`
            : `cron(${minute} ${hour} * * ? *)`;
          const matches = (instant: number): boolean => {
            const date = new Date(instant);
            return (
              holds(minute, date.getUTCMinutes()) &&
              holds(hour, date.getUTCHours()) &&
              (!byWeekday || date.getUTCDay() + 1 === weekday)
            );
          };
          let expected = start + 60_000;
          while (!matches(expected)) expected += 60_000;
          expect(parseSchedule(expression).next(start)).toBe(expected);
        },
      ),
      { numRuns: 200 },
    );
  });
});

/** Written anew, and as simply as can be, to judge the parser by. */
function holds(field: string, value: number): boolean {
  if (field === '*') return true;
  if (field.includes('/')) {
    const [from = 0, step = 1] = field.split('/').map(Number);
    return value >= from && (value - from) % step === 0;
  }
  const [low = 0, high = low] = field.split('-').map(Number);
  return value >= low && value <= high;
}

describe('a rate expression', () => {
  it('counts from the epoch, so that every start has the same instants', () => {
    expect(runs('rate(5 minutes)', '2026-11-24T10:07:30Z', 2)).toEqual([
      '2026-11-24T10:10',
      '2026-11-24T10:15',
    ]);
    expect(runs('rate(1 hour)', '2026-11-24T10:00:00Z', 1)).toEqual(['2026-11-24T11:00']);
    expect(runs('rate(2 days)', '2026-11-24T10:00:00Z', 2)).toEqual(['2026-11-25T00:00', '2026-11-27T00:00']);
  });
});
