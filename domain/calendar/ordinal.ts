import { type CivilDate, daysInMonth } from '../../events/civil-date.ts';

/*
 * Civil dates as whole numbers, so that date arithmetic is integer arithmetic and no process time zone can reach it.
 * Ordinal 0 is 1900-01-01, a Monday; the last one is 2200-12-31: the range of `CivilDate`.
 */

const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;
const MONTHS = (LAST_YEAR - FIRST_YEAR + 1) * 12;

/** Ordinal of the first day of each month, counted from January 1900; one entry more than there are months. */
const monthStart = new Int32Array(MONTHS + 1);
for (let month = 0; month < MONTHS; month++) {
  const length = daysInMonth(FIRST_YEAR + Math.floor(month / 12), (month % 12) + 1);
  monthStart[month + 1] = startOfMonth(month) + length;
}

/** How many days the range holds; ordinals run from 0 to `DAY_COUNT - 1`. */
export const DAY_COUNT = startOfMonth(MONTHS);

const texts = new Array<CivilDate | undefined>(DAY_COUNT);

const ZERO = 48;
const HYPHEN = 45;
/** Stands for two characters that are no digits: small enough to push every sum it enters out of range. */
const NOT_DIGITS = -10_000;

/** Ordinal of a civil date. Throws a RangeError for anything that is not a `YYYY-MM-DD` of an existing day, 1900–2200. */
export function ordinalOf(date: CivilDate): number {
  const text: string = date;
  if (typeof text !== 'string' || text.length !== 10) throw notACivilDate(date);
  if (text.charCodeAt(4) !== HYPHEN || text.charCodeAt(7) !== HYPHEN) throw notACivilDate(date);
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1) throw notACivilDate(date);
  const index = (year - FIRST_YEAR) * 12 + month - 1;
  const ordinal = startOfMonth(index) + day - 1;
  if (ordinal >= startOfMonth(index + 1)) throw notACivilDate(date);
  return ordinal;
}

/** The civil date of an ordinal. Throws a RangeError outside 1900–2200. */
export function dateOf(ordinal: number): CivilDate {
  return texts[ordinal] ?? writeDate(ordinal);
}

/** Ordinal of the first day of a month, 1 to 12. */
export function firstOf(year: number, month: number): number {
  return startOfMonth((year - FIRST_YEAR) * 12 + month - 1);
}

/** The calendar year an ordinal lies in. */
export function yearOf(ordinal: number): number {
  return Math.floor(monthOf(ordinal) / 12) + FIRST_YEAR;
}

/** 0 Monday … 6 Sunday. */
export function weekdayOf(ordinal: number): number {
  return ordinal % 7;
}

/**
 * The corresponding day (对应日) `months` after an ordinal; where the month has no such day, its last day
 * (民法典 第二百零二条). Throws a RangeError when that lies after 2200.
 */
export function correspondingDay(ordinal: number, months: number): number {
  const month = monthOf(ordinal);
  if (!(month + months < MONTHS))
    throw new RangeError(`${months} months after ${dateOf(ordinal)} lies after ${LAST_YEAR}`);
  const dayOfMonth = ordinal - startOfMonth(month);
  return Math.min(startOfMonth(month + months) + dayOfMonth, startOfMonth(month + months + 1) - 1);
}

function startOfMonth(month: number): number {
  return monthStart[month] ?? 0;
}

/** Index of the month an ordinal lies in; the estimate by the mean length is at most one month off. */
function monthOf(ordinal: number): number {
  let month = Math.floor(ordinal / 30.436875);
  while (startOfMonth(month) > ordinal) month--;
  while (startOfMonth(month + 1) <= ordinal) month++;
  return month;
}

function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - ZERO;
  const units = text.charCodeAt(at + 1) - ZERO;
  return tens >= 0 && tens <= 9 && units >= 0 && units <= 9 ? tens * 10 + units : NOT_DIGITS;
}

function writeDate(ordinal: number): CivilDate {
  if (!Number.isInteger(ordinal) || ordinal < 0 || ordinal >= DAY_COUNT) {
    throw new RangeError(`a day outside the calendar's range, ${FIRST_YEAR} to ${LAST_YEAR}`);
  }
  const month = monthOf(ordinal);
  const year = Math.floor(month / 12) + FIRST_YEAR;
  const pad = (value: number) => String(value).padStart(2, '0');
  const text = `${year}-${pad((month % 12) + 1)}-${pad(ordinal - startOfMonth(month) + 1)}` as CivilDate;
  texts[ordinal] = text;
  return text;
}

function notACivilDate(value: unknown): RangeError {
  return new RangeError(`not a civil date between ${FIRST_YEAR} and ${LAST_YEAR}: ${String(value)}`);
}
