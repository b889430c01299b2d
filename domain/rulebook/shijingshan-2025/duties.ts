import type { DutyRow, PartyRole, RollingDutyRow } from '../types.ts';
import { BEIJING_13 } from './filing.ts';
import {
  centralUnit,
  community,
  districtDepartmental,
  districtGovernmentPlan,
  districtOverall,
  districtSpecial,
  enterpriseOverall,
  enterpriseSpecial,
  governmentPlan,
  jointAsSpecial,
  jointPlan,
  keyUnit,
  notPublic,
  otherUnit,
  subdistrict,
  unit,
  withoutFixedDrill,
  withoutFixedEvaluation,
} from './kinds.ts';
import { preparingBody } from './roles.ts';

const approvingBody: PartyRole = { party: 'APPROVING_BODY' };
const OPEN_GOVERNMENT = '《中华人民共和国政府信息公开条例》';
const TWENTY_WORKING_DAYS = { n: 20, unit: 'WORKING_DAY' } as const;
const THREE_YEARS = { n: 3, unit: 'YEAR' } as const;

const filed = {
  anyOf: [districtGovernmentPlan, subdistrict, community, enterpriseOverall, enterpriseSpecial, centralUnit],
};

/** A major revision goes the whole road again, and what follows issue with it. */
const anewByArticle43 = { revision: 'MAJOR', revisionArticle: '第四十三条' } as const;

/** Every 20-working-day duty that art. 31 lays on the approving body: the same clock, owed and handled alike. */
const filing31 = {
  article: '第三十一条',
  subject: 'VERSION',
  ...anewByArticle43,
  anchor: 'ISSUED_ON',
  period: TWENTY_WORKING_DAYS,
  roll: 'NONE',
  obligor: approvingBody,
  handler: preparingBody,
  severity: 'MANDATORY',
  ladder: 'TWENTY_WORKING_DAYS',
} as const;

/** Disclosure by art. 33: owed and handled by whoever prepared the plan. */
const disclosure33 = {
  article: '第三十三条',
  duty: 'DISCLOSURE',
  subject: 'VERSION',
  anchor: 'ISSUED_ON',
  period: TWENTY_WORKING_DAYS,
  roll: 'NONE',
  obligor: preparingBody,
  handler: preparingBody,
  severity: 'MANDATORY',
  ladder: 'TWENTY_WORKING_DAYS',
} as const;

/** 确需保密或不予公开的应急预案（第四十九条） */
const notDisclosed = {
  when: notPublic,
  article: '第四十九条',
  text: {
    zh: '确需保密或不予公开的应急预案，不向社会公开',
    en: 'a plan that must be kept from the public is not disclosed to society',
  },
} as const;

/** One clock per plan, owed and handled by whoever prepared it, running from what was last done. */
const rolling = {
  subject: 'PLAN',
  roll: 'FORWARD',
  obligor: preparingBody,
  handler: preparingBody,
} as const satisfies Partial<RollingDutyRow>;

/** Duties with a period. Obligor: who owes it by the article; handler: who does the work and is reminded (G5). */
export const duties: readonly DutyRow[] = [
  {
    ...filing31,
    id: 'SJS-31',
    duty: 'FILING',
    when: filed,
    text: {
      zh: '印发后 20 个工作日内报送备案、径送',
      en: 'file (备案) and deliver directly (径送) within 20 working days of issue',
    },
    interpretations: ['G1', 'G2', 'G4', 'G5', 'G30', 'G32', 'G33', 'G34'],
  },
  {
    ...filing31,
    id: 'SJS-31-COPY',
    duty: 'COPIES',
    when: {
      anyOf: [
        districtOverall,
        districtSpecial,
        districtDepartmental,
        jointPlan,
        subdistrict,
        enterpriseOverall,
        enterpriseSpecial,
        centralUnit,
      ],
    },
    text: {
      zh: '印发后 20 个工作日内抄送有关部门',
      en: 'send copies (抄送) within 20 working days of issue',
    },
    interpretations: ['G2', 'G4', 'G5', 'G6', 'G7', 'G8', 'G30', 'G33'],
  },
  {
    ...filing31,
    id: 'BJ-13.2',
    article: BEIJING_13,
    duty: 'FILING',
    when: { anyOf: [keyUnit, otherUnit] },
    text: {
      zh: '印发后 20 个工作日内报送备案（目标期限，法规未定期限）',
      en: 'file within 20 working days of issue (a target: the regulation names no period)',
    },
    target: true,
    severity: 'ADVISORY',
    interpretations: ['G1', 'G2', 'G10'],
  },
  {
    ...disclosure33,
    ...anewByArticle43,
    id: 'SJS-33a',
    when: governmentPlan,
    text: {
      zh: '正式印发后 20 个工作日内向社会公开',
      en: 'disclose to society within 20 working days of issue',
    },
    audience: 'SOCIETY',
    exempt: [notDisclosed],
    interpretations: ['G2'],
  },
  {
    ...disclosure33,
    id: 'CN-OGI-26',
    article: `${OPEN_GOVERNMENT}第二十六条`,
    norm: OPEN_GOVERNMENT,
    revision: 'MINOR',
    when: governmentPlan,
    text: {
      zh: '公开的文本变更后 20 个工作日内更新公开',
      en: 'bring the disclosed text up to date within 20 working days of its change',
    },
    audience: 'SOCIETY',
    exempt: [notDisclosed],
    interpretations: ['G2', 'G27'],
  },
  {
    ...disclosure33,
    ...anewByArticle43,
    id: 'SJS-33b',
    when: { anyOf: [community, unit] },
    text: {
      zh: '正式印发后 20 个工作日内向本单位以及可能受影响的其他单位和地区公开',
      en: 'disclose to the own unit and to other units and areas that may be affected within 20 working days of issue',
    },
    audience: 'OWN_AND_AFFECTED',
    exempt: [
      {
        when: notPublic,
        article: '第四十九条',
        text: {
          zh: '确需保密或不予公开的应急预案，按有关规定执行',
          en: 'a plan that must be kept from the public follows its own rules',
        },
      },
    ],
    interpretations: ['G2'],
  },
  {
    id: 'SJS-34',
    article: '第三十四条第二款',
    duty: 'PUBLICITY',
    subject: 'VERSION',
    ...anewByArticle43,
    when: { anyOf: [districtSpecial, jointAsSpecial] },
    text: {
      zh: '同步公布要点解读、宣传文稿和简本（不迟于公开期限）',
      en: 'publish key points, publicity text and abridged version together with the plan (not later than its disclosure)',
    },
    anchor: 'ISSUED_ON',
    period: TWENTY_WORKING_DAYS,
    target: true,
    roll: 'NONE',
    obligor: preparingBody,
    handler: preparingBody,
    severity: 'MANDATORY',
    ladder: 'TARGET',
    exempt: [notDisclosed],
    interpretations: ['G35'],
  },
  {
    ...rolling,
    id: 'SJS-38',
    article: '第三十八条第二款',
    duty: 'DRILL',
    when: { anyOf: [districtSpecial, districtDepartmental, jointPlan] },
    text: { zh: '每 3 年至少进行一次演练', en: 'drill at least once every three years' },
    anchor: 'LAST_DRILLED_ON',
    period: THREE_YEARS,
    severity: 'MANDATORY',
    ladder: 'THREE_YEARS',
    interpretations: ['G3', 'G15', 'G21', 'G22', 'G23', 'G25', 'G26', 'G41'],
  },
  {
    ...rolling,
    id: 'SJS-41',
    article: '第四十一条第二款',
    duty: 'EVALUATION',
    when: districtGovernmentPlan,
    text: { zh: '原则上每 3 年评估一次', en: 'evaluate every three years, in principle (原则上)' },
    anchor: 'LAST_EVALUATED_ON',
    // 国办发〔2024〕5号 brought the three years; older plans count from its day (G26).
    anchorFloor: '2024-01-31',
    period: THREE_YEARS,
    severity: 'PRINCIPLE',
    deferral: { max: 2, months: 12 },
    ladder: 'THREE_YEARS',
    interpretations: ['G16', 'G19', 'G20', 'G25', 'G26', 'G41'],
  },
  {
    ...rolling,
    id: 'SJS-38.1-SELF',
    article: '第三十八条第一款',
    duty: 'DRILL',
    when: withoutFixedDrill,
    text: { zh: '按自定演练制度的周期演练', en: 'drill in the rhythm of the own drill regime' },
    anchor: 'LAST_DRILLED_ON',
    byRegime: true,
    period: THREE_YEARS,
    severity: 'PRINCIPLE',
    ladder: 'YEARLY',
    interpretations: ['G25'],
  },
  {
    ...rolling,
    id: 'SJS-41.1-SELF',
    article: '第四十一条第一款',
    duty: 'EVALUATION',
    when: withoutFixedEvaluation,
    text: { zh: '按自定评估制度的周期评估', en: 'evaluate in the rhythm of the own evaluation regime' },
    anchor: 'LAST_EVALUATED_ON',
    byRegime: true,
    period: THREE_YEARS,
    severity: 'PRINCIPLE',
    ladder: 'YEARLY',
    interpretations: ['G25'],
  },
];
