import type { CommandName } from '../../domain/access/access-rule.ts';
import { mayDo } from '../../domain/access/may-do.ts';
import {
  type Aggregate,
  type AggregateContext,
  type AggregateLookups,
  aggregateStream,
} from '../../domain/aggregate/aggregate.ts';
import { lookupsOf } from '../../domain/aggregate/correct.ts';
import { hiddenPlans, isShown, seesWhole } from '../../domain/aggregate/shown.ts';
import { accept, type Decision } from '../../domain/refusal.ts';
import type { PlanId } from '../../events/identifiers.ts';
import { noSuchItem } from '../shared/aggregate-unknown.ts';
import { affecting, type FactsAround } from '../shared/facts/ledger-facts.ts';
import type { Decided, StreamHistory } from '../shared/ledger/types.ts';
import { oncePerRound } from '../shared/once-per-round.ts';
import type { ApiRequest } from '../shared/openapi/operation.ts';
import type { Act } from './act.ts';
import type { CommandDependencies } from './dependencies.ts';
import type { RequestIdentity } from './idempotency.ts';
import { readablePlans } from './readable-plans.ts';

/** A command on an aggregate, as it came in: `command` has passed its schema. */
export interface AggregateCommandRequest {
  readonly aggregate: Aggregate;
  readonly name: string;
  readonly id: string;
  readonly command: object;
  readonly identity: RequestIdentity;
  readonly ifVersion: number | undefined;
  readonly dryRun: boolean;
  readonly request: ApiRequest;
}

/** What one round looks at: the aggregate, and the ledger around it at one position. */
interface Round {
  /** Undefined before the beginning */
  readonly state: unknown;
  readonly lookups: AggregateLookups;
  readonly facts: FactsAround;
  /** Plans that the state names and that may be spoken of for that reason alone */
  readonly own: readonly PlanId[];
  /** The aggregate exists for this person */
  readonly isThere: boolean;
}

/** The act of a command on an aggregate: who may do it, and what its own decision makes of facts of the whole ledger. */
export function aggregateAct(deps: CommandDependencies, given: AggregateCommandRequest): Act {
  const { aggregate, name, id, command, request } = given;
  const { actor } = request.caller;
  const { decide: decision } = commandOf(aggregate, name);
  const roundOf = oncePerRound((history, position) => lookAround(deps, given, history, position));

  async function permit(history: StreamHistory, position: number): Promise<Decision<void>> {
    const { state, facts, isThere } = await roundOf(history, position);
    if (state === undefined ? !aggregate.begins.includes(name) : !isThere)
      return { ok: false, refusal: noSuchItem(aggregate, id) };
    const acts = aggregate.acts(name, command, state, actor);
    // The table's commands are those of the rules: a test holds every one of them to it.
    return mayDo(actor, name as CommandName, acts, facts.registry);
  }

  async function decide(history: StreamHistory, position: number): Promise<Decision<Decided>> {
    const { state, facts, lookups, own } = await roundOf(history, position);
    const { registry, other } = facts;
    const plans = readablePlans(actor, facts, own);
    const { events } = history;
    const context: AggregateContext = {
      id,
      today: request.today,
      actor,
      registry,
      plans,
      history: events,
      other,
    };
    const decided = decision(state, command, context);
    return decided.ok ? accept({ events: decided.value, affects: affecting(lookups) }) : decided;
  }

  const { identity, ifVersion, dryRun } = given;
  const stream = aggregateStream(aggregate.kind, id);
  return { ...identity, name, stream, request, ifVersion, dryRun, permit, decide };
}

async function lookAround(
  { facts: ledgerFacts }: CommandDependencies,
  { aggregate, name, id, command, request }: AggregateCommandRequest,
  history: StreamHistory,
  position: number,
): Promise<Round> {
  const { actor, ledger } = request.caller;
  const state = aggregate.fold(history.events);
  const lookups = lookupsOf(aggregate, name, state, command, history.events);
  const summary = state === undefined ? undefined : aggregate.summary(state, id);
  const registry = await ledgerFacts.registryAt(ledger, position);
  const isWhole = summary !== undefined && seesWhole(actor, summary.organisation, registry);
  const named = summary?.plans ?? [];
  const plans = isWhole ? lookups.plans : [...lookups.plans, ...named];
  const facts = await ledgerFacts.around(ledger, position, { ...lookups, plans });
  const isThere =
    summary !== undefined && isShown(summary, hiddenPlans(actor, summary, facts.plan, registry));
  return { state, lookups, facts, own: isWhole ? named : [], isThere };
}

function commandOf({ kind, commands }: Aggregate, name: string) {
  const command = commands[name];
  if (!command) throw new RangeError(`${kind} has no command ${name}`);
  return command;
}
