import { type PlanCommandName, planCommands } from '../../../domain/plan/plan-commands.ts';
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

const description = {
  zh: '同一 Idempotency-Key、同一内容永远得到同一答复（Idempotent-Replayed: true），标识的范围是本人与该预案；同一标识、不同内容为 422。If-Match 给出所依据的版本，已变化为 412 并列明变化。dryRun=true 只判定，不记入。',
  en: 'The same Idempotency-Key with the same body gives the same answer for ever (Idempotent-Replayed: true); a key belongs to one person and one plan; with another body it is 422. If-Match names the version acted on: 412 lists what changed since. dryRun=true decides and records nothing.',
} as const;

function commandOperation<N extends PlanCommandName>(name: N) {
  const { schema, summary, article } = planCommands[name];
  const begins = isBeginning(name);
  const path: Operation['path'] = begins ? beginnings[name] : `/v1/plans/{planId}/${name}`;
  return {
    method: 'POST',
    path,
    operationId: `${name}Plan`.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    tag: 'commands',
    summary,
    description,
    article,
    params: begins ? none : planParams,
    query: commandQuery,
    headers: commandHeaders,
    body: schema,
    answer: { status: begins ? 201 : 200, schema: PlanCommandAnswer, headers: replayHeaders },
    problems: [
      'malformed-json',
      'forbidden',
      'not-found',
      'conflict',
      'contention',
      'precondition-failed',
      'too-large',
    ],
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
