import type { Obligation } from '../../domain/obligation/types.ts';
import { organisationsOf } from '../../domain/rulebook/parties.ts';
import { lawOn } from '../../domain/view/law-on.ts';
import type { ObligationView, PlanView } from '../../domain/view/types.ts';
import type { OrganisationId, PlanId } from '../../events/identifiers.ts';
import type { dutyOperations } from '../shared/openapi/duty-operations.ts';
import type { ApiRequest, OperationInput } from '../shared/openapi/operation.ts';
import type { ServedViews, Stretch, ViewPage } from '../shared/views/view-reader.ts';
import type { QueryDependencies } from './dependencies.ts';
import { type DutyEntry, dutyEntry } from './duty-entry.ts';
import type { Visibility } from './visibility.ts';

/** Rows read from an index at a time. */
const INDEX_PAGE = 200;
/** Plans or organisations whose settled duties are read at a time. */
const SUBJECTS_AT_A_TIME = 25;

export type DutyFilters = Omit<
  OperationInput<typeof dutyOperations.listObligations>['query'],
  'limit' | 'cursor'
>;

export interface DutyListRequest {
  readonly request: ApiRequest;
  readonly served: ServedViews;
  readonly visibility: Visibility;
  readonly filters: DutyFilters;
  readonly after?: string | undefined;
  readonly limit: number;
}

export interface DutyList {
  readonly items: readonly DutyEntry[];
  readonly next?: string;
}

/**
 * Duties that pass the filters and may be seen. Open ones come from the index by due date; settled ones stand in no
 * index, so they are read plan by plan in the order of the register, whole plans to a page, and after the last plan
 * organisation by organisation.
 */
export function dutyList(deps: QueryDependencies, asked: DutyListRequest): Promise<DutyList> {
  if (asked.filters.state === 'OPEN') return openDuties(deps, asked);
  return asked.after?.startsWith(BODIES) ? settledOfBodies(deps, asked) : settledOfPlans(deps, asked);
}

async function openDuties(deps: QueryDependencies, asked: DutyListRequest): Promise<DutyList> {
  const { served, filters, limit } = asked;
  const isSeen = planSight(deps, asked);
  const items: { key: string; entry: DutyEntry }[] = [];
  let after = asked.after;
  do {
    const stretch = { from: filters.dueFrom, to: filters.dueTo, after, limit: INDEX_PAGE };
    const page: ViewPage<ObligationView> = await deps.views.dutiesDue(served, stretch);
    const entries = page.items.map(({ key, view }) => ({ key, entry: entryOf(asked.request, view) }));
    for (const item of entries.filter(({ entry }) => passes(entry, filters)))
      if (await isVisible(item.entry.obligation, isSeen)) items.push(item);
    after = page.next;
  } while (after !== undefined && items.length < limit);
  const shown = items.slice(0, limit);
  const next = items.length > limit ? shown.at(-1)?.key : after;
  return { items: shown.map((item) => item.entry), ...(next !== undefined && { next }) };
}

/** Duties of an organisation as such say nothing of any plan: everybody of the district sees them. */
const isVisible = async (
  { planId }: DutyEntry['obligation'],
  isSeen: (planId: PlanId) => Promise<boolean>,
): Promise<boolean> => planId === undefined || isSeen(planId);

async function settledOfPlans(deps: QueryDependencies, asked: DutyListRequest): Promise<DutyList> {
  const { served, filters, limit, visibility } = asked;
  const items: DutyEntry[] = [];
  let after = asked.after;
  do {
    const stretch: Stretch = { after, limit: SUBJECTS_AT_A_TIME };
    const page: ViewPage<PlanView> = await deps.views.register(served, stretch);
    const plans = page.items.filter(({ view }) => visibility.sees(view.state));
    const duties = await Promise.all(
      plans.map(({ view }) => deps.views.obligations(served, view.state.planId)),
    );
    const entries = duties.flat().map((view) => entryOf(asked.request, view));
    items.push(...entries.filter((entry) => passes(entry, filters)));
    after = page.next;
  } while (after !== undefined && items.length < limit);
  if (after !== undefined || items.length >= limit) return { items, next: after ?? BODIES };
  const { items: ofBodies, ...rest } = await settledOfBodies(deps, asked);
  return { items: [...items, ...ofBodies], ...rest };
}

/** Where a list of settled duties goes on after the last plan: behind this stands the organisation that came last. */
const BODIES = 'organisation:';

async function settledOfBodies(deps: QueryDependencies, asked: DutyListRequest): Promise<DutyList> {
  const { served, filters, limit, after = '' } = asked;
  const known = await deps.views.organisations(served);
  const keys = known.map(({ organisation }) => `${BODIES}${organisation.organisationId}`).toSorted();
  const left = after.startsWith(BODIES) ? keys.filter((key) => key > after) : keys;
  const items: DutyEntry[] = [];
  while (left.length) {
    const ids = left.splice(0, SUBJECTS_AT_A_TIME).map((key) => key.slice(BODIES.length) as OrganisationId);
    const duties = await Promise.all(ids.map((id) => deps.views.bodyObligations(served, id)));
    const entries = duties.flat().map((view) => entryOf(asked.request, view));
    items.push(...entries.filter((entry) => passes(entry, filters)));
    if (left.length && items.length >= limit) return { items, next: `${BODIES}${ids.at(-1)}` };
  }
  return { items };
}

const entryOf = ({ today }: ApiRequest, view: ObligationView): DutyEntry =>
  dutyEntry(view, today, lawOn(today).calendar);

/** Whether the caller may see a plan, asked once per plan and request. */
function planSight({ views }: QueryDependencies, { served, visibility }: DutyListRequest) {
  const known = new Map<PlanId, boolean>();
  return async (planId: PlanId): Promise<boolean> => {
    let seen = known.get(planId);
    if (seen === undefined) {
      const plan = await views.plan(served, planId);
      seen = plan !== undefined && visibility.sees(plan.state);
      known.set(planId, seen);
    }
    return seen;
  };
}

function passes({ obligation, phase }: DutyEntry, filters: DutyFilters): boolean {
  const { dueOn } = obligation.due;
  return (
    obligation.state.status === filters.state &&
    (filters.phase === undefined || phase === filters.phase) &&
    (filters.duty === undefined || obligation.duty === filters.duty) &&
    (filters.dueFrom === undefined || dueOn >= filters.dueFrom) &&
    (filters.dueTo === undefined || dueOn <= filters.dueTo) &&
    (filters.organisation === undefined || concerns(obligation, filters.organisation))
  );
}

const concerns = ({ obligor, handler }: Obligation, organisation: OrganisationId): boolean =>
  organisationsOf([...obligor, ...handler]).includes(organisation);
