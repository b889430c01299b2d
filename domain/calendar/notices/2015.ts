import { civilDate } from '../../../events/civil-date.ts';
import type { HolidayNotice } from '../types.ts';
import { festival } from './festival.ts';

export const notice2015: HolidayNotice = {
  year: 2015,
  documentNo: '国办发明电〔2014〕28号',
  url: 'http://www.gov.cn/zhengce/zhengceku/2014-12/16/content_9302.htm',
  publishedOn: civilDate('2014-12-16'),
  festivals: [
    festival('元旦', ['2015-01-01/2015-01-03'], ['2015-01-04']),
    festival('春节', ['2015-02-18/2015-02-24'], ['2015-02-15', '2015-02-28']),
    festival('清明节', ['2015-04-05', '2015-04-06']),
    festival('劳动节', ['2015-05-01']),
    festival('端午节', ['2015-06-20', '2015-06-22']),
    festival('中秋节', ['2015-09-27']),
    festival('国庆节', ['2015-10-01/2015-10-07'], ['2015-10-10']),
  ],
};

/** The day of rest for the 70th anniversary of victory in the War of Resistance; a notice of the State Council itself. */
export const amendment2015: HolidayNotice = {
  year: 2015,
  documentNo: '国发明电〔2015〕1号',
  url: 'http://www.gov.cn/zhengce/zhengceku/2015-05/13/content_9742.htm',
  publishedOn: civilDate('2015-05-13'),
  amends: notice2015.url,
  festivals: [
    festival('抗日战争暨世界反法西斯战争胜利70周年纪念日', ['2015-09-03/2015-09-05'], ['2015-09-06']),
  ],
};
