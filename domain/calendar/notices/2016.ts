import { civilDate } from '../../../events/civil-date.ts';
import type { HolidayNotice } from '../types.ts';
import { festival } from './festival.ts';

export const notice2016: HolidayNotice = {
  year: 2016,
  documentNo: '国办发明电〔2015〕18号',
  url: 'http://www.gov.cn/zhengce/zhengceku/2015-12/10/content_10394.htm',
  publishedOn: civilDate('2015-12-10'),
  festivals: [
    festival('元旦', ['2016-01-01']),
    festival('春节', ['2016-02-07/2016-02-13'], ['2016-02-06', '2016-02-14']),
    festival('清明节', ['2016-04-04']),
    festival('劳动节', ['2016-05-01', '2016-05-02']),
    festival('端午节', ['2016-06-09/2016-06-11'], ['2016-06-12']),
    festival('中秋节', ['2016-09-15/2016-09-17'], ['2016-09-18']),
    festival('国庆节', ['2016-10-01/2016-10-07'], ['2016-10-08', '2016-10-09']),
  ],
};
