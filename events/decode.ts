import { canonicalise } from './canonical.ts';
import { catalogue, type EventBody, type EventType, isEventType } from './catalogue.ts';
import type { NewEvent } from './recorded-event.ts';
import { type EventBodyRecord, type UpcasterChain, upcasters } from './upcasters.ts';

/** A stored event that this release can't read: a type or schema it does not know, or a missing upcaster. */
export class EventDecodingError extends Error {
  readonly type: string;
  readonly schema: number;
  constructor(type: string, schema: number, reason: string) {
    super(`event ${type} of schema ${schema}: ${reason}`);
    this.name = 'EventDecodingError';
    this.type = type;
    this.schema = schema;
  }
}

/** Types with their current schema numbers: the catalogue, or a made-up one in tests. */
type Schemas = Readonly<Record<string, { readonly schema: number }>>;

/** Lifts `body` from `schema` to the current schema of `type`. Throws EventDecodingError when there is no way. */
export function upcast(
  type: string,
  schema: number,
  body: EventBodyRecord,
  schemas: Schemas = catalogue,
  chain: UpcasterChain = upcasters,
): EventBodyRecord {
  const current = Object.hasOwn(schemas, type) ? schemas[type]?.schema : undefined;
  if (current === undefined)
    throw new EventDecodingError(type, schema, 'this release does not know the type');
  if (schema > current)
    throw new EventDecodingError(type, schema, `this release knows schemas up to ${current}`);
  let lifted = body;
  for (let from = schema; from < current; from++) {
    const step = chain[type]?.[from];
    if (!step) throw new EventDecodingError(type, schema, `no upcaster from ${from} to ${from + 1}`);
    lifted = step(lifted);
  }
  return lifted;
}

/**
 * Body of a stored event in its current schema. The text was checked when it was written and its hash is checked when
 * it is read, so it is trusted here: running zod over it again would cost three to six times as much as the reading.
 * Throws EventDecodingError for what this release can't read; a consumer stops there and skips nothing.
 */
export function decodeEvent(type: string, schema: number, bodyText: string): EventBody<EventType> {
  return upcast(type, schema, JSON.parse(bodyText)) as EventBody<EventType>;
}

/**
 * The event as it is written: body checked against the catalogue, defaults filled in, and a canonical form proved.
 * Throws a ZodError or CanonicalError: a decider that asks to record such an event is broken, the caller is not at fault.
 */
export function validateNewEvent<T extends EventType>(event: NewEvent<T>): NewEvent<T> {
  if (!isEventType(event.type))
    throw new EventDecodingError(event.type, 0, 'this release does not know the type');
  const body = catalogue[event.type].body.parse(event.body);
  canonicalise(body);
  return { ...event, body } as NewEvent<T>;
}
