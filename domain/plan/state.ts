import type { EventBody } from '../../events/catalogue.ts';
import type { CivilDate } from '../../events/civil-date.ts';
import type { OrganisationId, PlanId } from '../../events/identifiers.ts';
import type { PlanAttributes } from '../../events/plan-attributes.ts';
import type { Fact } from './fact.ts';
import type { InForceFacts } from './in-force/state.ts';
import type { Making } from './making/state.ts';
import type { Reviewing } from './reviewing/state.ts';

export type ReviewFact = Fact & Omit<EventBody<'ReviewRecorded'>, 'version'>;
export type SubmissionFact = Fact & Omit<EventBody<'SubmittedForApproval'>, 'version'>;
export type ApprovalFact = Fact & Omit<EventBody<'Approved'>, 'version'>;
export type IssueFact = Fact & Omit<EventBody<'Issued'>, 'version'>;
export type FilingSubmissionFact = Fact & Omit<EventBody<'FilingSubmitted'>, 'version'>;
export type FilingAcceptanceFact = Fact & Omit<EventBody<'Filed'>, 'version'>;
export type FilingReturnFact = Fact & Omit<EventBody<'FilingReturned'>, 'version'>;
export type DisclosureFact = Fact & Omit<EventBody<'Disclosed'>, 'version'>;
export type DrillFact = Fact & EventBody<'Drilled'>;
export type EvaluationFact = Fact & EventBody<'Evaluated'>;
export type TriggerFact = Fact & EventBody<'RevisionTriggered'>;

/**
 * Where a version of the text stands. Filing, disclosure, drills and evaluations are facets beside it, not stages:
 * a plan in force can be unfiled and overdue (domain 1.7).
 */
export type Stage = 'DRAFTING' | 'UNDER_REVIEW' | 'APPROVED' | 'ISSUED' | 'SUPERSEDED' | 'REPEALED';

/** One version of a plan's text and what was done with it. */
export interface PlanVersion {
  readonly version: number;
  readonly stage: Stage;
  readonly begunOn: CivilDate;
  /** Absent on the first version */
  readonly revision?: {
    readonly revisionClass: 'MAJOR' | 'MINOR';
    readonly changedHeads: readonly string[];
    readonly reason: string;
  };
  /** What the text rests on; absent before anything was recorded */
  readonly making?: Making;
  /** What was said of it beside gates and approval; absent before anything was */
  readonly reviewing?: Reviewing;
  readonly reviews: readonly ReviewFact[];
  readonly submission?: SubmissionFact;
  readonly approval?: ApprovalFact;
  readonly issue?: IssueFact;
  readonly filingSubmissions: readonly FilingSubmissionFact[];
  readonly filingAcceptances: readonly FilingAcceptanceFact[];
  readonly filingReturns: readonly FilingReturnFact[];
  readonly disclosures: readonly DisclosureFact[];
}

/** Facts of a plan that was taken over from an older register, as its source states them. */
export type LegacyFacts = Fact &
  Pick<
    EventBody<'PlanRegistered'>,
    | 'stated'
    | 'source'
    | 'documentNo'
    | 'adoptedOn'
    | 'issuedOn'
    | 'effectiveOn'
    | 'disclosedOn'
    | 'lastDrilledOn'
    | 'lastEvaluatedOn'
    | 'endedOn'
    | 'findings'
  >;

/** What is known about one plan: the fold of its stream, plain JSON, with nothing that depends on today's date. */
export interface PlanState {
  readonly planId: PlanId;
  readonly title: string;
  readonly attributes: PlanAttributes;
  readonly preparingBody?: OrganisationId;
  readonly dutyBodies: readonly OrganisationId[];
  readonly legacy?: LegacyFacts;
  /** In order; `versions[i].version === i + 1`. Empty for a plan that was only registered. */
  readonly versions: readonly PlanVersion[];
  readonly drills: readonly DrillFact[];
  readonly evaluations: readonly EvaluationFact[];
  readonly triggers: readonly TriggerFact[];
  /** What else happened to the plan once it was issued; absent before anything did */
  readonly inForce?: InForceFacts;
  readonly end?: Fact & { readonly kind: 'REPEALED' | 'SUPERSEDED'; readonly byPlan?: PlanId };
}

/** The version in force, if one is: the latest that was issued and not replaced. */
export const versionInForce = (state: PlanState): PlanVersion | undefined =>
  state.versions.findLast((version) => version.stage === 'ISSUED');

/** The version being made, if one is: not yet issued. */
export const versionInWork = (state: PlanState): PlanVersion | undefined =>
  state.versions.findLast(
    (v) => v.stage === 'DRAFTING' || v.stage === 'UNDER_REVIEW' || v.stage === 'APPROVED',
  );

/** One word for the register: where the plan as a whole stands. */
export type PlanStatus =
  | 'DRAFTING'
  | 'UNDER_REVIEW'
  | 'APPROVED'
  | 'IN_FORCE'
  | 'IN_REVISION'
  | 'SUPERSEDED'
  | 'REPEALED'
  | 'REGISTERED';
