import {
  type EventBridgeClient,
  PutEventsCommand,
  type PutEventsRequestEntry,
} from '@aws-sdk/client-eventbridge';
import { BUS_SOURCE, type BusEvent } from '../shared/bus-event.ts';

/** Bounds of one PutEvents call. */
const MAX_ENTRIES = 10;
const MAX_BYTES = 256 * 1024;
/** Calls for the entries of one batch, the first included. */
const MAX_CALLS = 5;
const WAIT_MS = 50;

/** The bus did not take some entries within the bounded tries. Nothing is lost: the relay has not moved on. */
export class BusRefused extends Error {
  override readonly name = 'BusRefused';
  readonly events: readonly string[];
  constructor(events: readonly string[], code: string) {
    super(`the bus did not accept ${events.join(', ')}: ${code}`);
    this.events = events;
  }
}

interface Entry {
  readonly event: BusEvent;
  readonly request: PutEventsRequestEntry;
  readonly bytes: number;
}

/**
 * Puts events on the bus in order and calls `accepted` for each as soon as it and all before it are in. PutEvents
 * answers 200 when it took only a part: what failed, and only that, is sent again, in its order.
 * Throws BusRefused when something is still not accepted after the last try, and whatever the client throws.
 */
export async function publish(
  bus: { readonly client: EventBridgeClient; readonly name: string },
  events: readonly BusEvent[],
  accepted: (event: BusEvent) => void,
): Promise<void> {
  for (const batch of batches(events.map((event) => entryOf(event, bus.name)))) {
    await putAll(bus.client, batch);
    for (const { event } of batch) accepted(event);
  }
}

async function putAll(client: EventBridgeClient, batch: readonly Entry[]): Promise<void> {
  let left = batch;
  let code = '';
  for (let call = 1; call <= MAX_CALLS; call++) {
    if (call > 1) await new Promise((resolve) => setTimeout(resolve, WAIT_MS * 2 ** (call - 2)));
    const answer = await client.send(new PutEventsCommand({ Entries: left.map(({ request }) => request) }));
    if (!answer.FailedEntryCount) return;
    const results = answer.Entries ?? [];
    code = results.find((result) => result.ErrorCode)?.ErrorCode ?? 'unknown';
    left = left.filter((_, index) => !results[index]?.EventId);
    if (!left.length) return;
  }
  throw new BusRefused(
    left.map(({ event }) => event.id),
    code,
  );
}

function* batches(entries: readonly Entry[]): Generator<readonly Entry[]> {
  let batch: Entry[] = [];
  let bytes = 0;
  for (const entry of entries) {
    if (batch.length === MAX_ENTRIES || bytes + entry.bytes > MAX_BYTES) {
      if (batch.length) yield batch;
      [batch, bytes] = [[], 0];
    }
    batch.push(entry);
    bytes += entry.bytes;
  }
  if (batch.length) yield batch;
}

/** An event too large for the bus travels without its body; whoever needs it reads the ledger at its position. */
function entryOf(event: BusEvent, busName: string): Entry {
  const whole = measured(event, busName);
  if (whole.bytes <= MAX_BYTES) return whole;
  const { body: _, ...rest } = event;
  return { ...measured({ ...rest, bodyOmitted: true }, busName), event };
}

function measured(event: BusEvent, busName: string): Entry {
  const detail = JSON.stringify(event);
  const request = {
    EventBusName: busName,
    Source: BUS_SOURCE,
    DetailType: event.type,
    Detail: detail,
    Time: new Date(event.recordedAt),
  };
  // As EventBridge counts: 14 bytes for the time, then source, detail-type and detail in UTF-8.
  const bytes =
    14 + Buffer.byteLength(BUS_SOURCE) + Buffer.byteLength(event.type) + Buffer.byteLength(detail);
  return { event, request, bytes };
}
