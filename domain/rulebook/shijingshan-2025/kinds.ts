import type { Predicate } from '../types.ts';

/*
 * The kinds of plan that rows speak of, as predicates over the axes (art. 7 to 9). Plans for major events (重大活动保障)
 * and joint plans (联合) go routes of their own: rows that differ for them leave them out here and say so.
 */

const is = (
  attribute: 'form' | 'tier' | 'incidentCategory' | 'formulatorClass' | 'secrecy',
  ...values: string[]
): Predicate => ({
  attribute,
  in: values,
});

/** A joint plan is recorded with its regions; a plan without such an entry is nobody's but the district's. */
const notJoint: Predicate = { attribute: 'joint', present: false };
const notMajorEvent: Predicate = { not: { attribute: 'purpose', includes: 'MAJOR_EVENT' } };

/** 区总体应急预案 */
export const districtOverall: Predicate = {
  allOf: [is('form', 'OVERALL'), is('tier', 'DISTRICT'), notJoint],
};
/** 区级专项应急预案 */
export const districtSpecial: Predicate = {
  allOf: [is('form', 'SPECIAL'), is('tier', 'DISTRICT'), notJoint],
};
/** 区级部门应急预案 */
export const districtDepartmental: Predicate = {
  allOf: [is('form', 'DEPARTMENTAL'), is('tier', 'DISTRICT'), notJoint],
};
/** 街道应急预案 */
export const subdistrict: Predicate = { allOf: [is('form', 'SUBDISTRICT'), is('tier', 'SUBDISTRICT')] };
/** 社区应急预案（方案） */
export const community: Predicate = { allOf: [is('form', 'COMMUNITY'), is('tier', 'COMMUNITY')] };

/** 自然灾害、事故灾难、公共卫生类 */
export const approvedByGovernment: Predicate = is(
  'incidentCategory',
  'NATURAL_DISASTER',
  'ACCIDENT_DISASTER',
  'PUBLIC_HEALTH',
);
/** 社会安全类 */
export const socialSecurity: Predicate = is('incidentCategory', 'SOCIAL_SECURITY');

/** Special plans of the ordinary route: 重大活动保障 is approved by art. 27(二), third sentence, which has no row yet. */
export const ordinarySpecial: Predicate = { allOf: [districtSpecial, notMajorEvent] };
export const ordinaryDepartmental: Predicate = { allOf: [districtDepartmental, notMajorEvent] };

/** 政府及其部门应急预案 of the district: overall, special, departmental (G20) */
export const districtGovernmentPlan: Predicate = {
  allOf: [is('form', 'OVERALL', 'SPECIAL', 'DEPARTMENTAL'), is('tier', 'DISTRICT'), notJoint],
};
/** 政府及其部门应急预案, with those of the sub-districts (第三十三条；北京市实施办法第十四条) */
export const governmentPlan: Predicate = {
  anyOf: [districtGovernmentPlan, subdistrict],
};
/** Not open to society: 确需保密或不予公开（第四十九条） */
export const notPublic: Predicate = is('secrecy', 'INTERNAL', 'CLASSIFIED_STUB');
