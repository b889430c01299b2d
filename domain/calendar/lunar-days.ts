import { type CivilDate, civilDate } from '../../events/civil-date.ts';

/** The statutory festivals that follow the moon or the sun, as civil dates of one year. */
export interface LunarDays {
  /** 春节, the first day of the first lunar month */
  readonly springFestival: CivilDate;
  /** 清明, the sun at 15° of longitude */
  readonly qingming: CivilDate;
  /** 端午, the fifth day of the fifth month */
  readonly dragonBoat: CivilDate;
  /** 中秋, the fifteenth day of the eighth month */
  readonly midAutumn: CivilDate;
}

/*
 * Computed from new moons and solar longitude in Beijing time (GB/T 33661-2017) and equal to two independent sources:
 * the notices of 2008 to 2026 and the lunar tables of `chinese-days`. Data, because the lunar calendar of ICU
 * (`Intl`, ca-chinese) puts the new moon of 2027-02-06, 23:56 in Beijing, on the 7th.
 */
const TABLE: readonly (readonly [
  year: number,
  springFestival: string,
  qingming: string,
  dragonBoat: string,
  midAutumn: string,
])[] = [
  [2000, '2000-02-05', '2000-04-04', '2000-06-06', '2000-09-12'],
  [2001, '2001-01-24', '2001-04-05', '2001-06-25', '2001-10-01'],
  [2002, '2002-02-12', '2002-04-05', '2002-06-15', '2002-09-21'],
  [2003, '2003-02-01', '2003-04-05', '2003-06-04', '2003-09-11'],
  [2004, '2004-01-22', '2004-04-04', '2004-06-22', '2004-09-28'],
  [2005, '2005-02-09', '2005-04-05', '2005-06-11', '2005-09-18'],
  [2006, '2006-01-29', '2006-04-05', '2006-05-31', '2006-10-06'],
  [2007, '2007-02-18', '2007-04-05', '2007-06-19', '2007-09-25'],
  [2008, '2008-02-07', '2008-04-04', '2008-06-08', '2008-09-14'],
  [2009, '2009-01-26', '2009-04-04', '2009-05-28', '2009-10-03'],
  [2010, '2010-02-14', '2010-04-05', '2010-06-16', '2010-09-22'],
  [2011, '2011-02-03', '2011-04-05', '2011-06-06', '2011-09-12'],
  [2012, '2012-01-23', '2012-04-04', '2012-06-23', '2012-09-30'],
  [2013, '2013-02-10', '2013-04-04', '2013-06-12', '2013-09-19'],
  [2014, '2014-01-31', '2014-04-05', '2014-06-02', '2014-09-08'],
  [2015, '2015-02-19', '2015-04-05', '2015-06-20', '2015-09-27'],
  [2016, '2016-02-08', '2016-04-04', '2016-06-09', '2016-09-15'],
  [2017, '2017-01-28', '2017-04-04', '2017-05-30', '2017-10-04'],
  [2018, '2018-02-16', '2018-04-05', '2018-06-18', '2018-09-24'],
  [2019, '2019-02-05', '2019-04-05', '2019-06-07', '2019-09-13'],
  [2020, '2020-01-25', '2020-04-04', '2020-06-25', '2020-10-01'],
  [2021, '2021-02-12', '2021-04-04', '2021-06-14', '2021-09-21'],
  [2022, '2022-02-01', '2022-04-05', '2022-06-03', '2022-09-10'],
  [2023, '2023-01-22', '2023-04-05', '2023-06-22', '2023-09-29'],
  [2024, '2024-02-10', '2024-04-04', '2024-06-10', '2024-09-17'],
  [2025, '2025-01-29', '2025-04-04', '2025-05-31', '2025-10-06'],
  [2026, '2026-02-17', '2026-04-05', '2026-06-19', '2026-09-25'],
  [2027, '2027-02-06', '2027-04-05', '2027-06-09', '2027-09-15'],
  [2028, '2028-01-26', '2028-04-04', '2028-05-28', '2028-10-03'],
  [2029, '2029-02-13', '2029-04-04', '2029-06-16', '2029-09-22'],
  [2030, '2030-02-03', '2030-04-05', '2030-06-05', '2030-09-12'],
  [2031, '2031-01-23', '2031-04-05', '2031-06-24', '2031-10-01'],
  [2032, '2032-02-11', '2032-04-04', '2032-06-12', '2032-09-19'],
  [2033, '2033-01-31', '2033-04-04', '2033-06-01', '2033-09-08'],
  [2034, '2034-02-19', '2034-04-05', '2034-06-20', '2034-09-27'],
  [2035, '2035-02-08', '2035-04-05', '2035-06-10', '2035-09-16'],
];

const byYear = new Map<number, LunarDays>(
  TABLE.map(([year, springFestival, qingming, dragonBoat, midAutumn]) => [
    year,
    {
      springFestival: civilDate(springFestival),
      qingming: civilDate(qingming),
      dragonBoat: civilDate(dragonBoat),
      midAutumn: civilDate(midAutumn),
    },
  ]),
);

/** The lunar festivals of `year`; undefined for years the table doesn't hold (it holds 2000 to 2035). */
export function lunarDaysOf(year: number): LunarDays | undefined {
  return byYear.get(year);
}
