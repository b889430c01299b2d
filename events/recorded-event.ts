import type { EventBody, EventType } from './catalogue.ts';
import type { CivilDate, Instant } from './civil-date.ts';
import type { Actor } from './commit.ts';
import type { EventId, StreamId } from './identifiers.ts';

/** An event as folds see it: what happened, when (legal date), when the ledger learnt it, who, and where it stands. */
export type RecordedEvent<T extends EventType = EventType> = {
  [K in T]: {
    readonly type: K;
    readonly schema: number;
    readonly body: EventBody<K>;
    readonly occurredOn: CivilDate;
    readonly recordedAt: Instant;
    readonly actor: Actor;
    readonly id: EventId;
    readonly stream: StreamId;
    /** Number of its commit within the stream */
    readonly version: number;
    readonly position: number;
    readonly index: number;
  };
}[T];

/** An event that a decision asks to record; the ledger adds who, when and where. */
export type NewEvent<T extends EventType = EventType> = {
  [K in T]: { readonly type: K; readonly occurredOn: CivilDate; readonly body: EventBody<K> };
}[T];
