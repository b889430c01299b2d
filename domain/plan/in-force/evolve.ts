import type { RecordedEvent } from '../../../events/recorded-event.ts';
import { factOf } from '../fact.ts';
import type { InForceFacts } from './state.ts';

const nothing: InForceFacts = {
  filingReceipts: [],
  urgings: [],
  exemptions: [],
  disclosureWithdrawals: [],
  publicity: [],
  activations: [],
  incidentReviews: [],
  regimes: [],
  drillEvaluations: [],
  drillReports: [],
  improvements: [],
  deferrals: [],
  assessments: [],
  transfers: [],
  permits: [],
  waivers: [],
  attestations: [],
};

/** One event on the facts of a plan in force; the same object for events that say nothing of them. */
export function evolveInForce(
  before: InForceFacts | undefined,
  event: RecordedEvent,
): InForceFacts | undefined {
  const facts = before ?? nothing;
  const change = ofActivity(facts, event) ?? ofListedFact(facts, event);
  return change ? { ...facts, ...change } : before;
}

/** Facts that are only added to a list, in order. */
function ofListedFact(facts: InForceFacts, event: RecordedEvent): Partial<InForceFacts> | undefined {
  const fact = factOf(event);
  switch (event.type) {
    case 'FilingReceived':
      return { filingReceipts: [...facts.filingReceipts, { ...fact, ...event.body }] };
    case 'FilingUrged':
      return { urgings: [...facts.urgings, { ...fact, ...event.body }] };
    case 'DisclosureExempted':
      return { exemptions: [...facts.exemptions, { ...fact, ...event.body }] };
    case 'DisclosureWithdrawn':
      return { disclosureWithdrawals: [...facts.disclosureWithdrawals, { ...fact, ...event.body }] };
    case 'PublicityPublished':
      return { publicity: [...facts.publicity, { ...fact, ...event.body }] };
    case 'IncidentReviewed':
      return { incidentReviews: [...facts.incidentReviews, { ...fact, ...event.body }] };
    case 'RegimeDeclared':
      return { regimes: [...facts.regimes, { ...fact, ...event.body }] };
    case 'DrillEvaluated':
      return { drillEvaluations: [...facts.drillEvaluations, { ...fact, ...event.body }] };
    case 'DrillReported':
      return { drillReports: [...facts.drillReports, { ...fact, ...event.body }] };
    case 'EvaluationDeferred':
      return { deferrals: [...facts.deferrals, { ...fact, ...event.body }] };
    case 'RevisionAssessed':
      return { assessments: [...facts.assessments, { ...fact, ...event.body }] };
    case 'ResponsibilityTransferred':
      return { transfers: [...facts.transfers, { ...fact, ...event.body }] };
    case 'PermitApplied':
      return { permits: [...facts.permits, { ...fact, ...event.body }] };
    case 'DutyWaived':
      return { waivers: [...facts.waivers, { ...fact, ...event.body }] };
    case 'ClassifiedDutyAttested':
      return { attestations: [...facts.attestations, { ...fact, ...event.body }] };
    default:
      return undefined;
  }
}

/** Facts that begin something or end what was begun. */
function ofActivity(facts: InForceFacts, event: RecordedEvent): Partial<InForceFacts> | undefined {
  const fact = factOf(event);
  switch (event.type) {
    case 'EventScheduled':
      return { scheduled: { ...fact, ...event.body } };
    case 'PlanActivated':
      return { activations: [...facts.activations, { ...fact, ...event.body }] };
    case 'PlanDeactivated':
      return {
        activations: facts.activations.map((one) =>
          one.activationId === event.body.activationId ? { ...one, ended: fact } : one,
        ),
      };
    case 'RealActivationCredited':
      return {
        activations: facts.activations.map((one) =>
          one.activationId === event.body.activationId
            ? { ...one, credited: { ...fact, ...event.body } }
            : one,
        ),
      };
    case 'ImprovementOpened':
      return { improvements: [...facts.improvements, { ...fact, ...event.body }] };
    case 'ImprovementClosed': {
      const { itemId, ...closing } = event.body;
      return {
        improvements: facts.improvements.map((one) =>
          one.itemId === itemId ? { ...one, closed: { ...fact, ...closing } } : one,
        ),
      };
    }
    default:
      return undefined;
  }
}
