import type { OrganisationClass } from '../../events/organisation-events.ts';
import type { Bilingual } from '../refusal.ts';

/** What a class of organisation is called in the two languages. */
export const classNames: Readonly<Record<OrganisationClass, Bilingual>> = {
  PARTY_COMMITTEE: { zh: '区委', en: 'district party committee (区委)' },
  PARTY_MECHANISM: {
    zh: '区委相应领导机制',
    en: 'leading mechanism of the party committee (区委相应领导机制)',
  },
  DISTRICT_GOVERNMENT: { zh: '区政府', en: 'district government (区政府)' },
  EMERGENCY_COMMISSION: { zh: '区应急委', en: 'emergency commission (区应急委)' },
  EMERGENCY_BUREAU: { zh: '区应急管理部门', en: 'district emergency bureau (区应急局)' },
  COMMAND_HQ: { zh: '应急指挥机构', en: 'command (应急指挥机构)' },
  COMMAND_OFFICE: { zh: '专项应急指挥部办公室', en: 'special command office (专项应急指挥部办公室)' },
  ESTABLISHMENT_OFFICE: { zh: '区委编办', en: 'establishment office (区委编办)' },
  DEPARTMENT: { zh: '区政府部门', en: 'department of the district government' },
  SUBDISTRICT_OFFICE: { zh: '街道办事处', en: 'sub-district office (街道办事处)' },
  RESIDENTS_COMMITTEE: { zh: '居民委员会', en: "residents' committee (居民委员会)" },
  DISTRICT_SOE: { zh: '区属企业', en: 'district enterprise (区属企业)' },
  CENTRAL_UNIT: { zh: '中央单位', en: 'central unit (中央单位)' },
  UNIT: { zh: '单位', en: 'unit' },
  CITY_GOVERNMENT: { zh: '市政府', en: 'city government (市政府)' },
  CITY_EMERGENCY_BUREAU: { zh: '市应急管理部门', en: 'city emergency bureau (市应急局)' },
  CITY_DEPARTMENT: { zh: '市级部门', en: 'department of the city' },
  NEIGHBOURING_BODY: {
    zh: '相邻区政府及其部门',
    en: 'government of a neighbouring region, or a department of it (相邻区政府及其部门)',
  },
};
