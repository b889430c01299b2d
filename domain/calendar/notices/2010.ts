import { civilDate } from '../../../events/civil-date.ts';
import type { HolidayNotice } from '../types.ts';
import { festival } from './festival.ts';

export const notice2010: HolidayNotice = {
  year: 2010,
  documentNo: '国办发明电〔2009〕27号',
  url: 'http://www.gov.cn/zhengce/zhengceku/2009-12/08/content_1476.htm',
  publishedOn: civilDate('2009-12-08'),
  festivals: [
    festival('元旦', ['2010-01-01/2010-01-03']),
    festival('春节', ['2010-02-13/2010-02-19'], ['2010-02-20', '2010-02-21']),
    festival('清明节', ['2010-04-03/2010-04-05']),
    festival('劳动节', ['2010-05-01/2010-05-03']),
    festival('端午节', ['2010-06-14/2010-06-16'], ['2010-06-12', '2010-06-13']),
    festival('中秋节', ['2010-09-22/2010-09-24'], ['2010-09-19', '2010-09-25']),
    festival('国庆节', ['2010-10-01/2010-10-07'], ['2010-09-26', '2010-10-09']),
  ],
};
