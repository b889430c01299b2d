import { describe, expect, it } from 'vitest';
import { officialCalendar } from '../../../domain/calendar/calendar.ts';
import { civilDate } from '../../../events/civil-date.ts';

const today = officialCalendar(civilDate('2026-11-24'));

describe('twenty working days (第三十一条)', () => {
  it.each([
    ['2024-12-03', '2024-12-31', 'the last day whose period ends in its year (京政办发〔2024〕19号)'],
    ['2025-01-26', '2025-02-28', 'issued on a working Sunday'],
    ['2025-01-27', '2025-03-03', 'issued on the day before the Spring Festival'],
    ['2025-01-28', '2025-03-03', 'issued on 除夕: due with the day before'],
    ['2025-04-25', '2025-05-27', 'across Labour Day, one make-up Sunday counts'],
    ['2025-05-14', '2025-06-12', 'across the Dragon Boat Festival (石政办发〔2025〕5号)'],
    ['2025-06-03', '2025-07-01', 'no holiday (石政办发〔2025〕6号)'],
    ['2025-09-25', '2025-10-29', 'across National Day, two make-up days count'],
    ['2025-09-30', '2025-11-04', 'issued on the eve of National Day'],
    ['2025-10-01', '2025-11-04', 'issued on National Day: due with the eve'],
    ['2025-12-31', '2026-01-29', 'across New Year, the make-up Sunday of 4 January counts'],
    ['2026-01-20', '2026-02-24', 'ends on the first day after the Spring Festival'],
    ['2026-02-13', '2026-03-19', 'the day before a make-up Saturday'],
    ['2026-02-14', '2026-03-20', 'issued on a make-up Saturday'],
    ['2026-04-30', '2026-06-01', 'across Labour Day'],
    ['2026-09-18', '2026-10-22', 'two make-up days, two holidays'],
    ['2026-11-23', '2026-12-21', 'no holiday'],
    ['2026-12-03', '2026-12-31', 'the last one that is final before the notice of 2027'],
  ])('issued on %s is finally due on %s: %s', (issuedOn, dueOn) => {
    expect(today.addWorkingDays(civilDate(issuedOn), 20)).toEqual({ status: 'final', dueOn });
  });

  it('issued on 2026-12-04 is provisionally due on 2027-01-04, never on New Year’s Day', () => {
    expect(today.addWorkingDays(civilDate('2026-12-04'), 20)).toMatchObject({
      status: 'provisional',
      dueOn: '2027-01-04',
      safeActBy: '2026-12-31',
    });
  });
});

describe('three years (第三十三、三十八条; 民法典 第二百零二、二百零三条)', () => {
  it.each([
    ['2022-10-01', '2025-10-01', '2025-10-09', 'National Day: moved to the end of the holiday'],
    ['2023-10-02', '2026-10-02', '2026-10-08', 'National Day'],
    ['2023-09-20', '2026-09-20', '2026-09-20', 'a make-up Sunday is no day of rest'],
    ['2023-05-09', '2026-05-09', '2026-05-09', 'a make-up Saturday is no day of rest'],
    ['2022-11-22', '2025-11-22', '2025-11-24', 'an ordinary Saturday'],
  ])('from %s run to %s and end finally on %s: %s', (anchor, nominalDueOn, dueOn) => {
    expect(today.explainMonths(civilDate(anchor), 3, 'YEAR', 'FORWARD')).toMatchObject({
      status: 'final',
      nominalDueOn,
      dueOn,
    });
  });

  it.each([
    ['2025-06-03', '2028-06-03', '2028-06-05', '2028-06-02', 'a Saturday of a year without a notice'],
    [
      '2024-02-29',
      '2027-02-28',
      '2027-03-01',
      '2027-02-26',
      'no 29 February: the end of the month, a Sunday',
    ],
    ['2024-02-05', '2027-02-05', '2027-02-11', '2027-02-04', '除夕 of 2027 and the days in lieu'],
  ])(
    'from %s run to %s and end provisionally on %s, safely on %s: %s',
    (anchor, nominalDueOn, dueOn, safeActBy) => {
      expect(today.explainMonths(civilDate(anchor), 3, 'YEAR', 'FORWARD')).toMatchObject({
        status: 'provisional',
        nominalDueOn,
        dueOn,
        safeActBy,
      });
    },
  );

  it('half a year from 2025-08-31 ends on 2026-02-28, a make-up Saturday', () => {
    expect(today.addMonths(civilDate('2025-08-31'), 6, 'FORWARD')).toEqual({
      status: 'final',
      dueOn: '2026-02-28',
    });
  });
});
