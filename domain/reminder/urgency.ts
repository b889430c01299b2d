import type { ReminderDay } from '../view/types.ts';
import type { Urgency } from './terms.ts';

/** Days or working days of a step from the due date, negative before it; undefined for the opening of the duty. */
export function offsetOf(step: string): number | undefined {
  if (step === 'T') return 0;
  const found = /^T([+-]\d+)(wd|d)$/.exec(step);
  return found ? Number(found[1]) : undefined;
}

/** Told beside the ladder: the duty is due sooner than its people think. */
export const MOVED_EARLIER = 'EARLIER';

/** T−1, T and everything after, and a date that moved earlier: no preference and no snooze holds these back. */
export function isFirm(step: string): boolean {
  if (step === MOVED_EARLIER) return true;
  const offset = offsetOf(step);
  return offset !== undefined && offset >= -1;
}

/** T−1, T, the first step after T and a date that moved earlier go by themselves and at once; the rest waits for the day's digest. */
export function urgencyOf(step: string, ladder: readonly Pick<ReminderDay, 'step'>[]): Urgency {
  if (!isFirm(step)) return 'DIGEST';
  if ((offsetOf(step) ?? 0) <= 0) return 'URGENT';
  return ladder.find((day) => (offsetOf(day.step) ?? 0) > 0)?.step === step ? 'URGENT' : 'DIGEST';
}
