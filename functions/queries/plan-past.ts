import type { PlanViews } from '../../domain/view/plan-views.ts';
import type { CivilDate, Instant } from '../../events/civil-date.ts';
import type { PlanId } from '../../events/identifiers.ts';
import { problem } from '../shared/http/problem.ts';
import type { ApiRequest } from '../shared/openapi/operation.ts';
import type { QueryDependencies } from './dependencies.ts';
import { presentPlan } from './plan-present.ts';
import { planViewsAt } from './plan-views-at.ts';
import { dayOf, type Freshness, freshFromLedger, readPoint } from './read-point.ts';

/** A plan as it was known at a point of the ledger. */
export interface PastPlan {
  readonly views: PlanViews;
  readonly freshness: Freshness;
  /** The day on which that was known: of the calendar, too, only what was published by then */
  readonly knownOn: CivilDate;
}

/**
 * The plan at the point that was asked for; undefined when none was. Throws the `not-found` problem when the plan was
 * not there yet, and when the caller may not read it as it stands now.
 */
export async function pastPlan(
  deps: QueryDependencies,
  request: ApiRequest,
  planId: PlanId,
  asked: { readonly asOf?: Instant | undefined; readonly position?: number | undefined },
): Promise<PastPlan | undefined> {
  const { ledger } = request.caller;
  const point = await readPoint(deps.ledger, ledger, asked);
  if (!point) return undefined;
  const { tail } = await presentPlan(deps, request, planId);
  const knownOn = dayOf(point, request);
  const views = await planViewsAt(deps, ledger, planId, { position: point.position, knownOn });
  if (!views) throw notThereYet(planId);
  return { views, knownOn, freshness: freshFromLedger(ledger, tail, point) };
}

const notThereYet = (planId: PlanId) =>
  problem('not-found', 'PLAN_UNKNOWN_THEN', {
    zh: `当时台账中尚无预案“${planId}”`,
    en: `the ledger did not know plan "${planId}" then`,
  });
