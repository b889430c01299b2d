import { catalogue } from '../../events/catalogue.ts';
import { instant } from '../../events/civil-date.ts';
import type { Actor } from '../../events/commit.ts';
import { eventId, type StreamId } from '../../events/identifiers.ts';
import type { NewEvent, RecordedEvent } from '../../events/recorded-event.ts';

/** The events of one commit, as the ledger gives them back: the next one after `history`. */
export function recordedIn(
  stream: StreamId,
  events: readonly NewEvent[],
  history: readonly RecordedEvent[],
  actor: Actor,
): RecordedEvent[] {
  const position = (history.at(-1)?.position ?? 0) + 1;
  const recordedAt = instant('2026-11-24T01:00:00.000Z');
  const commit = { stream, version: position, position, actor, recordedAt };
  return events.map(
    (event, index) =>
      ({
        ...event,
        ...commit,
        index,
        id: eventId(position, index),
        schema: catalogue[event.type].schema,
      }) as RecordedEvent,
  );
}
