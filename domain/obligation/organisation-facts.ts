import type { CivilDate } from '../../events/civil-date.ts';
import type { OrganisationId, PlanId } from '../../events/identifiers.ts';
import type { PlanAttributes } from '../../events/plan-attributes.ts';
import type { Organisation } from '../organisation/organisation.ts';
import type { PlanState } from '../plan/state.ts';
import { firstIssue, type Occurrence } from './occurrences.ts';

/** What of a plan counts for the duties of the body that prepares it. */
export interface PlanInBrief {
  readonly planId: PlanId;
  readonly preparingBody?: OrganisationId;
  readonly attributes: PlanAttributes;
  readonly issued?: Occurrence;
  readonly ended?: CivilDate;
  readonly drills: readonly Occurrence[];
}

/** Everything that decides what one organisation owes as such. */
export interface OrganisationFacts {
  readonly organisation: Organisation;
  /** The day it came into the registry, and the event */
  readonly registered: Occurrence;
  /** Plans that it prepares, or took over from those merged into it */
  readonly plans: readonly PlanInBrief[];
  /** Who was in charge of plans from when, until when (第四十七条), in order */
  readonly managers: readonly (Occurrence & { readonly until?: Occurrence })[];
  /** 培训（第三十六条） */
  readonly trainings: readonly Occurrence[];
  /** 制修订工作计划 approved and copied, by the year it is for (第十二条) */
  readonly programmes: readonly (Occurrence & { readonly year: number })[];
  /** 检查办结（第四十六条） */
  readonly inspections: readonly Occurrence[];
}

/** A plan as its preparing body's duties see it. */
export function briefOf(plan: PlanState): PlanInBrief {
  const issued = firstIssue(plan);
  const stated = plan.legacy?.lastDrilledOn;
  const before = plan.legacy && stated ? [{ on: stated, event: plan.legacy.event }] : [];
  return {
    planId: plan.planId,
    ...(plan.preparingBody && { preparingBody: plan.preparingBody }),
    attributes: plan.attributes,
    ...(issued && { issued }),
    ...(plan.end && { ended: plan.end.on }),
    drills: [...before, ...plan.drills.map(({ on, event }) => ({ on, event }))],
  };
}
