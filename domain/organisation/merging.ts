import type { OrganisationClass } from '../../events/organisation-events.ts';
import { notBefore } from '../decision/dates.ts';
import { conflict, type Fault, invalid } from '../decision/fault.ts';
import { classNames } from '../rulebook/party-names.ts';
import { livingOnes, nameOf } from './known-organisations.ts';
import type { LifeCheck } from './life-check.ts';
import type { Organisation, Registry } from './organisation.ts';
import { singular } from './registration.ts';
import { successorOf } from './successor.ts';

const units: readonly OrganisationClass[] = ['UNIT', 'DISTRICT_SOE', 'CENTRAL_UNIT'];
const commands: readonly OrganisationClass[] = ['COMMAND_HQ', 'PARTY_MECHANISM', 'EMERGENCY_COMMISSION'];
const departments: readonly OrganisationClass[] = ['DEPARTMENT', 'EMERGENCY_BUREAU'];

/**
 * Into what a body of each class can be merged, so that whoever stands for it afterwards is of a kind that the rules
 * which name it allow. Nothing for bodies of which a district has one: the measures name them, so a reform renames them
 * or merges others into them.
 */
const fitting: Readonly<Partial<Record<OrganisationClass, readonly OrganisationClass[]>>> = {
  DEPARTMENT: departments,
  COMMAND_OFFICE: ['COMMAND_OFFICE', ...departments],
  COMMAND_HQ: commands,
  PARTY_MECHANISM: commands,
  SUBDISTRICT_OFFICE: ['SUBDISTRICT_OFFICE'],
  RESIDENTS_COMMITTEE: ['RESIDENTS_COMMITTEE'],
  UNIT: [...units, ...departments, 'SUBDISTRICT_OFFICE'],
  DISTRICT_SOE: units,
  CENTRAL_UNIT: units,
  CITY_DEPARTMENT: ['CITY_DEPARTMENT', 'CITY_EMERGENCY_BUREAU'],
};

/** 合并、撤销（G32）: into a living other body of a fitting class, in no circle, after all that was recorded of it. */
export const checkMerged: LifeCheck<'OrganisationMerged'> = (life, { body, occurredOn }, { registry }) => {
  const { organisation } = life;
  return [
    ...notBefore(occurredOn, [
      {
        on: life.lastOn,
        zh: '本单位最后一项记录之日',
        en: 'the day of the last fact that is recorded of it',
      },
    ]),
    ...(singular.includes(organisation.class)
      ? [neverMerged(organisation)]
      : [...destinationFaults(organisation, body.into, registry)]),
  ];
};

const neverMerged = (organisation: Organisation): Fault =>
  conflict('CLASS_NEVER_MERGED', {
    article: '第二条',
    zh: `本办法以${classNames[organisation.class].zh}为特定机关，可以更名，不能并入其他单位`,
    en: `the measures name the ${classNames[organisation.class].en}: it may be renamed, not merged into another body`,
  });

function destinationFaults(
  { organisationId, class: own }: Organisation,
  into: Organisation['organisationId'],
  registry: Registry,
): Fault[] {
  const pointer = '/into';
  const article = '第二条';
  if (into === organisationId || leadsBack(registry, into, organisationId))
    return [
      invalid('MERGED_IN_A_CIRCLE', {
        pointer,
        article,
        zh: '不能并入本单位，或并入已并入本单位的单位',
        en: 'a body is merged neither into itself nor into one that was merged into it',
      }),
    ];
  const found = registry.find(into);
  const allowed = fitting[own] ?? [];
  const unfit = found && !allowed.includes(found.class);
  return [
    ...livingOnes(registry, [{ id: into, pointer }]),
    ...(unfit
      ? [
          invalid('CLASS_NOT_FITTING', {
            pointer,
            article,
            zh: `${classNames[own].zh}只能并入${allowed.map((one) => classNames[one].zh).join('、')}，不能并入${nameOf(registry, into)}`,
            en: `a body of class ${classNames[own].en} is merged into ${allowed.map((one) => classNames[one].en).join(', ')}, not into ${nameOf(registry, into)}`,
          }),
        ]
      : []),
  ];
}

/** Walks from body to successor without the step that is asked for. Ends: the registry's circles are cut. */
const leadsBack = (
  registry: Registry,
  into: Organisation['organisationId'],
  to: Organisation['organisationId'],
): boolean => {
  const withoutStep: Registry = {
    all: registry.all,
    find: (id) => {
      const found = registry.find(id);
      if (!found || id !== to) return found;
      const { mergedInto: _step, ...rest } = found;
      return rest;
    },
  };
  return successorOf(withoutStep, into) === to;
};
