import type { Aggregate, AggregateContext } from '../../domain/aggregate/aggregate.ts';
import { aggregateStream } from '../../domain/aggregate/aggregate.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { civilDate } from '../../events/civil-date.ts';
import { validateNewEvent } from '../../events/decode.ts';
import type { NewEvent, RecordedEvent } from '../../events/recorded-event.ts';
import { actor, shijingshan } from './builders.ts';
import { recordedIn } from './recorded.ts';

/** One command as the API would take it. */
export type AggregateStep = readonly [name: string, body: object];

const usual = {
  today: civilDate('2026-11-24'),
  actor: actor('emergency-bureau', 'BUREAU'),
  registry: shijingshan(),
  plans: () => undefined,
  other: () => undefined,
};

/** Given these commands, when that command, then those events or that refusal: one stream of any kind of aggregate. */
export function aggregateScenario<State>(
  aggregate: Aggregate<State>,
  overrides: Partial<AggregateContext> = {},
) {
  const history: RecordedEvent[] = [];
  const context = { ...usual, ...overrides, history };
  let id = overrides.id;
  const decide = ([name, body]: AggregateStep) => {
    const command = aggregate.commands[name];
    if (!command) throw new Error(`no command ${name}`);
    const parsed = command.schema.parse(body) as object;
    id ??= aggregate.idOf?.(parsed, context.actor) ?? 'new-one';
    return command.decide(aggregate.fold(history), parsed, { ...context, id });
  };
  /** Events that the command asks for, as they would be written; throws when it is refused. */
  const when = (...step: AggregateStep): readonly NewEvent[] => {
    const decision = decide(step);
    if (!decision.ok) throw new Error(`${step[0]} was refused: ${JSON.stringify(decision.refusal, null, 1)}`);
    return decision.value.map((event) => validateNewEvent(event));
  };
  /** What stands in the ledger without a command here; corrections among it. */
  const happened = (...events: readonly NewEvent[]): void => {
    const stream = aggregateStream(aggregate.kind, id ?? 'new-one');
    history.push(...recordedIn(stream, events.map(validateNewEvent), history, context.actor));
  };
  const given = (...steps: readonly AggregateStep[]): void => {
    for (const step of steps) happened(...when(...step));
  };
  /** The refusal of the command; throws when it is accepted. */
  const refused = (...step: AggregateStep): Refusal & { readonly codes: readonly string[] } => {
    const decision = decide(step);
    if (decision.ok) throw new Error(`${step[0]} was accepted: ${JSON.stringify(decision.value)}`);
    return { ...decision.refusal, codes: decision.refusal.reasons.map(({ code }) => code) };
  };
  const state = (): State => {
    const folded = aggregate.fold(history);
    if (!folded) throw new Error('it has not begun');
    return folded;
  };
  return { given, when, happened, refused, state, history, id: () => id };
}

/** An aggregate to which all of this has happened. */
export function aggregateAfter<State>(
  aggregate: Aggregate<State>,
  steps: readonly AggregateStep[],
  overrides: Partial<AggregateContext> = {},
) {
  const begun = aggregateScenario(aggregate, overrides);
  begun.given(...steps);
  return begun;
}
