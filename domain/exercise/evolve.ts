import { correctedHistory } from '../../events/corrections.ts';
import type { RecordedEvent } from '../../events/recorded-event.ts';
import { factOf } from '../plan/fact.ts';
import type { ExerciseState } from './state.ts';

/** State of one exercise from all events of its stream, corrections applied. */
export const foldExercise = (events: readonly RecordedEvent[]): ExerciseState | undefined =>
  correctedHistory(events).reduce<ExerciseState | undefined>(evolveExercise, undefined);

/** One event on top of a state. Total: events of other streams pass. */
export function evolveExercise(
  state: ExerciseState | undefined,
  event: RecordedEvent,
): ExerciseState | undefined {
  if (!state)
    return event.type === 'ExercisePlanned'
      ? { ...event.body, announcedOn: event.occurredOn, postponements: [] }
      : undefined;
  if (event.stream !== `exercise:${state.exerciseId}`) return state;
  const fact = factOf(event);
  switch (event.type) {
    case 'ExercisePostponed': {
      const postponement = { ...fact, from: state.plannedOn, ...event.body };
      return {
        ...state,
        plannedOn: event.body.to,
        postponements: [...state.postponements, postponement],
      };
    }
    case 'ExerciseCancelled':
      return { ...state, cancelled: { ...fact, ...event.body } };
    case 'ExerciseHeld':
      return { ...state, held: { ...fact, ...event.body } };
    default:
      return state;
  }
}
