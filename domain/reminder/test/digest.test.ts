import { describe, expect, it } from 'vitest';
import { civilDate, instant } from '../../../events/civil-date.ts';
import { digestGroups } from '../digest.ts';
import { isDigestTime, isQuiet } from '../quiet-hours.ts';

const line = (name: string, actBy: string, left: number, overdue = false) => ({
  name,
  actBy: civilDate(actBy),
  left,
  overdue,
});

describe('the groups of a digest', () => {
  it('are overdue, 3, 10 working days and later, soonest first in each, without empty ones', () => {
    const groups = digestGroups([
      line('later', '2026-07-20', 30),
      line('ten', '2026-06-15', 10),
      line('four', '2026-06-08', 4),
      line('three', '2026-06-05', 3),
      line('today', '2026-06-02', 0),
      line('late', '2026-05-29', -2, true),
      line('later still', '2026-05-28', -3, true),
    ]);
    expect(groups.map(([group, lines]) => [group, ...lines.map(({ name }) => name)])).toEqual([
      ['OVERDUE', 'later still', 'late'],
      ['WITHIN_3', 'today', 'three'],
      ['WITHIN_10', 'four', 'ten'],
      ['LATER', 'later'],
    ]);
    expect(digestGroups([line('a', '2026-07-20', 30)]).map(([group]) => group)).toEqual(['LATER']);
  });

  it('never call a provisional date overdue', () => {
    expect(digestGroups([line('a', '2026-06-01', -1, false)]).map(([group]) => group)).toEqual(['WITHIN_3']);
  });
});

describe('quiet hours', () => {
  /** A time of day in Beijing, eight hours before which it is in UTC */
  const at = (beijing: string) => {
    const hour = (Number(beijing.slice(0, 2)) + 16) % 24;
    return instant(`2026-06-01T${String(hour).padStart(2, '0')}${beijing.slice(2)}:00.000Z`);
  };
  const hours = { from: '20:00', to: '08:30' };

  it('lie across midnight in Beijing, the last minute excluded', () => {
    const asked = ['08:29', '08:30', '19:59', '20:00', '23:59', '00:00'];
    expect(asked.filter((time) => isQuiet(at(time), hours))).toEqual(['08:29', '20:00', '23:59', '00:00']);
  });

  it('leave the time from nine to eight for digests', () => {
    const asked = ['08:45', '09:00', '19:59', '20:00'];
    expect(asked.filter((time) => isDigestTime(at(time)))).toEqual(['09:00', '19:59']);
  });
});
