import { type CivilDate, civilDate } from '../../../events/civil-date.ts';
import { dateOf, ordinalOf } from '../ordinal.ts';
import type { HolidayNotice } from '../types.ts';

/**
 * One paragraph of a notice: the days off and the make-up working days (上班) of a festival. A day is a date, a run of
 * days an ISO 8601 interval with both ends included, as the notices put it (“2月15日至23日”).
 *
 * @example festival('春节', ['2026-02-15/2026-02-23'], ['2026-02-14', '2026-02-28'])
 */
export function festival(
  name: string,
  off: readonly string[],
  work: readonly string[] = [],
): HolidayNotice['festivals'][number] {
  return { name, off: off.flatMap(daysOf), work: work.flatMap(daysOf) };
}

function daysOf(dayOrInterval: string): CivilDate[] {
  const [first = '', last = first] = dayOrInterval.split('/');
  const from = ordinalOf(civilDate(first));
  const days = ordinalOf(civilDate(last)) - from + 1;
  return Array.from({ length: days }, (_, index) => dateOf(from + index));
}
