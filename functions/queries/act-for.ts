import { aggregateOf } from '../../domain/aggregate/aggregates.ts';
import type { Obligation } from '../../domain/obligation/types.ts';
import type { OrganisationLifeCommandName } from '../../domain/organisation/organisation-life-commands.ts';
import type { PlanCommandName } from '../../domain/plan/plan-commands.ts';
import type { DutyKind } from '../../domain/rulebook/types.ts';

/** Where a duty is met: on its plan, or, for what an organisation owes as such, on the organisation or in a collection. */
interface MetBy {
  readonly plan?: PlanCommandName;
  readonly organisation?: OrganisationLifeCommandName;
  /** What is begun to meet it */
  readonly begins?: 'programme' | 'inspection' | 'exercise';
}

/** Every kind of duty with the command that meets it. */
const metBy: Readonly<Record<DutyKind, MetBy>> = {
  FILING: { plan: 'file' },
  COPIES: { plan: 'file' },
  DISCLOSURE: { plan: 'disclose' },
  PUBLICITY: { plan: 'publish-publicity' },
  // Drills of a body's plans as a group (国务院令第708号第八条) are planned as one exercise.
  DRILL: { plan: 'drill', begins: 'exercise' },
  DRILL_EVALUATION: { plan: 'evaluate-drill' },
  DRILL_REPORT: { plan: 'report-drill' },
  EVALUATION: { plan: 'evaluate' },
  DRILL_REGIME: { plan: 'declare-regime' },
  EVALUATION_REGIME: { plan: 'declare-regime' },
  REVISION: { plan: 'revise' },
  REVISION_ASSESSMENT: { plan: 'assess-revision' },
  IMPROVEMENT: { plan: 'close-improvement' },
  EXEMPTION_REVIEW: { plan: 'exempt-disclosure' },
  DESK_ANSWER: { plan: 'accept-filing' },
  PERMIT: { plan: 'apply-permit' },
  TRAINING: { organisation: 'hold-training' },
  PROGRAMME: { begins: 'programme' },
  INSPECTION: { begins: 'inspection' },
  PLAN_MANAGER: { organisation: 'appoint-manager' },
};

/** The request that meets a duty, ready to be sent. */
export interface Act {
  readonly command: string;
  readonly method: 'POST';
  readonly href: string;
}

export function actFor({
  duty,
  planId,
  organisation,
}: Pick<Obligation, 'duty' | 'planId' | 'organisation'>): Act | undefined {
  const met = metBy[duty];
  if (planId && met.plan) return post(met.plan, `/v1/plans/${planId}/${met.plan}`);
  if (organisation && met.organisation)
    return post(met.organisation, `/v1/organisations/${organisation}/${met.organisation}`);
  if (!met.begins) return undefined;
  const { collection, begins } = aggregateOf(met.begins);
  return post(begins[0] ?? collection, `/v1/${collection}`);
}

const post = (command: string, href: string): Act => ({ command, method: 'POST', href });
