import type { NewEvent } from '../../../events/recorded-event.ts';
import { notInFuture } from '../../decision/dates.ts';
import { conflict, type Fault, settle } from '../../decision/fault.ts';
import { knownOrganisations } from '../../organisation/known-organisations.ts';
import type { DrillCommand } from '../commands.ts';
import type { PlanState } from '../state.ts';
import { notClassified } from './classified-stub.ts';
import type { Decide, PlanContext } from './context.ts';
import { inForce, living, textOn } from './standing.ts';
import { ofTheTextInEffect } from './text-in-effect.ts';

/** A drill belongs to the text that was in effect on its day, also when it is entered after a revision. */
export const decideDrill: Decide<DrillCommand> = (state, { on, ...command }, context) => {
  const occurredOn = on ?? context.today;
  const version = (state && textOn(state, occurredOn, 'effectiveOn')?.version) ?? 1;
  const event: NewEvent<'Drilled'> = { type: 'Drilled', occurredOn, body: { version, ...command } };
  return settle([...living(state, context), ...checkDrilled(state, event, context)], [event]);
};

export function checkDrilled(
  state: PlanState | undefined,
  { body, occurredOn }: NewEvent<'Drilled'>,
  context: PlanContext,
): Fault[] {
  return [
    ...inForce(state, {
      article: '第三十八条',
      zh: '印发实施后方可演练',
      en: 'a plan is drilled once it is in force',
    }),
    ...notInFuture(occurredOn, context.today),
    ...notClassified(state),
    ...(state ? ofTheTextInEffect(state, body.version, occurredOn, '第三十八条') : []),
    ...(state ? oncePerExercise(state, body) : []),
    ...knownOrganisations(context.registry, [{ id: body.organiser, pointer: '/organiser' }]),
  ];
}

/** An exercise of several plans drills each of them once (G23), however often it is told. */
function oncePerExercise({ drills }: PlanState, { exercise }: NewEvent<'Drilled'>['body']): Fault[] {
  const before = exercise && drills.find((drill) => drill.exercise === exercise);
  if (!before) return [];
  return [
    conflict('EXERCISE_ALREADY_RECORDED', {
      pointer: '/exercise',
      article: '第三十八条',
      zh: `本次演练（${exercise}）已记录为 ${before.on} 的演练`,
      en: `the exercise ${exercise} is recorded already, as the drill of ${before.on}`,
    }),
  ];
}
