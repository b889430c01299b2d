import type { Instant } from '../../events/civil-date.ts';
import { timeOfDayAt } from '../calendar/zone.ts';
import type { QuietHours } from './preferences.ts';

/** Whether a person wants to be left alone at an instant. They lie across midnight. */
export function isQuiet(now: Instant, { from, to }: QuietHours): boolean {
  const time = timeOfDayAt(now);
  return time >= from || time < to;
}

/** Digests go out from nine, half an hour after the morning's sweep, to the end of the day for most. */
const DIGEST_HOURS = { from: '20:00', to: '09:00' };

export const isDigestTime = (now: Instant): boolean => !isQuiet(now, DIGEST_HOURS);
