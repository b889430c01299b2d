import type { Duties } from '../../domain/obligation/types.ts';
import type { Law } from '../../domain/view/law.ts';
import type { PlanView } from '../../domain/view/types.ts';
import type { CivilDate, Instant } from '../../events/civil-date.ts';
import type { PlanId } from '../../events/identifiers.ts';
import type { ApiRequest } from '../shared/openapi/operation.ts';
import type { QueryDependencies } from './dependencies.ts';
import { byDueDate, type DutyEntry, dutyEntry } from './duty-entry.ts';
import { pastPlan } from './plan-past.ts';
import { presentPlan } from './plan-present.ts';
import type { Freshness } from './read-point.ts';

/** What the law asks of a plan by what was known at a point: of the plan, of the registry, and of the calendar. */
export interface KnownDuties {
  readonly view: PlanView;
  readonly duties: Duties;
  /** In the order in which they are due, as they stood on `knownOn` */
  readonly entries: readonly DutyEntry[];
  readonly knownOn: CivilDate;
  readonly law: Law;
  readonly freshness: Freshness;
}

/** Throws the `not-found` problem when the plan does not exist for the caller, or did not then. */
export async function knownDuties(
  deps: QueryDependencies,
  request: ApiRequest,
  planId: PlanId,
  asked: { readonly asOf?: Instant | undefined; readonly position?: number | undefined },
): Promise<KnownDuties> {
  const past = await pastPlan(deps, request, planId, asked);
  const { view, freshness, served } = past
    ? { view: past.views.plan, freshness: past.freshness, served: undefined }
    : await presentPlan(deps, request, planId);
  const knownOn = past?.knownOn ?? request.today;
  const position = freshness.asOf?.position ?? freshness.viewPosition ?? freshness.position;
  const { ledger } = request.caller;
  const registry = await deps.facts.registryAt(ledger, position);
  const law = await deps.laws.at(ledger, knownOn, position);
  const duties = law.dutiesOf(view.state, registry);
  // Which reminder comes next depends on those already sent; the views know, and only of the present.
  const stored = served ? await deps.views.obligations(served, planId) : [];
  const reminders = new Map(stored.map((one) => [one.obligation.id, one.nextReminderOn]));
  const entries = duties.obligations.map((obligation) => {
    const nextReminderOn = reminders.get(obligation.id);
    const planTitle = view.state.title;
    return dutyEntry(
      { obligation, planTitle, ...(nextReminderOn && { nextReminderOn }) },
      knownOn,
      law.calendarOf(obligation),
    );
  });
  return { view, duties, entries: entries.toSorted(byDueDate), knownOn, law, freshness };
}
