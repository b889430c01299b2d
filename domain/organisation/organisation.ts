import type { EventBody } from '../../events/catalogue.ts';
import type { OrganisationId } from '../../events/identifiers.ts';
import type { RecordedEvent } from '../../events/recorded-event.ts';

/** An organisation as the registry knows it (第二条). */
export type Organisation = EventBody<'OrganisationRegistered'>;

/** The registry as rules see it: who is who in this jurisdiction, at one position of the ledger. */
export interface Registry {
  find(id: OrganisationId): Organisation | undefined;
  /** In order of registration */
  all(): readonly Organisation[];
}

/** Folds the registry from events of organisation streams; other events pass. */
export function evolveOrganisation(
  state: Organisation | undefined,
  event: RecordedEvent,
): Organisation | undefined {
  return event.type === 'OrganisationRegistered' ? event.body : state;
}

export function registryOf(organisations: readonly Organisation[]): Registry {
  const byId = new Map(organisations.map((organisation) => [organisation.organisationId, organisation]));
  return { find: (id) => byId.get(id), all: () => organisations };
}
