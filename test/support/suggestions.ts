import type * as z from 'zod';
import type { AggregateContext } from '../../domain/aggregate/aggregate.ts';
import type { Decider } from '../../domain/decision/command.ts';
import type { KnownPlan } from '../../domain/plan/known-plans.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { type SuggestionCommandName, suggestionCommands } from '../../domain/suggestion/decide.ts';
import { foldSuggestion } from '../../domain/suggestion/evolve.ts';
import type { SuggestionState } from '../../domain/suggestion/state.ts';
import { civilDate } from '../../events/civil-date.ts';
import { validateNewEvent } from '../../events/decode.ts';
import { OrganisationId, SuggestionId, suggestionStream } from '../../events/identifiers.ts';
import type { NewEvent, RecordedEvent } from '../../events/recorded-event.ts';
import { actor, shijingshan } from './builders.ts';
import { recordedIn } from './recorded.ts';

/** One command as the API would take it. */
export type SuggestionStep = readonly [name: SuggestionCommandName, body: object];

const ID = SuggestionId.parse('suggestion-1');
const usual: AggregateContext = {
  id: ID,
  today: civilDate('2026-11-24'),
  actor: actor('water-bureau', 'HEAD'),
  registry: shijingshan(),
  plans: (id): KnownPlan | undefined =>
    ({
      'flood-plan': { status: 'IN_FORCE' as const, preparingBody: OrganisationId.parse('water-bureau') },
      'museum-plan': { status: 'IN_FORCE' as const, preparingBody: OrganisationId.parse('steel-museum') },
      'old-plan': { status: 'REPEALED' as const, preparingBody: OrganisationId.parse('water-bureau') },
    })[id as string],
  other: () => undefined,
};

/** A suggestion to which all of this has happened. */
export function suggestionAfter(steps: readonly SuggestionStep[], overrides: Partial<AggregateContext> = {}) {
  const context = { ...usual, ...overrides };
  const history: RecordedEvent[] = [];
  const decide = ([name, body]: SuggestionStep) => {
    const command = suggestionCommands[name] as {
      schema: z.ZodType;
      decide: Decider<SuggestionState, unknown, AggregateContext>;
    };
    return command.decide(foldSuggestion(history), command.schema.parse(body), context);
  };
  const when = (...step: SuggestionStep): readonly NewEvent[] => {
    const decision = decide(step);
    if (!decision.ok) throw new Error(`${step[0]} was refused: ${JSON.stringify(decision.refusal, null, 1)}`);
    return decision.value.map((event) => validateNewEvent(event));
  };
  const happened = (...events: readonly NewEvent[]): void => {
    for (const event of events)
      history.push(...recordedIn(suggestionStream(ID), [validateNewEvent(event)], history, context.actor));
  };
  /** The refusal of the command; throws when it is accepted. */
  const refused = (...step: SuggestionStep): Refusal & { readonly told: readonly string[] } => {
    const decision = decide(step);
    if (decision.ok) throw new Error(`${step[0]} was accepted: ${JSON.stringify(decision.value)}`);
    const told = decision.refusal.reasons.map(({ code, pointer = '', article = '' }) =>
      `${code} ${pointer} ${article}`.trim(),
    );
    return { ...decision.refusal, told };
  };
  const state = (): SuggestionState => {
    const folded = foldSuggestion(history);
    if (!folded) throw new Error('the suggestion has not begun');
    return folded;
  };
  for (const step of steps) happened(...when(...step));
  return { when, happened, refused, state, history };
}
