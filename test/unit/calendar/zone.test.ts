import { describe, expect, it } from 'vitest';
import { civilDateAt } from '../../../domain/calendar/zone.ts';
import { type Instant, instant } from '../../../events/civil-date.ts';

describe('the civil date at an instant', () => {
  it.each([
    ['2026-10-09T15:59:59.999Z', '2026-10-09'],
    ['2026-10-09T16:00:00.000Z', '2026-10-10'],
    ['2026-12-31T16:00:00.000Z', '2027-01-01'],
    ['2024-02-28T16:00:00.000Z', '2024-02-29'],
    ['1990-07-01T15:00:00.000Z', '1990-07-02'],
    ['1992-07-01T15:00:00.000Z', '1992-07-01'],
  ])('%s is %s in Beijing', (at, date) => {
    expect(civilDateAt(instant(at))).toBe(date);
  });

  it('refuses what is no instant', () => {
    expect(() => civilDateAt('tomorrow' as Instant)).toThrow(RangeError);
  });
});
