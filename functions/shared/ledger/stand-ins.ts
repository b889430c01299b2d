import { catalogue, isEventType } from '../../../events/catalogue.ts';
import { upcast } from '../../../events/decode.ts';
import { type EventId, eventId } from '../../../events/identifiers.ts';
import type { RecordedEvent } from '../../../events/recorded-event.ts';
import type { Commit } from './types.ts';

/**
 * The events of a stretch of one stream, as folds see them. An event whose body was taken out is left out, unless a later
 * correction says what stands in its place: then it stands there with what the correction says. So a record that was
 * corrected before its first wording was deleted reads on as it did.
 */
export function eventsOf(commits: readonly Commit[]): readonly RecordedEvent[] {
  const events = commits.flatMap((commit) => commit.events);
  const count = commits.reduce((sum, { header }) => sum + header.events.length, 0);
  if (events.length === count) return events;
  const replacements = replacementsIn(events);
  return commits.flatMap((commit) => [...commit.events, ...standInsOf(commit, replacements)].sort(byIndex));
}

type Replacement = NonNullable<Extract<RecordedEvent, { type: 'EventCorrected' }>['body']['replacement']>;

/** What the last correction of each event puts in its place. */
function replacementsIn(events: readonly RecordedEvent[]): ReadonlyMap<EventId, Replacement> {
  const found = new Map<EventId, { position: number; replacement: Replacement }>();
  for (const { type, body, position } of events)
    if (type === 'EventCorrected' && body.replacement && position >= (found.get(body.target)?.position ?? 0))
      found.set(body.target, { position, replacement: body.replacement });
  return new Map([...found].map(([target, { replacement }]) => [target, replacement]));
}

function standInsOf(
  commit: Commit,
  replacements: ReadonlyMap<EventId, Replacement>,
): readonly RecordedEvent[] {
  const { header, stored, position, stream, version, recordedAt } = commit;
  return header.events.flatMap(({ type, occurredOn }, index) => {
    const id = eventId(position, index);
    const replacement = stored.bodies[index] === null ? replacements.get(id) : undefined;
    const body = replacement && isEventType(type) ? bodyOf(type, replacement) : undefined;
    if (body === undefined || !isEventType(type)) return [];
    const { schema } = catalogue[type];
    const place = { id, stream, version, position, index, recordedAt, actor: header.actor };
    return [{ ...place, type, schema, occurredOn, body } as RecordedEvent];
  });
}

function bodyOf(type: keyof typeof catalogue, { schema, body }: Replacement): unknown {
  if (schema > catalogue[type].schema) return undefined;
  return catalogue[type].body.safeParse(upcast(type, schema, body)).data;
}

const byIndex = (one: RecordedEvent, other: RecordedEvent): number => one.index - other.index;
