import { civilDate } from '../../../events/civil-date.ts';
import type { HolidayNotice } from '../types.ts';
import { festival } from './festival.ts';

export const notice2017: HolidayNotice = {
  year: 2017,
  documentNo: '国办发明电〔2016〕17号',
  url: 'http://www.gov.cn/zhengce/zhengceku/2016-12/01/content_5141603.htm',
  publishedOn: civilDate('2016-12-01'),
  festivals: [
    festival('元旦', ['2017-01-01', '2017-01-02']),
    festival('春节', ['2017-01-27/2017-02-02'], ['2017-01-22', '2017-02-04']),
    festival('清明节', ['2017-04-02/2017-04-04'], ['2017-04-01']),
    festival('劳动节', ['2017-05-01']),
    festival('端午节', ['2017-05-28/2017-05-30'], ['2017-05-27']),
    festival('中秋节、国庆节', ['2017-10-01/2017-10-08'], ['2017-09-30']),
  ],
};
