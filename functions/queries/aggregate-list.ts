import { type Aggregate, aggregateStream } from '../../domain/aggregate/aggregate.ts';
import { aggregateOfStream } from '../../domain/aggregate/aggregates.ts';
import { isShown } from '../../domain/aggregate/shown.ts';
import type { AggregateView } from '../../domain/view/types.ts';
import type { PlanId } from '../../events/identifiers.ts';
import { aggregateLine } from '../shared/aggregate-answer.ts';
import type { AggregateQuestions } from '../shared/openapi/aggregate-operations.ts';
import type { ApiRequest, OperationInput } from '../shared/openapi/operation.ts';
import { aggregatePrefix, aggregateSkOf } from '../shared/views/view-keys.ts';
import type { ServedViews, Stretch, ViewPage } from '../shared/views/view-reader.ts';
import { aggregateAt } from './aggregate-present.ts';
import type { QueryDependencies } from './dependencies.ts';
import type { PlanSight } from './plan-sight.ts';
import { stablePage } from './stable-page.ts';

export type AggregateFilters = Omit<OperationInput<AggregateQuestions['list']>['query'], 'limit' | 'cursor'>;

export interface AggregateListRequest {
  readonly aggregate: Aggregate;
  readonly request: ApiRequest;
  readonly served: ServedViews;
  readonly position: number;
  readonly sight: PlanSight;
  readonly filters: AggregateFilters;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** One page of a kind's list as it stood at a position, by day; what a caller may not learn of is not in it. */
export async function aggregateList(deps: QueryDependencies, asked: AggregateListRequest) {
  const { aggregate, filters, sight, position, after, limit } = asked;
  const { ledger } = asked.request.caller;
  const prefix = aggregatePrefix(aggregate.kind);
  const hiddenOf = new Map<AggregateView, ReadonlySet<PlanId>>();
  const { views, next } = await stablePage<AggregateView>(deps, {
    ledger,
    position,
    prefix,
    ...(filters.from && { from: `${prefix}${filters.from}` }),
    ...(filters.to && { to: `${prefix}${filters.to}` }),
    after,
    limit,
    page: (stretch) => indexPage(deps, asked, stretch),
    streamOf: (view) => aggregateStream(view.aggregate, view.id),
    holds: (stream) => aggregateOfStream(stream)?.aggregate.kind === aggregate.kind,
    rowThen: async (stream) => {
      const id = aggregateOfStream(stream)?.id ?? '';
      const view = await aggregateAt(deps, ledger, aggregate, id, position);
      return view && { key: aggregateSkOf(view), view };
    },
    isWanted: async (view) => {
      if (!matches(view, filters)) return false;
      const hidden = await sight(view.summary);
      hiddenOf.set(view, hidden);
      // A plan that is hidden must not be found by asking what names it.
      return isShown(view.summary, hidden) && !(filters.plan && hidden.has(filters.plan));
    },
  });
  const items = views.map((view) => aggregateLine(view, hiddenOf.get(view) ?? new Set()));
  return { items, ...(next !== undefined && { next }) };
}

/** The narrowest index that the filters allow: of a plan, of an organisation, of the whole kind. */
async function indexPage(
  { views }: QueryDependencies,
  { aggregate, served, filters: { plan, organisation } }: AggregateListRequest,
  stretch: Stretch,
): Promise<ViewPage<AggregateView>> {
  if (organisation && !plan) return views.aggregatesOf(served, organisation, stretch);
  if (!plan) return views.aggregates(served, stretch);
  const { items, ...rest } = await views.planMentions(served, plan, stretch);
  const found = await Promise.all(
    items.map(async ({ key, view: { id } }) => {
      const view = await views.aggregate(served, aggregate.kind, id);
      return view && { key, view };
    }),
  );
  return { items: found.filter((row) => row !== undefined), ...rest };
}

const matches = ({ summary }: AggregateView, { organisation, plan, status }: AggregateFilters): boolean =>
  (organisation === undefined || summary.organisation === organisation) &&
  (plan === undefined || summary.plans.includes(plan)) &&
  (status === undefined || summary.status === status);
