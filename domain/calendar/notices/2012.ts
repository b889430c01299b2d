import { civilDate } from '../../../events/civil-date.ts';
import type { HolidayNotice } from '../types.ts';
import { festival } from './festival.ts';

export const notice2012: HolidayNotice = {
  year: 2012,
  documentNo: '国办发明电〔2011〕45号',
  url: 'http://www.gov.cn/zhengce/zhengceku/2011-12/06/content_1411.htm',
  publishedOn: civilDate('2011-12-06'),
  festivals: [
    festival('元旦', ['2012-01-01/2012-01-03'], ['2011-12-31']),
    festival('春节', ['2012-01-22/2012-01-28'], ['2012-01-21', '2012-01-29']),
    festival('清明节', ['2012-04-02/2012-04-04'], ['2012-03-31', '2012-04-01']),
    festival('劳动节', ['2012-04-29/2012-05-01'], ['2012-04-28']),
    festival('端午节', ['2012-06-22/2012-06-24']),
    festival('中秋节、国庆节', ['2012-09-30/2012-10-07'], ['2012-09-29']),
  ],
};
