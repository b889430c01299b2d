import * as z from 'zod';

/** Days of a month; February of a leap year has 29. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** True when `text` is `YYYY-MM-DD` and such a day exists (`2026-02-30` does not). */
export function isCivilDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return (
    year >= 1900 && year <= 2200 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
  );
}

/**
 * A civil date in Asia/Shanghai, `YYYY-MM-DD`, 1900 to 2200. Legal facts happen on dates, not at instants;
 * the text form is the only one in use, because a JavaScript `Date` moves across midnight with the process's zone.
 */
export const CivilDate = z
  .string()
  .refine(isCivilDate, { error: 'a date that exists, as YYYY-MM-DD' })
  .brand<'CivilDate'>()
  .meta({ id: 'CivilDate', description: 'Civil date in Asia/Shanghai', example: '2026-11-23' });
export type CivilDate = z.infer<typeof CivilDate>;

/** Gives `text` as a civil date; throws a RangeError when no such day exists. For literals and trusted text. */
export function civilDate(text: string): CivilDate {
  if (!isCivilDate(text)) throw new RangeError(`not a civil date: ${text}`);
  return text as CivilDate;
}

/** An instant in UTC with milliseconds, `YYYY-MM-DDThh:mm:ss.sssZ`: when the ledger learnt something. */
export const Instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/, {
    error: 'an instant in UTC with milliseconds',
  })
  .refine((text) => isCivilDate(text.slice(0, 10)), { error: 'an instant on a day that exists' })
  .brand<'Instant'>()
  .meta({ id: 'Instant', description: 'Instant in UTC, milliseconds', example: '2026-11-23T01:30:00.000Z' });
export type Instant = z.infer<typeof Instant>;

/** Gives `text` as an instant; throws a RangeError when it is not one. For trusted text. */
export function instant(text: string): Instant {
  const parsed = Instant.safeParse(text);
  if (!parsed.success) throw new RangeError(`not an instant: ${text}`);
  return parsed.data;
}
