import { describe, expect, it } from 'vitest';
import { officialCalendar } from '../../domain/calendar/calendar.ts';
import { lunarDaysOf } from '../../domain/calendar/lunar-days.ts';
import { dateOf, ordinalOf } from '../../domain/calendar/ordinal.ts';
import { type CivilDate, civilDate } from '../../events/civil-date.ts';

// West of Greenwich chinese-days shifts its own tables by a day when it is loaded, so it is loaded in UTC.
process.env['TZ'] = 'UTC';
const { default: oracle } = await import('chinese-days');

const today = officialCalendar(civilDate('2026-11-24'));
const days = allDays('2007-01-01', '2026-12-31');

describe('against chinese-days, an independent transcription of the notices', () => {
  it('every day from 2007 to 2026 is a working day in both or in neither', () => {
    expect(days).toHaveLength(7305);
    const differences = days.filter((date) => today.isWorkingDay(date) !== oracle.isWorkday(date));
    expect(differences).toEqual([]);
  });

  it('the make-up days of the last weekend of 2006 agree, although they stand in the notice of 2007', () => {
    for (const date of allDays('2006-12-30', '2006-12-31')) {
      expect([date, today.isWorkingDay(date), oracle.isWorkday(date)]).toEqual([date, true, true]);
    }
  });

  it('twenty working days after every day of the notices end on the same day', { timeout: 60_000 }, () => {
    const inside = allDays('2007-01-01', '2026-12-03');
    const differences = inside.filter((date) => {
      const due = today.addWorkingDays(date, 20);
      return due.status !== 'final' || due.dueOn !== oracle.findWorkday(20, date);
    });
    expect(differences).toEqual([]);
  });

  it('days off by notice or exchange have a festival’s name in both', () => {
    const named = days.filter((date) => today.day(date).festival !== undefined);
    const unnamed = named.filter((date) => /day$/.test(oracle.getDayDetail(date).name));
    // chinese-days leaves weekend days off unnamed, and Monday 2020-02-03, on which work began again.
    expect(unnamed.filter((date) => ![5, 6].includes(ordinalOf(date) % 7))).toEqual(['2020-02-03']);
  });
});

describe('the table of lunar festivals', () => {
  it('agrees with the lunar calendar and the solar terms of chinese-days in every year', () => {
    const lunarDay = (date: CivilDate) => {
      const { lunarMon, lunarDay, isLeap } = oracle.getLunarDate(date);
      return isLeap ? 'leap' : `${lunarMon}-${lunarDay}`;
    };
    for (let year = 2000; year <= 2035; year++) {
      const lunar = lunarDaysOf(year);
      if (!lunar) throw new Error(`${year} is missing`);
      const { springFestival, dragonBoat, midAutumn, qingming } = lunar;
      expect([year, ...[springFestival, dragonBoat, midAutumn].map(lunarDay)]).toEqual([
        year,
        '1-1',
        '5-5',
        '8-15',
      ]);
      expect(qingming).toBe(oracle.getSolarTermDate(year, 4, 'pure_brightness'));
    }
  });
});

function allDays(first: string, last: string): CivilDate[] {
  const from = ordinalOf(civilDate(first));
  return Array.from({ length: ordinalOf(civilDate(last)) - from + 1 }, (_, index) => dateOf(from + index));
}
