import { civilDate } from '../../../events/civil-date.ts';
import type { HolidayNotice } from '../types.ts';
import { festival } from './festival.ts';

export const notice2019: HolidayNotice = {
  year: 2019,
  documentNo: '国办发明电〔2018〕15号',
  url: 'http://www.gov.cn/zhengce/zhengceku/2018-12/06/content_5346276.htm',
  publishedOn: civilDate('2018-12-06'),
  festivals: [
    festival('元旦', ['2018-12-30/2019-01-01'], ['2018-12-29']),
    festival('春节', ['2019-02-04/2019-02-10'], ['2019-02-02', '2019-02-03']),
    festival('清明节', ['2019-04-05']),
    festival('劳动节', ['2019-05-01']),
    festival('端午节', ['2019-06-07']),
    festival('中秋节', ['2019-09-13']),
    festival('国庆节', ['2019-10-01/2019-10-07'], ['2019-09-29', '2019-10-12']),
  ],
};

/** Labour Day, one day in the first notice, became four with two make-up working days. */
export const amendment2019: HolidayNotice = {
  year: 2019,
  documentNo: '国办发明电〔2019〕3号',
  url: 'http://www.gov.cn/zhengce/zhengceku/2019-03/22/content_5375877.htm',
  publishedOn: civilDate('2019-03-22'),
  amends: notice2019.url,
  festivals: [festival('劳动节', ['2019-05-01/2019-05-04'], ['2019-04-28', '2019-05-05'])],
};
