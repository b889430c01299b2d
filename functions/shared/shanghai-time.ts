import { DateTime } from 'luxon';
import { type CivilDate, type Instant, instant } from '../../events/civil-date.ts';

/** Legal dates are dates in China, wherever the process runs. */
const ZONE = 'Asia/Shanghai';

/** The last millisecond of a civil date in China (Civil Code 203: a day ends at 24:00). */
export function endOfShanghaiDay(date: CivilDate): Instant {
  return instant(DateTime.fromISO(date, { zone: ZONE }).endOf('day').toUTC().toISO() ?? '');
}

/** An ISO 8601 instant with a zone as an instant in UTC; undefined when `text` is none. */
export function parseInstant(text: string): Instant | undefined {
  if (!/T.*(Z|[+-]\d{2}:?\d{2})$/.test(text)) return undefined;
  const parsed = DateTime.fromISO(text, { zone: 'utc' });
  return parsed.isValid ? instant(parsed.toISO()) : undefined;
}
