import { correctedHistory } from '../../events/corrections.ts';
import { checklistStream, inspectionStream } from '../../events/identifiers.ts';
import type { RecordedEvent } from '../../events/recorded-event.ts';
import { factOf } from '../plan/fact.ts';
import type { ChecklistState, Finding, InspectionState } from './state.ts';

/** State of one checklist from all events of its stream, corrections applied. */
export const foldChecklist = (events: readonly RecordedEvent[]): ChecklistState | undefined =>
  correctedHistory(events).reduce<ChecklistState | undefined>(evolveChecklist, undefined);

/** State of one inspection from all events of its stream, corrections applied. */
export const foldInspection = (events: readonly RecordedEvent[]): InspectionState | undefined =>
  correctedHistory(events).reduce<InspectionState | undefined>(evolveInspection, undefined);

/** One event on top of a state. Total: events of other streams pass. */
export function evolveChecklist(
  state: ChecklistState | undefined,
  event: RecordedEvent,
): ChecklistState | undefined {
  if (event.type !== 'ChecklistPublished') return state;
  const { checklistId, ...body } = event.body;
  const version = { ...factOf(event), ...body };
  if (!state) return { checklistId, versions: [version] };
  if (event.stream !== checklistStream(state.checklistId)) return state;
  return { ...state, versions: [...state.versions, version] };
}

/** One event on top of a state. Total: events of other streams pass. */
export function evolveInspection(
  state: InspectionState | undefined,
  event: RecordedEvent,
): InspectionState | undefined {
  if (!state)
    return event.type === 'InspectionPlanned'
      ? { ...event.body, plannedOn: event.occurredOn, scans: {}, checks: [], findings: [] }
      : undefined;
  if (event.stream !== inspectionStream(state.inspectionId)) return state;
  return ofTask(state, event) ?? ofFindings(state, event) ?? state;
}

function ofTask(state: InspectionState, event: RecordedEvent): InspectionState | undefined {
  const fact = factOf(event);
  switch (event.type) {
    case 'InspectionCoded':
      return { ...state, coded: { ...fact, ...event.body } };
    case 'InspectionScanned':
      return { ...state, scans: { ...state.scans, [event.body.by]: fact } };
    case 'InspectionOpened':
      return { ...state, opened: fact };
    case 'InspectionCancelled':
      return { ...state, cancelled: { ...fact, ...event.body } };
    case 'InspectionClosed':
      return { ...state, closed: { ...fact, ...event.body } };
    default:
      return undefined;
  }
}

function ofFindings(state: InspectionState, event: RecordedEvent): InspectionState | undefined {
  const fact = factOf(event);
  switch (event.type) {
    case 'InspectionItemChecked': {
      const others = state.checks.filter(({ item }) => item !== event.body.item);
      return { ...state, checks: [...others, { ...fact, ...event.body }] };
    }
    case 'FindingRecorded': {
      const finding: Finding = { ...fact, ...event.body, reports: [], verifications: [] };
      return { ...state, findings: [...state.findings, finding] };
    }
    case 'RectificationReported': {
      const { findingId, ...report } = event.body;
      return withFinding(state, findingId, (one) => ({
        ...one,
        reports: [...one.reports, { ...fact, ...report }],
      }));
    }
    case 'RectificationVerified': {
      const { findingId, ...verification } = event.body;
      return withFinding(state, findingId, (one) => ({
        ...one,
        verifications: [...one.verifications, { ...fact, ...verification }],
      }));
    }
    default:
      return undefined;
  }
}

const withFinding = (
  state: InspectionState,
  findingId: string,
  change: (finding: Finding) => Finding,
): InspectionState => ({
  ...state,
  findings: state.findings.map((one) => (one.findingId === findingId ? change(one) : one)),
});
