import { describe, expect, it } from 'vitest';
import { officialCalendar } from '../../../domain/calendar/calendar.ts';
import { lunarDaysOf } from '../../../domain/calendar/lunar-days.ts';
import { OFFICIAL_NOTICES } from '../../../domain/calendar/official-notices.ts';
import { dateOf, firstOf } from '../../../domain/calendar/ordinal.ts';
import { civilDate } from '../../../events/civil-date.ts';

const today = officialCalendar(civilDate('2026-11-24'));
const years = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** Weekdays that a year loses by statute. */
function weekdaysOff(year: number): string[] {
  const lost: string[] = [];
  for (let day = firstOf(year, 1); day < firstOf(year + 1, 1); day++) {
    if (day % 7 < 5 && !today.isWorkingDay(dateOf(day))) lost.push(dateOf(day));
  }
  return lost;
}

describe('the estimate for a year without a notice', () => {
  it('takes the statutory days off of 2027 and the weekdays in lieu of those on weekends', () => {
    expect(weekdaysOff(2027)).toEqual([
      '2027-01-01',
      '2027-02-05',
      '2027-02-08',
      '2027-02-09',
      '2027-02-10',
      '2027-04-05',
      '2027-05-03',
      '2027-05-04',
      '2027-06-09',
      '2027-09-15',
      '2027-10-01',
      '2027-10-04',
      '2027-10-05',
    ]);
  });

  it('makes up for a festival that coincides with another, as 中秋 with 国庆节 in 2028', () => {
    expect(weekdaysOff(2028).filter((date) => date.startsWith('2028-10'))).toEqual([
      '2028-10-02',
      '2028-10-03',
      '2028-10-04',
      '2028-10-05',
    ]);
  });

  it('loses thirteen weekdays in every year of the lunar table', () => {
    for (const year of years(2027, 2035)) expect(weekdaysOff(year)).toHaveLength(13);
  });

  it('says beyond the lunar table that the lunar festivals are missing', () => {
    expect(weekdaysOff(2036)).toHaveLength(6);
    const due = today.addWorkingDays(civilDate('2036-01-10'), 20);
    expect(due.status === 'provisional' && due.because).toEqual({
      zh: '2036年节假日安排截至本日历知悉之日尚未公布，日期按《全国年节及纪念日放假办法》（2024年修订）推算且未计入农历节日，公布后可能变动。',
      en: 'The holiday notice for 2036 is not published as far as this calendar knows; the date is estimated by 《全国年节及纪念日放假办法》（2024年修订） without the lunar festivals, and may move.',
    });
  });

  it('follows the statute as it stood: 除夕 was no day off in 2014, and is since 2025', () => {
    expect(officialCalendar(civilDate('2013-12-10')).day(civilDate('2014-01-30')).kind).toBe('HOLIDAY');
    expect(officialCalendar(civilDate('2024-11-11')).day(civilDate('2025-01-28')).kind).toBe('HOLIDAY');
    expect(officialCalendar(civilDate('2024-11-09')).day(civilDate('2025-01-28')).kind).toBe('WORKDAY');
  });

  it('never puts the safe date after the estimate, nor on a day of rest', () => {
    for (let day = firstOf(2026, 12) + 3; day < firstOf(2029, 1); day++) {
      const anchor = dateOf(day);
      const due = today.addWorkingDays(anchor, 20);
      if (due.status !== 'provisional') throw new Error(`${anchor} is final`);
      expect(due.safeActBy <= due.dueOn && due.safeActBy > anchor).toBe(true);
      expect(today.isWorkingDay(due.safeActBy)).toBe(true);
    }
  });
});

describe('the table of lunar festivals', () => {
  it('lies within the days off of every notice since 2008', () => {
    for (const notice of OFFICIAL_NOTICES.filter((each) => each.year >= 2008 && !each.amends)) {
      const off = new Set(notice.festivals.flatMap((festival) => festival.off));
      const lunar = lunarDaysOf(notice.year);
      if (!lunar) throw new Error(`${notice.year} is missing`);
      expect(
        [lunar.springFestival, lunar.qingming, lunar.dragonBoat, lunar.midAutumn].filter(
          (date) => !off.has(date),
        ),
      ).toEqual([]);
    }
  });

  it('has the new moon of 2027-02-06, 23:56 in Beijing, on the 6th', () => {
    expect(lunarDaysOf(2027)).toEqual({
      springFestival: '2027-02-06',
      qingming: '2027-04-05',
      dragonBoat: '2027-06-09',
      midAutumn: '2027-09-15',
    });
  });
});
