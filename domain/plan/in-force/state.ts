import type { EventBody, EventType } from '../../../events/catalogue.ts';
import type { Fact } from '../fact.ts';

type FactOf<T extends EventType> = Fact & EventBody<T>;

export type FilingReceiptFact = FactOf<'FilingReceived'>;
export type UrgingFact = FactOf<'FilingUrged'>;
export type ExemptionFact = FactOf<'DisclosureExempted'>;
export type PublicityFact = FactOf<'PublicityPublished'>;
export type IncidentReviewFact = FactOf<'IncidentReviewed'>;
export type RegimeFact = FactOf<'RegimeDeclared'>;
export type DrillEvaluationFact = FactOf<'DrillEvaluated'>;
export type DrillReportFact = FactOf<'DrillReported'>;
export type DeferralFact = FactOf<'EvaluationDeferred'>;
export type AssessmentFact = FactOf<'RevisionAssessed'>;
export type TransferFact = FactOf<'ResponsibilityTransferred'>;
export type WaiverFact = FactOf<'DutyWaived'>;
export type AttestationFact = FactOf<'ClassifiedDutyAttested'>;

/** 启动应急响应（第三十五条） */
export type Activation = FactOf<'PlanActivated'> & {
  readonly ended?: Fact;
  /** Accepted in place of a drill (G22) */
  readonly credited?: FactOf<'RealActivationCredited'>;
};

/** 整改项 */
export type Improvement = FactOf<'ImprovementOpened'> & {
  readonly closed?: Fact & Omit<EventBody<'ImprovementClosed'>, 'itemId'>;
};

/** What happens to an issued plan beside filing, disclosure, drills and evaluations (第三十一至四十四条、第四十九条). */
export interface InForceFacts {
  readonly filingReceipts: readonly FilingReceiptFact[];
  readonly urgings: readonly UrgingFact[];
  readonly exemptions: readonly ExemptionFact[];
  readonly disclosureWithdrawals: readonly FactOf<'DisclosureWithdrawn'>[];
  readonly publicity: readonly PublicityFact[];
  readonly activations: readonly Activation[];
  readonly incidentReviews: readonly IncidentReviewFact[];
  readonly regimes: readonly RegimeFact[];
  readonly drillEvaluations: readonly DrillEvaluationFact[];
  readonly drillReports: readonly DrillReportFact[];
  readonly improvements: readonly Improvement[];
  readonly deferrals: readonly DeferralFact[];
  readonly assessments: readonly AssessmentFact[];
  readonly transfers: readonly TransferFact[];
  /** The last word on when the event of a 重大活动保障 plan takes place (G31) */
  readonly scheduled?: FactOf<'EventScheduled'>;
  readonly permits: readonly FactOf<'PermitApplied'>[];
  readonly waivers: readonly WaiverFact[];
  readonly attestations: readonly AttestationFact[];
}
