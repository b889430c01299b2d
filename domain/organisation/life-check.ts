import type { EventBody } from '../../events/catalogue.ts';
import type { OrganisationClass } from '../../events/organisation-events.ts';
import type { NewEvent } from '../../events/recorded-event.ts';
import { conflict, type Fault, notFound } from '../decision/fault.ts';
import type { OrganisationLifeContext } from './context.ts';
import { nameOf } from './known-organisations.ts';
import type { OrganisationLife } from './life.ts';
import { successorOf } from './successor.ts';

/** What happens to an organisation once it is registered. */
export type OrganisationLifeEvent =
  | 'OrganisationRenamed'
  | 'OrganisationMerged'
  | 'PlanManagerAppointed'
  | 'PlanManagerRelieved'
  | 'DataStewardAssigned'
  | 'AnnualWorkPlanAdopted'
  | 'TrainingHeld'
  | 'GuidanceIssued'
  | 'DelegationGranted'
  | 'DelegationRevoked'
  | 'RiskAssessed'
  | 'PlanCoverageLinked';

/** An event of the organisation that is asked for, or that a correction plays through again. */
export type LifeFact<T extends OrganisationLifeEvent> = Pick<NewEvent<T>, 'occurredOn'> & {
  readonly body: EventBody<T>;
};

/** What an event must meet in the life before it, beside `living` and its day not being in the future. */
export type LifeCheck<T extends OrganisationLifeEvent> = (
  life: OrganisationLife,
  fact: LifeFact<T>,
  context: OrganisationLifeContext,
) => readonly Fault[];

/** The organisation is registered and was not merged. After a merger only corrections are possible (G32). */
export function living(
  life: OrganisationLife | undefined,
  { organisationId, registry }: OrganisationLifeContext,
): Fault[] {
  if (!life) return [organisationUnknown(organisationId)];
  if (!life.merged) return [];
  const { into, on } = life.merged;
  const successor = nameOf(registry, successorOf(registry, into));
  return [
    conflict('ORGANISATION_MERGED', {
      article: '第二条',
      zh: `本单位已于 ${on} 并入，现由${successor}承担职责；只能更正已有记录`,
      en: `it was merged on ${on} and ${successor} bears its duties; only corrections are possible`,
    }),
  ];
}

export const organisationUnknown = (id: string): Fault =>
  notFound('ORGANISATION_UNKNOWN', {
    article: '第二条',
    zh: `登记册中没有单位“${id}”`,
    en: `the registry knows no organisation "${id}"`,
  });

const outside: readonly OrganisationClass[] = ['CITY_GOVERNMENT', 'CITY_EMERGENCY_BUREAU', 'CITY_DEPARTMENT'];

/** The measures bind bodies of the district; of those above it the registry knows no more than who they are (第二条). */
export function ofDistrict(own: OrganisationClass | undefined, pointer?: string): Fault[] {
  if (own === undefined || !outside.includes(own)) return [];
  return [
    conflict('OUTSIDE_DISTRICT', {
      pointer,
      article: '第二条',
      zh: '市级机关不属本区单位，本办法不规定其管理工作',
      en: 'a body of the city is none of the district: the measures do not rule how it manages plans',
    }),
  ];
}
