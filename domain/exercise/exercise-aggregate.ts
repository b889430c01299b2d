import type { ExerciseId, OrganisationId, PlanId } from '../../events/identifiers.ts';
import type { AccessFacts } from '../access/relations.ts';
import type { Aggregate, AggregateContext, AggregateSummary } from '../aggregate/aggregate.ts';
import type { Decider } from '../decision/command.ts';
import { type ExerciseContext, exerciseCommands } from './decide.ts';
import { foldExercise } from './evolve.ts';
import type { ExerciseState } from './state.ts';

/** What commands of an exercise say that others must know. */
interface Said {
  readonly organiser?: OrganisationId;
  readonly plans?: readonly PlanId[];
}

/** A drill of one or several plans (第三十八条). */
export const exerciseAggregate: Aggregate<ExerciseState> = {
  kind: 'exercise',
  collection: 'exercises',
  names: { zh: '演练', en: 'exercises' },
  article: '第三十八条',
  commands: Object.fromEntries(
    Object.entries(exerciseCommands).map(([name, command]) => [
      name,
      {
        ...command,
        decide: (state, body, context) =>
          (command.decide as Decider<ExerciseState, unknown, ExerciseContext>)(
            state,
            body,
            contextOf(context),
          ),
      },
    ]),
  ),
  begins: ['plan-exercise'],
  fold: foldExercise,
  lookups: (state, command: Said) => ({ plans: command.plans ?? state?.plans ?? [], others: [] }),
  acts: (_name, body: Said, state, actor): readonly AccessFacts[] => [
    { preparingBody: state?.organiser ?? body.organiser ?? (actor.organisation as OrganisationId) },
  ],
  summary: ({ scenario, organiser, plans, plannedOn, held, cancelled }): AggregateSummary => ({
    title: scenario,
    status: held ? 'HELD' : cancelled ? 'CANCELLED' : 'PLANNED',
    organisation: organiser,
    plans,
    on: held?.on ?? plannedOn,
  }),
};

const contextOf = ({ id, ...rest }: AggregateContext): ExerciseContext => ({
  ...rest,
  exerciseId: id as ExerciseId,
});
