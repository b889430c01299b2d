import { mayDo } from '../../domain/access/may-do.ts';
import { type AuditCommandName, auditCommands } from '../../domain/audit/audit-commands.ts';
import type { AuditContext } from '../../domain/audit/decide.ts';
import { foldAudit } from '../../domain/audit/evolve.ts';
import type { AuditState } from '../../domain/audit/state.ts';
import type { Decider } from '../../domain/decision/command.ts';
import { accept } from '../../domain/refusal.ts';
import { auditStream, type EventId } from '../../events/identifiers.ts';
import type { auditCommandOperations } from '../shared/openapi/audit-command-operations.ts';
import type {
  Answer,
  ApiRequest,
  Operation,
  OperationHandlers,
  OperationInput,
} from '../shared/openapi/operation.ts';
import { commandHeaders } from '../shared/plan-answer.ts';
import type { ActOutcome } from './act.ts';
import type { CommandDependencies } from './dependencies.ts';
import { identityOf } from './idempotency.ts';
import { redactionTarget } from './redaction-target.ts';
import { runAct } from './run-act.ts';

/** Redactions and the key of the checkpoints: one stream, whose requests are answered by other people than ask. */
export function auditCommandHandlers(
  deps: CommandDependencies,
): OperationHandlers<typeof auditCommandOperations> {
  const handler = (name: AuditCommandName) => (input: OperationInput<Operation>, request: ApiRequest) =>
    handleCommand(deps, name, input, request);
  return Object.fromEntries(
    (Object.keys(auditCommands) as AuditCommandName[]).map((name) => [name, handler(name)]),
  ) as unknown as OperationHandlers<typeof auditCommandOperations>;
}

async function handleCommand(
  { ledger, facts }: CommandDependencies,
  name: AuditCommandName,
  { params, query, headers, body, rawBody }: OperationInput<Operation>,
  request: ApiRequest,
): Promise<Answer> {
  const { actor, ledger: id } = request.caller;
  const stream = auditStream();
  const answered = (params as { readonly request?: EventId }).request;
  const asked = body as unknown as { readonly target?: EventId };
  // The body has passed the schema of this very command.
  const decide = auditCommands[name].decide as Decider<AuditState, unknown, AuditContext>;
  const key = headers['Idempotency-Key'] as string;
  // The same key for two requests names two acts: an answer has no body of its own that tells them apart.
  const identity = identityOf({ actorId: actor.id, key, scope: stream, body: [answered ?? null, rawBody] });
  const outcome = await runAct(ledger, {
    ...identity,
    name,
    stream,
    request,
    ifVersion: headers['If-Match'] as number | undefined,
    dryRun: query['dryRun'] as boolean,
    permit: async (_, position) => mayDo(actor, name, [{}], await facts.registryAt(id, position)),
    decide: async ({ events }, position) => {
      const target = asked.target && (await redactionTarget(ledger, id, asked.target, position));
      const context = { today: request.today, actor, target, request: answered };
      const decision = decide(foldAudit(events), asked, context);
      return decision.ok ? accept({ events: decision.value }) : decision;
    },
  });
  return answerOf(outcome);
}

function answerOf({ before, events, version, position, replayed, dryRun }: ActOutcome): Answer {
  return {
    ...(dryRun && { status: 200 }),
    headers: commandHeaders({ version, position, replayed }),
    body: {
      redactions: foldAudit([...before.events, ...events]).requests,
      events,
      streamVersion: version,
      position,
      ...(dryRun && { dryRun }),
    },
  };
}
