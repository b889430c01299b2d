import { civilDate } from '../../../events/civil-date.ts';
import type { HolidayNotice } from '../types.ts';
import { festival } from './festival.ts';

export const notice2025: HolidayNotice = {
  year: 2025,
  documentNo: '国办发明电〔2024〕12号',
  url: 'https://www.gov.cn/zhengce/zhengceku/202411/content_6986383.htm',
  publishedOn: civilDate('2024-11-12'),
  festivals: [
    festival('元旦', ['2025-01-01']),
    festival('春节', ['2025-01-28/2025-02-04'], ['2025-01-26', '2025-02-08']),
    festival('清明节', ['2025-04-04/2025-04-06']),
    festival('劳动节', ['2025-05-01/2025-05-05'], ['2025-04-27']),
    festival('端午节', ['2025-05-31/2025-06-02']),
    festival('国庆节、中秋节', ['2025-10-01/2025-10-08'], ['2025-09-28', '2025-10-11']),
  ],
};
