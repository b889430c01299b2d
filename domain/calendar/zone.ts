import { DateTime } from 'luxon';
import { type CivilDate, civilDate, type Instant } from '../../events/civil-date.ts';

/**
 * The civil date in Beijing at an instant, whatever zone the process runs in. Asia/Shanghai is UTC+8 without daylight
 * saving since 1991; luxon's zone data also hold the summers of 1986 to 1991. Throws a RangeError for what is no instant.
 *
 * @example civilDateAt(instant('2026-10-09T16:30:00.000Z')) // '2026-10-10'
 */
export function civilDateAt(instant: Instant): CivilDate {
  const at = DateTime.fromISO(instant, { zone: 'Asia/Shanghai' });
  if (!at.isValid) throw new RangeError(`not an instant: ${instant}`);
  return civilDate(at.toISODate());
}

/** Time of day in Beijing at an instant, `08:30`. Throws a RangeError for what is no instant. */
export function timeOfDayAt(instant: Instant): string {
  const at = DateTime.fromISO(instant, { zone: 'Asia/Shanghai' });
  if (!at.isValid) throw new RangeError(`not an instant: ${instant}`);
  return at.toFormat('HH:mm');
}
