import type { OccasionDutyRow, OrganisationDutyRow, Predicate } from '../types.ts';
import type { Overlay } from './overlay.ts';

const TITLE = '《生产安全事故应急条例》（国务院令第708号）';
const productionSafety: Predicate = { attribute: 'productionSafety', in: [true] };

/** 第八条第二款: units that must drill every half-year, by `hazardClasses` of their plans. */
export const HALF_YEARLY_CLASSES = [
  'DANGEROUS_GOODS', // 易燃易爆物品、危险化学品等危险物品的生产、经营、储存、运输单位
  'MINE', // 矿山
  'METALLURGY', // 金属冶炼
  'RAIL_TRANSIT', // 城市轨道交通运营
  'CONSTRUCTION', // 建筑施工单位
  'CROWDED_PLACE', // 宾馆、商场、娱乐场所、旅游景区等人员密集场所
] as const;

const ofListedClass: Predicate = {
  anyOf: HALF_YEARLY_CLASSES.map((name): Predicate => ({ attribute: 'hazardClasses', includes: name })),
};
const unitPlan: Predicate = { attribute: 'form', in: ['UNIT'] };

const twoYearly: OrganisationDutyRow = {
  id: 'CN-708-8.1',
  article: `${TITLE}第八条第一款`,
  duty: 'DRILL',
  subject: 'ORGANISATION',
  of: ['DISTRICT_GOVERNMENT', 'EMERGENCY_BUREAU', 'DEPARTMENT', 'SUBDISTRICT_OFFICE'],
  holdingPlans: true,
  when: productionSafety,
  metBy: 'DRILL',
  text: {
    zh: '至少每 2 年组织 1 次生产安全事故应急救援预案演练',
    en: 'drill the plans for production-safety accidents at least once every two years',
  },
  period: { n: 2, unit: 'YEAR' },
  roll: 'FORWARD',
  severity: 'MANDATORY',
  ladder: 'YEARLY',
  interpretations: ['G25'],
};

const halfYearly: OrganisationDutyRow = {
  ...twoYearly,
  id: 'CN-708-8.2',
  article: `${TITLE}第八条第二款`,
  of: ['UNIT', 'DISTRICT_SOE', 'CENTRAL_UNIT'],
  when: { allOf: [unitPlan, ofListedClass] },
  text: {
    zh: '至少每半年组织 1 次生产安全事故应急救援预案演练',
    en: 'drill the plans for production-safety accidents at least once every half-year',
  },
  period: { n: 6, unit: 'MONTH' },
  ladder: 'HALF_YEARLY',
};

const report: OccasionDutyRow = {
  id: 'CN-708-8.2-REPORT',
  article: `${TITLE}第八条第二款`,
  duty: 'DRILL_REPORT',
  subject: 'OCCASION',
  occasion: 'DRILL_HELD',
  when: { allOf: [unitPlan, ofListedClass] },
  text: {
    zh: '将演练情况报送所在地负有安全生产监督管理职责的部门（目标：20 个工作日内）',
    en: 'report the drill to the department that supervises production safety (target: within 20 working days)',
  },
  period: { n: 20, unit: 'WORKING_DAY' },
  target: true,
  roll: 'NONE',
  obligor: { party: 'PREPARING_BODY' },
  handler: { party: 'PREPARING_BODY' },
  severity: 'MANDATORY',
  ladder: 'TARGET',
};

export const decree708: Overlay = {
  id: 'CN-708',
  title: { zh: TITLE, en: 'Regulation on Emergency Response to Production Safety Accidents (Decree 708)' },
  rank: 'ADMINISTRATIVE_REGULATION',
  validFrom: '2019-04-01',
  duties: [twoYearly, halfYearly, report],
};
