import type { OrganisationId, PlanId } from '../../events/identifiers.ts';
import type { Aggregate } from '../aggregate/aggregate.ts';
import { exerciseCommands } from './decide.ts';
import { evolveExercise, foldExercise } from './evolve.ts';
import { type ExerciseState, exerciseStatus } from './state.ts';

/** What the bodies of commands say about plans and organiser. */
interface Said {
  readonly plans?: readonly PlanId[];
  readonly organiser?: OrganisationId;
}

/** Drills of one or several plans from their planning on (第三十八条), as ledger, API and views treat them. */
export const exerciseAggregate: Aggregate<ExerciseState> = {
  kind: 'exercise',
  collection: 'exercises',
  names: { zh: '演练', en: 'exercise' },
  article: '第三十八条',
  commands: exerciseCommands,
  begins: ['plan-exercise'],
  recordedBy: {
    ExercisePlanned: ['plan-exercise'],
    ExercisePostponed: ['postpone-exercise'],
    ExerciseCancelled: ['cancel-exercise'],
    ExerciseHeld: ['hold-exercise'],
  },
  fold: foldExercise,
  evolve: evolveExercise,
  lookups: (state, command) => ({
    plans: [...new Set([...(state?.plans ?? []), ...((command as Said).plans ?? [])])],
    others: [],
  }),
  acts: (command, body, state, actor) => {
    const named = (body as Said).organiser ?? (actor.organisation as OrganisationId);
    return [{ actingBody: command === 'plan-exercise' ? named : state?.organiser }];
  },
  summary: (state) => ({
    title: state.scenario,
    status: exerciseStatus(state),
    organisation: state.organiser,
    plans: state.plans,
    on: state.held?.on ?? state.plannedOn,
  }),
};
