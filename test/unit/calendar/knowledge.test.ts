import { describe, expect, it } from 'vitest';
import { calendarAsOf, officialCalendar } from '../../../domain/calendar/calendar.ts';
import { festival } from '../../../domain/calendar/notices/festival.ts';
import { OFFICIAL_NOTICES } from '../../../domain/calendar/official-notices.ts';
import type { HolidayNotice } from '../../../domain/calendar/types.ts';
import { civilDate } from '../../../events/civil-date.ts';

const knownOn = (date: string) => officialCalendar(civilDate(date));

describe('a schedule that was changed in mid-year answers as it did before and after the change', () => {
  it('2015: three days for the 70th anniversary of victory', () => {
    const anchor = civilDate('2015-08-20');
    expect(knownOn('2015-05-12').addWorkingDays(anchor, 20)).toEqual({
      status: 'final',
      dueOn: '2015-09-17',
    });
    expect(knownOn('2015-05-13').addWorkingDays(anchor, 20)).toEqual({
      status: 'final',
      dueOn: '2015-09-18',
    });
    expect(knownOn('2015-05-12').day(civilDate('2015-09-06')).kind).toBe('WEEKEND');
    expect(knownOn('2015-05-13').day(civilDate('2015-09-06')).kind).toBe('MAKE_UP_WORKDAY');
  });

  it('2019: Labour Day became four days with two make-up days', () => {
    expect(knownOn('2019-03-21').day(civilDate('2019-05-02'))).toMatchObject({ kind: 'WORKDAY' });
    expect(knownOn('2019-03-22').day(civilDate('2019-05-02'))).toMatchObject({
      kind: 'HOLIDAY',
      festival: '劳动节',
      source: 'http://www.gov.cn/zhengce/zhengceku/2019-03/22/content_5375877.htm',
    });
    expect(knownOn('2019-03-21').isWorkingDay(civilDate('2019-04-28'))).toBe(false);
    expect(knownOn('2019-03-22').isWorkingDay(civilDate('2019-04-28'))).toBe(true);
  });

  it('2020: the Spring Festival was prolonged while it ran', () => {
    const before = knownOn('2020-01-26');
    const after = knownOn('2020-01-27');
    expect(before.day(civilDate('2020-01-31'))).toMatchObject({ kind: 'WORKDAY' });
    expect(after.day(civilDate('2020-01-31'))).toMatchObject({ kind: 'HOLIDAY', festival: '春节' });
    expect(before.day(civilDate('2020-02-01'))).toMatchObject({ kind: 'MAKE_UP_WORKDAY' });
    expect(after.day(civilDate('2020-02-01'))).toMatchObject({ kind: 'HOLIDAY' });
    expect(after.day(civilDate('2020-02-03'))).toMatchObject({ kind: 'WORKDAY', festival: '春节' });
    expect(before.addWorkingDays(civilDate('2020-01-13'), 20)).toEqual({
      status: 'final',
      dueOn: '2020-02-13',
    });
    expect(after.addWorkingDays(civilDate('2020-01-13'), 20)).toEqual({
      status: 'final',
      dueOn: '2020-02-17',
    });
    expect([before.version, after.version]).toEqual(['notices-2020@2019-11-21', 'notices-2020@2020-01-27']);
  });

  it('cites the change beside the first notice', () => {
    expect(knownOn('2020-02-10').explainWorkingDays(civilDate('2020-01-13'), 20).basis).toEqual([
      '《中华人民共和国民法典》第二百零一条',
      '2020年节假日安排通知（国办发明电〔2019〕16号） http://www.gov.cn/zhengce/zhengceku/2019-11/21/content_5454164.htm',
      '2020年节假日安排调整通知（国办发明电〔2020〕1号） http://www.gov.cn/zhengce/zhengceku/2020-01/27/content_5472352.htm',
    ]);
  });
});

describe('a notice makes provisional dates final on the day it is published, not before', () => {
  it('2026: known from 2025-11-04 on', () => {
    const issuedOn = civilDate('2025-12-31');
    expect(knownOn('2025-11-03').addWorkingDays(issuedOn, 20)).toMatchObject({ status: 'provisional' });
    expect(knownOn('2025-11-04').addWorkingDays(issuedOn, 20)).toEqual({
      status: 'final',
      dueOn: '2026-01-29',
    });
  });

  it('2027: an imported notice settles the waiting dates', () => {
    const notice2027: HolidayNotice = {
      year: 2027,
      url: 'https://example.org/notice-2027',
      publishedOn: civilDate('2026-12-01'),
      festivals: [festival('元旦', ['2027-01-01/2027-01-03'])],
    };
    const notices = [...OFFICIAL_NOTICES, notice2027];
    const issuedOn = civilDate('2026-12-04');
    expect(calendarAsOf(notices, civilDate('2026-11-30')).addWorkingDays(issuedOn, 20).status).toBe(
      'provisional',
    );
    const settled = calendarAsOf(notices, civilDate('2026-12-01'));
    expect(settled.addWorkingDays(issuedOn, 20)).toEqual({ status: 'final', dueOn: '2027-01-04' });
    expect(settled.version).toBe('notices-2027@2026-12-01');
  });

  it('takes notices in any order', () => {
    const shuffled = calendarAsOf([...OFFICIAL_NOTICES].reverse(), civilDate('2026-11-24'));
    expect(shuffled.day(civilDate('2020-02-01'))).toEqual(knownOn('2026-11-24').day(civilDate('2020-02-01')));
  });
});

describe('coverage', () => {
  it('ends with the last published year when its last days are safe from the next New Year', () => {
    expect(knownOn('2026-11-24').coveredThrough).toBe('2026-12-31');
    expect(knownOn('2020-11-24').coveredThrough).toBe('2020-12-31');
  });

  it('ends on 28 December when the next New Year may reach back, as that of 2019 did', () => {
    const calendar = knownOn('2018-06-01');
    expect(calendar.coveredThrough).toBe('2018-12-28');
    expect(calendar.day(civilDate('2018-12-31'))).toMatchObject({ kind: 'WORKDAY', assumed: true });
    const due = calendar.addWorkingDays(civilDate('2018-12-03'), 20);
    expect(due).toMatchObject({ status: 'provisional', dueOn: '2018-12-31', safeActBy: '2018-12-28' });
    expect(due.status === 'provisional' && due.because.zh).toContain('2019年节假日安排尚未公布');
    expect(knownOn('2018-12-06').addWorkingDays(civilDate('2018-12-03'), 20)).toEqual({
      status: 'final',
      dueOn: '2018-12-29',
    });
  });

  it('ends where a year is missing', () => {
    const gap = OFFICIAL_NOTICES.filter((notice) => notice.year !== 2012);
    expect(calendarAsOf(gap, civilDate('2026-11-24')).coveredThrough).toBe('2011-12-28');
  });

  it('does not reach before the first notice held: dates there are never final, and say so', () => {
    const due = knownOn('2026-11-24').addWorkingDays(civilDate('2003-05-20'), 20);
    expect(due.status).toBe('provisional');
    expect(due.status === 'provisional' && due.because).toEqual({
      zh: '未收录该期间的节假日安排，日期按《全国年节及纪念日放假办法》（1999年修订）法定放假日及补假推算，仅供参考。',
      en: 'No holiday notice for these days is held; the date is estimated by the statutory days off of 《全国年节及纪念日放假办法》（1999年修订）, and serves for orientation only.',
    });
  });

  it('begins with the turn of the year that the first notice settles', () => {
    const calendar = knownOn('2026-11-24');
    expect(calendar.addWorkingDays(civilDate('2006-12-27'), 20)).toMatchObject({ status: 'provisional' });
    expect(calendar.addWorkingDays(civilDate('2006-12-28'), 20)).toEqual({
      status: 'final',
      dueOn: '2007-01-26',
    });
    expect(calendar.day(civilDate('2006-12-30'))).toMatchObject({ kind: 'MAKE_UP_WORKDAY', assumed: false });
  });

  it('is empty before the first notice was published', () => {
    const calendar = knownOn('2001-01-01');
    expect(calendar.version).toBe('notices-none@1999-09-18');
    expect(calendar.addWorkingDays(civilDate('2007-03-01'), 5).status).toBe('provisional');
  });

  it('keeps one calendar for each state of knowledge', () => {
    expect(knownOn('2026-11-24')).toBe(knownOn('2026-01-01'));
    expect(knownOn('2020-01-26')).not.toBe(knownOn('2020-01-27'));
    expect(knownOn('2024-11-11').version).toBe('notices-2024@2024-11-10');
  });
});
