import type { Aggregate, AggregateContext } from '../../domain/aggregate/aggregate.ts';
import type { PlanLookup } from '../../domain/plan/known-plans.ts';
import type { Decision, Refusal } from '../../domain/refusal.ts';
import { civilDate } from '../../events/civil-date.ts';
import type { Actor } from '../../events/commit.ts';
import { validateNewEvent } from '../../events/decode.ts';
import type { StreamId } from '../../events/identifiers.ts';
import type { NewEvent, RecordedEvent } from '../../events/recorded-event.ts';
import { actor, shijingshan } from './builders.ts';
import { recordedIn } from './recorded.ts';

/** One command on one stream, by whom; the bureau when nobody is named. */
export interface Act {
  readonly id: string;
  readonly command: string;
  readonly body?: object;
  readonly by?: Actor;
  readonly today?: string;
}

/**
 * Given these commands, when that command, then those events or that refusal: streams of several kinds beside each
 * other. A decision sees of other streams what its `lookups` name and nothing more, as in the running system.
 */
export function aggregateStory(
  aggregates: readonly Pick<Aggregate, 'kind'>[],
  overrides: Partial<AggregateContext> = {},
) {
  const ledger: RecordedEvent[] = [];
  // Each is an aggregate of its own state; here they are treated alike, as the API treats them.
  const kinds = aggregates as readonly Aggregate[];
  const kindOf = (kind: string): Aggregate => {
    const found = kinds.find((one) => one.kind === kind);
    if (!found) throw new Error(`no aggregate ${kind}`);
    return found;
  };
  const stateOf = (kind: string, id: string): unknown =>
    kindOf(kind).fold(ledger.filter(({ stream }) => stream === `${kind}:${id}`));
  const decide = ({
    id,
    command,
    body = {},
    by = bureau,
    today = '2026-11-24',
  }: Act): Decision<readonly NewEvent[]> => {
    const aggregate = kinds.find(({ commands }) => Object.hasOwn(commands, command));
    const offered = aggregate?.commands[command];
    if (!aggregate || !offered) throw new Error(`no command ${command}`);
    const state = stateOf(aggregate.kind, id);
    const parsed = offered.schema.parse(body) as object;
    const { plans, others } = aggregate.lookups(state, parsed);
    const lookup: PlanLookup = overrides.plans ?? (() => undefined);
    return offered.decide(state, parsed, {
      id,
      actor: by,
      registry: shijingshan(),
      today: civilDate(today),
      history: ledger.filter(({ stream }) => stream === `${aggregate.kind}:${id}`),
      ...overrides,
      plans: (plan) => (plans.includes(plan) ? lookup(plan) : undefined),
      other: (kind, otherId) =>
        others.some((one) => one.kind === kind && one.id === otherId) ? stateOf(kind, otherId) : undefined,
    });
  };
  /** Events that the command asks for, as they would be written; throws when it is refused. */
  const when = (act: Act): readonly NewEvent[] => {
    const decision = decide(act);
    if (!decision.ok) throw new Error(`${act.command}: ${JSON.stringify(decision.refusal, null, 1)}`);
    return decision.value.map((event) => validateNewEvent(event));
  };
  const given = (...acts: readonly Act[]): void => {
    for (const act of acts) {
      const kind = kinds.find(({ commands }) => Object.hasOwn(commands, act.command))?.kind;
      const stream = `${kind}:${act.id}` as StreamId;
      ledger.push(...recordedIn(stream, when(act), ledger, act.by ?? bureau));
    }
  };
  /** The refusal of the command; throws when it is accepted. */
  const refused = (act: Act): Refusal & { readonly codes: readonly string[] } => {
    const decision = decide(act);
    if (decision.ok) throw new Error(`${act.command} was accepted: ${JSON.stringify(decision.value)}`);
    return { ...decision.refusal, codes: decision.refusal.reasons.map(({ code }) => code) };
  };
  return { given, when, refused, stateOf, ledger };
}

export const bureau = actor('emergency-bureau', 'BUREAU');
