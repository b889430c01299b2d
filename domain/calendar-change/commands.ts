import type * as z from 'zod';
import * as calendar from '../../events/calendar-events.ts';
import { on } from '../decision/on.ts';

const { text, url, publishedOn } = calendar.HolidayNoticeImported.shape;

export const ImportNoticeCommand = calendar.HolidayNoticeImported.pick({
  text: true,
  url: true,
  publishedOn: true,
})
  .extend({
    text: text.meta({ description: '通知全文，含标题 · The whole text of the notice with its title' }),
    url: url.meta({ description: '中国政府网的网址 · Its address on the government site' }),
    publishedOn: publishedOn.meta({ description: '公布之日 · The day it was published' }),
    on,
  })
  .meta({
    id: 'ImportNoticeCommand',
    description:
      '导入节假日安排通知的文本，逐项核对；经另一人确认后生效 · Brings in the text of a holiday notice, every check that it carries made; in force once a second person confirms it',
    example: {
      text: '国务院办公厅关于2027年部分节假日安排的通知\n一、元旦：……',
      url: 'https://www.gov.cn/zhengce/content/202611/content_0000000.htm',
      publishedOn: '2026-11-20',
    },
  });
export type ImportNoticeCommand = z.output<typeof ImportNoticeCommand>;

const example = {
  title: '石景山区防汛一级响应停工',
  documentNo: '石政发〔2026〕1号',
  announcedOn: '2026-07-30',
  off: ['2026-07-31'],
  work: [],
};

export const DeclareRegionalClosureCommand = calendar.RegionalClosureDeclared.omit({ sha256: true })
  .extend({ on })
  .meta({
    id: 'DeclareRegionalClosureCommand',
    description:
      '提出地区性放假（全国以 100000 表示，如延长假期）；经另一人确认后生效 · Proposes days off of a region, 100000 for the whole country; in force once a second person confirms it',
    example: { ...example, region: '110107' },
  });
export type DeclareRegionalClosureCommand = z.output<typeof DeclareRegionalClosureCommand>;

export const DeclareOrganisationClosureCommand = calendar.OrganisationClosureDeclared.omit({ sha256: true })
  .extend({ on })
  .meta({
    id: 'DeclareOrganisationClosureCommand',
    description:
      '提出某单位停止办公的日期，其承办事项的工作日不计这些日期；经另一人确认后生效 · Proposes days on which an organisation is closed; working days of what it prepares are counted without them',
    example: { ...example, title: '区水务局搬迁停止办公', organisation: 'water-bureau' },
  });
export type DeclareOrganisationClosureCommand = z.output<typeof DeclareOrganisationClosureCommand>;

export const ConfirmCalendarChangeCommand = calendar.CalendarChangeConfirmed.extend({ on }).meta({
  id: 'ConfirmCalendarChangeCommand',
  description:
    '由另一人确认日历变更；sha256 表明所确认的内容 · A second person confirms a change of the calendar; sha256 says what was looked at',
  example: { proposal: '65.0', sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' },
});
export type ConfirmCalendarChangeCommand = z.output<typeof ConfirmCalendarChangeCommand>;

export const RejectCalendarChangeCommand = calendar.CalendarChangeRejected.extend({ on }).meta({
  id: 'RejectCalendarChangeCommand',
  description: '不予确认日历变更 · Rejects a proposed change of the calendar',
  example: { proposal: '65.0', reason: '公布日期有误' },
});
export type RejectCalendarChangeCommand = z.output<typeof RejectCalendarChangeCommand>;
