import type * as z from 'zod';
import * as audit from './audit-events.ts';
import { EventCorrected } from './correction-events.ts';
import * as drafting from './drafting-events.ts';
import * as exercise from './exercise-events.ts';
import * as expert from './expert-events.ts';
import * as inspection from './inspection-events.ts';
import * as law from './law-events.ts';
import * as life from './life-events.ts';
import { OrganisationRegistered } from './organisation-events.ts';
import * as organisation from './organisation-life-events.ts';
import * as plan from './plan-events.ts';
import * as programme from './programme-events.ts';
import * as reminder from './reminder-events.ts';
import * as review from './review-events.ts';
import * as suggestion from './suggestion-events.ts';

/**
 * Every event type ever released, with its current schema and that schema's number. A schema never changes meaning:
 * a field that is added is optional, anything else is a new number with an upcaster (`upcasters.ts`) and a golden file.
 */
export const catalogue = {
  PlanDrafted: { schema: 1, body: plan.PlanDrafted },
  PlanRegistered: { schema: 1, body: plan.PlanRegistered },
  SubmittedForApproval: { schema: 1, body: plan.SubmittedForApproval },
  ReviewRecorded: { schema: 1, body: plan.ReviewRecorded },
  Approved: { schema: 1, body: plan.Approved },
  Issued: { schema: 1, body: plan.Issued },
  FilingSubmitted: { schema: 1, body: plan.FilingSubmitted },
  Filed: { schema: 1, body: plan.Filed },
  FilingReturned: { schema: 1, body: plan.FilingReturned },
  Disclosed: { schema: 1, body: plan.Disclosed },
  Drilled: { schema: 1, body: plan.Drilled },
  Evaluated: { schema: 1, body: plan.Evaluated },
  RevisionTriggered: { schema: 1, body: plan.RevisionTriggered },
  RevisionStarted: { schema: 1, body: plan.RevisionStarted },
  Superseded: { schema: 1, body: plan.Superseded },
  Repealed: { schema: 1, body: plan.Repealed },
  AttributesStated: { schema: 1, body: drafting.AttributesStated },
  PlanListed: { schema: 1, body: drafting.PlanListed },
  DraftingGroupFormed: { schema: 1, body: drafting.DraftingGroupFormed },
  EvidenceAttached: { schema: 1, body: drafting.EvidenceAttached },
  HandbookAttached: { schema: 1, body: drafting.HandbookAttached },
  ContentChecked: { schema: 1, body: drafting.ContentChecked },
  DutyBodiesStated: { schema: 1, body: drafting.DutyBodiesStated },
  MajorDecisionDetermined: { schema: 1, body: drafting.MajorDecisionDetermined },
  ConsultationOpened: { schema: 1, body: drafting.ConsultationOpened },
  OpinionReceived: { schema: 1, body: drafting.OpinionReceived },
  OpinionAnswered: { schema: 1, body: drafting.OpinionAnswered },
  ConsultationClosed: { schema: 1, body: drafting.ConsultationClosed },
  ReviewPointsRecorded: { schema: 1, body: review.ReviewPointsRecorded },
  MeetingRequired: { schema: 1, body: review.MeetingRequired },
  ApprovalRefused: { schema: 1, body: review.ApprovalRefused },
  SubmissionWithdrawn: { schema: 1, body: review.SubmissionWithdrawn },
  JointAgreementRecorded: { schema: 1, body: review.JointAgreementRecorded },
  FilingReceived: { schema: 1, body: life.FilingReceived },
  FilingUrged: { schema: 1, body: life.FilingUrged },
  DisclosureExempted: { schema: 1, body: life.DisclosureExempted },
  DisclosureWithdrawn: { schema: 1, body: life.DisclosureWithdrawn },
  PublicityPublished: { schema: 1, body: life.PublicityPublished },
  PlanActivated: { schema: 1, body: life.PlanActivated },
  PlanDeactivated: { schema: 1, body: life.PlanDeactivated },
  IncidentReviewed: { schema: 1, body: life.IncidentReviewed },
  RealActivationCredited: { schema: 1, body: life.RealActivationCredited },
  RegimeDeclared: { schema: 1, body: life.RegimeDeclared },
  DrillEvaluated: { schema: 1, body: life.DrillEvaluated },
  DrillReported: { schema: 1, body: life.DrillReported },
  ImprovementOpened: { schema: 1, body: life.ImprovementOpened },
  ImprovementClosed: { schema: 1, body: life.ImprovementClosed },
  EvaluationDeferred: { schema: 1, body: life.EvaluationDeferred },
  RevisionAssessed: { schema: 1, body: life.RevisionAssessed },
  ResponsibilityTransferred: { schema: 1, body: life.ResponsibilityTransferred },
  EventScheduled: { schema: 1, body: life.EventScheduled },
  PermitApplied: { schema: 1, body: life.PermitApplied },
  DutyWaived: { schema: 1, body: life.DutyWaived },
  ClassifiedDutyAttested: { schema: 1, body: life.ClassifiedDutyAttested },
  EventCorrected: { schema: 1, body: EventCorrected },
  OrganisationRegistered: { schema: 1, body: OrganisationRegistered },
  OrganisationRenamed: { schema: 1, body: organisation.OrganisationRenamed },
  OrganisationMerged: { schema: 1, body: organisation.OrganisationMerged },
  PlanManagerAppointed: { schema: 1, body: organisation.PlanManagerAppointed },
  PlanManagerRelieved: { schema: 1, body: organisation.PlanManagerRelieved },
  DataStewardAssigned: { schema: 1, body: organisation.DataStewardAssigned },
  AnnualWorkPlanAdopted: { schema: 1, body: organisation.AnnualWorkPlanAdopted },
  TrainingHeld: { schema: 1, body: organisation.TrainingHeld },
  GuidanceIssued: { schema: 1, body: organisation.GuidanceIssued },
  DelegationGranted: { schema: 1, body: organisation.DelegationGranted },
  DelegationRevoked: { schema: 1, body: organisation.DelegationRevoked },
  RiskAssessed: { schema: 1, body: organisation.RiskAssessed },
  PlanCoverageLinked: { schema: 1, body: organisation.PlanCoverageLinked },
  ExpertRegistered: { schema: 1, body: expert.ExpertRegistered },
  ConflictOfInterestDeclared: { schema: 1, body: expert.ConflictOfInterestDeclared },
  ProgrammeDrafted: { schema: 1, body: programme.ProgrammeDrafted },
  ProgrammeApproved: { schema: 1, body: programme.ProgrammeApproved },
  ProgrammeCopied: { schema: 1, body: programme.ProgrammeCopied },
  ProgrammeAmended: { schema: 1, body: programme.ProgrammeAmended },
  ExercisePlanned: { schema: 1, body: exercise.ExercisePlanned },
  ExercisePostponed: { schema: 1, body: exercise.ExercisePostponed },
  ExerciseCancelled: { schema: 1, body: exercise.ExerciseCancelled },
  ExerciseHeld: { schema: 1, body: exercise.ExerciseHeld },
  ChecklistPublished: { schema: 1, body: inspection.ChecklistPublished },
  InspectionPlanned: { schema: 1, body: inspection.InspectionPlanned },
  InspectionCoded: { schema: 1, body: inspection.InspectionCoded },
  InspectionScanned: { schema: 1, body: inspection.InspectionScanned },
  InspectionOpened: { schema: 1, body: inspection.InspectionOpened },
  InspectionCancelled: { schema: 1, body: inspection.InspectionCancelled },
  InspectionItemChecked: { schema: 1, body: inspection.InspectionItemChecked },
  FindingRecorded: { schema: 1, body: inspection.FindingRecorded },
  RectificationReported: { schema: 1, body: inspection.RectificationReported },
  RectificationVerified: { schema: 1, body: inspection.RectificationVerified },
  InspectionClosed: { schema: 1, body: inspection.InspectionClosed },
  SuggestionReceived: { schema: 1, body: suggestion.SuggestionReceived },
  SuggestionAcknowledged: { schema: 1, body: suggestion.SuggestionAcknowledged },
  SuggestionAnswered: { schema: 1, body: suggestion.SuggestionAnswered },
  InterpretationIssued: { schema: 1, body: law.InterpretationIssued },
  NormChanged: { schema: 1, body: law.NormChanged },
  SystemCatalogueDefined: { schema: 1, body: law.SystemCatalogueDefined },
  ReminderIssued: { schema: 2, body: reminder.ReminderIssued },
  ReminderSent: { schema: 1, body: reminder.ReminderSent },
  ReminderDelivered: { schema: 1, body: reminder.ReminderDelivered },
  ReminderFailed: { schema: 1, body: reminder.ReminderFailed },
  ReminderDropped: { schema: 1, body: reminder.ReminderDropped },
  ReminderAcknowledged: { schema: 1, body: reminder.ReminderAcknowledged },
  ReminderSnoozed: { schema: 1, body: reminder.ReminderSnoozed },
  ReminderEscalated: { schema: 1, body: reminder.ReminderEscalated },
  CheckpointKeyRotated: { schema: 1, body: audit.CheckpointKeyRotated },
  RedactionRequested: { schema: 1, body: audit.RedactionRequested },
  RedactionRefused: { schema: 1, body: audit.RedactionRefused },
  BodyRedacted: { schema: 1, body: audit.BodyRedacted },
} as const;

export type EventType = keyof typeof catalogue;
export type EventBody<T extends EventType> = z.infer<(typeof catalogue)[T]['body']>;

export const isEventType = (name: string): name is EventType => Object.hasOwn(catalogue, name);
