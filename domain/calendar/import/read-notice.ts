import type { CivilDate } from '../../../events/civil-date.ts';
import { firstOf, ordinalOf, weekdayOf } from '../ordinal.ts';
import { HOLIDAY_REGULATIONS, regulationFor, statutoryDaysOff } from '../statutory-days.ts';
import type { HolidayNotice } from '../types.ts';
import { type FestivalRead, readFestival } from './festival-text.ts';
import type { NoticeFinding } from './notice-finding.ts';

/*
 * A holiday notice of the State Council as it stands on the government site, pasted by an officer. Reading is strict:
 * the text carries its own checks (day counts, names of weekdays, make-up days on weekends, the days off by statute), and
 * every one of them is made. What comes out is a proposal that a second person confirms; it never counts by itself.
 */

export interface NoticeRead {
  /** Absent where the title names no year or nothing could be read */
  readonly notice?: Pick<HolidayNotice, 'year' | 'documentNo' | 'festivals'> & {
    /** It changes a schedule in mid-year (调整、延长) and names nothing but what changes */
    readonly amends: boolean;
  };
  /** Nothing may be confirmed while one of these stands */
  readonly findings: readonly NoticeFinding[];
}

/** May run over two lines, as pages set it. */
const TITLE = /关于(调整|延长)?(\d{4})年([^，。\n]*?)(?:节假日|放假|休假|假期)[^，。\n]*的通知/;
const DOCUMENT_NO = /国(?:办)?发(?:明电)?〔\d{4}〕\d{1,3}号/;
const PARAGRAPH = /^[一二三四五六七八九十]{1,3}、([^：:，。\d]{2,20})[：:]/;
/** A paragraph that names no festival, as in a change of one: its title does. */
const UNNAMED = /^[一二三四五六七八九十]{1,3}、/;

/** Reads a pasted notice. Total: any text gives findings, none throws. */
export function readNotice(text: string): NoticeRead {
  const plain = toPlain(text);
  const [, change, stated, festival = ''] = TITLE.exec(plain.replaceAll('\n', '')) ?? [];
  const year = Number(stated ?? Number.NaN);
  const amends = change !== undefined;
  if (!Number.isInteger(year) || year < 2007 || year > 2199)
    return {
      findings: [
        {
          code: 'NO_TITLE',
          zh: '未找到标题“国务院办公厅关于××××年部分节假日安排的通知”，不知是哪一年',
          en: 'no title that names the year was found',
        },
      ],
    };
  const festivals = paragraphs(plain, amends ? festival : '').map(({ name, body }) =>
    readFestival(year, name, body),
  );
  const findings = [
    ...festivals.flatMap((festival) => festival.findings),
    ...festivals.flatMap(countFaults),
    ...festivals.flatMap(makeUpFaults),
    ...acrossFestivals(year, festivals),
    ...announced(plain, festivals),
    ...statutoryFaults(year, festivals, amends),
  ];
  const documentNo = DOCUMENT_NO.exec(plain)?.[0];
  return {
    notice: {
      year,
      amends,
      ...(documentNo && { documentNo }),
      festivals: festivals.map(({ name, off, work }) => ({ name, off, work })),
    },
    findings,
  };
}

/** Full-width digits and the many kinds of white space that a copied page brings along. */
const toPlain = (text: string): string =>
  text
    .replaceAll(/[０-９]/g, (digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) - 0xfee0))
    .replaceAll('(', '（')
    .replaceAll(')', '）')
    .replaceAll(/[ \t\u00a0\u3000\u200b]+/g, '')
    .replaceAll('\r\n', '\n');

interface Paragraph {
  readonly name: string;
  readonly body: string;
}

/** Paragraphs that arrange a festival; `changed` names the one that a change of a schedule is about. */
function paragraphs(text: string, changed: string): readonly Paragraph[] {
  return text.split('\n').flatMap((line) => {
    const head = PARAGRAPH.exec(line);
    if (head?.[1]) return [{ name: head[1].replaceAll(/[“”]/g, ''), body: line.slice(head[0].length) }];
    const arranges = changed && UNNAMED.test(line) && /放假|上班/.test(line);
    return arranges ? [{ name: changed, body: line.replace(UNNAMED, '') }] : [];
  });
}

function countFaults({ name, off, stated }: FestivalRead): readonly NoticeFinding[] {
  if (stated === undefined || stated === off.length) return [];
  return [
    {
      code: 'COUNT_DIFFERS',
      festival: name,
      zh: `“${name}”：通知称共 ${stated} 天，读出 ${off.length} 天`,
      en: `${name}: the notice says ${stated} days, ${off.length} were read`,
    },
  ];
}

function makeUpFaults({ name, work }: FestivalRead): readonly NoticeFinding[] {
  return work
    .filter((date) => weekdayOf(ordinalOf(date)) < 5)
    .map((date) => ({
      code: 'MAKE_UP_NOT_ON_WEEKEND' as const,
      festival: name,
      date,
      zh: `“${name}”：调休上班日 ${date} 不是周末`,
      en: `${name}: the make-up day ${date} is not on a weekend`,
    }));
}

/** Days that stand twice, festivals that stand twice, and days that can't belong to the year. */
function acrossFestivals(year: number, festivals: readonly FestivalRead[]): readonly NoticeFinding[] {
  const seen = new Set<CivilDate>();
  const names = festivals.map(({ name }) => name);
  const findings: NoticeFinding[] = names
    .filter((name, index) => names.indexOf(name) !== index)
    .map((festival) => ({
      code: 'FESTIVAL_TWICE',
      festival,
      zh: `“${festival}”出现两次`,
      en: `${festival} stands there twice`,
    }));
  for (const { name, off, work } of festivals)
    for (const date of [...off, ...work]) {
      if (seen.has(date))
        findings.push({
          code: 'DAY_TWICE',
          festival: name,
          date,
          zh: `${date} 被安排了两次`,
          en: `${date} is named twice`,
        });
      seen.add(date);
      if (ordinalOf(date) < firstOf(year, 1) - 31 || ordinalOf(date) >= firstOf(year + 1, 1) + 31)
        findings.push({
          code: 'OUTSIDE_YEAR',
          festival: name,
          date,
          zh: `${date} 不属于 ${year} 年的安排`,
          en: `${date} lies outside the schedule of ${year}`,
        });
    }
  return findings;
}

/** “现将2026年元旦、春节……和国庆节放假调休日期”: every festival that the preamble names has its paragraph. */
function announced(text: string, festivals: readonly FestivalRead[]): readonly NoticeFinding[] {
  if (festivals.length === 0)
    return [{ code: 'NO_FESTIVAL', zh: '未读出任何节日安排', en: 'no festival could be read' }];
  const preamble = /现将(?:\d{4}年)?([^。]*?)(?:放假|休假)/.exec(text)?.[1] ?? '';
  const named = preamble.split(/[、和及]/).map((name) => name.replaceAll(/[“”]/g, '').trim());
  const read = new Set(festivals.flatMap(({ name }) => name.split(/[、和及]/)));
  return named
    .filter((name) => name.length >= 2 && ![...read].some((one) => sameFestival(one, name)))
    .map((festival) => ({
      code: 'FESTIVAL_MISSING',
      festival,
      zh: `通知开头提到“${festival}”，正文没有它的安排`,
      en: `the preamble names ${festival}, no paragraph arranges it`,
    }));
}

const sameFestival = (one: string, other: string): boolean =>
  one.replace(/节$/, '') === other.replace(/节$/, '');

/** Every day that the regulation gives to all citizens is off, whatever else is moved around it; a change leaves the rest. */
function statutoryFaults(
  year: number,
  festivals: readonly FestivalRead[],
  amends: boolean,
): readonly NoticeFinding[] {
  const regulation = regulationFor(year, HOLIDAY_REGULATIONS);
  if (!regulation || festivals.length === 0) return [];
  const off = new Set(festivals.flatMap((festival) => festival.off.map(ordinalOf)));
  const work = new Set(festivals.flatMap((festival) => festival.work.map(ordinalOf)));
  return statutoryDaysOff(year, regulation)
    .filter(({ inLieu }) => !inLieu)
    .filter(({ day }) => work.has(day) || (!amends && weekdayOf(day) < 5 && !off.has(day)))
    .map(({ day, festival }) => ({
      code: 'STATUTORY_DAY_MISSING',
      festival,
      zh: `${regulation.name}规定的“${festival}”法定假日（第 ${day - firstOf(year, 1) + 1} 日）不在放假安排内`,
      en: `a day off of ${festival} by the regulation is not off by this notice`,
    }));
}
