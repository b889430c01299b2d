import type { OrganisationClass } from '../../events/organisation-events.ts';

/** Those who inspect, stand above them, or belong to another district. */
const NOT_INSPECTED: readonly OrganisationClass[] = [
  'PARTY_COMMITTEE',
  'PARTY_MECHANISM',
  'DISTRICT_GOVERNMENT',
  'EMERGENCY_COMMISSION',
  'CITY_GOVERNMENT',
  'CITY_EMERGENCY_BUREAU',
  'CITY_DEPARTMENT',
  'NEIGHBOURING_BODY',
];

/** 第四十六条: 各专项应急指挥部办公室、有关部门和单位. */
export const isInspected = (of: OrganisationClass): boolean => !NOT_INSPECTED.includes(of);
