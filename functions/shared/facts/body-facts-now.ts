import {
  bearsFacts,
  factsIn,
  type HeldFact,
  mergedBodies,
  sourceOf,
} from '../../../domain/obligation/body-facts.ts';
import { factsOf } from '../../../domain/obligation/facts-of.ts';
import type { OrganisationFacts } from '../../../domain/obligation/organisation-facts.ts';
import { foldOrganisationLife } from '../../../domain/organisation/evolve-life.ts';
import type { Registry } from '../../../domain/organisation/organisation.ts';
import {
  type LedgerId,
  type OrganisationId,
  organisationStream,
  type StreamId,
} from '../../../events/identifiers.ts';
import type { Ledger } from '../ledger/types.ts';
import type { ViewReader } from '../views/view-reader.ts';

/**
 * Everything that decides what an organisation owes as such, as the ledger stands: what the views hold, and on top of it
 * each plan, programme and inspection that has moved since. Undefined for an organisation that nobody registered.
 */
export async function bodyFactsNow(
  { ledger, views }: { readonly ledger: Ledger; readonly views: Pick<ViewReader, 'served' | 'bodyFacts'> },
  of: LedgerId,
  id: OrganisationId,
  registry: Registry,
): Promise<OrganisationFacts | undefined> {
  const [{ events: own }, served] = await Promise.all([
    ledger.load(of, organisationStream(id)),
    views.served(of),
  ]);
  const life = foldOrganisationLife(own);
  if (!life) return undefined;
  const bodies = mergedBodies(registry, id);
  const held = new Map<StreamId, readonly HeldFact[]>();
  const hold = (stream: StreamId, facts: readonly HeldFact[]) => held.set(stream, facts);
  const [shown, moved] = await Promise.all([
    Promise.all(bodies.map(async (body) => ({ body, facts: await views.bodyFacts(served, body) }))),
    movedSince(ledger, of, served.position),
  ]);
  for (const { body, facts } of shown) for (const { fact } of facts) hold(sourceOf(fact), [{ body, fact }]);
  for (const stream of moved) {
    const { events } = await ledger.load(of, stream);
    hold(
      stream,
      factsIn(stream, events, registry).filter(({ body }) => bodies.includes(body)),
    );
  }
  const facts = [...held.values()].flat().map(({ fact }) => fact);
  return factsOf(life, facts);
}

/** Streams with commits after `position` that can bear on an organisation's own duties. */
async function movedSince(ledger: Ledger, of: LedgerId, position: number): Promise<ReadonlySet<StreamId>> {
  const moved = new Set<StreamId>();
  for await (const { stream } of ledger.read(of, { after: position }))
    if (bearsFacts(stream)) moved.add(stream);
  return moved;
}
