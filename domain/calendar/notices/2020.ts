import { civilDate } from '../../../events/civil-date.ts';
import type { HolidayNotice } from '../types.ts';
import { festival } from './festival.ts';

export const notice2020: HolidayNotice = {
  year: 2020,
  documentNo: '国办发明电〔2019〕16号',
  url: 'http://www.gov.cn/zhengce/zhengceku/2019-11/21/content_5454164.htm',
  publishedOn: civilDate('2019-11-21'),
  festivals: [
    festival('元旦', ['2020-01-01']),
    festival('春节', ['2020-01-24/2020-01-30'], ['2020-01-19', '2020-02-01']),
    festival('清明节', ['2020-04-04/2020-04-06']),
    festival('劳动节', ['2020-05-01/2020-05-05'], ['2020-04-26', '2020-05-09']),
    festival('端午节', ['2020-06-25/2020-06-27'], ['2020-06-28']),
    festival('国庆节、中秋节', ['2020-10-01/2020-10-08'], ['2020-09-27', '2020-10-10']),
  ],
};

/** The Spring Festival was prolonged to 2 February: the make-up working day of 1 February fell away, work began on the 3rd. */
export const amendment2020: HolidayNotice = {
  year: 2020,
  documentNo: '国办发明电〔2020〕1号',
  url: 'http://www.gov.cn/zhengce/zhengceku/2020-01/27/content_5472352.htm',
  publishedOn: civilDate('2020-01-27'),
  amends: notice2020.url,
  festivals: [festival('春节', ['2020-01-31/2020-02-02'], ['2020-02-03'])],
};
