import type { EventBody } from '../../../events/catalogue.ts';
import type { CivilDate } from '../../../events/civil-date.ts';
import { officialCalendar } from '../../calendar/calendar.ts';
import { ordinalOf } from '../../calendar/ordinal.ts';
import { conflict, type Fault, invalid } from '../../decision/fault.ts';
import type { Check } from '../decide/checks.ts';
import type { PlanContext } from '../decide/context.ts';
import { lastWord } from '../decide/gates.ts';
import { decideOfVersion } from '../decide/stated.ts';
import type { PlanState, PlanVersion } from '../state.ts';
import { whileMade } from './being-made.ts';

/*
 * 涉及重大公共利益或者社会公众切身利益的，按照重大行政决策程序有关规定执行（第二十三条第一款）: 《重大行政决策程序暂行条例》
 * （国务院令第713号）.
 */
const ON_PUBLIC_CONSULTATION = '国务院令第713号第十五条';
const ON_LEGALITY = '国务院令第713号第二十五、二十六条';
/** 公开征求意见的期限一般不少于30日 */
const PUBLIC_DAYS = 30;
/** 合法性审查的时间一般不少于7个工作日 */
const LEGALITY_WORKING_DAYS = 7;

export const checkMajorDecisionDetermined: Check<'MajorDecisionDetermined'> = (state, event, context) => [
  ...whileMade(state, event, context),
  ...(state && event.body.majorDecision ? governmentsOnly(state) : []),
];

export const decideDetermineMajorDecision = decideOfVersion(
  'MajorDecisionDetermined',
  checkMajorDecisionDetermined,
);

function governmentsOnly({ attributes }: PlanState): Fault[] {
  if (attributes.formulatorClass !== 'UNIT_GRASSROOTS') return [];
  return [
    invalid('MAJOR_DECISION_OF_GOVERNMENT', {
      pointer: '/majorDecision',
      article: '第二十三条第一款',
      zh: '重大行政决策程序适用于政府及其有关部门的应急预案，不适用于单位和基层组织的',
      en: 'the procedure of major decisions is for plans of government and its departments, not of units and grassroots',
    }),
  ];
}

const isMajor = (version: PlanVersion): boolean => version.making?.majorDecision?.majorDecision === true;

type Period = Pick<EventBody<'ConsultationOpened'>, 'manner' | 'closesOn' | 'shorterBecause'> & {
  readonly on: CivilDate;
};

const runsInFull = ({ on, closesOn, shorterBecause }: Period): boolean =>
  shorterBecause !== undefined || ordinalOf(closesOn) - ordinalOf(on) >= PUBLIC_DAYS;

/** 因情况紧急等原因需要缩短期限的，应当予以说明: a public consultation on a major decision is shorter with a reason only. */
export function tooShort(version: PlanVersion, period: Period): Fault[] {
  if (!isMajor(version) || period.manner !== 'PUBLIC' || runsInFull(period)) return [];
  return [
    invalid('PUBLIC_CONSULTATION_TOO_SHORT', {
      pointer: '/closesOn',
      article: ON_PUBLIC_CONSULTATION,
      zh: `重大行政决策公开征求意见一般不少于 ${PUBLIC_DAYS} 日；需要缩短的，说明理由（shorterBecause）`,
      en: `on a major decision the public is asked for ${PUBLIC_DAYS} days at least, or the reason is given (shorterBecause)`,
    }),
  ];
}

/** What a major decision needs beside the ordinary procedure before it goes in. */
export function majorDecisionFaults(version: PlanVersion, context: PlanContext): Fault[] {
  return isMajor(version) ? [...publicAsked(version), ...legalityReviewed(version, context)] : [];
}

/** Whether the decision is a major one may be found out after the public was asked; then it was asked for too short a time. */
function publicAsked({ making }: PlanVersion): Fault[] {
  const asked = making?.consultations.some((one) => one.manner === 'PUBLIC' && one.closed && runsInFull(one));
  if (asked) return [];
  return [
    conflict('PUBLIC_CONSULTATION_MISSING', {
      article: ON_PUBLIC_CONSULTATION,
      zh: `重大行政决策须先公开征求意见（一般不少于 ${PUBLIC_DAYS} 日）并结束`,
      en: `a major decision is put to the public first (${PUBLIC_DAYS} days as a rule), and that is closed`,
    }),
  ];
}

function legalityReviewed(version: PlanVersion, { today }: PlanContext): Fault[] {
  const review = lastWord(version, 'LEGALITY_REVIEW');
  if (review?.outcome !== 'PASSED')
    return [
      conflict('GATE_NOT_PASSED', {
        article: ON_LEGALITY,
        zh: '须先通过：合法性审核（重大行政决策）',
        en: 'must be passed first: legality review (of a major decision)',
      }),
    ];
  const { sentOn, on } = review;
  const days = sentOn && officialCalendar(today).workingDaysBetween(sentOn, on);
  if (days !== undefined && days >= LEGALITY_WORKING_DAYS) return [];
  return [
    conflict('LEGALITY_REVIEW_TOO_SHORT', {
      article: ON_LEGALITY,
      zh: `重大行政决策的合法性审查一般不少于 ${LEGALITY_WORKING_DAYS} 个工作日${days === undefined ? '，应记录送请审查之日（sentOn）' : `，现为 ${days} 个`}`,
      en: `the legality review of a major decision takes ${LEGALITY_WORKING_DAYS} working days at least${days === undefined ? '; record the day it was sent for (sentOn)' : `, and took ${days}`}`,
    }),
  ];
}
