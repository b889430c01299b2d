import type { OrganisationId } from '../../events/identifiers.ts';
import type { Organisation, Registry } from './organisation.ts';

/**
 * Who bears the duties of `id` now: itself, or the last of those that it was merged into, one after the other (G32).
 * Total: an organisation that nobody registered, or a circle made by a correction, gives the last one that is known.
 */
export function successorOf(registry: Registry, id: OrganisationId): OrganisationId {
  const passed = new Set<OrganisationId>();
  let current = id;
  while (!passed.has(current)) {
    passed.add(current);
    const next = registry.find(current)?.mergedInto;
    if (!next || passed.has(next)) return current;
    current = next;
  }
  return current;
}

/** Organisations that still exist, in order of registration. */
export const livingOrganisations = (registry: Registry): readonly Organisation[] =>
  registry.all().filter((organisation) => organisation.mergedInto === undefined);

/** True when both names stand for one organisation now. */
export const sameBody = (registry: Registry, a: OrganisationId, b: OrganisationId): boolean =>
  successorOf(registry, a) === successorOf(registry, b);

/** True when `body` is `id`, or what `id` was merged into: it acts and answers for it (G32). */
export const standsFor = (registry: Registry, body: string, id: string): boolean =>
  body === id || successorOf(registry, id as OrganisationId) === body;
