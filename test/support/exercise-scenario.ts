import type { AggregateContext } from '../../domain/aggregate/aggregate.ts';
import type { exerciseCommands } from '../../domain/exercise/decide.ts';
import { exerciseAggregate } from '../../domain/exercise/exercise-aggregate.ts';
import type { KnownPlan } from '../../domain/plan/known-plans.ts';
import type { PlanStatus } from '../../domain/plan/state.ts';
import { civilDate } from '../../events/civil-date.ts';
import type { PlanId } from '../../events/identifiers.ts';
import { aggregateAfter } from './aggregate-scenario.ts';
import { actor, shijingshan } from './builders.ts';

/** One command on an exercise as the API would take it. */
export type ExerciseStep = readonly [name: keyof typeof exerciseCommands, body: object];

const known =
  (statuses: Readonly<Record<string, PlanStatus>>) =>
  (id: PlanId): KnownPlan | undefined => {
    const status = statuses[id];
    return status && { status };
  };
const usual: Omit<AggregateContext, 'history'> = {
  id: 'spring-2027',
  today: civilDate('2026-11-24'),
  actor: actor('water-bureau', 'DRAFTER'),
  registry: shijingshan(),
  plans: known({
    'flood-plan': 'IN_FORCE',
    'snow-plan': 'IN_FORCE',
    'old-plan': 'REPEALED',
    'past-plan': 'SUPERSEDED',
  }),
  other: () => undefined,
};

/** Given these commands on one exercise, when that command, then those events or that refusal. */
export const exerciseAfter = (steps: readonly ExerciseStep[], overrides: Partial<AggregateContext> = {}) =>
  aggregateAfter(exerciseAggregate, steps, { ...usual, ...overrides });
