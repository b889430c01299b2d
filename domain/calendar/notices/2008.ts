import { civilDate } from '../../../events/civil-date.ts';
import type { HolidayNotice } from '../types.ts';
import { festival } from './festival.ts';

/**
 * The text bears no date or number that could be found. The National Development and Reform Commission made it public
 * on 2007-12-18, used here; the government site put the page up on 2008-03-28.
 */
export const notice2008: HolidayNotice = {
  year: 2008,
  url: 'http://www.gov.cn/zhengce/zhengceku/2008-03/28/content_1645.htm',
  publishedOn: civilDate('2007-12-18'),
  festivals: [
    festival('元旦', ['2007-12-30/2008-01-01'], ['2007-12-29']),
    festival('春节', ['2008-02-06/2008-02-12'], ['2008-02-02', '2008-02-03']),
    festival('清明节', ['2008-04-04/2008-04-06']),
    festival('“五一”国际劳动节', ['2008-05-01/2008-05-03'], ['2008-05-04']),
    festival('端午节', ['2008-06-07/2008-06-09']),
    festival('中秋节', ['2008-09-13/2008-09-15']),
    festival('国庆节', ['2008-09-29/2008-10-05'], ['2008-09-27', '2008-09-28']),
  ],
};
