import { civilDate } from '../../../events/civil-date.ts';
import type { HolidayNotice } from '../types.ts';
import { festival } from './festival.ts';

export const notice2026: HolidayNotice = {
  year: 2026,
  documentNo: '国办发明电〔2025〕7号',
  url: 'https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm',
  publishedOn: civilDate('2025-11-04'),
  festivals: [
    festival('元旦', ['2026-01-01/2026-01-03'], ['2026-01-04']),
    festival('春节', ['2026-02-15/2026-02-23'], ['2026-02-14', '2026-02-28']),
    festival('清明节', ['2026-04-04/2026-04-06']),
    festival('劳动节', ['2026-05-01/2026-05-05'], ['2026-05-09']),
    festival('端午节', ['2026-06-19/2026-06-21']),
    festival('中秋节', ['2026-09-25/2026-09-27']),
    festival('国庆节', ['2026-10-01/2026-10-07'], ['2026-09-20', '2026-10-10']),
  ],
};
