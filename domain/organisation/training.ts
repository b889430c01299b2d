import type { OrganisationClass } from '../../events/organisation-events.ts';
import { conflict, invalid } from '../decision/fault.ts';
import { repeated } from '../decision/repeated.ts';
import { knownPlans, listedPlans } from '../plan/known-plans.ts';
import { classNames } from '../rulebook/party-names.ts';
import { type LifeCheck, ofDistrict } from './life-check.ts';

/** 年度工作计划（第三十六条）: for the year in which it is adopted, or the next. */
export const checkWorkPlanAdopted: LifeCheck<'AnnualWorkPlanAdopted'> = (life, { body, occurredOn }) => {
  const adoptedIn = Number(occurredOn.slice(0, 4));
  const fits = body.year === adoptedIn || body.year === adoptedIn + 1;
  return [
    ...ofDistrict(life.organisation.class),
    ...(fits
      ? []
      : [
          invalid('WORK_PLAN_YEAR', {
            pointer: '/year',
            article: '第三十六条',
            zh: `${occurredOn} 通过的年度工作计划须为 ${adoptedIn} 年或 ${adoptedIn + 1} 年的`,
            en: `a work plan adopted on ${occurredOn} is one of ${adoptedIn} or ${adoptedIn + 1}`,
          }),
        ]),
  ];
};

/** 培训（第三十六条）: of its own plans or of those that it has a part in, ended since or not. */
export const checkTrainingHeld: LifeCheck<'TrainingHeld'> = (life, { body }, { plans }) => [
  ...ofDistrict(life.organisation.class),
  ...repeated(body.plans, (index) => `/plans/${index}`),
  ...knownPlans(plans, listedPlans(body.plans, '/plans')),
];

/** Bodies with no sector of their own to guide. */
const guidesNobody: readonly OrganisationClass[] = ['RESIDENTS_COMMITTEE', 'ESTABLISHMENT_OFFICE'];

/** 指导性文件（第十一条第二款）: written by those who manage, guide and inspect a sector. */
export const checkGuidanceIssued: LifeCheck<'GuidanceIssued'> = ({ organisation }) => [
  ...ofDistrict(organisation.class),
  ...(guidesNobody.includes(organisation.class)
    ? [
        conflict('GUIDES_NOBODY', {
          article: '第十一条第二款',
          zh: `指导性文件由专项应急指挥部办公室、有关部门和单位编写，不由${classNames[organisation.class].zh}编写`,
          en: `guidance is written by offices of commands, departments and units, not by ${classNames[organisation.class].en}`,
        }),
      ]
    : []),
];
