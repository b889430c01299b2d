import { correctedHistory } from '../../events/corrections.ts';
import type { RecordedEvent } from '../../events/recorded-event.ts';
import { factOf } from '../plan/fact.ts';
import type { SuggestionState } from './state.ts';

/** State of one suggestion from all events of its stream, corrections applied. */
export const foldSuggestion = (events: readonly RecordedEvent[]): SuggestionState | undefined =>
  correctedHistory(events).reduce<SuggestionState | undefined>(evolveSuggestion, undefined);

/** One event on top of a state. Total: events of other streams pass. */
export function evolveSuggestion(
  state: SuggestionState | undefined,
  event: RecordedEvent,
): SuggestionState | undefined {
  const fact = factOf(event);
  if (!state)
    return event.type === 'SuggestionReceived' ? { ...event.body, received: fact, handlings: [] } : undefined;
  if (event.stream !== `suggestion:${state.suggestionId}`) return state;
  switch (event.type) {
    case 'SuggestionAcknowledged': {
      const { handler, plan = state.plan } = event.body;
      const handlings = [...state.handlings, { ...fact, ...event.body }];
      return { ...state, handler, handlings, ...(plan && { plan }) };
    }
    case 'SuggestionAnswered':
      return { ...state, answered: { ...fact, ...event.body } };
    default:
      return state;
  }
}
