import type { DocumentKind } from '../../../events/documents.ts';
import type { FilingRow, PartyRole } from '../types.ts';
import {
  centralUnit,
  community,
  districtDepartmental,
  districtOverall,
  districtSpecial,
  enterpriseOverall,
  enterpriseSpecial,
  jointAsDepartmental,
  jointAsSpecial,
  keyUnit,
  otherUnit,
  subdistrict,
} from './kinds.ts';
import { role } from './roles.ts';

/** Where the measures are silent: the city's regulation on the law (G10) */
export const BEIJING_13 = '《北京市实施〈中华人民共和国突发事件应对法〉办法》第十三条第二款';

/** 正式印发文本（含电子文本）及编制说明 */
const documents: readonly DocumentKind[] = ['OFFICIAL_TEXT', 'ELECTRONIC_TEXT', 'PREPARATION_NOTE'];

/** 有关部门: the closed list of the version (G7) */
const relatedDepartments: PartyRole = { party: 'DISTRIBUTION_LIST' };

/** 上一级政府有关部门, as far as the list names them (G8) */
export const cityDepartments: PartyRole = { party: 'DISTRIBUTION_LIST', of: ['CITY_DEPARTMENT'] };
const NATIONAL_26 = '《突发事件应急预案管理办法》（国办发〔2024〕5号）第二十六条第（一）项';

/** 报区政府备案，径送区应急管理部门，抄送有关部门 */
const toGovernment: FilingRow['legs'] = [
  { kind: 'FILING', to: role('DISTRICT_GOVERNMENT') },
  { kind: 'DIRECT_DELIVERY', to: role('EMERGENCY_BUREAU') },
  { kind: 'COPY', to: relatedDepartments },
];

/** Where an issued plan goes: 备案 (filing), 径送 (direct delivery), 抄送 (copy), by kind (第三十一条). */
export const filings: readonly FilingRow[] = [
  {
    id: 'SJS-31.1',
    article: '第三十一条第（一）项',
    when: districtOverall,
    text: {
      zh: '区总体应急预案报市政府备案，径送市应急管理部门',
      en: 'filed with the city government, delivered directly to the city bureau',
    },
    legs: [
      { kind: 'FILING', to: role('CITY_GOVERNMENT') },
      { kind: 'DIRECT_DELIVERY', to: role('CITY_EMERGENCY_BUREAU') },
      { kind: 'COPY', to: cityDepartments, article: NATIONAL_26 },
    ],
    documents,
    interpretations: ['G7', 'G8'],
  },
  {
    id: 'SJS-31.2',
    article: '第三十一条第（二）项',
    when: districtSpecial,
    text: {
      zh: '区专项应急预案报上级相应牵头部门备案，分别抄送上级应急管理部门和有关部门',
      en: 'filed with the superior lead department (上级相应牵头部门), copied to the superior bureau and the departments concerned',
    },
    legs: [
      { kind: 'FILING', to: { party: 'SUPERIOR_LEAD' } },
      { kind: 'COPY', to: role('CITY_EMERGENCY_BUREAU') },
      { kind: 'COPY', to: relatedDepartments },
    ],
    documents,
    interpretations: ['G7', 'G9'],
  },
  {
    id: 'SJS-31.3',
    article: '第三十一条第（三）项',
    when: districtDepartmental,
    text: {
      zh: '区部门应急预案报本级政府备案，径送本级应急管理部门，同时抄送本级有关部门',
      en: 'filed with the district government, delivered directly to the bureau, copied to the departments concerned',
    },
    legs: toGovernment,
    documents,
    interpretations: ['G7'],
  },
  {
    id: 'SJS-31.4a',
    article: '第三十一条第（四）项',
    when: subdistrict,
    text: {
      zh: '街道应急预案报区政府备案，径送区应急管理部门，同时抄送区政府有关部门',
      en: 'filed with the district government, delivered directly to the bureau, copied to the government departments concerned',
    },
    legs: toGovernment,
    documents,
    interpretations: ['G7'],
  },
  {
    id: 'SJS-31.4b',
    article: '第三十一条第（四）项',
    when: community,
    text: { zh: '社区应急预案（方案）报街道备案', en: 'filed with the sub-district (街道)' },
    legs: [{ kind: 'FILING', to: { party: 'PARENT' } }],
    documents,
  },
  {
    id: 'SJS-31.5a',
    article: '第三十一条第（五）项',
    when: enterpriseOverall,
    text: {
      zh: '区属企业集团所属单位、权属企业，以及区属企业的总体应急预案按管理权限报区应急管理部门备案，抄送企业主管机构、行业主管部门、监管部门',
      en: 'overall plans of district enterprises, of their groups’ units and of enterprises they control are filed with the bureau, copied to the bodies in charge of enterprise and industry and to the regulators',
    },
    legs: [
      { kind: 'FILING', to: role('EMERGENCY_BUREAU') },
      { kind: 'COPY', to: relatedDepartments },
    ],
    documents,
    interpretations: ['G7'],
  },
  {
    id: 'SJS-31.5b',
    article: '第三十一条第（五）项',
    when: enterpriseSpecial,
    text: {
      zh: '区属企业专项应急预案按管理权限报区行业监管部门备案，抄送区应急管理部门和有关企业主管机构、行业主管部门',
      en: 'their special plans are filed with the industry regulator (区行业监管部门), copied to the bureau and the bodies in charge',
    },
    legs: [
      { kind: 'FILING', to: { party: 'INDUSTRY_REGULATOR' } },
      { kind: 'COPY', to: role('EMERGENCY_BUREAU') },
      { kind: 'COPY', to: relatedDepartments },
    ],
    documents,
    interpretations: ['G7'],
  },
  {
    id: 'SJS-31.6a',
    article: '第三十一条第（六）项',
    when: jointAsSpecial,
    text: {
      zh: '联合应急预案按所涉及区域，依据专项应急预案有关规定备案，同时抄送市应急管理部门和有关部门',
      en: 'joint plans are filed in each region as special plans are, copied to the city bureau and the departments concerned',
    },
    legs: [
      { kind: 'FILING', to: { party: 'SUPERIOR_LEAD' } },
      { kind: 'COPY', to: role('CITY_EMERGENCY_BUREAU') },
      { kind: 'COPY', to: relatedDepartments },
    ],
    documents,
    interpretations: ['G7', 'G41'],
  },
  {
    id: 'SJS-31.6b',
    article: '第三十一条第（六）项',
    when: jointAsDepartmental,
    text: {
      zh: '联合应急预案按所涉及区域，依据部门应急预案有关规定备案，同时抄送市应急管理部门和有关部门',
      en: 'joint plans treated as departmental are filed in each region as those are, copied to the city bureau and the departments concerned',
    },
    legs: [
      { kind: 'FILING', to: role('DISTRICT_GOVERNMENT') },
      { kind: 'DIRECT_DELIVERY', to: role('EMERGENCY_BUREAU') },
      { kind: 'COPY', to: role('CITY_EMERGENCY_BUREAU') },
      { kind: 'COPY', to: relatedDepartments },
    ],
    documents,
    interpretations: ['G7', 'G41'],
  },
  {
    id: 'SJS-31.7',
    article: '第三十一条第（七）项',
    when: centralUnit,
    text: {
      zh: '涉及需要与区政府联合应急处置的中央单位应急预案，应报区政府备案，同时抄送区应急管理部门和突发事件应对牵头部门',
      en: 'plans of central units for responses together with the district government are filed with it, copied to the bureau and the lead departments',
    },
    legs: [
      { kind: 'FILING', to: role('DISTRICT_GOVERNMENT') },
      { kind: 'COPY', to: role('EMERGENCY_BUREAU') },
      { kind: 'COPY', to: relatedDepartments },
    ],
    documents,
    interpretations: ['G7'],
  },
  {
    id: 'BJ-13.2-KEY',
    article: BEIJING_13,
    when: keyUnit,
    text: {
      zh: '重点单位应急预案报区政府备案',
      en: 'plans of key units are filed with the district government',
    },
    legs: [{ kind: 'FILING', to: role('DISTRICT_GOVERNMENT') }],
    documents,
    interpretations: ['G10'],
  },
  {
    id: 'BJ-13.2',
    article: BEIJING_13,
    when: otherUnit,
    text: {
      zh: '其他单位应急预案报所在地街道备案',
      en: 'plans of other units are filed with the sub-district (街道) where they are',
    },
    legs: [{ kind: 'FILING', to: { party: 'PARENT' } }],
    documents,
    interpretations: ['G10'],
  },
];
