import { hiddenPlans, seesWhole } from '../../domain/aggregate/shown.ts';
import type { PlanState } from '../../domain/plan/state.ts';
import type { AggregateView } from '../../domain/view/types.ts';
import type { PlanId } from '../../events/identifiers.ts';
import type { ApiRequest } from '../shared/openapi/operation.ts';
import type { ServedViews } from '../shared/views/view-reader.ts';
import type { QueryDependencies } from './dependencies.ts';

/** Which plans of an aggregate the caller must not learn of. */
export type PlanSight = (
  summary: Pick<AggregateView['summary'], 'organisation' | 'plans'>,
) => Promise<ReadonlySet<PlanId>>;

/** Plans as they stand now, each read once per request: from the views, and from the ledger when it is too new for them. */
export async function planSight(
  { views, facts, hidden }: QueryDependencies,
  { caller: { actor, ledger } }: ApiRequest,
  served: ServedViews,
  position: number,
): Promise<PlanSight> {
  const registry = await facts.registryAt(ledger, position);
  const known = new Map<PlanId, Promise<PlanState | undefined>>();
  async function read(id: PlanId): Promise<PlanState | undefined> {
    const view = await views.plan(served, id);
    return view?.state ?? (await facts.around(ledger, position, { plans: [id], others: [] })).plan(id);
  }
  function stateOf(id: PlanId): Promise<PlanState | undefined> {
    const state = known.get(id) ?? read(id);
    known.set(id, state);
    return state;
  }
  return async (summary) => {
    if (seesWhole(actor, summary.organisation, registry)) return new Set();
    if (hidden) return new Set(summary.plans.filter((id) => hidden.has(id)));
    const states = await Promise.all(summary.plans.map(async (id) => [id, await stateOf(id)] as const));
    const byId = new Map(states);
    return hiddenPlans(actor, summary, (id) => byId.get(id), registry);
  };
}
