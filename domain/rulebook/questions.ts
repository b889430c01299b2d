import type { AttributeName } from '../../events/plan-attributes.ts';
import type { Bilingual } from '../refusal.ts';

/**
 * What to ask when a rule needs an axis that nobody has entered, in the order in which a person would answer. Neutral
 * as to place: the axes belong to the national scheme of plans, the answers decide the row.
 */
const QUESTIONS: Readonly<Record<AttributeName, Bilingual>> = {
  formulatorClass: {
    zh: '制定主体是政府及其部门，还是单位和基层组织？',
    en: 'Is the plan made by government and its departments, or by a unit or grassroots organisation?',
  },
  tier: {
    zh: '预案属于哪一级：区、街道、社区，还是单位？',
    en: 'Which tier does the plan belong to: district, sub-district (街道), community (社区) or unit?',
  },
  form: {
    zh: '预案的体例是总体、专项、部门、街道、社区，还是单位应急预案？',
    en: 'Which form is it: overall (总体), special (专项), departmental (部门), sub-district, community or unit plan?',
  },
  incidentCategory: {
    zh: '预案应对哪一类突发事件：自然灾害、事故灾难、公共卫生，还是社会安全？',
    en: 'Which category of incident: natural disaster, accident disaster, public health or social security?',
  },
  purpose: {
    zh: '编制目的是突发事件应对、重要目标保护、重大活动保障，还是应急保障？（可多选）',
    en: 'What is it for: response, protection of key targets, support of a major event, or a support function? (several may apply)',
  },
  joint: {
    zh: '是否为联合应急预案？涉及哪些区域？',
    en: 'Is it a joint plan with other regions, and which?',
  },
  ownerClass: {
    zh: '编制主体属于哪一类（区政府、部门、专项指挥部办公室、街道办事处、居民委员会、区属企业、中央单位、重点单位、其他单位）？',
    en: 'What kind of body makes it (district government, department, special command office, sub-district office, residents’ committee, district enterprise, central unit, key unit, other unit)?',
  },
  soePlanForm: {
    zh: '区属企业应急预案是总体预案还是专项预案？',
    en: 'Is the district enterprise’s plan an overall or a special plan?',
  },
  hazardClasses: {
    zh: '涉及哪些有针对性演练要求的区域、行业或场所？',
    en: 'Which of the areas, industries or places with a duty of targeted drills does it concern?',
  },
  secrecy: {
    zh: '预案是公开、内部，还是涉密（仅留占位）？',
    en: 'Is the plan public, internal, or classified (a stub without content)?',
  },
  productionSafety: {
    zh: '是否为生产安全事故应急预案？',
    en: 'Is it a plan for production-safety accidents?',
  },
  jurisdiction: {
    zh: '预案适用哪个地区的规定？',
    en: 'The rules of which place govern the plan?',
  },
  parentPlan: {
    zh: '上位预案是哪一件？',
    en: 'Which is the superior plan?',
  },
};

const ORDER = Object.keys(QUESTIONS) as readonly AttributeName[];

/** The axes in the order of the questions, each once. */
export const inOrder = (missing: readonly AttributeName[]): readonly AttributeName[] =>
  ORDER.filter((name) => missing.includes(name));

export const questionFor = (attribute: AttributeName): Bilingual => QUESTIONS[attribute];
