import { type PlanCommandName, planCommands } from '../../../domain/plan/plan-commands.ts';
import { camelCase, commandProblems, commandPromise } from './command-texts.ts';
import { exampleEvent, examplePlan } from './examples.ts';
import type { Operation } from './operation.ts';
import { commandHeaders, commandQuery, none, planParams, replayHeaders } from './parameters.ts';
import { PlanCommandAnswer } from './schemas/command-answer.ts';

/** Commands that begin a plan have a path of their own; every other one is a verb on its plan. */
const beginnings = { draft: '/v1/plans', register: '/v1/plans/register' } as const;
type Beginning = keyof typeof beginnings;
const isBeginning = (name: PlanCommandName): name is Beginning => Object.hasOwn(beginnings, name);

const exampleAnswer = {
  plan: examplePlan,
  events: [exampleEvent],
  streamVersion: examplePlan.streamVersion,
  position: examplePlan.position,
  duties: { opened: [], moved: [], closed: [] },
};

function commandOperation<N extends PlanCommandName>(name: N) {
  const { schema, summary, article } = planCommands[name];
  const begins = isBeginning(name);
  const path: Operation['path'] = begins ? beginnings[name] : `/v1/plans/{planId}/${name}`;
  return {
    method: 'POST',
    path,
    operationId: camelCase(`${name}Plan`),
    tag: 'commands',
    summary,
    description: commandPromise,
    article,
    params: begins ? none : planParams,
    query: commandQuery,
    headers: commandHeaders,
    body: schema,
    answer: { status: begins ? 201 : 200, schema: PlanCommandAnswer, headers: replayHeaders },
    problems: commandProblems,
    examples: {
      path: path.replace('{planId}', examplePlan.planId),
      body: schema.meta()?.['example'],
      answer: exampleAnswer,
    },
  } as const satisfies Operation;
}

/** One operation per command of the plan's life cycle, under the command's name. */
export const commandOperations = Object.fromEntries(
  (Object.keys(planCommands) as PlanCommandName[]).map((name) => [name, commandOperation(name)]),
) as { readonly [N in PlanCommandName]: ReturnType<typeof commandOperation<N>> };
