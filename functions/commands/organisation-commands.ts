import { mayDo } from '../../domain/access/may-do.ts';
import type { RegisterOrganisationCommand } from '../../domain/organisation/commands.ts';
import { organisationCommands } from '../../domain/organisation/decide.ts';
import { accept } from '../../domain/refusal.ts';
import { foldOrganisation } from '../../domain/view/organisation-views.ts';
import { organisationStream } from '../../events/identifiers.ts';
import { affecting } from '../shared/facts/ledger-facts.ts';
import { oncePerRound } from '../shared/once-per-round.ts';
import type { ApiRequest, OperationHandlers } from '../shared/openapi/operation.ts';
import type { organisationCommandOperations } from '../shared/openapi/organisation-command-operations.ts';
import type { Act } from './act.ts';
import type { CommandDependencies } from './dependencies.ts';
import { identityOf } from './idempotency.ts';
import { organisationAnswer } from './organisation-answer.ts';
import { runAct } from './run-act.ts';

type Operations = typeof organisationCommandOperations;

/** An organisation's rules look at other organisations only, so every registration since is looked at again. */
const lookups = { documentNumbers: [], plans: [], experts: [] } as const;

export function organisationCommandHandlers(deps: CommandDependencies): OperationHandlers<Operations> {
  return {
    'register-organisation': async ({ body, rawBody, headers, query: { dryRun } }, request) => {
      const stream = organisationStream(body.organisationId);
      const { id: actorId } = request.caller.actor;
      const identity = identityOf({ actorId, key: headers['Idempotency-Key'], scope: stream, body: rawBody });
      const rest = { stream, ifVersion: headers['If-Match'], dryRun, request };
      const act = { ...identity, ...rest, ...registration(deps, body, request) };
      return organisationAnswer(await runAct(deps.ledger, act));
    },
  };
}

function registration(
  { facts }: CommandDependencies,
  body: RegisterOrganisationCommand,
  { caller, today }: ApiRequest,
): Pick<Act, 'name' | 'permit' | 'decide'> {
  const factsAt = oncePerRound((_, position) => facts.at(caller.ledger, position, lookups));
  const name = 'register-organisation';
  return {
    name,
    permit: async (history, position) =>
      mayDo(caller.actor, name, [{}], (await factsAt(history, position)).registry),
    decide: async (history, position) => {
      const { registry } = await factsAt(history, position);
      const decision = organisationCommands[name].decide(foldOrganisation(history.events), body, {
        today,
        registry,
      });
      return decision.ok ? accept({ events: decision.value, affects: affecting(lookups) }) : decision;
    },
  };
}
