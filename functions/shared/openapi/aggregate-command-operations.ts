import type { Aggregate } from '../../../domain/aggregate/aggregate.ts';
import { aggregates } from '../../../domain/aggregate/aggregates.ts';
import { exampleItem, exampleItemEvent } from './aggregate-examples.ts';
import { camelCase, commandProblems, commandPromise } from './command-texts.ts';
import type { Operation } from './operation.ts';
import { aggregateParams, commandHeaders, commandQuery, none, replayHeaders } from './parameters.ts';
import { AggregateCommandAnswer } from './schemas/aggregate.ts';

/** The plain POST begins one; other beginnings have their name in the path, everything else is a verb on its item. */
function pathOf({ collection, begins }: Aggregate, name: string): Operation['path'] {
  if (name === begins[0]) return `/v1/${collection}`;
  return begins.includes(name) ? `/v1/${collection}/${name}` : `/v1/${collection}/{id}/${name}`;
}

function commandOperation(aggregate: Aggregate, name: string) {
  const command = aggregate.commands[name];
  if (!command) throw new RangeError(`${aggregate.kind} has no command ${name}`);
  const { schema, summary, article } = command;
  const path = pathOf(aggregate, name);
  const begins = aggregate.begins.includes(name);
  const item = exampleItem(aggregate);
  return {
    method: 'POST',
    path,
    operationId: camelCase(name),
    tag: aggregate.kind,
    summary,
    description: commandPromise,
    article,
    params: begins ? none : aggregateParams,
    query: commandQuery,
    headers: commandHeaders,
    body: schema,
    answer: { status: begins ? 201 : 200, schema: AggregateCommandAnswer, headers: replayHeaders },
    problems: commandProblems,
    examples: {
      path: path.replace('{id}', item.id),
      body: schema.meta()?.['example'],
      answer: {
        item,
        events: [exampleItemEvent(aggregate, item)],
        streamVersion: item.streamVersion,
        position: item.position,
      },
    },
  } as const satisfies Operation;
}

export type AggregateCommandOperation = ReturnType<typeof commandOperation>;

/** One operation per command of every aggregate, under the command's name. */
export const aggregateCommandOperations: Readonly<Record<string, AggregateCommandOperation>> =
  Object.fromEntries(
    aggregates.flatMap((aggregate) =>
      Object.keys(aggregate.commands).map((name) => [name, commandOperation(aggregate, name)]),
    ),
  );
