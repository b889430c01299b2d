import { describe, expect, it } from 'vitest';
import { calendarAsOf, officialCalendar } from '../../../domain/calendar/calendar.ts';
import { OFFICIAL_NOTICES } from '../../../domain/calendar/official-notices.ts';
import type { HolidayNotice } from '../../../domain/calendar/types.ts';
import { type CivilDate, civilDate } from '../../../events/civil-date.ts';

const today = officialCalendar(civilDate('2026-11-24'));
const day = (date: string) => today.day(civilDate(date));
const notice2026 = 'https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm';

describe('a day', () => {
  it('tells its kind, the festival and the notice that names it', () => {
    expect(day('2026-11-24')).toEqual({ date: '2026-11-24', kind: 'WORKDAY', working: true, assumed: false });
    expect(day('2026-11-28')).toEqual({
      date: '2026-11-28',
      kind: 'WEEKEND',
      working: false,
      assumed: false,
    });
    expect(day('2026-10-05')).toEqual({
      date: '2026-10-05',
      kind: 'HOLIDAY',
      working: false,
      festival: '国庆节',
      source: notice2026,
      assumed: false,
    });
    expect(day('2026-10-10')).toEqual({
      date: '2026-10-10',
      kind: 'MAKE_UP_WORKDAY',
      working: true,
      festival: '国庆节',
      source: notice2026,
      assumed: false,
    });
  });

  it('of the turn of the year follows the notice of the next year', () => {
    expect(day('2018-12-29')).toMatchObject({ kind: 'MAKE_UP_WORKDAY', festival: '元旦' });
    expect(day('2018-12-31')).toMatchObject({ kind: 'HOLIDAY', festival: '元旦' });
  });

  it('of a year without a notice is assumed from the statute, and names no notice', () => {
    expect(day('2027-02-09')).toEqual({
      date: '2027-02-09',
      kind: 'HOLIDAY',
      working: false,
      festival: '春节补假',
      assumed: true,
    });
    expect(today.isWorkingDay(civilDate('2027-02-11'))).toBe(true);
  });
});

describe('counting', () => {
  it('goes back as it goes forth, and skips the anchor', () => {
    expect(today.subtractWorkingDays(civilDate('2026-10-22'), 20)).toBe('2026-09-18');
    expect(today.subtractWorkingDays(civilDate('2026-10-08'), 1)).toBe('2026-09-30');
    expect(today.subtractWorkingDays(civilDate('2026-10-05'), 1)).toBe('2026-09-30');
    expect(today.subtractWorkingDays(civilDate('2026-10-05'), 0)).toBe('2026-10-05');
    expect(today.addWorkingDays(civilDate('2026-10-05'), 0)).toEqual({
      status: 'final',
      dueOn: '2026-10-05',
    });
    expect(today.addWorkingDays(civilDate('2026-10-05'), 1)).toEqual({
      status: 'final',
      dueOn: '2026-10-08',
    });
  });

  it('between two days excludes the first, includes the last, and changes its sign with the order', () => {
    expect(today.workingDaysBetween(civilDate('2026-09-18'), civilDate('2026-10-22'))).toBe(20);
    expect(today.workingDaysBetween(civilDate('2026-10-22'), civilDate('2026-09-18'))).toBe(-20);
    expect(today.workingDaysBetween(civilDate('2026-10-01'), civilDate('2026-10-07'))).toBe(0);
  });

  it('finds the last working day on or before a day', () => {
    expect(today.precedingWorkingDay(civilDate('2026-10-05'))).toBe('2026-09-30');
    expect(today.precedingWorkingDay(civilDate('2026-10-10'))).toBe('2026-10-10');
  });

  it('gives the official number of working days of a year', () => {
    const workingDaysOf = (year: number) =>
      today.workingDaysBetween(civilDate(`${year - 1}-12-31`), civilDate(`${year}-12-31`));
    expect([2024, 2025, 2026].map(workingDaysOf)).toEqual([251, 248, 248]);
  });

  it('explains every day, numbers those that count and cites what it rests on', () => {
    const explained = today.explainWorkingDays(civilDate('2026-09-18'), 20);
    expect(explained).toMatchObject({
      status: 'final',
      anchor: '2026-09-18',
      rule: 'WORKING_DAYS',
      n: 20,
      dueOn: '2026-10-22',
      calendar: 'notices-2026@2025-11-04',
    });
    expect(explained.trace).toHaveLength(34);
    expect(explained.trace.flatMap((verdict) => verdict.number ?? [])).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
    expect(explained.trace.find((verdict) => verdict.date === '2026-09-20')).toMatchObject({
      kind: 'MAKE_UP_WORKDAY',
      number: 1,
      source: notice2026,
    });
    expect(explained.trace.filter((verdict) => verdict.kind === 'HOLIDAY')).toHaveLength(10);
    expect(explained.trace.at(-1)).toMatchObject({ date: '2026-10-22', number: 20 });
    expect(explained.basis).toEqual([
      '《中华人民共和国民法典》第二百零一条',
      `2026年节假日安排通知（国办发明电〔2025〕7号） ${notice2026}`,
    ]);
  });
});

describe('bad input', () => {
  it.each([
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '26-01-01',
    '2026/01/01',
    '2026-1-1 ',
    '1899-12-31',
    '2201-01-01',
    '20 6-01-01',
    '２０２６-01-01',
    '',
  ])('refuses %j as a date', (text) => {
    const date = text as CivilDate;
    expect(() => today.addWorkingDays(date, 20)).toThrow(RangeError);
    expect(() => today.addMonths(date, 1, 'NONE')).toThrow(RangeError);
    expect(() => today.day(date)).toThrow(RangeError);
    expect(() => today.workingDaysBetween(civilDate('2026-01-01'), date)).toThrow(RangeError);
    expect(() => officialCalendar(date)).toThrow(RangeError);
  });

  it('refuses what is no text at all', () => {
    expect(() => today.isWorkingDay(undefined as unknown as CivilDate)).toThrow(RangeError);
    expect(() => today.isWorkingDay(new Date() as unknown as CivilDate)).toThrow(RangeError);
  });

  it.each([1.5, -1, Number.NaN, Number.POSITIVE_INFINITY])(
    'refuses %d as a number of days or months',
    (n) => {
      const anchor = civilDate('2026-11-24');
      expect(() => today.addWorkingDays(anchor, n)).toThrow(RangeError);
      expect(() => today.explainWorkingDays(anchor, n)).toThrow(RangeError);
      expect(() => today.subtractWorkingDays(anchor, n)).toThrow(RangeError);
      expect(() => today.addMonths(anchor, n, 'FORWARD')).toThrow(RangeError);
      expect(() => today.explainMonths(anchor, n, 'YEAR', 'FORWARD')).toThrow(RangeError);
    },
  );

  it('refuses a count that leads out of the calendar', () => {
    expect(() => today.addWorkingDays(civilDate('2200-12-20'), 20)).toThrow(RangeError);
    expect(() => today.addWorkingDays(civilDate('2026-11-24'), 1_000_000)).toThrow(RangeError);
    expect(() => today.subtractWorkingDays(civilDate('1900-01-02'), 20)).toThrow(RangeError);
    expect(() => today.addMonths(civilDate('2200-12-20'), 1, 'NONE')).toThrow(RangeError);
  });

  it('refuses a notice that contradicts itself or names days of another year', () => {
    const notice = (festivals: HolidayNotice['festivals']): HolidayNotice => ({
      year: 2027,
      url: 'https://example.org/2027',
      publishedOn: civilDate('2026-11-20'),
      festivals,
    });
    const twice = notice([{ name: '元旦', off: [civilDate('2027-01-01')], work: [civilDate('2027-01-01')] }]);
    const astray = notice([{ name: '元旦', off: [civilDate('2072-01-01')], work: [] }]);
    for (const bad of [twice, astray]) {
      expect(() => calendarAsOf([...OFFICIAL_NOTICES, bad], civilDate('2026-11-24'))).toThrow(RangeError);
    }
  });
});
