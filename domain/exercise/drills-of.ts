import type { PlanId } from '../../events/identifiers.ts';
import { DrillCommand } from '../plan/commands.ts';
import type { ExerciseState } from './state.ts';

/**
 * What follows in the streams of the plans once an exercise was held: one drill each, for every plan that was in fact
 * drilled (G23). Empty before.
 */
export function drillsOf({
  held,
  exerciseId,
  form,
  content,
  purpose,
  organiser,
  scenario,
}: ExerciseState): readonly { readonly plan: PlanId; readonly command: DrillCommand }[] {
  if (!held) return [];
  const { participants, documents, on } = held;
  const command = DrillCommand.parse({
    form,
    content,
    purpose,
    exercise: exerciseId,
    organiser,
    scenario,
    participants,
    documents,
    on,
  });
  return held.plans.map((plan) => ({ plan, command }));
}
