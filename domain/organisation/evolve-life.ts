import type { EventBody } from '../../events/catalogue.ts';
import { correctedHistory } from '../../events/corrections.ts';
import type { RecordedEvent } from '../../events/recorded-event.ts';
import { type Fact, factOf } from '../plan/fact.ts';
import type { OrganisationLife, Tenure } from './life.ts';
import { evolveOrganisation } from './organisation.ts';

/** Life of one organisation from all events of its stream, corrections applied. */
export const foldOrganisationLife = (events: readonly RecordedEvent[]): OrganisationLife | undefined =>
  correctedHistory(events).reduce<OrganisationLife | undefined>(evolveOrganisationLife, undefined);

/** One event on top of a life. Total: events of other streams pass. */
export function evolveOrganisationLife(
  life: OrganisationLife | undefined,
  event: RecordedEvent,
): OrganisationLife | undefined {
  if (!life) return event.type === 'OrganisationRegistered' ? registered(event) : undefined;
  if (event.stream !== `organisation:${life.organisation.organisationId}`) return life;
  const next = evolveFacts(life, event);
  if (next === life) return life;
  const { occurredOn } = event;
  return {
    ...next,
    organisation: evolveOrganisation(life.organisation, event) ?? life.organisation,
    lastOn: occurredOn > life.lastOn ? occurredOn : life.lastOn,
  };
}

function registered(event: RecordedEvent<'OrganisationRegistered'>): OrganisationLife {
  const { name, nameEn } = event.body;
  const fact = factOf(event);
  return {
    organisation: event.body,
    registered: fact,
    names: [{ ...fact, name, ...(nameEn !== undefined && { nameEn }) }],
    managers: [],
    stewards: [],
    workPlans: [],
    trainings: [],
    guidance: [],
    delegations: [],
    risks: [],
    coverage: [],
    lastOn: event.occurredOn,
  };
}

function evolveFacts(life: OrganisationLife, event: RecordedEvent): OrganisationLife {
  const fact = factOf(event);
  switch (event.type) {
    case 'OrganisationRenamed': {
      const { reason: _reason, ...name } = event.body;
      return { ...life, names: [...life.names, { ...fact, ...name }] };
    }
    case 'OrganisationMerged':
      return { ...life, merged: { ...fact, ...event.body } };
    case 'PlanManagerAppointed':
      return { ...life, managers: [...ended(life.managers, fact), { ...fact, ...event.body }] };
    case 'PlanManagerRelieved':
      return { ...life, managers: ended(life.managers, fact) };
    case 'DataStewardAssigned':
      return { ...life, stewards: [...life.stewards, { ...fact, ...event.body }] };
    case 'AnnualWorkPlanAdopted':
      return { ...life, workPlans: [...life.workPlans, { ...fact, ...event.body }] };
    case 'TrainingHeld':
      return { ...life, trainings: [...life.trainings, { ...fact, ...event.body }] };
    case 'GuidanceIssued':
      return { ...life, guidance: [...life.guidance, { ...fact, ...event.body }] };
    case 'DelegationGranted':
      return { ...life, delegations: [...life.delegations, { ...fact, ...event.body }] };
    case 'DelegationRevoked':
      return { ...life, delegations: revoked(life, fact, event.body) };
    case 'RiskAssessed':
      return { ...life, risks: [...life.risks, { ...fact, ...event.body }] };
    case 'PlanCoverageLinked':
      return { ...life, coverage: [...life.coverage, { ...fact, ...event.body }] };
    default:
      return life;
  }
}

/** Whoever is in office leaves it. */
const ended = (managers: readonly Tenure[], until: Fact): readonly Tenure[] =>
  managers.map((one) => (one.until ? one : { ...one, until }));

const revoked = (
  { delegations }: OrganisationLife,
  fact: Fact,
  { to, duty, reason }: EventBody<'DelegationRevoked'>,
): OrganisationLife['delegations'] =>
  delegations.map((one) =>
    one.to === to && one.duty === duty && !one.revoked ? { ...one, revoked: { ...fact, reason } } : one,
  );
