import type { EventBody } from '../../events/catalogue.ts';
import type { OrganisationId } from '../../events/identifiers.ts';
import type { DelegatedDuty } from '../../events/organisation-life-events.ts';
import type { RecordedEvent } from '../../events/recorded-event.ts';

/** An organisation as the registry knows it (第二条): under its present name, and into which one it was merged (G32). */
export type Organisation = EventBody<'OrganisationRegistered'> & {
  readonly mergedInto?: OrganisationId;
  /** Who acts for it by standing delegation (G5); absent when nobody does */
  readonly delegates?: readonly Delegate[];
};

export interface Delegate {
  readonly to: OrganisationId;
  readonly duty: DelegatedDuty;
}

/** The registry as rules see it: who is who in this jurisdiction, at one position of the ledger. */
export interface Registry {
  find(id: OrganisationId): Organisation | undefined;
  /** In order of registration, those that were merged among them */
  all(): readonly Organisation[];
}

/** Folds the registry from events of organisation streams; other events pass. */
export function evolveOrganisation(
  state: Organisation | undefined,
  event: RecordedEvent,
): Organisation | undefined {
  if (event.type === 'OrganisationRegistered') return event.body;
  if (!state || event.stream !== `organisation:${state.organisationId}`) return state;
  switch (event.type) {
    case 'OrganisationRenamed':
      return renamed(state, event.body);
    case 'OrganisationMerged':
      // What it delegated lapses: its successor owes the duties now and says anew who acts for it.
      return { ...withDelegates(state, []), mergedInto: event.body.into };
    case 'DelegationGranted': {
      const { to, duty } = event.body;
      return withDelegates(state, [...without(state, event.body), { to, duty }]);
    }
    case 'DelegationRevoked':
      return withDelegates(state, without(state, event.body));
    default:
      return state;
  }
}

/** The English name goes with the Chinese one: a new name without one has none. */
function renamed(
  { nameEn: _nameEn, ...rest }: Organisation,
  { name, nameEn }: EventBody<'OrganisationRenamed'>,
): Organisation {
  return { ...rest, name, ...(nameEn !== undefined && { nameEn }) };
}

const without = ({ delegates = [] }: Organisation, { to, duty }: Delegate): readonly Delegate[] =>
  delegates.filter((one) => one.to !== to || one.duty !== duty);

function withDelegates(
  { delegates: _before, ...rest }: Organisation,
  delegates: readonly Delegate[],
): Organisation {
  return delegates.length ? { ...rest, delegates } : rest;
}

export function registryOf(organisations: readonly Organisation[]): Registry {
  const byId = new Map(organisations.map((organisation) => [organisation.organisationId, organisation]));
  return { find: (id) => byId.get(id), all: () => organisations };
}
