import { describe, expect, it } from 'vitest';
import { civilDate } from '../../../events/civil-date.ts';
import { officialCalendar } from '../../calendar/calendar.ts';
import { atDate, dueFrom, timelinessOf } from '../due.ts';

const calendar = officialCalendar(civilDate('2026-11-24'));
const due = (
  anchor: string,
  period: Parameters<typeof dueFrom>[1]['period'],
  roll: 'FORWARD' | 'NONE' = 'FORWARD',
) => dueFrom(civilDate(anchor), { period, roll }, calendar);

describe('a period', () => {
  it('of 36 consecutive calendar months ends with the last day of the 36th', () => {
    expect(due('2022-11-03', { n: 36, unit: 'CALENDAR_MONTH' })).toMatchObject({
      dueOn: '2025-12-01',
      nominalDueOn: '2025-11-30',
      rule: 'CALENDAR_MONTHS',
    });
    expect(due('2024-01-31', { n: 1, unit: 'CALENDAR_MONTH' }, 'NONE').dueOn).toBe('2024-02-29');
    expect(due('2023-12-31', { n: 12, unit: 'CALENDAR_MONTH' }, 'NONE').dueOn).toBe('2024-12-31');
  });

  it('of calendar years ends on 31 December, the anchor’s own year being the first', () => {
    expect(due('2026-05-11', { n: 1, unit: 'CALENDAR_YEAR' }, 'NONE')).toMatchObject({
      dueOn: '2026-12-31',
      status: 'final',
    });
    expect(due('2026-05-11', { n: 2, unit: 'CALENDAR_YEAR' }, 'NONE').dueOn).toBe('2027-12-31');
  });

  it('of half a year keeps the end of the month and does not move off a make-up Saturday', () => {
    expect(due('2025-08-31', { n: 6, unit: 'MONTH' }).dueOn).toBe('2026-02-28');
  });

  it('of days moves off a day of rest only forward', () => {
    expect(due('2026-09-21', { n: 4, unit: 'DAY' })).toMatchObject({
      nominalDueOn: '2026-09-25',
      dueOn: '2026-09-28',
    });
  });

  it('before an event never moves later: on a day of rest it ends on the working day before', () => {
    expect(due('2026-10-25', { n: 20, unit: 'DAY', direction: 'BEFORE' })).toMatchObject({
      nominalDueOn: '2026-10-05',
      dueOn: '2026-09-30',
      rule: 'DAYS_BEFORE',
    });
    expect(due('2026-09-18', { n: 5, unit: 'WORKING_DAY', direction: 'BEFORE' }).dueOn).toBe('2026-09-11');
  });

  it('that counts its first day ends one working day sooner (G4)', () => {
    expect(due('2026-05-11', { n: 20, unit: 'WORKING_DAY' }).dueOn).toBe('2026-06-08');
    expect(due('2026-05-11', { n: 20, unit: 'WORKING_DAY', countsAnchorDay: true })).toMatchObject({
      dueOn: '2026-06-05',
      anchor: '2026-05-11',
    });
  });

  it('into a year without a notice is provisional, safe on the last working day before', () => {
    const set = atDate(
      civilDate('2027-02-06'),
      { anchor: civilDate('2026-11-24'), n: 0, rule: 'FIXED_DATE' },
      'FORWARD',
      calendar,
    );
    expect(set).toMatchObject({ status: 'provisional', nominalDueOn: '2027-02-06' });
    if (set.status === 'provisional') expect(set.safeActBy <= '2027-02-06').toBe(true);
    expect(timelinessOf(civilDate('2027-06-01'), set)).toBe('UNDETERMINED');
  });
});
