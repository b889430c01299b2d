import { foldPlan } from '../../domain/plan/evolve.ts';
import { type PlanCommandName, planCommands } from '../../domain/plan/plan-commands.ts';
import { planViews } from '../../domain/view/plan-views.ts';
import { type PlanId, planStream } from '../../events/identifiers.ts';
import type { commandOperations } from '../shared/openapi/command-operations.ts';
import type { Answer, ApiRequest, OperationHandlers, OperationInput } from '../shared/openapi/operation.ts';
import { commandHeaders, planAnswer } from '../shared/plan-answer.ts';
import type { ActOutcome } from './act.ts';
import type { CommandDependencies } from './dependencies.ts';
import { dutyChanges } from './duty-changes.ts';
import { identityOf, planIdOf } from './idempotency.ts';
import { planAct } from './plan-act.ts';
import { runAct } from './run-act.ts';

type PlanOperations = typeof commandOperations;
type PlanInput = OperationInput<PlanOperations[PlanCommandName]>;

/** A handler for every command of the plan's life cycle. */
export function planCommandHandlers(deps: CommandDependencies): OperationHandlers<PlanOperations> {
  const handler = (name: PlanCommandName) => (input: PlanInput, request: ApiRequest) =>
    handlePlanCommand(deps, name, input, request);
  const names = Object.keys(planCommands) as PlanCommandName[];
  return Object.fromEntries(names.map((name) => [name, handler(name)])) as OperationHandlers<PlanOperations>;
}

async function handlePlanCommand(
  deps: CommandDependencies,
  name: PlanCommandName,
  { params, query, headers, body, rawBody }: PlanInput,
  request: ApiRequest,
): Promise<Answer> {
  const known = (params as { planId?: PlanId }).planId;
  const identity = identityOf({
    actorId: request.caller.actor.id,
    key: headers['Idempotency-Key'],
    scope: known ? planStream(known) : 'new plan',
    body: rawBody,
  });
  const planId = known ?? planIdOf(identity.commitId);
  const { 'If-Match': ifVersion } = headers;
  const { dryRun } = query;
  const act = planAct(deps, { name, planId, command: body, identity, ifVersion, dryRun, request });
  const outcome = await runAct(deps.ledger, act);
  return answerOf(deps, outcome, request);
}

/** What the act did, from the ledger as it was at that commit: asked again, it comes out the same. */
async function answerOf(
  { facts, laws }: CommandDependencies,
  { before, events, version, position, recordedAt, on, replayed, dryRun }: ActOutcome,
  { caller: { ledger } }: ApiRequest,
): Promise<Answer> {
  const state = foldPlan([...before.events, ...events]);
  if (!state) throw new Error(`no plan came of ${before.stream}`);
  const [registry, law] = await Promise.all([
    facts.registryAt(ledger, position),
    laws.at(ledger, on, position),
  ]);
  const earlier = foldPlan(before.events);
  const views = planViews({
    ledger,
    position,
    streamVersion: version,
    updatedAt: recordedAt,
    state,
    registry,
    law,
  });
  return {
    headers: commandHeaders({ version, position, replayed }),
    ...(dryRun && { status: 200 }),
    body: {
      plan: planAnswer(views.plan),
      events,
      streamVersion: version,
      position,
      duties: dutyChanges(
        earlier ? law.dutiesOf(earlier, registry).obligations : [],
        views.obligations.map((view) => view.obligation),
      ),
      ...(dryRun && { dryRun }),
    },
  };
}
