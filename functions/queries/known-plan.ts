import type { Registry } from '../../domain/organisation/organisation.ts';
import type { Law } from '../../domain/view/law.ts';
import type { PlanView } from '../../domain/view/types.ts';
import type { CivilDate, Instant } from '../../events/civil-date.ts';
import type { PlanId } from '../../events/identifiers.ts';
import type { ApiRequest } from '../shared/openapi/operation.ts';
import type { ServedViews } from '../shared/views/view-reader.ts';
import type { QueryDependencies } from './dependencies.ts';
import { pastPlan } from './plan-past.ts';
import { presentPlan } from './plan-present.ts';
import type { Freshness } from './read-point.ts';

/** A plan by what was known at a point: of the plan, of the registry, of the law and of the calendar. */
export interface KnownPlan {
  readonly view: PlanView;
  readonly registry: Registry;
  readonly law: Law;
  readonly knownOn: CivilDate;
  readonly freshness: Freshness;
  /** The views that show the plan; of the past there are none */
  readonly served: ServedViews | undefined;
}

/** Throws the `not-found` problem when the plan does not exist for the caller, or did not then. */
export async function knownPlan(
  deps: QueryDependencies,
  request: ApiRequest,
  planId: PlanId,
  asked: { readonly asOf?: Instant | undefined; readonly position?: number | undefined },
): Promise<KnownPlan> {
  const past = await pastPlan(deps, request, planId, asked);
  const { view, freshness, served } = past
    ? { view: past.views.plan, freshness: past.freshness, served: undefined }
    : await presentPlan(deps, request, planId);
  const knownOn = past?.knownOn ?? request.today;
  const position = freshness.asOf?.position ?? freshness.viewPosition ?? freshness.position;
  const { ledger } = request.caller;
  const [registry, law] = await Promise.all([
    deps.facts.registryAt(ledger, position),
    deps.laws.at(ledger, knownOn, position),
  ]);
  return { view, registry, law, knownOn, freshness, served };
}
