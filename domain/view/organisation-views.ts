import { correctedHistory } from '../../events/corrections.ts';
import type { RecordedEvent } from '../../events/recorded-event.ts';
import {
  evolveOrganisation,
  type Organisation,
  type Registry,
  registryOf,
} from '../organisation/organisation.ts';
import type { Origin } from './origin.ts';
import type { OrganisationView } from './types.ts';

/** An organisation as the registry has it, from all events of its stream, corrections applied. */
export const foldOrganisation = (events: readonly RecordedEvent[]): Organisation | undefined =>
  correctedHistory(events).reduce<Organisation | undefined>(evolveOrganisation, undefined);

/** An organisation from all events of its stream, corrections applied; nothing when its registration was voided. */
export function organisationView(
  origin: Origin,
  streamVersion: number,
  events: readonly RecordedEvent[],
): OrganisationView | undefined {
  const organisation = foldOrganisation(events);
  const registeredAt = correctedHistory(events)[0]?.position;
  if (!organisation || registeredAt === undefined) return undefined;
  return { kind: 'ORGANISATION', ...origin, streamVersion, registeredAt, organisation };
}

/** The registry in order of registration. */
export const registryOfViews = (views: Iterable<OrganisationView>): Registry =>
  registryOf([...views].toSorted((a, b) => a.registeredAt - b.registeredAt).map((view) => view.organisation));
