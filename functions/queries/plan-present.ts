import type { PlanView } from '../../domain/view/types.ts';
import type { PlanId } from '../../events/identifiers.ts';
import { problem } from '../shared/http/problem.ts';
import type { Tail } from '../shared/ledger/types.ts';
import type { ApiRequest } from '../shared/openapi/operation.ts';
import type { ServedViews } from '../shared/views/view-reader.ts';
import type { QueryDependencies } from './dependencies.ts';
import { planViewsAt } from './plan-views-at.ts';
import { reached } from './reached.ts';
import { type Freshness, freshOf } from './read-point.ts';
import { visibilityOf } from './visibility.ts';

/** A plan as it stands, how far that is behind the ledger, and the views it was read from. */
export interface PresentPlan {
  readonly view: PlanView;
  readonly freshness: Freshness;
  readonly served: ServedViews;
}

/**
 * A plan as the views show it. One that is too new for the views is read from the ledger: whoever has just begun a plan
 * finds it. Throws the `not-found` problem when there is none, or none for this caller.
 */
export async function presentPlan(
  deps: QueryDependencies,
  request: ApiRequest,
  planId: PlanId,
  after?: number,
): Promise<PresentPlan> {
  const { ledger } = request.caller;
  const tail = await deps.ledger.tail(ledger);
  const served = await reached(deps.views, ledger, tail, after);
  const shown = await deps.views.plan(served, planId);
  const view = shown ?? (await unseen(deps, request, planId, tail));
  if (!view) throw noSuchPlan(planId);
  (await visibilityOf(deps, request, tail.position)).require(view.state);
  const freshness = freshOf(ledger, tail, { served, isShown: shown !== undefined, after });
  return { view, served, freshness };
}

async function unseen(
  deps: QueryDependencies,
  { caller, today }: ApiRequest,
  planId: PlanId,
  { position }: Tail,
): Promise<PlanView | undefined> {
  return (await planViewsAt(deps, caller.ledger, planId, { position, knownOn: today }))?.plan;
}

export const noSuchPlan = (planId: PlanId) =>
  problem('not-found', 'PLAN_UNKNOWN', { zh: `没有预案“${planId}”`, en: `there is no plan "${planId}"` });
