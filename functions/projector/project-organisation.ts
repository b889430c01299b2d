import type { Organisation } from '../../domain/organisation/organisation.ts';
import { successorOf } from '../../domain/organisation/successor.ts';
import { touches } from '../../domain/view/registry-use.ts';
import { canonicalise } from '../../events/canonical.ts';
import { OrganisationId, type PlanId } from '../../events/identifiers.ts';
import type { Commit } from '../shared/ledger/types.ts';
import { organisationKey, plansPk } from '../shared/views/view-keys.ts';
import { organisationAt } from './known-registry.ts';
import { deriveBody } from './project-bodies.ts';
import { deriveAgain } from './project-plan.ts';
import type { Projection } from './projection.ts';

/**
 * An organisation enters the registry, changes, or is taken back. Duties of plans that asked the registry for it are
 * derived again; its own view comes last, so that a commit cut off in the middle is taken up again whole.
 */
export async function projectOrganisation(projection: Projection, commit: Commit): Promise<void> {
  const { ledger, views, scope, registry } = projection;
  const id = OrganisationId.parse(commit.stream.slice('organisation:'.length));
  const before = registry.find(id);
  const heirs = [id, successorOf(registry.current(), id)];
  const view = await organisationAt(ledger, scope, id, commit.position);
  registry.set(id, view);
  if (!isSame(before, view?.organisation))
    for (const plan of await plansResting(projection, before, view?.organisation))
      await deriveAgain(projection, plan, commit.position);
  // A body that was merged leaves its facts to another one; one whose merger was taken back has them again.
  for (const body of new Set([...heirs, successorOf(registry.current(), id)]))
    await deriveBody(projection, body, commit.position);
  if (view) await views.save(scope, view);
  else await views.remove(organisationKey(scope, id), commit.position);
}

const isSame = (a: Organisation | undefined, b: Organisation | undefined): boolean =>
  canonicalise(a ?? null) === canonicalise(b ?? null);

/** Plans whose duties rest on an organisation, by what they were derived from: few, and known without reading any plan. */
async function plansResting(
  { views, scope, law }: Projection,
  before: Organisation | undefined,
  after: Organisation | undefined,
): Promise<readonly PlanId[]> {
  const parties = [...(await views.partition(plansPk(scope))).values()];
  return parties.flatMap(({ view }) =>
    view?.kind === 'PLAN_PARTIES' && touches(view, before, after, law) ? [view.planId] : [],
  );
}
