import { canonicalise } from '../../events/canonical.ts';
import type { CivilDate } from '../../events/civil-date.ts';
import { portableSha256, toHex } from '../../events/hash-suite.ts';
import { calendarAsOf, officialCalendar } from './calendar.ts';
import { OFFICIAL_NOTICES } from './official-notices.ts';
import type { Closure, HolidayNotice, WorkingCalendar } from './types.ts';

/** What a ledger adds to the official notices of the product, in the order in which it was confirmed. */
export interface Added {
  readonly notices: readonly HolidayNotice[];
  readonly closures: readonly Closure[];
}

const kept = new Map<string, WorkingCalendar>();
/** A calendar takes a megabyte; a ledger confirms one or two changes a year, and states of it share their calendars. */
const MAX_KEPT = 48;

/**
 * The official calendar with what a ledger adds to it, as it was known on a day: of notices published on one day the
 * ledger's hold, closures lie over all of them. A ledger that adds nothing has the official calendar itself.
 */
export function ledgerCalendar(knownOn: CivilDate, added: Added): WorkingCalendar {
  const notices = added.notices.filter(({ publishedOn }) => publishedOn <= knownOn);
  const closures = added.closures.filter(({ announcedOn }) => announcedOn <= knownOn);
  if (!notices.length && !closures.length) return officialCalendar(knownOn);
  const mark = `+${digestOf([notices, closures]).slice(0, 8)}`;
  const key = `${officialCalendar(knownOn).version}${mark}`;
  const known = kept.get(key);
  if (known) return known;
  const calendar = calendarAsOf([...OFFICIAL_NOTICES, ...notices], knownOn, { closures, mark });
  const [oldest] = kept.keys();
  if (oldest !== undefined && kept.size >= MAX_KEPT) kept.delete(oldest);
  kept.set(key, calendar);
  return calendar;
}

/** SHA-256 of a value's canonical form, lower-case hex. */
export const digestOf = (value: unknown): string => sha256Of(canonicalise(value));

/** SHA-256 of a text's UTF-8 bytes, lower-case hex. */
export const sha256Of = (text: string): string =>
  toHex(portableSha256.digest(new TextEncoder().encode(text)));
