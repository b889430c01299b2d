import * as z from 'zod';
import type { Aggregate } from '../../../domain/aggregate/aggregate.ts';
import { aggregates } from '../../../domain/aggregate/aggregates.ts';
import { CivilDate } from '../../../events/civil-date.ts';
import { OrganisationId, PlanId } from '../../../events/identifiers.ts';
import { exampleItem, exampleItemEvent } from './aggregate-examples.ts';
import { exampleFreshness } from './examples.ts';
import type { Operation } from './operation.ts';
import { aggregateParams, cursor, limit, noHeaders, none, streamHeaders } from './parameters.ts';
import { eventsQuery, pointQuery, readPoint } from './read-point.ts';
import { AggregateItem, AggregateLine } from './schemas/aggregate.ts';
import { EventsAnswer, Freshness } from './schemas/common.ts';

const listQuery = z
  .strictObject({
    organisation: OrganisationId.optional().meta({ description: '所属单位 / whose it is' }),
    plan: PlanId.optional().meta({ description: '涉及的预案 / a plan that it names' }),
    status: z
      .string()
      .regex(/^[A-Z_]{1,40}$/, { error: 'a status' })
      .optional(),
    from: CivilDate.optional().meta({ description: '此日及以后 / on or after this day' }),
    to: CivilDate.optional().meta({ description: '此日及以前 / on or before this day' }),
    limit,
    cursor,
    ...readPoint,
  })
  .refine(({ from, to }) => !from || !to || from <= to, { error: 'from is not after to', path: ['to'] });

function listOperation(aggregate: Aggregate) {
  const { kind, collection, names, article } = aggregate;
  const { state: _, ...line } = exampleItem(aggregate);
  return {
    method: 'GET',
    path: `/v1/${collection}`,
    operationId: `list${capital(collection)}`,
    tag: kind,
    summary: { zh: `${names.zh}：筛选、翻页`, en: `List of ${collection}, by day` },
    description: {
      zh: '按日期排列。翻页期间的写入不改变已开始的列表。涉及的预案都不能查阅的，不列出。',
      en: 'By day. A list that was begun does not move under writes. What names only plans that the caller may not read is not listed.',
    },
    article,
    params: none,
    query: listQuery,
    headers: noHeaders,
    answer: {
      status: 200,
      schema: z.strictObject({
        items: z.array(AggregateLine),
        nextCursor: z.string().optional(),
        ledger: Freshness,
      }),
    },
    problems: [],
    examples: { path: `/v1/${collection}?limit=20`, answer: { items: [line], ledger: exampleFreshness } },
  } as const satisfies Operation;
}

function getOperation(aggregate: Aggregate) {
  const { kind, collection, names, article } = aggregate;
  const item = exampleItem(aggregate);
  return {
    method: 'GET',
    path: `/v1/${collection}/{id}`,
    operationId: `get${capital(kind)}`,
    tag: kind,
    summary: {
      zh: `${names.zh}：一项，现状或当时`,
      en: `One of ${collection}, as it stands or was known then`,
    },
    article,
    params: aggregateParams,
    query: pointQuery,
    headers: noHeaders,
    answer: {
      status: 200,
      schema: z.strictObject({ item: AggregateItem, ledger: Freshness }),
      headers: streamHeaders,
    },
    problems: ['not-found'],
    examples: { path: `/v1/${collection}/${item.id}`, answer: { item, ledger: exampleFreshness } },
  } as const satisfies Operation;
}

function eventsOperation(aggregate: Aggregate) {
  const { kind, collection, names, article } = aggregate;
  const item = exampleItem(aggregate);
  return {
    method: 'GET',
    path: `/v1/${collection}/{id}/events`,
    operationId: `list${capital(kind)}Events`,
    tag: kind,
    summary: { zh: `${names.zh}：一项的全部事件`, en: `All events of one of ${collection}` },
    article,
    params: aggregateParams,
    query: eventsQuery,
    headers: noHeaders,
    answer: { status: 200, schema: EventsAnswer, headers: streamHeaders },
    problems: ['not-found'],
    examples: {
      path: `/v1/${collection}/${item.id}/events?limit=50`,
      answer: {
        items: [exampleItemEvent(aggregate, item)],
        streamVersion: item.streamVersion,
        ledger: { ledger: '110107', position: item.position, lag: 0 },
      },
    },
  } as const satisfies Operation;
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Names of a kind's three questions in the table of operations. */
export const questionsOf = ({ kind, collection }: Aggregate) => ({
  list: `list ${collection}`,
  get: `get ${kind}`,
  events: `events of ${kind}`,
});

export type AggregateQuestions = {
  readonly list: ReturnType<typeof listOperation>;
  readonly get: ReturnType<typeof getOperation>;
  readonly events: ReturnType<typeof eventsOperation>;
};

/** What is asked of every aggregate: the list, one of them, its events. */
export const aggregateOperations: Readonly<Record<string, AggregateQuestions[keyof AggregateQuestions]>> =
  Object.fromEntries(
    aggregates.flatMap((aggregate) => {
      const { list, get, events } = questionsOf(aggregate);
      return [
        [list, listOperation(aggregate)],
        [get, getOperation(aggregate)],
        [events, eventsOperation(aggregate)],
      ] as const;
    }),
  );
