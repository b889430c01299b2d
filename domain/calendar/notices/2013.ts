import { civilDate } from '../../../events/civil-date.ts';
import type { HolidayNotice } from '../types.ts';
import { festival } from './festival.ts';

export const notice2013: HolidayNotice = {
  year: 2013,
  documentNo: '国办发明电〔2012〕33号',
  url: 'http://www.gov.cn/zhengce/zhengceku/2012-12/10/content_1353.htm',
  publishedOn: civilDate('2012-12-10'),
  festivals: [
    festival('元旦', ['2013-01-01/2013-01-03'], ['2013-01-05', '2013-01-06']),
    festival('春节', ['2013-02-09/2013-02-15'], ['2013-02-16', '2013-02-17']),
    festival('清明节', ['2013-04-04/2013-04-06'], ['2013-04-07']),
    festival('劳动节', ['2013-04-29/2013-05-01'], ['2013-04-27', '2013-04-28']),
    festival('端午节', ['2013-06-10/2013-06-12'], ['2013-06-08', '2013-06-09']),
    festival('中秋节', ['2013-09-19/2013-09-21'], ['2013-09-22']),
    festival('国庆节', ['2013-10-01/2013-10-07'], ['2013-09-29', '2013-10-12']),
  ],
};
