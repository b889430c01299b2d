import type { Checks } from '../decide/checks.ts';
import { checkPlanActivated, checkPlanDeactivated } from './activation.ts';
import { checkRevisionAssessed } from './assess-revision.ts';
import { checkClassifiedDutyAttested } from './attest-classified-duty.ts';
import { checkRealActivationCredited } from './credit-activation.ts';
import { checkRegimeDeclared } from './declare-regime.ts';
import { checkEvaluationDeferred } from './defer-evaluation.ts';
import { checkDrillEvaluated } from './evaluate-drill.ts';
import { checkImprovementClosed, checkImprovementOpened } from './improvement.ts';
import { checkEventScheduled, checkPermitApplied } from './major-event.ts';
import { checkPublicityPublished } from './publish-publicity.ts';
import { checkFilingReceived } from './receive-filing.ts';
import { checkDrillReported } from './report-drill.ts';
import { checkIncidentReviewed } from './review-incident.ts';
import { checkResponsibilityTransferred } from './transfer-responsibility.ts';
import { checkFilingUrged } from './urge-filing.ts';
import { checkDutyWaived } from './waive-duty.ts';
import { checkDisclosureExempted, checkDisclosureWithdrawn } from './withhold-disclosure.ts';

/** What each of these events must meet in the state before it: the same checks that its command went through. */
export const inForceChecks: Checks = {
  FilingReceived: checkFilingReceived,
  FilingUrged: checkFilingUrged,
  DisclosureExempted: checkDisclosureExempted,
  DisclosureWithdrawn: checkDisclosureWithdrawn,
  PublicityPublished: checkPublicityPublished,
  PlanActivated: checkPlanActivated,
  PlanDeactivated: checkPlanDeactivated,
  IncidentReviewed: checkIncidentReviewed,
  RealActivationCredited: checkRealActivationCredited,
  RegimeDeclared: checkRegimeDeclared,
  DrillEvaluated: checkDrillEvaluated,
  DrillReported: checkDrillReported,
  ImprovementOpened: checkImprovementOpened,
  ImprovementClosed: checkImprovementClosed,
  EvaluationDeferred: checkEvaluationDeferred,
  RevisionAssessed: checkRevisionAssessed,
  ResponsibilityTransferred: checkResponsibilityTransferred,
  EventScheduled: checkEventScheduled,
  PermitApplied: checkPermitApplied,
  DutyWaived: checkDutyWaived,
  ClassifiedDutyAttested: checkClassifiedDutyAttested,
};
