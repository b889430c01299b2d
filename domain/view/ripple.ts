import type { EventId, OrganisationId, PlanId } from '../../events/identifiers.ts';
import { affectedPlans, sourceRefOf } from '../law/affected-plans.ts';
import type { NormChange } from '../law/state.ts';
import type { AssessmentFact } from '../plan/in-force/state.ts';
import type { PlanState, TriggerFact } from '../plan/state.ts';
import type { Bilingual } from '../refusal.ts';
import { inOrder, questionFor } from '../rulebook/questions.ts';

/**
 * Where the decision on one plan stands. UNDETERMINED: nobody knows yet whether the change touches it · PENDING: nobody
 * has decided · NEEDED and NOT_NEEDED as decided · REVISED: a version that was begun afterwards has been issued ·
 * ENDED: the plan was repealed or superseded before that.
 */
export type RippleDecision = 'UNDETERMINED' | 'PENDING' | 'NEEDED' | 'NOT_NEEDED' | 'REVISED' | 'ENDED';

export interface RippleLine {
  readonly plan: PlanId;
  readonly title: string;
  readonly preparingBody?: OrganisationId;
  readonly decision: RippleDecision;
  /** What must be answered before anybody can say whether it is touched */
  readonly questions: readonly Bilingual[];
  /** The plan's own event that put the change to it; absent until it has been raised there */
  readonly trigger?: EventId;
  /** Why it is needed or not, as whoever signed it said */
  readonly reason?: string;
}

/** What a changed norm set going (第四十二条第（一）项): every plan that it touches or was put to, with the decision on it. */
export function rippleOf(change: NormChange, plans: readonly PlanState[]): readonly RippleLine[] {
  const affected = new Map(affectedPlans(change, plans).map(({ plan, missing }) => [plan.planId, missing]));
  const sourceRef = sourceRefOf(change);
  return plans.flatMap((plan) => {
    const trigger = plan.triggers.find((one) => one.sourceRef === sourceRef);
    const missing = affected.get(plan.planId);
    if (!trigger && !missing) return [];
    const assessment = trigger && lastAssessment(plan, trigger);
    const { planId, title, preparingBody } = plan;
    return [
      {
        plan: planId,
        title,
        ...(preparingBody && { preparingBody }),
        decision: decisionOn(plan, trigger, assessment, missing?.length ?? 0),
        questions: trigger ? [] : inOrder(missing ?? []).map(questionFor),
        ...(trigger && { trigger: trigger.event }),
        ...(assessment && { reason: assessment.reason }),
      },
    ];
  });
}

const lastAssessment = (plan: PlanState, trigger: TriggerFact): AssessmentFact | undefined =>
  plan.inForce?.assessments.findLast((one) => one.trigger === trigger.event);

function decisionOn(
  plan: PlanState,
  trigger: TriggerFact | undefined,
  assessment: AssessmentFact | undefined,
  missing: number,
): RippleDecision {
  if (!trigger) return missing > 0 ? 'UNDETERMINED' : 'PENDING';
  if (assessment?.needed === false) return 'NOT_NEEDED';
  if (assessment && isRevised(plan, trigger, assessment)) return 'REVISED';
  if (plan.end) return 'ENDED';
  return assessment ? 'NEEDED' : 'PENDING';
}

/** A version of the class that was decided on, or of a graver one, was begun since the change was raised and is issued. */
const isRevised = (
  { versions }: PlanState,
  trigger: TriggerFact,
  { revisionClass }: AssessmentFact,
): boolean =>
  versions.some(
    ({ issue, revision, begunOn }) =>
      issue &&
      revision &&
      begunOn >= trigger.on &&
      (revisionClass !== 'MAJOR' || revision.revisionClass === 'MAJOR'),
  );
