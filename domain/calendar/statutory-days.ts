import { type CivilDate, civilDate } from '../../events/civil-date.ts';
import { lunarDaysOf } from './lunar-days.ts';
import { firstOf, ordinalOf, weekdayOf } from './ordinal.ts';

/** A revision of 《全国年节及纪念日放假办法》: the days off of all citizens (第二条) from a year on. */
export interface HolidayRegulation {
  readonly name: string;
  readonly publishedOn: CivilDate;
  readonly firstYear: number;
  /** Days off of 春节: how many, and from which day, −1 for 除夕 and 0 for 初一 */
  readonly springFestival: { readonly from: number; readonly length: number };
  /** Length of 劳动节 from 1 May on */
  readonly labourDay: number;
  /** 清明, 端午 and 中秋 are days off since 2008 */
  readonly traditional: boolean;
}

/** Every revision since the golden weeks began, oldest first. */
export const HOLIDAY_REGULATIONS: readonly HolidayRegulation[] = [
  {
    name: '《全国年节及纪念日放假办法》（1999年修订）',
    publishedOn: civilDate('1999-09-18'),
    firstYear: 2000,
    springFestival: { from: 0, length: 3 },
    labourDay: 3,
    traditional: false,
  },
  {
    name: '《全国年节及纪念日放假办法》（2007年修订）',
    publishedOn: civilDate('2007-12-14'),
    firstYear: 2008,
    springFestival: { from: -1, length: 3 },
    labourDay: 1,
    traditional: true,
  },
  {
    name: '《全国年节及纪念日放假办法》（2013年修订）',
    publishedOn: civilDate('2013-12-11'),
    firstYear: 2014,
    springFestival: { from: 0, length: 3 },
    labourDay: 1,
    traditional: true,
  },
  {
    name: '《全国年节及纪念日放假办法》（2024年修订）',
    publishedOn: civilDate('2024-11-10'),
    firstYear: 2025,
    springFestival: { from: -1, length: 4 },
    labourDay: 2,
    traditional: true,
  },
];

/** The revision that governs `year`; undefined before the oldest known one. */
export function regulationFor(
  year: number,
  known: readonly HolidayRegulation[],
): HolidayRegulation | undefined {
  return known.findLast((regulation) => regulation.firstYear <= year);
}

/** A day off by statute: of the festival itself, or in lieu of one that fell on a weekend or on another festival. */
export interface StatutoryDay {
  readonly day: number;
  readonly festival: string;
  readonly inLieu: boolean;
}

/**
 * The days off of `year` by statute alone, for when no notice is known: the festivals' own days, and for each that falls
 * on a weekend or on another festival the next weekday that is still free (补假, 第六条; that a festival which coincides
 * with another is made up for is the practice of 2009 and 2020). Days are ordinals. Lunar festivals are missing in years
 * that the lunar table doesn't hold.
 */
export function statutoryDaysOff(year: number, regulation: HolidayRegulation): readonly StatutoryDay[] {
  const off = new Map<number, StatutoryDay>();
  const toMakeUp: (readonly [day: number, festival: string])[] = [];
  for (const [day, festival] of festivalDays(year, regulation)) {
    if (weekdayOf(day) >= 5 || off.has(day)) toMakeUp.push([day, festival]);
    if (!off.has(day)) off.set(day, { day, festival, inLieu: false });
  }
  for (const [missed, festival] of toMakeUp) {
    let day = missed + 1;
    while (weekdayOf(day) >= 5 || off.has(day)) day++;
    off.set(day, { day, festival, inLieu: true });
  }
  return [...off.values()];
}

function festivalDays(
  year: number,
  regulation: HolidayRegulation,
): (readonly [day: number, festival: string])[] {
  const days: (readonly [number, string])[] = [[firstOf(year, 1), '元旦']];
  const add = (festival: string, first: number, length: number) => {
    for (let day = first; day < first + length; day++) days.push([day, festival]);
  };
  const lunar = lunarDaysOf(year);
  if (lunar)
    add(
      '春节',
      ordinalOf(lunar.springFestival) + regulation.springFestival.from,
      regulation.springFestival.length,
    );
  if (lunar && regulation.traditional) {
    add('清明节', ordinalOf(lunar.qingming), 1);
    add('端午节', ordinalOf(lunar.dragonBoat), 1);
  }
  add('劳动节', firstOf(year, 5), regulation.labourDay);
  add('国庆节', firstOf(year, 10), 3);
  if (lunar && regulation.traditional) add('中秋节', ordinalOf(lunar.midAutumn), 1);
  return days;
}
