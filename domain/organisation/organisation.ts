import type { EventBody } from '../../events/catalogue.ts';
import type { OrganisationId } from '../../events/identifiers.ts';
import type { RecordedEvent } from '../../events/recorded-event.ts';

/** An organisation as the registry knows it (第二条): under its present name, and into which one it was merged (G32). */
export type Organisation = EventBody<'OrganisationRegistered'> & { readonly mergedInto?: OrganisationId };

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
      return { ...state, mergedInto: event.body.into };
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

export function registryOf(organisations: readonly Organisation[]): Registry {
  const byId = new Map(organisations.map((organisation) => [organisation.organisationId, organisation]));
  return { find: (id) => byId.get(id), all: () => organisations };
}
