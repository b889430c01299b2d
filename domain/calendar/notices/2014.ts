import { civilDate } from '../../../events/civil-date.ts';
import type { HolidayNotice } from '../types.ts';
import { festival } from './festival.ts';

/** Issued on 2013-12-11; the address bears the day of a later upload. */
export const notice2014: HolidayNotice = {
  year: 2014,
  documentNo: '国办发明电〔2013〕28号',
  url: 'http://www.gov.cn/zhengce/zhengceku/2014-01/02/content_1194.htm',
  publishedOn: civilDate('2013-12-11'),
  festivals: [
    festival('元旦', ['2014-01-01']),
    festival('春节', ['2014-01-31/2014-02-06'], ['2014-01-26', '2014-02-08']),
    festival('清明节', ['2014-04-05', '2014-04-07']),
    festival('劳动节', ['2014-05-01/2014-05-03'], ['2014-05-04']),
    festival('端午节', ['2014-06-02']),
    festival('中秋节', ['2014-09-08']),
    festival('国庆节', ['2014-10-01/2014-10-07'], ['2014-09-28', '2014-10-11']),
  ],
};
