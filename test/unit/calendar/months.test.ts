import { describe, expect, it } from 'vitest';
import { officialCalendar } from '../../../domain/calendar/calendar.ts';
import { civilDate } from '../../../events/civil-date.ts';

const today = officialCalendar(civilDate('2026-11-24'));

describe('periods of months and years', () => {
  it.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2020-02-29', 48, '2024-02-29'],
    ['2025-02-28', 1, '2025-03-28'],
    ['2025-10-31', 4, '2026-02-28'],
    ['2025-12-15', 1, '2026-01-15'],
    ['2025-12-15', 0, '2025-12-15'],
  ])(
    'end on the corresponding day, or at the end of the month: %s and %i months is %s',
    (anchor, n, dueOn) => {
      expect(today.addMonths(civilDate(anchor), n, 'NONE')).toEqual({ status: 'final', dueOn });
    },
  );

  it('are final however far ahead when nothing is moved, because no notice decides them', () => {
    expect(today.addMonths(civilDate('2026-11-24'), 60, 'NONE')).toEqual({
      status: 'final',
      dueOn: '2031-11-24',
    });
  });

  it('beyond the notices are provisional even on an ordinary Wednesday, which a notice could still make a holiday', () => {
    expect(today.addMonths(civilDate('2024-06-23'), 36, 'FORWARD')).toMatchObject({
      status: 'provisional',
      dueOn: '2027-06-23',
      safeActBy: '2027-06-23',
    });
  });

  it('say how the last day was moved, and by what law', () => {
    const explained = today.explainMonths(civilDate('2023-10-02'), 3, 'YEAR', 'FORWARD');
    expect(explained).toMatchObject({
      anchor: '2023-10-02',
      rule: 'YEARS',
      n: 3,
      nominalDueOn: '2026-10-02',
    });
    expect(explained.trace.map((day) => [day.date, day.kind])).toEqual([
      ['2026-10-02', 'HOLIDAY'],
      ['2026-10-03', 'HOLIDAY'],
      ['2026-10-04', 'HOLIDAY'],
      ['2026-10-05', 'HOLIDAY'],
      ['2026-10-06', 'HOLIDAY'],
      ['2026-10-07', 'HOLIDAY'],
      ['2026-10-08', 'WORKDAY'],
    ]);
    expect(explained.basis).toEqual([
      '《中华人民共和国民法典》第二百零一条',
      '《中华人民共和国民法典》第二百零二条',
      '《中华人民共和国民法典》第二百零三条',
      '2026年节假日安排通知（国办发明电〔2025〕7号） https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm',
    ]);
  });

  it('that are not moved rest on the corresponding day alone', () => {
    const explained = today.explainMonths(civilDate('2023-10-02'), 36, 'MONTH', 'NONE');
    expect(explained).toMatchObject({
      rule: 'MONTHS',
      n: 36,
      dueOn: '2026-10-02',
      nominalDueOn: '2026-10-02',
    });
    expect(explained.basis).toEqual([
      '《中华人民共和国民法典》第二百零一条',
      '《中华人民共和国民法典》第二百零二条',
    ]);
  });
});
