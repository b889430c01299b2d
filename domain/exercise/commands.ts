import type * as z from 'zod';
import * as exercise from '../../events/exercise-events.ts';
import { OrganisationId } from '../../events/identifiers.ts';
import { on } from '../decision/on.ts';

export const PlanExerciseCommand = exercise.ExercisePlanned.omit({ exerciseId: true })
  .extend({
    organiser: OrganisationId.optional().meta({
      description: '组织单位，不填为本人单位 · The organisation of the person who asks when omitted',
    }),
    on,
  })
  .meta({
    id: 'PlanExerciseCommand',
    description: '计划演练，可涉及多件预案（第三十八条） · Plans a drill of one or several plans',
    example: {
      plans: ['flood-plan', 'snow-plan'],
      form: 'TABLETOP',
      content: 'COMPREHENSIVE',
      purpose: 'VALIDATION',
      scenario: '永定河流域特大暴雨，下凹式立交桥积水',
      plannedOn: '2027-05-20',
    },
  });
export type PlanExerciseCommand = z.output<typeof PlanExerciseCommand>;

export const PostponeExerciseCommand = exercise.ExercisePostponed.extend({ on }).meta({
  id: 'PostponeExerciseCommand',
  description: '演练延期 · Postpones a drill; no duty moves with it',
  example: { to: '2027-06-10', reason: '汛情应对' },
});
export type PostponeExerciseCommand = z.output<typeof PostponeExerciseCommand>;

export const CancelExerciseCommand = exercise.ExerciseCancelled.extend({ on }).meta({
  id: 'CancelExerciseCommand',
  description: '取消演练 · Cancels a drill; the duties of its plans stay',
  example: { reason: '并入市级演练' },
});
export type CancelExerciseCommand = z.output<typeof CancelExerciseCommand>;

export const HoldExerciseCommand = exercise.ExerciseHeld.extend({
  plans: exercise.ExerciseHeld.shape.plans.optional().meta({
    description:
      '实际演练的预案，不填为计划的全部 · Plans that were drilled; all that were planned when omitted',
  }),
  on,
}).meta({
  id: 'HoldExerciseCommand',
  description:
    '记录演练举行；各预案另记 Drilled · Records that the drill was held; each plan gets its own Drilled',
  example: { participants: 46, on: '2026-11-20' },
});
export type HoldExerciseCommand = z.output<typeof HoldExerciseCommand>;
