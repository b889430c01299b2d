import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { calendarAsOf, officialCalendar } from '../../domain/calendar/calendar.ts';
import { OFFICIAL_NOTICES } from '../../domain/calendar/official-notices.ts';
import { DAY_COUNT, dateOf, firstOf, ordinalOf } from '../../domain/calendar/ordinal.ts';
import { type CivilDate, civilDate, isCivilDate } from '../../events/civil-date.ts';

const today = officialCalendar(civilDate('2026-11-24'));
const between = (first: string, last: string) =>
  fc.integer({ min: ordinalOf(civilDate(first)), max: ordinalOf(civilDate(last)) }).map(dateOf);
const anchors = between('1999-01-01', '2060-12-31');
const counts = fc.integer({ min: 1, max: 600 });
const runs = { numRuns: 2_000 };

describe('the number line of days', () => {
  it('has each civil date of 1900 to 2200 once, in order, as a calendar in UTC has it', () => {
    for (let day = 0; day < DAY_COUNT; day++) {
      const date = dateOf(day);
      if (date !== new Date(Date.UTC(1900, 0, 1 + day)).toISOString().slice(0, 10)) throw new Error(date);
      if (ordinalOf(date) !== day) throw new Error(date);
    }
    expect([dateOf(0), dateOf(DAY_COUNT - 1)]).toEqual(['1900-01-01', '2200-12-31']);
  });

  it('takes exactly the texts that are civil dates', () => {
    const digits = fc.stringMatching(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/);
    const noise = fc.string({ minLength: 8, maxLength: 11 });
    fc.assert(
      fc.property(fc.oneof(digits, noise, anchors), (text) => {
        if (isCivilDate(text)) expect(dateOf(ordinalOf(civilDate(text)))).toBe(text);
        else expect(() => ordinalOf(text as CivilDate)).toThrow(RangeError);
      }),
      runs,
    );
  });
});

describe('counting working days', () => {
  it('ends on a working day with exactly n working days behind the anchor', () => {
    fc.assert(
      fc.property(anchors, counts, (anchor, n) => {
        const { dueOn } = today.addWorkingDays(anchor, n);
        expect(today.isWorkingDay(dueOn)).toBe(true);
        expect(today.workingDaysBetween(anchor, dueOn)).toBe(n);
      }),
      runs,
    );
  });

  it('never ends earlier for a later anchor', () => {
    fc.assert(
      fc.property(anchors, counts, (anchor, n) => {
        const next = dateOf(ordinalOf(anchor) + 1);
        expect(today.addWorkingDays(next, n).dueOn >= today.addWorkingDays(anchor, n).dueOn).toBe(true);
      }),
      runs,
    );
  });

  it('back and forth comes home, to the anchor or the working day before it', () => {
    fc.assert(
      fc.property(anchors, counts, (anchor, n) => {
        const { dueOn } = today.addWorkingDays(anchor, n);
        expect(today.subtractWorkingDays(dueOn, n)).toBe(today.precedingWorkingDay(anchor));
      }),
      runs,
    );
  });

  it('is the sum of its parts', () => {
    fc.assert(
      fc.property(anchors, counts, counts, (anchor, n, m) => {
        const whole = today.addWorkingDays(anchor, n + m).dueOn;
        expect(today.addWorkingDays(today.addWorkingDays(anchor, n).dueOn, m).dueOn).toBe(whole);
      }),
      runs,
    );
  });

  it('is explained by a trace of every day, whose last one bears the number n', () => {
    fc.assert(
      fc.property(anchors, fc.integer({ min: 1, max: 60 }), (anchor, n) => {
        const explained = today.explainWorkingDays(anchor, n);
        expect(explained).toMatchObject(today.addWorkingDays(anchor, n));
        expect(explained.trace).toHaveLength(ordinalOf(explained.dueOn) - ordinalOf(anchor));
        expect(explained.trace.filter((day) => day.number !== undefined)).toHaveLength(n);
        expect(explained.trace.at(-1)).toMatchObject({ date: explained.dueOn, number: n });
        expect(explained.status === 'final').toBe(explained.trace.every((day) => !day.assumed));
      }),
      { numRuns: 500 },
    );
  });
});

describe('counting months', () => {
  it('ends on the corresponding day or at the end of the month, as luxon has it', () => {
    fc.assert(
      fc.property(anchors, fc.integer({ min: 0, max: 240 }), (anchor, n) => {
        const luxon = DateTime.fromISO(anchor, { zone: 'utc' }).plus({ months: n }).toISODate();
        expect(today.addMonths(anchor, n, 'NONE')).toEqual({ status: 'final', dueOn: luxon });
      }),
      runs,
    );
  });

  it('moves to the first working day on or after the corresponding day, never past one', () => {
    fc.assert(
      fc.property(anchors, fc.integer({ min: 0, max: 240 }), (anchor, n) => {
        const nominal = today.addMonths(anchor, n, 'NONE').dueOn;
        const { dueOn } = today.addMonths(anchor, n, 'FORWARD');
        expect(today.isWorkingDay(dueOn) && dueOn >= nominal).toBe(true);
        const skipped = today.workingDaysBetween(nominal, dueOn);
        expect(skipped).toBe(dueOn === nominal ? 0 : 1);
      }),
      runs,
    );
  });
});

describe('knowledge', () => {
  const original = OFFICIAL_NOTICES.filter((notice) => !notice.amends);
  const truth = calendarAsOf(original, civilDate('2026-11-24'));

  it('that made a date final on the day a notice came out never has to take it back, mid-year changes apart', () => {
    for (const notice of original) {
      const then = calendarAsOf(original, notice.publishedOn);
      for (let day = firstOf(notice.year - 1, 11); day < firstOf(notice.year + 1, 1); day++) {
        const due = then.addWorkingDays(dateOf(day), 20);
        if (due.status === 'final' && due.dueOn !== truth.addWorkingDays(dateOf(day), 20).dueOn) {
          throw new Error(`${dateOf(day)}, known on ${notice.publishedOn}: ${due.dueOn} was not final`);
        }
      }
    }
  });

  it('or a safe date was never too late, whatever the next notice said: 5, 20 and 60 working days', {
    timeout: 60_000,
  }, () => {
    const early = original.slice(1).flatMap((notice) => {
      const before = calendarAsOf(original, dateOf(ordinalOf(notice.publishedOn) - 1));
      return [5, 20, 60].flatMap((n) => tooLate(before, notice.year, n));
    });
    // 2015 apart, where the whole holiday was decreed in May: its schedule is not in `original`.
    expect(early).toEqual([]);
  });

  /** Anchors whose safe date, as known before the notice of `year`, lies after the date that notice led to. */
  function tooLate(before: typeof truth, year: number, n: number): string[] {
    const late: string[] = [];
    for (let day = firstOf(year - 1, 9); day < firstOf(year, 12); day++) {
      const due = before.addWorkingDays(dateOf(day), n);
      const real = truth.addWorkingDays(dateOf(day), n);
      if (due.status === 'provisional' && real.status === 'final' && due.safeActBy > real.dueOn) {
        late.push(`${dateOf(day)} + ${n}: safe ${due.safeActBy}, real ${real.dueOn}`);
      }
    }
    return late;
  }

  it('of every earlier day gives the safe date of a period of months before its true end', () => {
    for (const notice of original.slice(1)) {
      const before = calendarAsOf(original, dateOf(ordinalOf(notice.publishedOn) - 1));
      for (let day = firstOf(notice.year - 3, 1); day < firstOf(notice.year - 2, 1); day++) {
        const due = before.addMonths(dateOf(day), 36, 'FORWARD');
        const real = truth.addMonths(dateOf(day), 36, 'FORWARD').dueOn;
        if (due.status === 'provisional' && due.safeActBy > real)
          throw new Error(`${dateOf(day)}: ${due.safeActBy}`);
      }
    }
  });
});
