import { dutyNames } from '../../../domain/obligation/duty-names.ts';
import { actBy } from '../../../domain/obligation/phase.ts';
import { type DutyMatter, holderInWords, leftInWords } from '../mail/duty-in-words.ts';
import type { SmsVariables } from './sms.ts';

/** UCS-2 characters of one segment, and of each when there are several. */
const ALONE = 70;
const JOINED = 67;

/** Segments that a text is sent and paid as. */
export const segmentsOf = (text: string): number =>
  text.length <= ALONE ? 1 : Math.ceil(text.length / JOINED);

type Language = DutyMatter['language'];

/** The message itself. The provider puts its own signature before it: 【…】. */
const templates: Readonly<Record<Language, (variables: SmsVariables) => string>> = {
  zh: ({ left, duty, plan, due }) => `${left}：${plan}${duty}，${due}前。请登录预案台账办理。`,
  en: ({ left, duty, plan, due }) => `${left}: ${duty}, ${plan}, by ${due}.`,
};

export const smsText = (variables: SmsVariables, language: Language): string =>
  templates[language](variables);

/** Room for the signature that goes before the text. */
const SIGNATURE = 8;

/**
 * What a text message says of a duty, in one segment: the name of the plan is cut where it has to be, and is not there at
 * all for a plan that is not public.
 */
export function smsVariables(matter: DutyMatter): SmsVariables {
  const { obligation, language } = matter;
  const plan = holderInWords(matter).shown;
  const variables: SmsVariables = {
    left: leftInWords(matter),
    duty: dutyNames[obligation.duty][language],
    plan: '',
    due: shortDay(actBy(obligation), language),
  };
  const room = ALONE - SIGNATURE - smsText(variables, language).length;
  return { ...variables, plan: cut(plan, room) };
}

/** `6月8日`, `8 June` would be longer than `06-08`. */
const shortDay = (day: string, language: Language): string => {
  const [, month = '', date = ''] = day.split('-');
  return language === 'zh' ? `${Number(month)}月${Number(date)}日` : `${month}-${date}`;
};

/** A text in so many UCS-2 characters, no character cut in two. */
function cut(text: string, room: number): string {
  if (text.length <= room) return text;
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > room - 1) break;
    kept += character;
  }
  return room < 2 ? '' : `${kept}…`;
}
