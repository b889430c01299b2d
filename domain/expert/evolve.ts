import { correctedHistory } from '../../events/corrections.ts';
import type { RecordedEvent } from '../../events/recorded-event.ts';
import { factOf } from '../plan/fact.ts';
import type { ExpertState } from './state.ts';

/** State of one expert from all events of the stream, corrections applied. */
export const foldExpert = (events: readonly RecordedEvent[]): ExpertState | undefined =>
  correctedHistory(events).reduce<ExpertState | undefined>(evolveExpert, undefined);

/** One event on top of a state. Total: events of other streams pass. */
export function evolveExpert(state: ExpertState | undefined, event: RecordedEvent): ExpertState | undefined {
  if (!state)
    return event.type === 'ExpertRegistered'
      ? { ...event.body, registeredOn: event.occurredOn, declarations: [] }
      : undefined;
  if (event.stream !== `expert:${state.expert}`) return state;
  switch (event.type) {
    case 'ExpertRegistered':
      return { ...state, fields: event.body.fields, institution: event.body.institution };
    case 'ConflictOfInterestDeclared': {
      const declaration = { ...factOf(event), ...event.body };
      return { ...state, declarations: [...state.declarations, declaration] };
    }
    default:
      return state;
  }
}
