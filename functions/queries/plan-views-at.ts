import { foldPlan } from '../../domain/plan/evolve.ts';
import { type PlanViews, planViews } from '../../domain/view/plan-views.ts';
import type { CivilDate } from '../../events/civil-date.ts';
import { type LedgerId, type PlanId, planStream } from '../../events/identifiers.ts';
import type { QueryDependencies } from './dependencies.ts';

/**
 * The views of a plan as they stood at a position of the ledger, folded from the ledger itself with the registry of
 * that moment and the calendar as it was known on a day. Undefined when the plan was not there yet.
 */
export async function planViewsAt(
  { ledger, facts, laws }: Pick<QueryDependencies, 'ledger' | 'facts' | 'laws'>,
  id: LedgerId,
  planId: PlanId,
  at: { readonly position: number; readonly knownOn: CivilDate },
): Promise<PlanViews | undefined> {
  const history = await ledger.load(id, planStream(planId), { position: at.position });
  const state = foldPlan(history.events);
  const last = history.commits.at(-1);
  if (!state || !last) return undefined;
  const [registry, law] = await Promise.all([
    facts.registryAt(id, at.position),
    laws.at(id, at.knownOn, at.position),
  ]);
  return planViews({
    ledger: id,
    position: last.position,
    streamVersion: history.version,
    updatedAt: last.recordedAt,
    state,
    registry,
    law,
  });
}
