import type { CivilDate, Instant } from '../../events/civil-date.ts';
import { correctedHistory } from '../../events/corrections.ts';
import type { EventId } from '../../events/identifiers.ts';
import type { RecordedEvent } from '../../events/recorded-event.ts';
import { civilDateAt } from '../calendar/zone.ts';
import { type EvidenceRole, evidenceOf } from './evidence.ts';
import type { Obligation } from './types.ts';

/** A fact with the two times that every fact has: when it was, and when the ledger learnt it. */
export interface EnteredFact {
  readonly event: EventId;
  readonly type: RecordedEvent['type'];
  readonly on: CivilDate;
  /** Of the fact itself, or of the last correction that gave it its date */
  readonly enteredAt: Instant;
  /** Position of the commit that entered it */
  readonly position: number;
}

/** A fact entered after the day on which a duty was due, and dated on that day or before it. */
export interface LateEntry extends EnteredFact {
  readonly obligation: string;
  readonly role: EvidenceRole;
  readonly dueOn: CivilDate;
}

/** Every fact that stands, each entered when it came in or was last corrected; in the order of the ledger. */
export function enteredFacts(events: readonly RecordedEvent[]): readonly EnteredFact[] {
  const corrections = new Map<EventId, RecordedEvent>();
  for (const event of events)
    if (event.type === 'EventCorrected') {
      const { target } = (event as RecordedEvent<'EventCorrected'>).body;
      corrections.set(target, event);
    }
  return correctedHistory(events).map((event) => {
    const { recordedAt: enteredAt, position } = corrections.get(event.id) ?? event;
    return { event: event.id, type: event.type, on: event.occurredOn, enteredAt, position };
  });
}

/** Facts that the ledger learnt after `position` and that are dated on a day or before it. */
export const enteredSince = (
  facts: readonly EnteredFact[],
  { position, day }: { readonly position: number; readonly day: CivilDate },
): readonly EnteredFact[] => facts.filter((fact) => fact.position > position && fact.on <= day);

/** Back-dated entries behind duties: what was entered when the day had passed, and dated before it had. */
export function lateEntries(
  obligations: readonly Obligation[],
  facts: readonly EnteredFact[],
): readonly LateEntry[] {
  const known = new Map(facts.map((fact) => [fact.event, fact]));
  return obligations.flatMap((obligation) =>
    evidenceOf(obligation).flatMap(({ role, event }) => {
      const fact = known.get(event);
      const { dueOn } = obligation.due;
      if (!fact || fact.on > dueOn || civilDateAt(fact.enteredAt) <= dueOn) return [];
      return [{ obligation: obligation.id, role, dueOn, ...fact }];
    }),
  );
}
