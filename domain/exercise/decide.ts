import type { CivilDate } from '../../events/civil-date.ts';
import type { ExerciseId, OrganisationId, PlanId } from '../../events/identifiers.ts';
import type { AggregateContext } from '../aggregate/aggregate.ts';
import { commandOf, type Decider } from '../decision/command.ts';
import { notBefore, notInFuture } from '../decision/dates.ts';
import { conflict, type Fault, invalid, notFound, settle } from '../decision/fault.ts';
import { repeated } from '../decision/repeated.ts';
import { livingOnes } from '../organisation/known-organisations.ts';
import { knownPlans, listedPlans, livingPlans } from '../plan/known-plans.ts';
import * as command from './commands.ts';
import type { ExerciseState } from './state.ts';

type Decide<C> = Decider<ExerciseState, C, AggregateContext>;

export const decidePlanExercise: Decide<command.PlanExerciseCommand> = (
  state,
  { on, organiser: named, ...rest },
  context,
) => {
  const { id, actor, registry, plans, today } = context;
  const exerciseId = id as ExerciseId;
  const occurredOn = on ?? today;
  const organiser = named ?? (actor.organisation as OrganisationId);
  const body = { exerciseId, organiser, ...rest };
  const faults = [
    ...(state ? [exists(exerciseId)] : []),
    ...notInFuture(occurredOn, today),
    ...livingOnes(registry, [{ id: organiser, pointer: '/organiser' }]),
    ...livingPlans(plans, listedPlans(body.plans, '/plans')),
    ...repeated(body.plans, (index) => `/plans/${index}`),
    ...notBefore(
      body.plannedOn,
      [{ on: occurredOn, zh: '计划之日', en: 'the day it was planned' }],
      '/plannedOn',
    ),
  ];
  return settle(faults, [{ type: 'ExercisePlanned', occurredOn, body }]);
};

export const decidePostponeExercise: Decide<command.PostponeExerciseCommand> = (
  state,
  { on, ...body },
  context,
) => {
  const occurredOn = on ?? context.today;
  const faults = [
    ...pending(state, context),
    ...notInFuture(occurredOn, context.today),
    ...(state ? [...afterLastDecision(state, occurredOn), ...laterThanPlanned(state, body.to)] : []),
  ];
  return settle(faults, [{ type: 'ExercisePostponed', occurredOn, body }]);
};

export const decideCancelExercise: Decide<command.CancelExerciseCommand> = (
  state,
  { on, ...body },
  context,
) => {
  const occurredOn = on ?? context.today;
  const faults = [
    ...pending(state, context),
    ...notInFuture(occurredOn, context.today),
    ...(state ? afterLastDecision(state, occurredOn) : []),
  ];
  return settle(faults, [{ type: 'ExerciseCancelled', occurredOn, body }]);
};

export const decideHoldExercise: Decide<command.HoldExerciseCommand> = (
  state,
  { on, plans, ...rest },
  context,
) => {
  const occurredOn = on ?? context.today;
  const body = { plans: plans ?? [...(state?.plans ?? [])], ...rest };
  const faults = [
    ...pending(state, context),
    ...notInFuture(occurredOn, context.today),
    ...repeated(body.plans, (index) => `/plans/${index}`),
    ...(state ? [...afterLastDecision(state, occurredOn), ...drilledFaults(state, body.plans, context)] : []),
  ];
  return settle(faults, [{ type: 'ExerciseHeld', occurredOn, body }]);
};

const exists = (id: string): Fault =>
  conflict('EXERCISE_EXISTS', { zh: `演练“${id}”已经存在`, en: `the exercise "${id}" exists already` });

/** The exercise exists and was neither held nor cancelled. */
function pending(state: ExerciseState | undefined, { id }: AggregateContext): Fault[] {
  if (!state)
    return [
      notFound('EXERCISE_UNKNOWN', {
        zh: `没有演练“${id}”`,
        en: `there is no exercise "${id}"`,
      }),
    ];
  const { held, cancelled } = state;
  const end = held ?? cancelled;
  if (!end) return [];
  return [
    conflict('EXERCISE_ENDED', {
      article: '第三十八条',
      zh: `演练已于 ${end.on} ${held ? '举行' : '取消'}`,
      en: `the exercise was ${held ? 'held' : 'cancelled'} on ${end.on}`,
    }),
  ];
}

const afterLastDecision = (state: ExerciseState, on: CivilDate): Fault[] =>
  notBefore(on, [
    {
      on: state.postponements.at(-1)?.on ?? state.announcedOn,
      zh: '计划或延期之日',
      en: 'the day it was planned or postponed',
    },
  ]);

function laterThanPlanned({ plannedOn }: ExerciseState, to: CivilDate): Fault[] {
  if (to > plannedOn) return [];
  return [
    invalid('NOT_POSTPONED', {
      pointer: '/to',
      article: '第三十八条',
      zh: `延期后的日期须晚于原定日期 ${plannedOn}`,
      en: `it is postponed to a day after ${plannedOn}`,
    }),
  ];
}

/** Whether each plan was in effect on the day is decided in its own stream, with its `Drilled`. */
function drilledFaults(
  state: ExerciseState,
  drilled: readonly PlanId[],
  { plans }: AggregateContext,
): Fault[] {
  return [
    ...knownPlans(plans, listedPlans(drilled, '/plans')),
    ...drilled.flatMap((id, index) =>
      state.plans.includes(id)
        ? []
        : [
            invalid('PLAN_NOT_IN_EXERCISE', {
              pointer: `/plans/${index}`,
              article: '第三十八条',
              zh: `预案“${id}”不在演练计划中`,
              en: `the plan "${id}" is not in this exercise`,
            }),
          ],
    ),
  ];
}

const make = commandOf<ExerciseState, AggregateContext>();

/** Every command of an exercise, by the name it has in the API. */
export const exerciseCommands = {
  'plan-exercise': make(
    command.PlanExerciseCommand,
    decidePlanExercise,
    '第三十八条',
    '计划演练',
    'Plan an exercise',
  ),
  'postpone-exercise': make(
    command.PostponeExerciseCommand,
    decidePostponeExercise,
    '第三十八条',
    '演练延期',
    'Postpone an exercise',
  ),
  'cancel-exercise': make(
    command.CancelExerciseCommand,
    decideCancelExercise,
    '第三十八条',
    '取消演练',
    'Cancel an exercise',
  ),
  'hold-exercise': make(
    command.HoldExerciseCommand,
    decideHoldExercise,
    '第三十八条',
    '记录演练举行',
    'Record that an exercise was held',
  ),
} as const;
