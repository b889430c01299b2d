import { civilDate } from '../../../events/civil-date.ts';
import type { HolidayNotice } from '../types.ts';
import { festival } from './festival.ts';

export const notice2023: HolidayNotice = {
  year: 2023,
  documentNo: '国办发明电〔2022〕16号',
  url: 'http://www.gov.cn/zhengce/zhengceku/2022-12/08/content_5730844.htm',
  publishedOn: civilDate('2022-12-08'),
  festivals: [
    festival('元旦', ['2022-12-31/2023-01-02']),
    festival('春节', ['2023-01-21/2023-01-27'], ['2023-01-28', '2023-01-29']),
    festival('清明节', ['2023-04-05']),
    festival('劳动节', ['2023-04-29/2023-05-03'], ['2023-04-23', '2023-05-06']),
    festival('端午节', ['2023-06-22/2023-06-24'], ['2023-06-25']),
    festival('中秋节、国庆节', ['2023-09-29/2023-10-06'], ['2023-10-07', '2023-10-08']),
  ],
};
