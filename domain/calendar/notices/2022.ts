import { civilDate } from '../../../events/civil-date.ts';
import type { HolidayNotice } from '../types.ts';
import { festival } from './festival.ts';

export const notice2022: HolidayNotice = {
  year: 2022,
  documentNo: '国办发明电〔2021〕11号',
  url: 'http://www.gov.cn/zhengce/zhengceku/2021-10/25/content_5644835.htm',
  publishedOn: civilDate('2021-10-25'),
  festivals: [
    festival('元旦', ['2022-01-01/2022-01-03']),
    festival('春节', ['2022-01-31/2022-02-06'], ['2022-01-29', '2022-01-30']),
    festival('清明节', ['2022-04-03/2022-04-05'], ['2022-04-02']),
    festival('劳动节', ['2022-04-30/2022-05-04'], ['2022-04-24', '2022-05-07']),
    festival('端午节', ['2022-06-03/2022-06-05']),
    festival('中秋节', ['2022-09-10/2022-09-12']),
    festival('国庆节', ['2022-10-01/2022-10-07'], ['2022-10-08', '2022-10-09']),
  ],
};
