import type { IssuingNameRow } from '../types.ts';
import {
  approvedByGovernment,
  community,
  districtOverall,
  jointPlan,
  majorEventDepartmental,
  majorEventSpecial,
  ordinaryDepartmental,
  ordinarySpecial,
  socialSecurity,
  subdistrict,
  unit,
} from './kinds.ts';
import { preparingBody, role } from './roles.ts';

/** In whose name a plan is issued (第三十条): one of the alternatives, all its parties together. */
export const issuingNames: readonly IssuingNameRow[] = [
  {
    id: 'SJS-30-OVERALL',
    article: '第三十条',
    when: districtOverall,
    text: { zh: '区总体应急预案以区委、区政府名义印发', en: 'issued in the names of 区委 and 区政府' },
    names: [[role('PARTY_COMMITTEE'), role('DISTRICT_GOVERNMENT')]],
  },
  {
    id: 'SJS-30-SPECIAL',
    article: '第三十条',
    when: { allOf: [ordinarySpecial, approvedByGovernment] },
    text: {
      zh: '自然灾害、事故灾难、公共卫生类专项应急预案以区应急委名义印发',
      en: 'issued in the name of the emergency commission (区应急委)',
    },
    names: [[role('EMERGENCY_COMMISSION')]],
  },
  {
    id: 'SJS-30-SOCIAL',
    article: '第三十条',
    when: { allOf: [ordinarySpecial, socialSecurity] },
    text: {
      zh: '社会安全类专项应急预案以区委相应领导机制或应急指挥机构名义印发',
      en: 'issued in the name of 区委相应领导机制 or the command (应急指挥机构)',
    },
    names: [[role('PARTY_MECHANISM')], [{ party: 'COMMAND_HQ' }]],
  },
  {
    id: 'SJS-30-DEPARTMENTAL',
    article: '第三十条',
    when: ordinaryDepartmental,
    text: {
      zh: '部门应急预案以区级专项应急指挥部办公室或本部门、本单位名义印发',
      en: 'issued in the name of the command office (专项应急指挥部办公室) or of the department or unit itself',
    },
    names: [[preparingBody], [role('COMMAND_OFFICE')]],
  },
  {
    id: 'SJS-30-EVENT',
    article: '第三十条（未规定）',
    when: majorEventSpecial,
    text: {
      zh: '列为区级专项的重大活动保障应急预案以审批机关区政府或区应急委名义印发',
      en: 'issued in the name of the district government, which approves it, or of the emergency commission (区应急委)',
    },
    names: [[role('DISTRICT_GOVERNMENT')], [role('EMERGENCY_COMMISSION')]],
    interpretations: ['G40'],
  },
  {
    id: 'SJS-30-EVENT-DEPARTMENTAL',
    article: '第三十条',
    when: majorEventDepartmental,
    text: {
      zh: '部门的重大活动保障应急预案以专项应急指挥部办公室或本部门、本单位名义印发',
      en: 'issued in the name of the command office (专项应急指挥部办公室) or of the department or unit itself',
    },
    names: [[preparingBody], [role('COMMAND_OFFICE')]],
    interpretations: ['G40'],
  },
  {
    id: 'SJS-30-JOINT',
    article: '第三十条（未规定）',
    when: jointPlan,
    text: {
      zh: '联合应急预案以协商确定的名义印发，未约定的以各审批单位名义印发',
      en: 'a joint plan is issued in the names that were agreed, in those of all that approve it where none were',
    },
    names: [[{ party: 'AGREED_NAMES' }]],
  },
  {
    id: 'SJS-30-SUBDISTRICT',
    article: '第三十条（未规定）',
    when: subdistrict,
    text: {
      zh: '街道应急预案以街道办事处名义印发',
      en: 'issued in the name of the sub-district office (街道办事处)',
    },
    names: [[preparingBody]],
    interpretations: ['G11'],
  },
  {
    id: 'SJS-30-GRASSROOTS',
    article: '第三十条（未规定）',
    when: { anyOf: [community, unit] },
    text: {
      zh: '单位和基层组织应急预案（方案）以本单位、本组织名义印发',
      en: 'issued in the name of the unit or organisation itself',
    },
    names: [[preparingBody]],
    interpretations: ['G11'],
  },
];
