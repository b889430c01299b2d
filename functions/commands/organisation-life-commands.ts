import type { CommandName } from '../../domain/access/access-rule.ts';
import { mayDo } from '../../domain/access/may-do.ts';
import { accept, type Decision } from '../../domain/refusal.ts';
import { organisationStream } from '../../events/identifiers.ts';
import { affecting } from '../shared/facts/ledger-facts.ts';
import type { Decided, StreamHistory } from '../shared/ledger/types.ts';
import { oncePerRound } from '../shared/once-per-round.ts';
import type { ApiRequest, OperationHandlers, OperationInput } from '../shared/openapi/operation.ts';
import type { OrganisationLifeOperation } from '../shared/openapi/organisation-life-operations.ts';
import type { OrganisationLifeTable } from '../shared/organisation-life.ts';
import type { Act } from './act.ts';
import type { CommandDependencies } from './dependencies.ts';
import { identityOf } from './idempotency.ts';
import { organisationAnswer } from './organisation-answer.ts';
import { readablePlans } from './readable-plans.ts';
import { runAct } from './run-act.ts';

type Input = OperationInput<OrganisationLifeOperation>;

/** A handler for every command of an organisation's life. */
export const organisationLifeHandlers = (
  deps: CommandDependencies,
  table: OrganisationLifeTable,
): OperationHandlers<Readonly<Record<string, OrganisationLifeOperation>>> =>
  Object.fromEntries(
    Object.keys(table.commands).map((name) => [
      `organisation ${name}`,
      async (input: Input, request: ApiRequest) =>
        organisationAnswer(await runAct(deps.ledger, lifeAct(deps, table, name, input, request))),
    ]),
  );

/** The act of a command on an organisation that is registered. */
function lifeAct(
  deps: CommandDependencies,
  table: OrganisationLifeTable,
  name: string,
  { params: { organisationId }, query: { dryRun }, headers, body, rawBody }: Input,
  request: ApiRequest,
): Act {
  const { decide: decision } = commandIn(table, name);
  const { actor, ledger } = request.caller;
  const stream = organisationStream(organisationId);
  const identity = identityOf({
    actorId: actor.id,
    key: headers['Idempotency-Key'],
    scope: stream,
    body: rawBody,
  });
  const lookups = { plans: table.plansNamed(body as object), others: [] };
  const around = oncePerRound((_, position) => deps.facts.around(ledger, position, lookups));

  async function permit(history: StreamHistory, position: number): Promise<Decision<void>> {
    // Whether there is such an organisation at all is the decision's to say: the registry is open to everybody.
    if (!table.fold(history.events)) return accept(undefined);
    const { registry } = await around(history, position);
    // The table's commands are those of the rules.
    return mayDo(actor, name as CommandName, table.acts(organisationId), registry);
  }

  async function decide(history: StreamHistory, position: number): Promise<Decision<Decided>> {
    const facts = await around(history, position);
    const decided = decision(table.fold(history.events), body, {
      today: request.today,
      organisationId,
      actor,
      registry: facts.registry,
      plans: readablePlans(actor, facts),
      history: history.events,
    });
    return decided.ok ? accept({ events: decided.value, affects: affecting(lookups) }) : decided;
  }

  const ifVersion = headers['If-Match'];
  return { ...identity, name, stream, request, ifVersion, dryRun, permit, decide };
}

function commandIn({ commands }: OrganisationLifeTable, name: string) {
  const command = commands[name];
  if (!command) throw new RangeError(`organisations have no command ${name}`);
  return command;
}
