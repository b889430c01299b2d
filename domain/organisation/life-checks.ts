import type { NewEvent, RecordedEvent } from '../../events/recorded-event.ts';
import { notInFuture } from '../decision/dates.ts';
import { type Fault, invalid } from '../decision/fault.ts';
import type { OrganisationLifeContext } from './context.ts';
import { checkDelegationGranted, checkDelegationRevoked } from './delegation.ts';
import type { OrganisationLife } from './life.ts';
import { type LifeCheck, type LifeFact, living, type OrganisationLifeEvent } from './life-check.ts';
import { checkMerged } from './merging.ts';
import { checkRenamed } from './names.ts';
import { checkManagerAppointed, checkManagerRelieved, checkStewardAssigned } from './plan-managers.ts';
import { registrationFaults, relatedFaults } from './registration.ts';
import { checkCoverageLinked, checkRiskAssessed } from './risks.ts';
import { checkGuidanceIssued, checkTrainingHeld, checkWorkPlanAdopted } from './training.ts';

/** What each event must meet in the life before it, when it is asked for and when a correction plays it again. */
const lifeChecks: { readonly [T in OrganisationLifeEvent]: LifeCheck<T> } = {
  OrganisationRenamed: checkRenamed,
  OrganisationMerged: checkMerged,
  PlanManagerAppointed: checkManagerAppointed,
  PlanManagerRelieved: checkManagerRelieved,
  DataStewardAssigned: checkStewardAssigned,
  AnnualWorkPlanAdopted: checkWorkPlanAdopted,
  TrainingHeld: checkTrainingHeld,
  GuidanceIssued: checkGuidanceIssued,
  DelegationGranted: checkDelegationGranted,
  DelegationRevoked: checkDelegationRevoked,
  RiskAssessed: checkRiskAssessed,
  PlanCoverageLinked: checkCoverageLinked,
};

const isLifeEvent = (type: string): type is OrganisationLifeEvent => Object.hasOwn(lifeChecks, type);

/** Everything that stands against an event of the life. */
export function lifeFaults<T extends OrganisationLifeEvent>(
  life: OrganisationLife | undefined,
  type: T,
  fact: LifeFact<T>,
  context: OrganisationLifeContext,
): Fault[] {
  const check: LifeCheck<T> = lifeChecks[type];
  return [
    ...living(life, context),
    ...notInFuture(fact.occurredOn, context.today),
    ...(life ? check(life, fact, context) : []),
  ];
}

/** The same of an event that is recorded already. What is no event of an organisation meets nothing. */
export function recordedFaults(
  life: OrganisationLife | undefined,
  event: RecordedEvent,
  context: OrganisationLifeContext,
): Fault[] {
  if (event.type === 'OrganisationRegistered') return registeredFaults(event, context);
  return isLifeEvent(event.type)
    ? lifeFaults(life, event.type, event as LifeFact<typeof event.type>, context)
    : [];
}

function registeredFaults(
  { body, occurredOn }: NewEvent<'OrganisationRegistered'>,
  { organisationId, registry, today }: OrganisationLifeContext,
): Fault[] {
  if (body.organisationId !== organisationId) return [idChanged(organisationId)];
  return [
    ...notInFuture(occurredOn, today),
    ...registrationFaults(body, registry),
    ...relatedFaults(body, registry),
  ];
}

const idChanged = (organisationId: string): Fault =>
  invalid('ORGANISATION_ID_CHANGED', {
    pointer: '/organisationId',
    article: '第二条',
    zh: `单位标识不能更改（${organisationId}）`,
    en: `the id of an organisation can't change (${organisationId})`,
  });
