import type { Predicate } from '../types.ts';

/*
 * The kinds of plan that rows speak of, as predicates over the axes (art. 7 to 9). Plans for major events (重大活动保障)
 * and joint plans (联合) go routes of their own: rows that differ for them leave them out and have a sibling for them.
 */

const is = (
  attribute: 'form' | 'tier' | 'incidentCategory' | 'ownerClass' | 'soePlanForm' | 'secrecy',
  ...values: string[]
): Predicate => ({
  attribute,
  in: values,
});

/** A joint plan is recorded with its regions; a plan without such an entry is nobody's but the district's. */
const notJoint: Predicate = { attribute: 'joint', present: false };
const forMajorEvent: Predicate = { attribute: 'purpose', includes: 'MAJOR_EVENT' };
const notMajorEvent: Predicate = { not: forMajorEvent };

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

/** 单位应急预案（方案）: of enterprises, institutions, social organisations */
export const unit: Predicate = { allOf: [is('form', 'UNIT'), is('tier', 'UNIT')] };
const districtEnterprise = is('ownerClass', 'DISTRICT_SOE', 'DISTRICT_SOE_GROUP_SUBSIDIARY');
export const enterprise: Predicate = { allOf: [unit, districtEnterprise] };
/** 区属企业集团所属单位、权属企业，以及区属企业的总体应急预案 */
export const enterpriseOverall: Predicate = {
  allOf: [unit, districtEnterprise, is('soePlanForm', 'OVERALL')],
};
/** 同上，专项应急预案 */
export const enterpriseSpecial: Predicate = {
  allOf: [unit, districtEnterprise, is('soePlanForm', 'SPECIAL')],
};
/** 需要与区政府联合应急处置的中央单位 */
export const centralUnit: Predicate = { allOf: [unit, is('ownerClass', 'CENTRAL_UNIT')] };
/** Units whose plans art. 29 governs; 中央单位 follow rules of their own */
export const unitUnderArticle29: Predicate = { allOf: [unit, { not: is('ownerClass', 'CENTRAL_UNIT') }] };
/** 重点单位, 其他单位 (北京市实施办法) */
export const keyUnit: Predicate = { allOf: [unit, is('ownerClass', 'KEY_UNIT')] };
export const otherUnit: Predicate = { allOf: [unit, is('ownerClass', 'OTHER_UNIT')] };
/** Units that are neither district enterprises nor central units */
export const ordinaryUnit: Predicate = { anyOf: [keyUnit, otherUnit] };

/** 自然灾害、事故灾难、公共卫生类 */
export const approvedByGovernment: Predicate = is(
  'incidentCategory',
  'NATURAL_DISASTER',
  'ACCIDENT_DISASTER',
  'PUBLIC_HEALTH',
);
/** 社会安全类 */
export const socialSecurity: Predicate = is('incidentCategory', 'SOCIAL_SECURITY');

/** 联合应急预案, with neighbouring districts (第九条); as which kind it is filed, its agreement says (第三十一条第（六）项). */
const joint = (treatedAs: 'SPECIAL' | 'DEPARTMENTAL'): Predicate => ({
  allOf: [is('tier', 'DISTRICT'), { attribute: 'joint', treatedAs }],
});
export const jointAsSpecial: Predicate = joint('SPECIAL');
export const jointAsDepartmental: Predicate = joint('DEPARTMENTAL');
export const jointPlan: Predicate = { anyOf: [jointAsSpecial, jointAsDepartmental] };

/** Special and departmental plans of the ordinary routes, and those for major events (第二十七条第（二）项). */
export const ordinarySpecial: Predicate = { allOf: [districtSpecial, notMajorEvent] };
export const ordinaryDepartmental: Predicate = { allOf: [districtDepartmental, notMajorEvent] };
export const majorEventSpecial: Predicate = { allOf: [districtSpecial, forMajorEvent] };
export const majorEventDepartmental: Predicate = { allOf: [districtDepartmental, forMajorEvent] };

/** 政府及其部门应急预案 of the district: overall, special, departmental, and joint ones after them (第九条; G20) */
export const districtGovernmentPlan: Predicate = {
  anyOf: [
    { allOf: [is('form', 'OVERALL', 'SPECIAL', 'DEPARTMENTAL'), is('tier', 'DISTRICT'), notJoint] },
    jointPlan,
  ],
};
/** 政府及其部门应急预案, with those of the sub-districts (第三十三条；北京市实施办法第十四条) */
export const governmentPlan: Predicate = {
  anyOf: [districtGovernmentPlan, subdistrict],
};
/** Not open to society: 确需保密或不予公开（第四十九条） */
export const notPublic: Predicate = is('secrecy', 'INTERNAL', 'CLASSIFIED_STUB');

/** Plans that no article gives a period of drills: their bodies set one themselves (第三十八条第一款). */
export const withoutFixedDrill: Predicate = { anyOf: [districtOverall, subdistrict, community, unit] };
/** Plans that no article gives a period of evaluation (第四十一条第一款). */
export const withoutFixedEvaluation: Predicate = { anyOf: [subdistrict, community, unit] };
