import type { Duties } from '../../domain/obligation/types.ts';
import type { Instant } from '../../events/civil-date.ts';
import type { PlanId } from '../../events/identifiers.ts';
import type { ApiRequest } from '../shared/openapi/operation.ts';
import type { QueryDependencies } from './dependencies.ts';
import { type DutyEntry, dutyEntries } from './duty-entry.ts';
import { type KnownPlan, knownPlan } from './known-plan.ts';

/** What the law asks of a plan by what was known at a point: of the plan, of the registry, and of the calendar. */
export interface KnownDuties extends Pick<KnownPlan, 'view' | 'knownOn' | 'law' | 'freshness'> {
  readonly duties: Duties;
  /** In the order in which they are due, as they stood on `knownOn` */
  readonly entries: readonly DutyEntry[];
}

/** Throws the `not-found` problem when the plan does not exist for the caller, or did not then. */
export async function knownDuties(
  deps: QueryDependencies,
  request: ApiRequest,
  planId: PlanId,
  asked: { readonly asOf?: Instant | undefined; readonly position?: number | undefined },
): Promise<KnownDuties> {
  const { registry, served, ...known } = await knownPlan(deps, request, planId, asked);
  const { view, knownOn: today, law } = known;
  const duties = law.dutiesOf(view.state, registry);
  const stored = served ? await deps.views.obligations(served, planId) : [];
  const day = { today, calendar: law.calendar };
  const entries = dutyEntries(duties.obligations, stored, { planTitle: view.state.title }, day);
  return { ...known, duties, entries };
}
