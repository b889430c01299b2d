import { civilDate } from '../../../events/civil-date.ts';
import type { HolidayNotice } from '../types.ts';
import { festival } from './festival.ts';

export const notice2021: HolidayNotice = {
  year: 2021,
  documentNo: '国办发明电〔2020〕27号',
  url: 'http://www.gov.cn/zhengce/zhengceku/2020-11/25/content_5564127.htm',
  publishedOn: civilDate('2020-11-25'),
  festivals: [
    festival('元旦', ['2021-01-01/2021-01-03']),
    festival('春节', ['2021-02-11/2021-02-17'], ['2021-02-07', '2021-02-20']),
    festival('清明节', ['2021-04-03/2021-04-05']),
    festival('劳动节', ['2021-05-01/2021-05-05'], ['2021-04-25', '2021-05-08']),
    festival('端午节', ['2021-06-12/2021-06-14']),
    festival('中秋节', ['2021-09-19/2021-09-21'], ['2021-09-18']),
    festival('国庆节', ['2021-10-01/2021-10-07'], ['2021-09-26', '2021-10-09']),
  ],
};
