import type { CivilDate } from '../../events/civil-date.ts';
import type { EventId } from '../../events/identifiers.ts';
import type { RecordedEvent } from '../../events/recorded-event.ts';

/** A fact keeps the id of the event that it came from and the date on which it legally happened. */
export interface Fact {
  readonly event: EventId;
  readonly on: CivilDate;
}

export const factOf = (event: RecordedEvent): Fact => ({ event: event.id, on: event.occurredOn });
