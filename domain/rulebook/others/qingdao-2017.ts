import type { DutyRow, Predicate, RollingDutyRow, Rulebook } from '../types.ts';
import { plainLadders, plainPolicies } from './national-2024.ts';

const TITLE = '《青岛市突发事件应对条例》（2017年）';
const form = (...forms: string[]): Predicate => ({ attribute: 'form', in: forms });

const drill = (id: string, n: number, when: Predicate, zh: string, en: string): RollingDutyRow => ({
  id,
  article: `${TITLE}第十二条`,
  duty: 'DRILL',
  subject: 'PLAN',
  when,
  text: { zh, en },
  anchor: 'LAST_DRILLED_ON',
  period: { n, unit: 'YEAR' },
  roll: 'FORWARD',
  obligor: { party: 'PREPARING_BODY' },
  handler: { party: 'PREPARING_BODY' },
  severity: 'MANDATORY',
  ladder: 'PLAIN',
});

const duties: readonly DutyRow[] = [
  drill(
    'QD-12-SPECIAL',
    2,
    form('SPECIAL'),
    '专项应急预案每 2 年至少演练一次',
    'special plans every two years',
  ),
  drill(
    'QD-12-DEPARTMENTAL',
    1,
    form('DEPARTMENTAL'),
    '部门应急预案每年至少演练一次',
    'departmental plans every year',
  ),
  drill(
    'QD-12-COMMUNITY',
    1,
    form('COMMUNITY'),
    '居民委员会、村民委员会每年至少演练一次',
    'residents’ committees every year',
  ),
];

/** 第十二条 as verified: how often plans are drilled. What the regulation leaves to other norms is not in it. */
export const qingdao2017: Rulebook = {
  id: 'CN-SD-QD-2017',
  version: '1.0.0',
  title: { zh: TITLE, en: 'Regulation of Qingdao on Emergency Response (2017)' },
  jurisdiction: '370200',
  validFrom: '2017-01-01',
  drafters: [],
  approvals: [],
  issuingNames: [],
  filings: [],
  duties,
  policies: plainPolicies,
  ladders: plainLadders,
  interpretations: [],
};
