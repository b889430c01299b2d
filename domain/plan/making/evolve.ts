import type { RecordedEvent } from '../../../events/recorded-event.ts';
import { factOf } from '../fact.ts';
import type { Consultation, Making } from './state.ts';

const nothing: Making = { evidence: [], handbooks: [], contentChecks: [], consultations: [] };

/** One event on what a version rests on; the same object for events that say nothing of it. */
export function evolveMaking(before: Making | undefined, event: RecordedEvent): Making | undefined {
  const making = before ?? nothing;
  const fact = factOf(event);
  switch (event.type) {
    case 'DraftingGroupFormed':
      return { ...making, group: { ...fact, ...withoutVersion(event.body) } };
    case 'EvidenceAttached':
      return { ...making, evidence: [...making.evidence, { ...fact, ...withoutVersion(event.body) }] };
    case 'HandbookAttached':
      return { ...making, handbooks: [...making.handbooks, { ...fact, ...withoutVersion(event.body) }] };
    case 'ContentChecked':
      return {
        ...making,
        contentChecks: [...making.contentChecks, { ...fact, ...withoutVersion(event.body) }],
      };
    case 'DutyBodiesStated':
      return { ...making, dutyBodies: event.body.dutyBodies };
    case 'MajorDecisionDetermined':
      return { ...making, majorDecision: { ...fact, ...withoutVersion(event.body) } };
    case 'ConsultationOpened':
    case 'OpinionReceived':
    case 'OpinionAnswered':
    case 'ConsultationClosed':
      return { ...making, consultations: evolveConsultations(making.consultations, event) };
    default:
      return before;
  }
}

type ConsultationEvent = RecordedEvent<
  'ConsultationOpened' | 'OpinionReceived' | 'OpinionAnswered' | 'ConsultationClosed'
>;

function evolveConsultations(
  consultations: readonly Consultation[],
  event: ConsultationEvent,
): readonly Consultation[] {
  const fact = factOf(event);
  switch (event.type) {
    case 'ConsultationOpened':
      return [...consultations, { ...fact, ...withoutVersion(event.body), opinions: [] }];
    case 'OpinionReceived': {
      const { version: _version, consultationId, ...opinion } = event.body;
      return consultations.map((one) =>
        one.consultationId === consultationId
          ? { ...one, opinions: [...one.opinions, { ...fact, ...opinion }] }
          : one,
      );
    }
    case 'OpinionAnswered': {
      const { version: _version, opinionId, ...answer } = event.body;
      const answered = { ...fact, ...answer };
      return consultations.map((one) => ({
        ...one,
        opinions: one.opinions.map((opinion) =>
          opinion.opinionId === opinionId ? { ...opinion, answered } : opinion,
        ),
      }));
    }
    case 'ConsultationClosed':
      return consultations.map((one) =>
        one.consultationId === event.body.consultationId ? { ...one, closed: fact } : one,
      );
  }
}

function withoutVersion<B extends { readonly version: number }>({
  version: _version,
  ...rest
}: B): Omit<B, 'version'> {
  return rest;
}
