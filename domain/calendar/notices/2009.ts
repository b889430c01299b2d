import { civilDate } from '../../../events/civil-date.ts';
import type { HolidayNotice } from '../types.ts';
import { festival } from './festival.ts';

/** No document number is evidenced. The National Day paragraph also holds the Mid-Autumn Festival, which fell on 3 October. */
export const notice2009: HolidayNotice = {
  year: 2009,
  url: 'http://www.gov.cn/zhengce/zhengceku/2008-12/10/content_1572.htm',
  publishedOn: civilDate('2008-12-10'),
  festivals: [
    festival('元旦', ['2009-01-01/2009-01-03'], ['2009-01-04']),
    festival('春节', ['2009-01-25/2009-01-31'], ['2009-01-24', '2009-02-01']),
    festival('清明节', ['2009-04-04/2009-04-06']),
    festival('劳动节', ['2009-05-01/2009-05-03']),
    festival('端午节', ['2009-05-28/2009-05-30'], ['2009-05-31']),
    festival('国庆节、中秋节', ['2009-10-01/2009-10-08'], ['2009-09-27', '2009-10-10']),
  ],
};
