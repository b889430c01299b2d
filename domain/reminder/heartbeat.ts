import type { CivilDate } from '../../events/civil-date.ts';
import { ordinalOf, weekdayOf } from '../calendar/ordinal.ts';

/** Hours after which a ledger that was not swept stands still: a day, and the time of two more tries. */
export const SWEEP_PATIENCE_HOURS = 26;

/** Administrators hear from the system on Mondays. */
export const isHeartbeatDay = (today: CivilDate): boolean => weekdayOf(ordinalOf(today)) === MONDAY;

const MONDAY = 0;
