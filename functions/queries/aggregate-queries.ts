import { type Aggregate, aggregateStream } from '../../domain/aggregate/aggregate.ts';
import { aggregates } from '../../domain/aggregate/aggregates.ts';
import { withoutPlans } from '../../domain/aggregate/shown.ts';
import { plansEverNamed } from '../../domain/view/aggregate-views.ts';
import type { Instant } from '../../events/civil-date.ts';
import { aggregateAnswer } from '../shared/aggregate-answer.ts';
import { problem } from '../shared/http/problem.ts';
import {
  type AggregateQuestions,
  type aggregateOperations,
  questionsOf,
} from '../shared/openapi/aggregate-operations.ts';
import type { ApiRequest, OperationHandlers } from '../shared/openapi/operation.ts';
import { DEFAULT_LIMIT } from '../shared/openapi/parameters.ts';
import { streamHeaders } from '../shared/plan-answer.ts';
import { aggregateList } from './aggregate-list.ts';
import { aggregateAt, type PresentAggregate, presentAggregate } from './aggregate-present.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { QueryDependencies } from './dependencies.ts';
import { planSight } from './plan-sight.ts';
import { freshFromLedger, freshFromViews, now, readPoint } from './read-point.ts';
import { streamEvents } from './stream-events.ts';

/** The lists, the items and the events of every aggregate. */
export const aggregateQueries = (deps: QueryDependencies): OperationHandlers<typeof aggregateOperations> =>
  Object.fromEntries(
    aggregates.flatMap((aggregate) => {
      const names = questionsOf(aggregate);
      const { list, get, events } = queriesOf(deps, aggregate);
      return [
        [names.list, list],
        [names.get, get],
        [names.events, events],
      ];
    }),
  );

function queriesOf(deps: QueryDependencies, aggregate: Aggregate): OperationHandlers<AggregateQuestions> {
  return {
    list: async ({ query }, request) => {
      const { limit = DEFAULT_LIMIT, cursor: text, ...filters } = query;
      const { ledger } = request.caller;
      const scope = { ...filters, of: aggregate.kind };
      const cursor = readCursor(text, scope);
      const { served, tail, freshness } = await now(deps, request);
      const position = cursor?.position ?? served.position;
      const sight = await planSight(deps, request, served, freshness.position);
      const after = cursor?.after;
      const asked = { aggregate, request, served, position, sight, filters, after, limit };
      const { items, next } = await aggregateList(deps, asked);
      return {
        body: {
          items,
          ...(next !== undefined && { nextCursor: writeCursor({ after: next, position }, scope) }),
          ledger: freshFromViews(ledger, tail, position),
        },
      };
    },

    get: async ({ params: { id }, query: { after, ...point } }, request) => {
      const present = await presentAggregate(deps, request, aggregate, id, after);
      const { view, hidden, freshness } = await asKnown(deps, request, aggregate, present, point);
      return {
        headers: streamHeaders(view.streamVersion, view.position),
        body: { item: aggregateAnswer(view, hidden), ledger: freshness },
      };
    },

    events: async ({ params: { id }, query }, request) => {
      const { view, sight } = await presentAggregate(deps, request, aggregate, id);
      const stream = aggregateStream(aggregate.kind, id);
      const page = await streamEvents(deps, request.caller.ledger, stream, query, async ({ events }) => {
        // An event may name a plan that the state names no more.
        const plans = [...view.summary.plans, ...plansEverNamed(aggregate, id, events)];
        const hidden = await sight({ ...view.summary, plans });
        return (event) => withoutPlans(event, hidden);
      });
      if (!page) throw notThereYet(aggregate, id);
      return page;
    },
  };
}

type Known = Pick<PresentAggregate, 'view' | 'hidden' | 'freshness'>;

/** The item at the point that was asked for. Whoever may not see it as it stands now may not see its past either. */
async function asKnown(
  deps: QueryDependencies,
  request: ApiRequest,
  aggregate: Aggregate,
  present: PresentAggregate,
  asked: { readonly asOf?: Instant | undefined; readonly position?: number | undefined },
): Promise<Known> {
  const { ledger } = request.caller;
  const point = await readPoint(deps.ledger, ledger, asked);
  if (!point) return present;
  const { id } = present.view;
  const tail = await deps.ledger.tail(ledger);
  const view = await aggregateAt(deps, ledger, aggregate, id, point.position);
  if (!view) throw notThereYet(aggregate, id);
  const hidden = await present.sight(view.summary);
  return { view, hidden, freshness: freshFromLedger(ledger, tail, point) };
}

const notThereYet = ({ kind, names }: Aggregate, id: string) =>
  problem('not-found', `${kind.toUpperCase()}_UNKNOWN_THEN`, {
    zh: `当时台账中尚无${names.zh}“${id}”`,
    en: `the ledger did not know the ${kind} "${id}" then`,
  });
