import { civilDate } from '../../../events/civil-date.ts';
import type { HolidayNotice } from '../types.ts';
import { festival } from './festival.ts';

export const notice2024: HolidayNotice = {
  year: 2024,
  documentNo: '国办发明电〔2023〕7号',
  url: 'https://www.gov.cn/zhengce/zhengceku/202310/content_6911528.htm',
  publishedOn: civilDate('2023-10-25'),
  festivals: [
    festival('元旦', ['2024-01-01']),
    festival('春节', ['2024-02-10/2024-02-17'], ['2024-02-04', '2024-02-18']),
    festival('清明节', ['2024-04-04/2024-04-06'], ['2024-04-07']),
    festival('劳动节', ['2024-05-01/2024-05-05'], ['2024-04-28', '2024-05-11']),
    festival('端午节', ['2024-06-10']),
    festival('中秋节', ['2024-09-15/2024-09-17'], ['2024-09-14']),
    festival('国庆节', ['2024-10-01/2024-10-07'], ['2024-09-29', '2024-10-12']),
  ],
};
