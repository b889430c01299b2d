import * as z from 'zod';
import { isEventType } from '../../events/catalogue.ts';
import { CivilDate, Instant } from '../../events/civil-date.ts';
import { Actor } from '../../events/commit.ts';
import { LedgerId, StreamId } from '../../events/identifiers.ts';
import type { Commit } from './ledger/types.ts';

/** `Source` of everything that the relay puts on the bus. */
export const BUS_SOURCE = 'plan-ledger';

/** An event as it travels on the bus: `detail` of an EventBridge event whose `detail-type` is the event's type. */
export const BusEvent = z.object({
  /** `<ledger>/<position>.<index>`: the same in every delivery of the event */
  id: z.string(),
  ledger: LedgerId,
  position: z.int().min(1),
  index: z.int().min(0),
  stream: StreamId,
  version: z.int().min(1),
  type: z.string().refine(isEventType),
  schema: z.int().min(1),
  occurredOn: CivilDate,
  recordedAt: Instant,
  actor: Actor,
  body: z.record(z.string(), z.unknown()).optional(),
  /** The body was redacted, or is too large for the bus: the ledger has what there is */
  bodyOmitted: z.literal(true).optional(),
});
export type BusEvent = z.infer<typeof BusEvent>;

/** The events of a commit as they travel, redacted ones without their body, in the order of the commit. */
export function busEventsOf(commit: Commit): readonly BusEvent[] {
  const { ledger, position, stream, version, recordedAt, header } = commit;
  const bodies = new Map(commit.events.map((event) => [event.index, event]));
  return header.events.map(({ type, schema, occurredOn }, index) => {
    const event = bodies.get(index);
    const place = { id: `${ledger}/${position}.${index}`, ledger, position, index, stream, version };
    const facts = { type: type as BusEvent['type'], schema: event?.schema ?? schema, occurredOn, recordedAt };
    const content = event ? { body: event.body as Record<string, unknown> } : { bodyOmitted: true as const };
    return { ...place, ...facts, actor: header.actor, ...content };
  });
}
