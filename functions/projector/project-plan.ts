import { evolvePlan, foldPlan } from '../../domain/plan/evolve.ts';
import type { PlanState } from '../../domain/plan/state.ts';
import { documentNumbersOf } from '../../domain/view/document-numbers.ts';
import { planViews } from '../../domain/view/plan-views.ts';
import type { PlanView } from '../../domain/view/types.ts';
import { PlanId } from '../../events/identifiers.ts';
import type { Commit } from '../shared/ledger/types.ts';
import * as keys from '../shared/views/view-keys.ts';
import type { StoredViews } from '../shared/views/view-writer.ts';
import { projectPlanFacts } from './project-bodies.ts';
import type { Projection } from './projection.ts';
import { withReminders } from './with-reminders.ts';

/*
 * Order of writing: duties, filings, numbers, parties and what bodies owe as such first, the plan's own view last. So a plan view at a position
 * says that everything of that commit was written, and a commit cut off in the middle is derived again from before it.
 */

/** A commit on a plan's stream: its state moves on, and with it all that is derived from it. */
export async function projectPlan(projection: Projection, commit: Commit): Promise<void> {
  const planId = PlanId.parse(commit.stream.slice('plan:'.length));
  const stored = await storedPlan(projection, planId);
  if (stored.position >= commit.position) return;
  const state = await stateAfter(projection, commit, stored.plan?.state);
  const { position, version: streamVersion, recordedAt: updatedAt } = commit;
  await write(projection, stored, position, state && { state, streamVersion, updatedAt });
}

/** Folds a plan anew from what its stream holds now, as at a commit elsewhere that changed that. */
export async function foldPlanAgain(projection: Projection, planId: PlanId, commit: Commit): Promise<void> {
  const { position, version: streamVersion, recordedAt: updatedAt, stream } = commit;
  const stored = await storedPlan(projection, planId);
  if (stored.position >= position) return;
  const state = foldPlan((await projection.ledger.load(commit.ledger, stream, { position })).events);
  await write(projection, stored, position, state && { state, streamVersion, updatedAt });
}

/** Derives a plan's duties anew because the registry changed at `position`; its state is what it was. */
export async function deriveAgain(projection: Projection, planId: PlanId, position: number): Promise<void> {
  const stored = await storedPlan(projection, planId);
  if (!stored.plan || stored.position >= position) return;
  // The rest of the stored view is of its own position: what is derived now is of this one.
  const { state, streamVersion, updatedAt } = stored.plan;
  await write(projection, stored, position, { state, streamVersion, updatedAt });
}

interface StoredPlan {
  readonly planId: PlanId;
  readonly pk: string;
  readonly items: StoredViews;
  /** Last commit that was written whole; 0 for a plan that is new here */
  readonly position: number;
  readonly plan?: PlanView;
}

const PLAN_SK = 'plan';

async function storedPlan({ views, scope }: Projection, planId: PlanId): Promise<StoredPlan> {
  const pk = keys.planPk(scope, planId);
  const items = await views.partition(pk);
  const marker = items.get(PLAN_SK);
  const plan = marker?.view?.kind === 'PLAN' ? marker.view : undefined;
  return { planId, pk, items, position: marker?.position ?? 0, ...(plan && { plan }) };
}

/** A correction reaches back: the stream is folded anew. Everything else goes on top of what is known. */
async function stateAfter(
  { ledger }: Projection,
  commit: Commit,
  before: PlanState | undefined,
): Promise<PlanState | undefined> {
  if (!commit.events.some((event) => event.type === 'EventCorrected'))
    return commit.events.reduce(evolvePlan, before);
  const history = await ledger.load(commit.ledger, commit.stream, { position: commit.position });
  return foldPlan(history.events);
}

type Known = Pick<PlanView, 'state' | 'streamVersion' | 'updatedAt'>;

/** Everything of a plan as at `position`; all of it goes when a correction left nothing of the plan. */
async function write(projection: Projection, stored: StoredPlan, position: number, known: Known | undefined) {
  const { views, scope, registry, law } = projection;
  const { pk, items, planId } = stored;
  const { ledger } = scope;
  const found = known && planViews({ ledger, position, ...known, registry: registry.current(), law });
  const duties = found ? await withReminders(projection, found.obligations, items, position) : [];
  const change = { scope, pk, stored: items, position };
  await views.replace({
    ...change,
    views: [...duties, ...(found?.filings ?? [])],
    mayVanish: (sk) => sk !== PLAN_SK,
  });
  for (const view of found?.documentNumbers ?? []) await views.save(scope, view);
  for (const documentNo of documentNumbersOf(stored.plan?.state))
    if (!found?.documentNumbers.some((view) => view.documentNo === documentNo))
      await views.remove(keys.documentNumberKey(scope, documentNo, planId), position);
  if (found) await views.save(scope, found.parties);
  else await views.remove(keys.planPartiesKey(scope, planId), position);
  await projectPlanFacts(projection, stored.plan?.state, known?.state, position);
  await views.replace({ ...change, views: found ? [found.plan] : [], mayVanish: (sk) => sk === PLAN_SK });
}
