import type { DocumentKind } from '../../../events/documents.ts';
import type { OrganisationClass } from '../../../events/organisation-events.ts';
import type { FilingRow, PartyRole } from '../types.ts';
import { community, districtDepartmental, districtOverall, districtSpecial, subdistrict } from './kinds.ts';

const role = (organisationClass: OrganisationClass): PartyRole => ({
  party: 'CLASS',
  class: organisationClass,
});

/** 正式印发文本（含电子文本）及编制说明 */
const documents: readonly DocumentKind[] = ['OFFICIAL_TEXT', 'ELECTRONIC_TEXT', 'PREPARATION_NOTE'];

/** 有关部门: the closed list of the version (G7) */
const relatedDepartments: PartyRole = { party: 'DISTRIBUTION_LIST' };

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
    ],
    documents,
    interpretations: ['G8'],
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
    legs: [
      { kind: 'FILING', to: role('DISTRICT_GOVERNMENT') },
      { kind: 'DIRECT_DELIVERY', to: role('EMERGENCY_BUREAU') },
      { kind: 'COPY', to: relatedDepartments },
    ],
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
    legs: [
      { kind: 'FILING', to: role('DISTRICT_GOVERNMENT') },
      { kind: 'DIRECT_DELIVERY', to: role('EMERGENCY_BUREAU') },
      { kind: 'COPY', to: relatedDepartments },
    ],
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
];
