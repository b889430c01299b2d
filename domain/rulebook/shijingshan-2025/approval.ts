import type { DocumentKind } from '../../../events/documents.ts';
import type { ReviewGate } from '../../../events/plan-events.ts';
import type { ApprovalRow } from '../types.ts';
import {
  approvedByGovernment,
  centralUnit,
  community,
  districtOverall,
  jointAsDepartmental,
  jointAsSpecial,
  majorEventDepartmental,
  majorEventSpecial,
  ordinaryDepartmental,
  ordinarySpecial,
  socialSecurity,
  subdistrict,
  unitUnderArticle29,
} from './kinds.ts';
import { governmentPreparation, specialPreparation, unitPreparation } from './preparation.ts';
import { preparingBody, role } from './roles.ts';

/** 第二十四条; the revision table is asked for only where an earlier version exists (G13) */
const packageOf24: readonly DocumentKind[] = [
  'SUBMISSION_DRAFT',
  'REVISION_TABLE',
  'PREPARATION_NOTE',
  'CONSULTATION_SUMMARY',
];
/** 第二十七条第（一）项: what goes with a special plan */
const packageOf27: readonly DocumentKind[] = [
  ...packageOf24,
  'HANDBOOK',
  'EXPERT_OPINION',
  'LEGALITY_OPINION',
];

const gatesBefore27: readonly ReviewGate[] = [
  'WRITTEN_CONSULTATION',
  'EXPERT_REVIEW',
  'ESTABLISHMENT_OFFICE_OPINION',
  'LEGALITY_REVIEW',
];
const gatesAfter27: readonly ReviewGate[] = [
  'COORDINATION_REVIEW',
  'COLLECTIVE_DECISION',
  'COMMAND_LEADER_REVIEW',
];

type Road = Pick<ApprovalRow, 'preparation' | 'gatesBeforeSubmission' | 'gatesAfterSubmission' | 'documents'>;

/** 第二十四条: what goes to whoever approves, and nobody in between */
const road24: Road = {
  preparation: governmentPreparation,
  gatesBeforeSubmission: [],
  gatesAfterSubmission: [],
  documents: packageOf24,
};
/** 第二十七条第（一）项: the road of a special plan */
const road27: Road = {
  preparation: specialPreparation,
  gatesBeforeSubmission: gatesBefore27,
  gatesAfterSubmission: gatesAfter27,
  documents: packageOf27,
};

/** Who approves, after which gates (第四章). */
export const approvals: readonly ApprovalRow[] = [
  {
    id: 'SJS-26',
    article: '第二十六条',
    when: districtOverall,
    text: {
      zh: '区总体应急预案按程序报区委、区政府审批',
      en: 'the district overall plan is approved by the district party committee (区委) and the district government (区政府)',
    },
    ...road24,
    approvers: [{ anyOf: [role('PARTY_COMMITTEE')] }, { anyOf: [role('DISTRICT_GOVERNMENT')] }],
    interpretations: ['G13', 'G42'],
  },
  {
    id: 'SJS-27.2a',
    article: '第二十七条',
    when: { allOf: [ordinarySpecial, approvedByGovernment] },
    text: {
      zh: '自然灾害、事故灾难、公共卫生类专项应急预案经衔接性审核等程序后，提请区应急管理部门报区政府批准',
      en: 'special plans for natural disasters, accidents and public health are approved by the district government (区政府), put forward by the bureau after its coordination review (衔接性审核)',
    },
    ...road27,
    approvers: [{ anyOf: [role('DISTRICT_GOVERNMENT')] }],
    meetingDecidedBy: [role('EMERGENCY_BUREAU'), role('DISTRICT_GOVERNMENT')],
    interpretations: ['G12', 'G13', 'G14', 'G42'],
  },
  {
    id: 'SJS-27.2b',
    article: '第二十七条',
    when: { allOf: [ordinarySpecial, socialSecurity] },
    text: {
      zh: '社会安全类专项应急预案经衔接性审核等程序后，报区委相应领导机制或应急指挥机构批准',
      en: 'special plans for social security are approved by the leading mechanism of the party committee (区委相应领导机制) or the command (应急指挥机构)',
    },
    ...road27,
    approvers: [{ anyOf: [role('PARTY_MECHANISM'), { party: 'COMMAND_HQ' }] }],
    meetingDecidedBy: [role('PARTY_COMMITTEE'), role('PARTY_MECHANISM'), { party: 'COMMAND_HQ' }],
    interpretations: ['G12', 'G13', 'G14', 'G42'],
  },
  {
    id: 'SJS-27.2c',
    article: '第二十七条',
    when: majorEventSpecial,
    text: {
      zh: '重大活动保障应急预案列为区级专项的，经衔接性审核等程序后由区政府审批',
      en: 'a special plan for a major event (重大活动保障) is approved by the district government after the steps of art. 27(1)',
    },
    ...road27,
    approvers: [{ anyOf: [role('DISTRICT_GOVERNMENT')] }],
    meetingDecidedBy: [role('EMERGENCY_BUREAU'), role('DISTRICT_GOVERNMENT')],
    interpretations: ['G12', 'G13', 'G14', 'G40', 'G42'],
  },
  {
    id: 'SJS-27.2c-DEPARTMENTAL',
    article: '第二十七条',
    when: majorEventDepartmental,
    text: {
      zh: '重大活动保障应急预案列为部门应急预案的，由相关部门审批',
      en: 'a departmental plan for a major event (重大活动保障) is approved by the department concerned',
    },
    ...road24,
    approvers: [{ anyOf: [preparingBody, { party: 'COMMAND_HQ' }] }],
    interpretations: ['G13', 'G40', 'G42'],
  },
  {
    id: 'SJS-27.2d',
    article: '第二十七条',
    when: jointAsSpecial,
    text: {
      zh: '联合应急预案参照区级专项应急预案的程序，由相关政府或其授权的部门协商确定审批',
      en: 'a joint plan passes the gates of a special plan (art. 9) and is approved by the governments concerned or the departments they authorise, as they agree',
    },
    ...road27,
    approvers: [{ anyOf: [{ party: 'AGREED_APPROVERS' }] }],
    meetingDecidedBy: [role('EMERGENCY_BUREAU'), role('DISTRICT_GOVERNMENT')],
    interpretations: ['G12', 'G13', 'G14', 'G42'],
  },
  {
    id: 'SJS-27.2d-DEPARTMENTAL',
    article: '第二十七条',
    when: jointAsDepartmental,
    text: {
      zh: '部门间联合应急预案由相关政府或其授权的部门协商确定审批',
      en: 'a joint plan of departments is approved by the governments concerned or the departments they authorise, as they agree',
    },
    ...road24,
    approvers: [{ anyOf: [{ party: 'AGREED_APPROVERS' }] }],
    interpretations: ['G13', 'G42'],
  },
  {
    id: 'SJS-28',
    article: '第二十八条',
    when: ordinaryDepartmental,
    text: {
      zh: '区级部门应急预案按程序报本部门或相应应急指挥机构主要负责同志审批',
      en: 'a departmental plan is approved by the principal of the department itself or of its command (应急指挥机构)',
    },
    ...road24,
    approvers: [{ anyOf: [preparingBody, { party: 'COMMAND_HQ' }] }],
    interpretations: ['G13', 'G42'],
  },
  {
    id: 'SJS-29-SUBDISTRICT',
    article: '第二十九条（参照）',
    when: subdistrict,
    text: {
      zh: '街道应急预案由街道办事处主要负责人签发',
      en: 'a sub-district plan is signed by the principal of the sub-district office (街道办事处)',
    },
    ...road24,
    approvers: [{ anyOf: [preparingBody] }],
    interpretations: ['G11', 'G13'],
  },
  {
    id: 'SJS-29',
    article: '第二十九条',
    when: { anyOf: [community, unitUnderArticle29] },
    text: {
      zh: '单位和基层组织应急预案（方案）须经本单位或基层组织主要负责人签发',
      en: 'plans of units and grassroots organisations are signed by their principal',
    },
    preparation: unitPreparation,
    gatesBeforeSubmission: [],
    gatesAfterSubmission: [],
    // 第二十四条 speaks of the papers of plans that go to an approving body; a community signs its own.
    documents: ['SUBMISSION_DRAFT'],
    approvers: [{ anyOf: [preparingBody] }],
  },
  {
    id: 'SJS-29-CENTRAL',
    article: '第二十九条（参照）',
    when: centralUnit,
    text: {
      zh: '中央单位应急预案的审批、印发依其自身规定，本办法未作规定；此处只录其主要负责人签发',
      en: 'a central unit approves and issues its plans by rules of its own, on which the measures say nothing; here only the signature of its principal is recorded',
    },
    // Its own rules say what it rests on.
    preparation: [],
    gatesBeforeSubmission: [],
    gatesAfterSubmission: [],
    documents: ['SUBMISSION_DRAFT'],
    approvers: [{ anyOf: [preparingBody] }],
  },
];
