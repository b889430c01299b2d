import type { DrafterRow } from '../types.ts';
import {
  centralUnit,
  community,
  districtOverall,
  enterprise,
  jointPlan,
  majorEventDepartmental,
  majorEventSpecial,
  ordinaryDepartmental,
  ordinarySpecial,
  ordinaryUnit,
  subdistrict,
} from './kinds.ts';

/** 专项应急指挥部办公室、部门和单位 of the district; the bureau is a department too */
const bodiesOf16 = ['COMMAND_OFFICE', 'COMMAND_HQ', 'DEPARTMENT', 'EMERGENCY_BUREAU', 'UNIT'] as const;

/** Who makes a plan (第八、九条、第十五至十九条). */
export const drafters: readonly DrafterRow[] = [
  {
    id: 'SJS-15',
    article: '第十五条第一款',
    when: districtOverall,
    text: { zh: '区总体应急预案由区应急管理部门组织编制', en: 'the bureau makes the district overall plan' },
    by: ['EMERGENCY_BUREAU'],
  },
  {
    id: 'SJS-16.1',
    article: '第十六条第一款',
    when: ordinarySpecial,
    text: {
      zh: '区级专项应急预案由承担处置和保障责任的区相关专项应急指挥部办公室、部门和单位组织编制',
      en: 'special plans are made by the command offices, departments and units that bear the response or the support',
    },
    by: bodiesOf16,
  },
  {
    id: 'SJS-16.2',
    article: '第十六条第二款',
    when: ordinaryDepartmental,
    text: {
      zh: '区级部门应急预案由区相关专项应急指挥部办公室、部门和单位组织编制',
      en: 'departmental plans are made by the command offices, departments and units concerned',
    },
    by: bodiesOf16,
  },
  {
    id: 'SJS-9.1',
    article: '第九条第一款',
    when: { anyOf: [majorEventSpecial, majorEventDepartmental] },
    text: {
      zh: '主办或承办机构组织编制重大活动保障应急预案',
      en: 'the bodies that host or organise a major event make the plan for it',
    },
    by: [...bodiesOf16, 'DISTRICT_GOVERNMENT', 'SUBDISTRICT_OFFICE', 'DISTRICT_SOE', 'CENTRAL_UNIT'],
  },
  {
    id: 'SJS-9.2',
    article: '第九条第二款',
    when: jointPlan,
    text: {
      zh: '区政府及其部门可与相邻区政府及其部门制定联合应急预案，参照区级专项应急预案管理',
      en: 'the district government and its departments make joint plans with those of neighbouring districts, managed like special plans',
    },
    // Either side may lead; for the rest it is prepared by whoever prepares a special plan (第三款).
    by: [...bodiesOf16, 'DISTRICT_GOVERNMENT', 'NEIGHBOURING_BODY'],
  },
  {
    id: 'SJS-18.1',
    article: '第十八条第一款',
    when: subdistrict,
    text: {
      zh: '街道应急预案由街道办事处编制',
      en: 'sub-district plans are made by the sub-district office',
    },
    by: ['SUBDISTRICT_OFFICE'],
  },
  {
    id: 'SJS-8-COMMUNITY',
    article: '第八条第六款',
    when: community,
    text: {
      zh: '基层组织应急预案由居民委员会制定',
      en: 'community plans are made by the residents’ committee',
    },
    by: ['RESIDENTS_COMMITTEE'],
  },
  {
    id: 'SJS-8-ENTERPRISE',
    article: '第八条第七款',
    when: enterprise,
    text: {
      zh: '区属企业及其所属单位、权属企业的应急预案由企业自行制定',
      en: 'a district enterprise, and each unit that belongs to it, makes its own plans',
    },
    by: ['DISTRICT_SOE', 'UNIT'],
  },
  {
    id: 'SJS-8-CENTRAL',
    article: '第八条第七款',
    when: centralUnit,
    text: { zh: '中央单位应急预案由该单位制定', en: 'a central unit makes its own plans' },
    by: ['CENTRAL_UNIT'],
  },
  {
    id: 'SJS-8-UNIT',
    article: '第八条第七款',
    when: ordinaryUnit,
    text: {
      zh: '单位应急预案由企事业单位、社会组织等自行制定',
      en: 'enterprises, institutions and social organisations make their own plans',
    },
    by: ['UNIT'],
  },
];
