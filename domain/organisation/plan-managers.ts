import { notBefore } from '../decision/dates.ts';
import { conflict, type Fault, invalid } from '../decision/fault.ts';
import { currentManager, type OrganisationLife } from './life.ts';
import { type LifeCheck, ofDistrict } from './life-check.ts';

const article = '第四十七条';

/** 指定专门机构和人员: whoever was in office before leaves it on that day. */
export const checkManagerAppointed: LifeCheck<'PlanManagerAppointed'> = (life, { body, occurredOn }) => {
  const current = currentManager(life);
  const same =
    current?.person === body.person && current.deputy === body.deputy && current.unit === body.unit;
  return [
    ...ofDistrict(life.organisation.class),
    ...afterLastChange(life, occurredOn),
    ...(body.deputy === body.person
      ? [
          invalid('DEPUTY_IS_MANAGER', {
            pointer: '/deputy',
            article,
            zh: '负责人员与备岗人员不能为同一人',
            en: 'nobody is his own deputy',
          }),
        ]
      : []),
    ...(current && same
      ? [
          conflict('MANAGER_IN_OFFICE', {
            pointer: '/person',
            article,
            zh: `自 ${current.on} 起即由该人员负责`,
            en: `this person has been in charge since ${current.on}`,
          }),
        ]
      : []),
  ];
};

/** 免去: the first day without. */
export const checkManagerRelieved: LifeCheck<'PlanManagerRelieved'> = (life, { body, occurredOn }) => {
  const current = currentManager(life);
  if (!current)
    return [
      conflict('NO_MANAGER', {
        pointer: '/person',
        article,
        zh: '目前没有应急预案管理人员',
        en: 'nobody is in charge of plans',
      }),
    ];
  return [
    ...afterLastChange(life, occurredOn),
    ...(current.person === body.person
      ? []
      : [
          invalid('NOT_THE_MANAGER', {
            pointer: '/person',
            article,
            zh: `现任管理人员为 ${current.person}`,
            en: `the person in charge is ${current.person}`,
          }),
        ]),
  ];
};

function afterLastChange({ managers }: OrganisationLife, on: LifeDay): Fault[] {
  const last = managers.at(-1);
  return notBefore(on, [
    {
      on: last?.until?.on ?? last?.on,
      zh: '上次任免之日',
      en: 'the day of the last change in office',
      article,
    },
  ]);
}

type LifeDay = OrganisationLife['lastOn'];

/** 数据管理人员（第五条第二款）; takes the place of the one before. */
export const checkStewardAssigned: LifeCheck<'DataStewardAssigned'> = (life, { body, occurredOn }) => {
  const last = life.stewards.at(-1);
  return [
    ...ofDistrict(life.organisation.class),
    ...notBefore(occurredOn, [
      { on: last?.on, zh: '上次指定之日', en: 'the day of the last assignment', article: '第五条第二款' },
    ]),
    ...(last && last.person === body.person
      ? [
          conflict('STEWARD_ASSIGNED', {
            pointer: '/person',
            article: '第五条第二款',
            zh: `自 ${last.on} 起即由该人员管理数据`,
            en: `this person has been the steward since ${last.on}`,
          }),
        ]
      : []),
  ];
};
