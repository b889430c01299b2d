import { factsOfPlan, type HeldFact, mergedBodies } from '../../domain/obligation/body-facts.ts';
import { foldOrganisationLife } from '../../domain/organisation/evolve-life.ts';
import { successorOf } from '../../domain/organisation/successor.ts';
import type { PlanState } from '../../domain/plan/state.ts';
import { bodyObligations } from '../../domain/view/body-views.ts';
import type { BodyFactView, ObligationView } from '../../domain/view/types.ts';
import { canonicalise } from '../../events/canonical.ts';
import { type OrganisationId, organisationStream } from '../../events/identifiers.ts';
import * as keys from '../shared/views/view-keys.ts';
import type { StoredViews } from '../shared/views/view-writer.ts';
import type { Projection } from './projection.ts';
import { withReminders } from './with-reminders.ts';

/*
 * Duties of an organisation as such (第十二、三十六、四十六、四十七条; 国务院令第708号第八条). They rest on its own stream and on
 * facts of its plans, programmes and inspections, which are kept beside them: nothing else is read when one changes.
 */

/** What a commit on a plan changed for the body that prepares it. */
export async function projectPlanFacts(
  projection: Projection,
  before: PlanState | undefined,
  after: PlanState | undefined,
  position: number,
): Promise<void> {
  await projectFacts(projection, factsOfPlan(before), factsOfPlan(after), position);
}

/**
 * Facts that a commit changed, from what they were to what they are; then the duties of each body that they count for.
 * Called again for the same commit it does the same again, for a run may have been cut off between the two.
 */
export async function projectFacts(
  projection: Projection,
  before: readonly HeldFact[],
  after: readonly HeldFact[],
  position: number,
): Promise<void> {
  if (canonicalise(before) === canonicalise(after)) return;
  const { views, scope, registry } = projection;
  const keyOf = (held: HeldFact) => keys.bodyFactItemKey(scope, held);
  const kept = new Set(after.map((held) => JSON.stringify(keyOf(held))));
  for (const held of before)
    if (!kept.has(JSON.stringify(keyOf(held)))) await views.remove(keyOf(held), position);
  for (const held of after)
    await views.save(scope, { kind: 'BODY_FACT', ledger: scope.ledger, position, ...held });
  const bodies = [...before, ...after].map(({ body }) => successorOf(registry.current(), body));
  for (const body of new Set(bodies)) await deriveBody(projection, body, position);
}

/** The duties of one body anew, as at `position`. */
export async function deriveBody(
  projection: Projection,
  id: OrganisationId,
  position: number,
): Promise<void> {
  const { views, scope } = projection;
  const pk = keys.bodyPk(scope, id);
  const stored = await views.partition(pk);
  const facts = await factsHeld(projection, id, stored);
  // Another run is ahead of this one and derives, or has derived, from all of them.
  if (facts.some((view) => view.position > position)) return;
  const duties = await dutiesOf(projection, id, facts, position);
  await views.replace({
    scope,
    pk,
    stored,
    views: await withReminders(projection, duties, stored, position),
    position,
    mayVanish: (sk) => !keys.isBodyFactSk(sk),
  });
}

/** The body's own facts, and those of all that were merged into it (G32). */
async function factsHeld(
  { views, scope, registry }: Projection,
  id: OrganisationId,
  own: StoredViews,
): Promise<readonly BodyFactView[]> {
  const others = mergedBodies(registry.current(), id).filter((body) => body !== id);
  const partitions = await Promise.all(others.map((body) => views.partition(keys.bodyPk(scope, body))));
  return [own, ...partitions].flatMap((stored) =>
    [...stored.values()].flatMap(({ view }) => (view?.kind === 'BODY_FACT' ? [view] : [])),
  );
}

async function dutiesOf(
  { ledger, scope, registry, law }: Projection,
  id: OrganisationId,
  facts: readonly BodyFactView[],
  position: number,
): Promise<readonly ObligationView[]> {
  const { events } = await ledger.load(scope.ledger, organisationStream(id), { position });
  const life = foldOrganisationLife(events);
  if (!life) return [];
  const origin = { ledger: scope.ledger, position };
  const held = facts.map(({ fact }) => fact);
  return bodyObligations(law, origin, { life, facts: held, registry: registry.current() });
}
