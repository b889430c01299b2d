import type { Predicate, RollingDutyRow, Rulebook } from '../types.ts';
import { plainLadders, plainPolicies } from './national-2024.ts';

const TITLE = '《重庆市突发事件应对条例》（2012年）';
const form = (...forms: string[]): Predicate => ({ attribute: 'form', in: forms });

const yearly = (
  id: string,
  row: Pick<RollingDutyRow, 'duty' | 'anchor' | 'when' | 'text'> & {
    readonly years: number;
    readonly article: string;
  },
): RollingDutyRow => {
  const { years, article, ...rest } = row;
  return {
    ...rest,
    id,
    article: `${TITLE}${article}`,
    subject: 'PLAN',
    period: { n: years, unit: 'YEAR' },
    roll: 'FORWARD',
    obligor: { party: 'PREPARING_BODY' },
    handler: { party: 'PREPARING_BODY' },
    severity: 'MANDATORY',
    ladder: 'PLAIN',
  };
};

/** 第十五、十九条 as verified: drills every year, revision at least every five years, every three for the grassroots. */
export const chongqing2012: Rulebook = {
  id: 'CN-CQ-2012',
  version: '1.0.0',
  title: { zh: TITLE, en: 'Regulation of Chongqing on Emergency Response (2012)' },
  jurisdiction: '500000',
  validFrom: '2012-07-01',
  drafters: [],
  approvals: [],
  issuingNames: [],
  filings: [],
  duties: [
    yearly('CQ-19', {
      article: '第十九条',
      duty: 'DRILL',
      anchor: 'LAST_DRILLED_ON',
      when: form('OVERALL', 'SPECIAL', 'DEPARTMENTAL', 'SUBDISTRICT', 'COMMUNITY', 'UNIT'),
      text: { zh: '每年至少演练一次', en: 'drill at least once a year' },
      years: 1,
    }),
    yearly('CQ-15-GOV', {
      article: '第十五条',
      duty: 'REVISION',
      anchor: 'LAST_REVISED_ON',
      when: form('OVERALL', 'SPECIAL', 'DEPARTMENTAL'),
      text: { zh: '至少每 5 年修订一次', en: 'revise at least every five years' },
      years: 5,
    }),
    yearly('CQ-15-GRASSROOTS', {
      article: '第十五条',
      duty: 'REVISION',
      anchor: 'LAST_REVISED_ON',
      when: form('SUBDISTRICT', 'COMMUNITY'),
      text: { zh: '至少每 3 年修订一次', en: 'revise at least every three years' },
      years: 3,
    }),
  ],
  policies: plainPolicies,
  ladders: plainLadders,
  interpretations: [],
};
