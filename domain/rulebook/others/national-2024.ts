import type { DutyRow, PartyRole, Policies, Predicate, Rulebook } from '../types.ts';

/*
 * 国务院办公厅《突发事件应急预案管理办法》（国办发〔2024〕5号）, the parent of the district's measures, for plans of a county's
 * government and its departments. Article 26 was read in full; the others are recalled and say so.
 */

const TITLE = '《突发事件应急预案管理办法》（国办发〔2024〕5号）';
const preparingBody: PartyRole = { party: 'PREPARING_BODY' };
const form = (...forms: string[]): Predicate => ({ attribute: 'form', in: forms });
/** Of a district or county: where those of a city or province go is another item of the same article. */
const ofCounty = (name: string): Predicate => ({
  allOf: [form(name), { attribute: 'tier', in: ['DISTRICT'] }],
});
const government: Predicate = { allOf: [form('OVERALL', 'SPECIAL', 'DEPARTMENTAL')] };

const byPreparer = { obligor: preparingBody, handler: preparingBody, roll: 'FORWARD' } as const;
const rolling = { ...byPreparer, subject: 'PLAN', verified: false } as const;

const duties: readonly DutyRow[] = [
  {
    id: 'CN-26',
    article: `${TITLE}第二十六条`,
    duty: 'FILING',
    subject: 'VERSION',
    revision: 'MAJOR',
    when: government,
    text: { zh: '印发后 20 个工作日内备案', en: 'file within 20 working days of issue' },
    anchor: 'ISSUED_ON',
    period: { n: 20, unit: 'WORKING_DAY' },
    roll: 'NONE',
    obligor: { party: 'APPROVING_BODY' },
    handler: preparingBody,
    severity: 'MANDATORY',
    ladder: 'PLAIN',
  },
  {
    id: 'CN-28',
    article: `${TITLE}第二十八条`,
    duty: 'DISCLOSURE',
    subject: 'VERSION',
    revision: 'ANY',
    when: government,
    text: { zh: '印发后 20 个工作日内向社会公开', en: 'disclose within 20 working days of issue' },
    anchor: 'ISSUED_ON',
    period: { n: 20, unit: 'WORKING_DAY' },
    audience: 'SOCIETY',
    ...byPreparer,
    roll: 'NONE',
    severity: 'MANDATORY',
    ladder: 'PLAIN',
    verified: false,
  },
  {
    ...rolling,
    id: 'CN-32',
    article: `${TITLE}第三十二条`,
    duty: 'DRILL',
    when: form('SPECIAL', 'DEPARTMENTAL'),
    text: { zh: '每 3 年至少进行一次演练', en: 'drill at least once every three years' },
    anchor: 'LAST_DRILLED_ON',
    period: { n: 3, unit: 'YEAR' },
    severity: 'MANDATORY',
    ladder: 'PLAIN',
  },
  {
    ...rolling,
    id: 'CN-34',
    article: `${TITLE}第三十四条`,
    duty: 'EVALUATION',
    when: government,
    text: { zh: '原则上每 3 年评估一次', en: 'evaluate every three years, in principle' },
    anchor: 'LAST_EVALUATED_ON',
    anchorFloor: '2024-01-31',
    period: { n: 3, unit: 'YEAR' },
    severity: 'PRINCIPLE',
    ladder: 'PLAIN',
  },
];

export const plainPolicies: Policies = {
  gateOrder: 'ANY',
  revisionTable: 'ON_REVISION',
  meeting: 'WHEN_DECIDED',
  reviewPoints: 'WHEN_RECORDED',
  triggerBy: 'ANYONE',
  evidenceMonths: 0,
  attestation: true,
  successors: true,
  repeatedFiling: 'REFUSED',
  overdueFrom: 'DAY_AFTER',
};

export const plainLadders: Rulebook['ladders'] = {
  PLAIN: [{ step: 'T', offset: { n: 0, unit: 'DAY' }, to: ['HANDLER'] }],
};

export const national2024: Rulebook = {
  id: 'CN-GBF-2024-5',
  version: '1.0.0',
  title: {
    zh: TITLE,
    en: 'Measures on the management of emergency plans (State Council General Office, 2024)',
  },
  jurisdiction: '000000',
  validFrom: '2024-01-31',
  drafters: [],
  approvals: [],
  issuingNames: [],
  filings: [
    {
      id: 'CN-26-OVERALL',
      article: `${TITLE}第二十六条第（一）项`,
      when: ofCounty('OVERALL'),
      text: {
        zh: '总体应急预案报上一级政府备案，抄送上一级政府有关部门',
        en: 'overall plans go to the next higher government, copied to its departments',
      },
      legs: [{ kind: 'FILING', to: { party: 'CLASS', class: 'CITY_GOVERNMENT' } }],
      documents: ['OFFICIAL_TEXT', 'ELECTRONIC_TEXT', 'PREPARATION_NOTE'],
    },
    {
      id: 'CN-26-SPECIAL',
      article: `${TITLE}第二十六条第（二）项`,
      when: ofCounty('SPECIAL'),
      text: {
        zh: '专项应急预案报上一级相应牵头部门备案，抄送上一级应急管理部门和有关部门',
        en: 'special plans go to the superior lead department, copied to the superior bureau',
      },
      legs: [
        { kind: 'FILING', to: { party: 'SUPERIOR_LEAD' } },
        { kind: 'COPY', to: { party: 'CLASS', class: 'CITY_EMERGENCY_BUREAU' } },
      ],
      documents: ['OFFICIAL_TEXT', 'ELECTRONIC_TEXT', 'PREPARATION_NOTE'],
    },
    {
      id: 'CN-26-DEPARTMENTAL',
      article: `${TITLE}第二十六条第（三）项`,
      when: ofCounty('DEPARTMENTAL'),
      text: {
        zh: '部门应急预案报本级政府备案，径送本级应急管理部门，抄送本级有关部门',
        en: 'departmental plans go to the own government and directly to its bureau',
      },
      legs: [
        { kind: 'FILING', to: { party: 'CLASS', class: 'DISTRICT_GOVERNMENT' } },
        { kind: 'DIRECT_DELIVERY', to: { party: 'CLASS', class: 'EMERGENCY_BUREAU' } },
      ],
      documents: ['OFFICIAL_TEXT', 'ELECTRONIC_TEXT', 'PREPARATION_NOTE'],
    },
  ],
  duties,
  policies: plainPolicies,
  ladders: plainLadders,
  interpretations: [],
};
