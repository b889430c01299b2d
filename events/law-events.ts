import * as z from 'zod';
import { CivilDate } from './civil-date.ts';
import { reason, title } from './fields.ts';
import { OrganisationId, PlanId } from './identifiers.ts';
import { PlanForm, PlanPurpose } from './plan-attributes.ts';

/* The law itself, as it comes to the district: rulings (art. 50), changed norms (art. 42), the catalogue (art. 11). */

/** 区应急局的解释（第五十条）: the answer to one question of the rulebook, from a day on. Occurred on: the day of the ruling. */
export const InterpretationIssued = z.strictObject({
  /** The question as the rulebook numbers it */
  interpretation: z.string().regex(/^G\d{1,2}$/, { error: 'an interpretation, as G5' }),
  parameter: z.union([z.string().trim().min(1).max(60), z.int(), z.boolean()]),
  text: reason,
  effectiveFrom: CivilDate,
});

/**
 * 有关法律、法规、规章、标准、上位预案发生变化（第四十二条第（一）项）. Which plans it touches is computed; each gets a
 * decision of its own. Occurred on: the day the change was made public.
 */
export const NormChanged = z.strictObject({
  norm: title,
  /** Shorter than other reasons: with the norm's name it becomes the circumstance of each plan's `RevisionTriggered` */
  change: z.string().trim().min(1).max(1700),
  inForceOn: CivilDate,
  /** Plans of which forms it touches; all when empty */
  forms: z.array(PlanForm).max(6),
  /** Plans with any of these purposes; all when empty */
  purposes: z.array(PlanPurpose).max(4).default([]),
});

/** 区级应急预案体系构成（第十一条）: the whole list; a later one takes its place. */
export const SystemCatalogueDefined = z.strictObject({
  by: OrganisationId,
  entries: z
    .array(
      z.strictObject({
        title,
        form: PlanForm,
        preparingBody: OrganisationId.optional(),
        /** The plan that fills the place, where there is one */
        plan: PlanId.optional(),
      }),
    )
    .min(1)
    .max(300),
});
