import { type Aggregate, aggregateStream } from '../../domain/aggregate/aggregate.ts';
import { aggregates } from '../../domain/aggregate/aggregates.ts';
import { hiddenPlans, seesWhole, withoutPlans } from '../../domain/aggregate/shown.ts';
import { aggregateView } from '../../domain/view/aggregate-views.ts';
import type { AggregateView } from '../../domain/view/types.ts';
import type { PlanId } from '../../events/identifiers.ts';
import { aggregateAnswer } from '../shared/aggregate-answer.ts';
import type { AggregateCommandOperation } from '../shared/openapi/aggregate-command-operations.ts';
import type { Answer, ApiRequest, OperationHandlers, OperationInput } from '../shared/openapi/operation.ts';
import { commandHeaders } from '../shared/plan-answer.ts';
import type { ActOutcome } from './act.ts';
import { aggregateAct } from './aggregate-act.ts';
import type { CommandDependencies } from './dependencies.ts';
import { aggregateIdOf, identityOf } from './idempotency.ts';
import { runAct } from './run-act.ts';

type Operations = Readonly<Record<string, AggregateCommandOperation>>;
type Input = OperationInput<AggregateCommandOperation>;

/** A handler for every command of every aggregate. */
export function aggregateCommandHandlers(deps: CommandDependencies): OperationHandlers<Operations> {
  const handler = (aggregate: Aggregate, name: string) => (input: Input, request: ApiRequest) =>
    handleCommand(deps, aggregate, name, input, request);
  return Object.fromEntries(
    aggregates.flatMap((aggregate) =>
      Object.keys(aggregate.commands).map((name) => [name, handler(aggregate, name)] as const),
    ),
  );
}

async function handleCommand(
  deps: CommandDependencies,
  aggregate: Aggregate,
  name: string,
  { params, query: { dryRun }, headers, body, rawBody }: Input,
  request: ApiRequest,
): Promise<Answer> {
  const command = body as object;
  const { actor } = request.caller;
  const named = (params as { id?: string }).id ?? aggregate.idOf?.(command, actor);
  const identity = identityOf({
    actorId: actor.id,
    key: headers['Idempotency-Key'],
    scope: named === undefined ? `new ${aggregate.kind}` : aggregateStream(aggregate.kind, named),
    body: rawBody,
  });
  const id = named ?? aggregateIdOf(aggregate.kind, identity.commitId);
  const ifVersion = headers['If-Match'];
  const act = aggregateAct(deps, { aggregate, name, id, command, identity, ifVersion, dryRun, request });
  return answerOf(deps, aggregate, id, await runAct(deps.ledger, act), request);
}

/** What the act did, from the ledger as it was at that commit: asked again, it comes out the same. */
async function answerOf(
  deps: CommandDependencies,
  aggregate: Aggregate,
  id: string,
  { before, events, version, position, recordedAt, replayed, dryRun }: ActOutcome,
  request: ApiRequest,
): Promise<Answer> {
  const { ledger } = request.caller;
  const history = [...before.events, ...events];
  const place = { ledger, position, streamVersion: version, updatedAt: recordedAt };
  const view = aggregateView(aggregate, { ...place, id, events: history });
  const hidden = view ? await hiddenIn(deps, view, request) : new Set<PlanId>();
  return {
    headers: commandHeaders({ version, position, replayed }),
    ...(dryRun && { status: 200 }),
    body: {
      ...(view && { item: aggregateAnswer(view, hidden) }),
      events: withoutPlans(events, hidden),
      streamVersion: version,
      position,
      ...(dryRun && { dryRun }),
    },
  };
}

async function hiddenIn(
  { facts }: CommandDependencies,
  { summary, position }: AggregateView,
  { caller: { actor, ledger } }: ApiRequest,
): Promise<ReadonlySet<PlanId>> {
  const registry = await facts.registryAt(ledger, position);
  if (seesWhole(actor, summary.organisation, registry)) return new Set();
  const { plan } = await facts.around(ledger, position, { plans: summary.plans, others: [] });
  return hiddenPlans(actor, summary, plan, registry);
}
