import * as z from 'zod';
import { CivilDate } from './civil-date.ts';
import { DocumentRefs } from './documents.ts';
import { reason } from './fields.ts';
import { ExerciseId, OrganisationId, PlanId } from './identifiers.ts';

/* 演练的计划、延期、取消、举行（第三十八条）. One exercise may drill several plans (G23). */

const plans = z.array(PlanId).min(1).max(50);

/** 演练计划, with the three axes: form, content, purpose. Occurred on: the day it was planned. */
export const ExercisePlanned = z.strictObject({
  exerciseId: ExerciseId,
  organiser: OrganisationId,
  plans,
  /** 桌面演练、实战演练 */
  form: z.enum(['TABLETOP', 'OPERATIONAL']),
  /** 单项、综合 */
  content: z.enum(['SINGLE', 'COMPREHENSIVE']),
  /** 检验性、示范性、研究性 */
  purpose: z.enum(['VALIDATION', 'DEMONSTRATION', 'RESEARCH']),
  scenario: reason,
  plannedOn: CivilDate,
});

/** 延期. Meets no duty and moves none. Occurred on: the day of the decision. */
export const ExercisePostponed = z.strictObject({ to: CivilDate, reason });

/** 取消. Occurred on: the day of the decision. */
export const ExerciseCancelled = z.strictObject({ reason });

/**
 * 举行, for those of its plans that were in fact drilled. Each of them gets its own `Drilled` in its own stream, which
 * is what meets its duty. Occurred on: the day it was held.
 */
export const ExerciseHeld = z.strictObject({
  plans,
  participants: z.int().min(1).max(1_000_000),
  documents: DocumentRefs.default([]),
});
