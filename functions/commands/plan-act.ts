import { accessFactsOf } from '../../domain/access/access-facts.ts';
import { mayDo } from '../../domain/access/may-do.ts';
import { mayRead } from '../../domain/access/may-read.ts';
import { foldPlan } from '../../domain/plan/evolve.ts';
import type { PlanCommandName } from '../../domain/plan/plan-commands.ts';
import { accept, type Decision } from '../../domain/refusal.ts';
import { type PlanId, planStream } from '../../events/identifiers.ts';
import type { StreamHistory } from '../shared/ledger/types.ts';
import type { ApiRequest } from '../shared/openapi/operation.ts';
import { planDecision } from '../shared/plan-decision.ts';
import type { Act } from './act.ts';
import type { CommandDependencies } from './dependencies.ts';
import type { RequestIdentity } from './idempotency.ts';

/** A command on a plan, as it came in: `command` has passed its schema. */
export interface PlanCommandRequest {
  readonly name: PlanCommandName;
  readonly planId: PlanId;
  readonly command: object;
  readonly identity: RequestIdentity;
  readonly ifVersion: number | undefined;
  readonly dryRun: boolean;
  readonly request: ApiRequest;
}

/** The act of a plan command: who may do it, and what the domain decides with facts of the whole ledger. */
export function planAct(deps: CommandDependencies, given: PlanCommandRequest): Act {
  const { name, planId, command, request } = given;
  const { actor, ledger } = request.caller;
  // Permission and decision of one round ask for the same facts.
  const { factsAt, decide } = planDecision(deps, {
    name,
    planId,
    command,
    ledger,
    actor,
    today: request.today,
  });

  async function permit(history: StreamHistory, position: number): Promise<Decision<void>> {
    const state = foldPlan(history.events);
    // Whether there is such a plan at all is the decision's to say.
    if (!state && !beginsPlan(name)) return accept(undefined);
    const { registry } = await factsAt(history, position);
    const reading = state ? mayRead(actor, { state }, registry) : accept(undefined);
    return reading.ok ? mayDo(actor, name, accessFactsOf(name, command, state, actor), registry) : reading;
  }

  const { identity, ifVersion, dryRun } = given;
  return { ...identity, name, stream: planStream(planId), request, ifVersion, dryRun, permit, decide };
}

const beginsPlan = (name: PlanCommandName): boolean => name === 'draft' || name === 'register';
