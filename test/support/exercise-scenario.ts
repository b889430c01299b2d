import type { AggregateContext } from '../../domain/aggregate/aggregate.ts';
import type { exerciseCommands } from '../../domain/exercise/decide.ts';
import { exerciseAggregate } from '../../domain/exercise/exercise-aggregate.ts';
import type { KnownPlan } from '../../domain/plan/known-plans.ts';
import type { PlanStatus } from '../../domain/plan/state.ts';
import type { Decision } from '../../domain/refusal.ts';
import { catalogue } from '../../events/catalogue.ts';
import { civilDate, instant } from '../../events/civil-date.ts';
import { validateNewEvent } from '../../events/decode.ts';
import { ExerciseId, eventId, exerciseStream, type PlanId } from '../../events/identifiers.ts';
import type { NewEvent, RecordedEvent } from '../../events/recorded-event.ts';
import { actor, shijingshan } from './builders.ts';

/** One command on an exercise as the API would take it. */
export type ExerciseStep = readonly [name: keyof typeof exerciseCommands, body: object];

const known =
  (statuses: Readonly<Record<string, PlanStatus>>) =>
  (id: PlanId): KnownPlan | undefined => {
    const status = statuses[id];
    return status && { status };
  };
const usual: AggregateContext = {
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
export function exerciseAfter(steps: readonly ExerciseStep[], overrides: Partial<AggregateContext> = {}) {
  const context = { ...usual, ...overrides };
  const history: RecordedEvent[] = [];
  const state = () => exerciseAggregate.fold(history);
  const decide = ([name, body]: ExerciseStep): Decision<readonly NewEvent[]> => {
    const { schema, decide: decider } = exerciseAggregate.commands[name] ?? {};
    if (!schema || !decider) throw new Error(`no ${name}`);
    return decider(state(), schema.parse(body), context);
  };
  const when = (...step: ExerciseStep): readonly NewEvent[] => {
    const decision = decide(step);
    if (!decision.ok) throw new Error(`${step[0]} was refused: ${JSON.stringify(decision.refusal)}`);
    return decision.value.map((event) => validateNewEvent(event));
  };
  const refused = (...step: ExerciseStep) => {
    const decision = decide(step);
    if (decision.ok) throw new Error(`${step[0]} was accepted`);
    return { ...decision.refusal, codes: decision.refusal.reasons.map(({ code }) => code) };
  };
  for (const step of steps)
    for (const event of when(...step)) history.push(recorded(event, history.length + 1, context.id));
  return { when, refused, state, history };
}

const recorded = (event: NewEvent, position: number, id: string): RecordedEvent =>
  ({
    ...event,
    schema: catalogue[event.type].schema,
    stream: exerciseStream(ExerciseId.parse(id)),
    version: position,
    position,
    index: 0,
    id: eventId(position, 0),
    actor: usual.actor,
    recordedAt: instant('2026-11-24T01:00:00.000Z'),
  }) as RecordedEvent;
