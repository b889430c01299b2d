import type { Aggregate } from '../../domain/aggregate/aggregate.ts';
import { aggregateStream } from '../../domain/aggregate/aggregate.ts';
import { isShown } from '../../domain/aggregate/shown.ts';
import { aggregateView } from '../../domain/view/aggregate-views.ts';
import type { AggregateView } from '../../domain/view/types.ts';
import type { LedgerId, PlanId } from '../../events/identifiers.ts';
import { noSuchItem } from '../shared/aggregate-unknown.ts';
import { refused } from '../shared/http/problem.ts';
import type { ApiRequest } from '../shared/openapi/operation.ts';
import type { QueryDependencies } from './dependencies.ts';
import { type PlanSight, planSight } from './plan-sight.ts';
import { reached } from './reached.ts';
import { type Freshness, freshOf } from './read-point.ts';

/** An aggregate as it stands for a caller, how far that is behind the ledger, and what of it is hidden. */
export interface PresentAggregate {
  readonly view: AggregateView;
  readonly hidden: ReadonlySet<PlanId>;
  readonly freshness: Freshness;
  readonly sight: PlanSight;
}

/**
 * An aggregate as the views show it; one that is too new for them is read from the ledger. Throws the `not-found`
 * problem when there is none, or none for this caller.
 */
export async function presentAggregate(
  deps: QueryDependencies,
  request: ApiRequest,
  aggregate: Aggregate,
  id: string,
  after?: number,
): Promise<PresentAggregate> {
  const { ledger } = request.caller;
  const tail = await deps.ledger.tail(ledger);
  const served = await reached(deps.views, ledger, tail, after);
  const shown = await deps.views.aggregate(served, aggregate.kind, id);
  const view = shown ?? (await aggregateAt(deps, ledger, aggregate, id, tail.position));
  if (!view) throw refused(noSuchItem(aggregate, id));
  const sight = await planSight(deps, request, served, tail.position);
  const hidden = await sight(view.summary);
  if (!isShown(view.summary, hidden)) throw refused(noSuchItem(aggregate, id));
  const freshness = freshOf(ledger, tail, { served, isShown: shown !== undefined, after });
  return { view, hidden, sight, freshness };
}

/** An aggregate as it stood at a position, from its own stream; undefined when it was not there. */
export async function aggregateAt(
  { ledger }: Pick<QueryDependencies, 'ledger'>,
  of: LedgerId,
  aggregate: Aggregate,
  id: string,
  position: number,
): Promise<AggregateView | undefined> {
  const stream = aggregateStream(aggregate.kind, id);
  const { commits, events, version } = await ledger.load(of, stream, { position });
  const last = commits.at(-1);
  return (
    last &&
    aggregateView(aggregate, {
      ledger: of,
      position: last.position,
      id,
      streamVersion: version,
      updatedAt: last.recordedAt,
      events,
    })
  );
}
