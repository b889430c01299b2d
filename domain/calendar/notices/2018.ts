import { civilDate } from '../../../events/civil-date.ts';
import type { HolidayNotice } from '../types.ts';
import { festival } from './festival.ts';

export const notice2018: HolidayNotice = {
  year: 2018,
  documentNo: '国办发明电〔2017〕12号',
  url: 'http://www.gov.cn/zhengce/zhengceku/2017-11/30/content_5243579.htm',
  publishedOn: civilDate('2017-11-30'),
  festivals: [
    festival('元旦', ['2018-01-01']),
    festival('春节', ['2018-02-15/2018-02-21'], ['2018-02-11', '2018-02-24']),
    festival('清明节', ['2018-04-05/2018-04-07'], ['2018-04-08']),
    festival('劳动节', ['2018-04-29/2018-05-01'], ['2018-04-28']),
    festival('端午节', ['2018-06-18']),
    festival('中秋节', ['2018-09-24']),
    festival('国庆节', ['2018-10-01/2018-10-07'], ['2018-09-29', '2018-09-30']),
  ],
};
