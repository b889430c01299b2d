import { type CivilDate, civilDate, isCivilDate } from '../../../events/civil-date.ts';
import { dateOf, ordinalOf, weekdayOf } from '../ordinal.ts';
import type { NoticeFinding } from './notice-finding.ts';

/*
 * One paragraph of a holiday notice, `二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。
 * 2月14日（周六）、2月28日（周六）上班。` Sentences that neither give days off nor call to work (“鼓励……”) decide nothing.
 */

export interface FestivalRead {
  readonly name: string;
  readonly off: readonly CivilDate[];
  readonly work: readonly CivilDate[];
  /** 共 n 天, as the paragraph says */
  readonly stated?: number;
  readonly findings: readonly NoticeFinding[];
}

const WEEKDAYS = '一二三四五六日';
const DAY = String.raw`(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:（([^（）]*)）)?`;
const span = () => new RegExp(`${DAY}(?:至${DAY})?`, 'g');

interface NamedDay {
  readonly date: CivilDate;
  /** Text in the brackets behind it */
  readonly remark: string;
}

/** Reads one paragraph of the notice of `year`. What can't be read is a finding and never a guess. */
export function readFestival(year: number, name: string, text: string): FestivalRead {
  const findings: NoticeFinding[] = [];
  const off: CivilDate[] = [];
  const work: CivilDate[] = [];
  for (const sentence of text.split(/[。；\n]/).map((part) => part.trim())) {
    const kind = kindOf(sentence);
    if (!kind) continue;
    const days = daysIn(sentence, year, name, findings);
    for (const { date, remark } of days.named) findings.push(...weekdayFaults(name, date, remark));
    (kind === 'WORK' ? work : off).push(...days.all);
    if (days.all.length === 0)
      findings.push({
        code: 'NO_DAY_READ',
        festival: name,
        zh: `“${name}”：未能读出“${sentence}”中的日期`,
        en: `${name}: no day could be read in "${sentence}"`,
      });
  }
  const stated = /(?:共|放假)(\d{1,2})天/.exec(text)?.[1];
  return { name, off, work, ...(stated !== undefined && { stated: Number(stated) }), findings };
}

/** 鼓励、提倡 ask and don't order: the days that they name stay what they are. */
function kindOf(sentence: string): 'OFF' | 'WORK' | undefined {
  if (/鼓励|提倡|可以|建议/.test(sentence)) return undefined;
  if (/上班/.test(sentence)) return 'WORK';
  return /放假|补休|公休|调休/.test(sentence) ? 'OFF' : undefined;
}

interface DaysRead {
  readonly all: readonly CivilDate[];
  readonly named: readonly NamedDay[];
}

function daysIn(sentence: string, year: number, festival: string, findings: NoticeFinding[]): DaysRead {
  const named: NamedDay[] = [];
  const all: CivilDate[] = [];
  let month = 0;
  // A day belongs to the notice's own year unless it says otherwise; the end of a stretch goes on from its beginning.
  const day = (parts: readonly (string | undefined)[], from?: NamedDay): NamedDay | undefined => {
    const [y, m, d, remark = ''] = parts;
    const turned = from && !y && m !== undefined && Number(m) < month ? 1 : 0;
    const current = y ? Number(y) : (from ? Number(from.date.slice(0, 4)) : year) + turned;
    if (m) month = Number(m);
    const text = `${current}-${twoDigits(month)}-${twoDigits(Number(d))}`;
    if (isCivilDate(text)) return { date: civilDate(text), remark };
    findings.push({
      code: 'NO_SUCH_DAY',
      festival,
      zh: `“${festival}”：没有 ${text} 这一天`,
      en: `${festival}: there is no day ${text}`,
    });
    return undefined;
  };
  for (const match of sentence.matchAll(span())) {
    const first = day(match.slice(1, 5));
    const last = match[7] === undefined ? first : day(match.slice(5, 9), first);
    if (!first || !last) continue;
    named.push(...(first === last ? [first] : [first, last]));
    all.push(...between(first.date, last.date, festival, findings));
  }
  return { all, named };
}

/** Longest stretch that any notice has given is nine days; a longer one is a slip of the pen. */
const LONGEST = 15;

function between(
  first: CivilDate,
  last: CivilDate,
  festival: string,
  findings: NoticeFinding[],
): readonly CivilDate[] {
  const length = ordinalOf(last) - ordinalOf(first) + 1;
  if (length >= 1 && length <= LONGEST)
    return Array.from({ length }, (_, index) => dateOf(ordinalOf(first) + index));
  findings.push({
    code: 'STRANGE_STRETCH',
    festival,
    zh: `“${festival}”：${first} 至 ${last} 不是一段合理的假期`,
    en: `${festival}: ${first} to ${last} is no plausible stretch of days off`,
  });
  return [];
}

function weekdayFaults(festival: string, date: CivilDate, remark: string): readonly NoticeFinding[] {
  const said = /(?:周|星期)([一二三四五六日天])/.exec(remark)?.[1]?.replace('天', '日');
  const is = WEEKDAYS[weekdayOf(ordinalOf(date))];
  if (said === undefined || said === is) return [];
  return [
    {
      code: 'WEEKDAY_DIFFERS',
      festival,
      date,
      zh: `“${festival}”：${date} 是周${is}，通知写作周${said}`,
      en: `${festival}: ${date} is not the day of the week that the notice says (周${said}, it is 周${is})`,
    },
  ];
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');
