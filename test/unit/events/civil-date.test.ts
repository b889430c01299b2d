import { describe, expect, it } from 'vitest';
import {
  CivilDate,
  civilDate,
  daysInMonth,
  Instant,
  instant,
  isCivilDate,
} from '../../../events/civil-date.ts';

describe('a civil date', () => {
  it.each(['2024-02-29', '2000-02-29', '1900-01-01', '2200-12-31', '2026-04-30', '2026-12-31'])(
    '%s exists',
    (text) => {
      expect(isCivilDate(text)).toBe(true);
      expect(civilDate(text)).toBe(text);
    },
  );

  it.each([
    '2026-02-29',
    '1900-02-29',
    '2100-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '1899-12-31',
    '2201-01-01',
    '2026-1-5',
    '2026/01/05',
    ' 2026-01-05',
    '2026-01-05\n',
    '２０２６-01-05',
    '2026-01-05T00:00:00Z',
    '',
  ])('%j does not', (text) => {
    expect(CivilDate.safeParse(text).success).toBe(false);
    expect(() => civilDate(text)).toThrow(RangeError);
  });

  it('knows the days of every month of 400 years, which have 146097 days', () => {
    let days = 0;
    for (let year = 1900; year < 2300; year++)
      for (let month = 1; month <= 12; month++) days += daysInMonth(year, month);
    expect(days).toBe(146_097);
  });
});

describe('an instant', () => {
  it('is UTC with milliseconds', () => {
    expect(instant('2026-11-23T01:30:00.000Z')).toBe('2026-11-23T01:30:00.000Z');
    expect(instant('2024-02-29T23:59:59.999Z')).toBe('2024-02-29T23:59:59.999Z');
  });

  it.each([
    '2026-11-23T01:30:00Z',
    '2026-11-23T01:30:00.000+08:00',
    '2026-11-23 01:30:00.000Z',
    '2026-02-30T01:30:00.000Z',
    '2026-11-23T24:00:00.000Z',
    '2026-11-23T01:60:00.000Z',
    '2026-11-23T01:30:60.000Z',
    '2026-11-23',
  ])('%s is none', (text) => {
    expect(Instant.safeParse(text).success).toBe(false);
    expect(() => instant(text)).toThrow(RangeError);
  });
});
