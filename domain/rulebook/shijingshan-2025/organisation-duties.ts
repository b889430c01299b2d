import type { OrganisationClass } from '../../../events/organisation-events.ts';
import type { OrganisationDutyRow, Predicate } from '../types.ts';

const every: Predicate = { allOf: [] };

/** 区政府及其有关部门、各有关单位: bodies of the district that keep plans of their own. */
const bodies: readonly OrganisationClass[] = [
  'DISTRICT_GOVERNMENT',
  'EMERGENCY_BUREAU',
  'COMMAND_OFFICE',
  'DEPARTMENT',
  'SUBDISTRICT_OFFICE',
  'RESIDENTS_COMMITTEE',
  'DISTRICT_SOE',
  'CENTRAL_UNIT',
  'UNIT',
];

const byBody = { subject: 'ORGANISATION', roll: 'NONE' } as const;

/** What a body owes as such, beside its plans (第十二、三十六、四十六、四十七条). */
export const organisationDuties: readonly OrganisationDutyRow[] = [
  {
    ...byBody,
    id: 'SJS-47',
    article: '第四十七条',
    duty: 'PLAN_MANAGER',
    of: bodies,
    holdingPlans: true,
    when: every,
    metBy: 'MANAGER',
    text: {
      zh: '指定专门机构和人员负责应急预案管理（目标：20 个工作日内）',
      en: 'appoint people in charge of plans (target: within 20 working days)',
    },
    period: { n: 20, unit: 'WORKING_DAY' },
    target: true,
    severity: 'MANDATORY',
    ladder: 'TARGET',
    interpretations: ['G38'],
  },
  {
    ...byBody,
    id: 'SJS-36',
    article: '第三十六条',
    duty: 'TRAINING',
    of: ['EMERGENCY_BUREAU', 'COMMAND_OFFICE', 'DEPARTMENT'],
    holdingPlans: true,
    when: every,
    metBy: 'TRAINING',
    text: {
      zh: '将应急预案培训纳入年度工作计划并组织实施',
      en: 'hold training on the plans, as part of the year’s work plan',
    },
    period: { n: 1, unit: 'CALENDAR_YEAR' },
    severity: 'MANDATORY',
    ladder: 'YEARLY',
  },
  {
    ...byBody,
    id: 'SJS-12',
    article: '第十二条',
    duty: 'PROGRAMME',
    of: ['EMERGENCY_BUREAU'],
    holdingPlans: false,
    when: every,
    metBy: 'PROGRAMME',
    text: {
      zh: '制定年度应急预案制修订工作计划，报区政府批准并抄送市应急局（目标：当年内）',
      en: 'draw up the year’s programme of plans, have it approved and copied (target: within the year)',
    },
    period: { n: 1, unit: 'CALENDAR_YEAR' },
    target: true,
    severity: 'ADVISORY',
    ladder: 'YEARLY',
    interpretations: ['G39'],
  },
  {
    ...byBody,
    id: 'SJS-46',
    article: '第四十六条',
    duty: 'INSPECTION',
    of: ['EMERGENCY_BUREAU'],
    holdingPlans: false,
    when: every,
    metBy: 'INSPECTION',
    text: {
      zh: '定期组织检查预案管理工作（目标：每年至少一次）',
      en: 'inspect the management of plans regularly (target: at least once a year)',
    },
    period: { n: 1, unit: 'CALENDAR_YEAR' },
    target: true,
    severity: 'ADVISORY',
    ladder: 'YEARLY',
    interpretations: ['G39'],
  },
];
