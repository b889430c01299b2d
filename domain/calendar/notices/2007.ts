import { civilDate } from '../../../events/civil-date.ts';
import type { HolidayNotice } from '../types.ts';
import { festival } from './festival.ts';

/**
 * The notice itself bears the date 2006-12-14, used here as the day it became known; the government site put the page
 * up on 2008-03-28.
 */
export const notice2007: HolidayNotice = {
  year: 2007,
  documentNo: '国办发明电〔2006〕49号',
  url: 'http://www.gov.cn/zhengce/zhengceku/2008-03/28/content_1761.htm',
  publishedOn: civilDate('2006-12-14'),
  festivals: [
    festival('元旦', ['2007-01-01/2007-01-03'], ['2006-12-30', '2006-12-31']),
    festival('春节', ['2007-02-18/2007-02-24'], ['2007-02-17', '2007-02-25']),
    festival('“五一”', ['2007-05-01/2007-05-07'], ['2007-04-28', '2007-04-29']),
    festival('“十一”', ['2007-10-01/2007-10-07'], ['2007-09-29', '2007-09-30']),
  ],
};
