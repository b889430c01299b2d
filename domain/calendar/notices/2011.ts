import { civilDate } from '../../../events/civil-date.ts';
import type { HolidayNotice } from '../types.ts';
import { festival } from './festival.ts';

export const notice2011: HolidayNotice = {
  year: 2011,
  documentNo: '国办发明电〔2010〕40号',
  url: 'http://www.gov.cn/zhengce/zhengceku/2010-12/10/content_1423.htm',
  publishedOn: civilDate('2010-12-10'),
  festivals: [
    festival('元旦', ['2011-01-01/2011-01-03']),
    festival('春节', ['2011-02-02/2011-02-08'], ['2011-01-30', '2011-02-12']),
    festival('清明节', ['2011-04-03/2011-04-05'], ['2011-04-02']),
    festival('劳动节', ['2011-04-30/2011-05-02']),
    festival('端午节', ['2011-06-04/2011-06-06']),
    festival('中秋节', ['2011-09-10/2011-09-12']),
    festival('国庆节', ['2011-10-01/2011-10-07'], ['2011-10-08', '2011-10-09']),
  ],
};
