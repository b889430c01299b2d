import { notBefore } from '../decision/dates.ts';
import { invalid } from '../decision/fault.ts';
import type { LifeCheck } from './life-check.ts';
import { nameFaults } from './registration.ts';

/** 更名（G32）: another name than the present one, which no other body of its class bears. */
export const checkRenamed: LifeCheck<'OrganisationRenamed'> = (
  { names, organisation },
  { body, occurredOn },
  { registry },
) => {
  const present = names.at(-1);
  const same = body.name === present?.name && body.nameEn === present.nameEn;
  return [
    ...notBefore(occurredOn, [
      { on: present?.on, zh: '登记或上次更名之日', en: 'the day it was registered or last renamed' },
    ]),
    ...(same
      ? [
          invalid('NAME_UNCHANGED', {
            pointer: '/name',
            zh: `单位现名即为“${body.name}”`,
            en: `"${body.name}" is its name already`,
          }),
        ]
      : []),
    ...nameFaults({ ...organisation, name: body.name }, registry),
  ];
};
