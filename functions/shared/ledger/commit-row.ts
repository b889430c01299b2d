import type { Instant } from '../../../events/civil-date.ts';
import type { CommitHeader, StoredCommit } from '../../../events/commit.ts';
import { decodeEvent } from '../../../events/decode.ts';
import { type CommitId, eventId, type LedgerId, type StreamId } from '../../../events/identifiers.ts';
import type { RecordedEvent } from '../../../events/recorded-event.ts';
import { LedgerDamaged } from './ledger-damage.ts';
import type { Commit } from './types.ts';

/** One item of the ledger table, whatever engine keeps it. All but the keys is said a second time in the hashed header. */
export interface CommitRow extends StoredCommit {
  readonly ledger: LedgerId;
  readonly position: number;
  readonly streamVersion: string;
  readonly commitId: CommitId;
  readonly recordedAt: Instant;
}

/** The greatest version that the key can order; no stream comes near. */
export const MAX_STREAM_VERSION = 99_999_999;

/** Sort key of the index `byStream`: versions padded with zeroes, so that the order of texts is the order of numbers. */
export const streamVersionKey = (stream: StreamId, version: number): string =>
  `${stream}@${String(version).padStart(8, '0')}`;

/** Bytes of the names of a row's attributes: ledger, position, streamVersion, commitId, recordedAt, header, bodies, salts, hash. */
const NAME_BYTES = 66;
/** A list costs 3 bytes, each of its elements 1, a number at most 21, NULL 1 (DynamoDB, "Item sizes and formats"). */
const LIST_BYTES = 3;
const NUMBER_BYTES = 21;

/** Size of the item as DynamoDB counts it, never too small. */
export function rowBytes(row: CommitRow): number {
  let bytes = NAME_BYTES + NUMBER_BYTES + 2 * LIST_BYTES + row.hash.length;
  for (const text of [row.ledger, row.streamVersion, row.commitId, row.recordedAt, row.header])
    bytes += Buffer.byteLength(text);
  for (const body of row.bodies) bytes += 1 + (body === null ? 1 : Buffer.byteLength(body));
  for (const salt of row.salts) bytes += 1 + (salt === null ? 1 : salt.length);
  return bytes;
}

/**
 * A row as readers get it. What readers are told comes from the header, which is hashed; the row's own attributes must
 * agree with it. Events are decoded when they are first asked for: proofs and searches need none of them, and an event
 * that this release can't read stops the one who needs it, not the one who checks hashes.
 * Throws LedgerDamaged; `events` throws EventDecodingError.
 */
export function toCommit(row: CommitRow): Commit {
  const header = parseHeader(row);
  let events: readonly RecordedEvent[] | undefined;
  return {
    ledger: header.ledger,
    position: header.position,
    stream: header.stream,
    version: header.version,
    commitId: header.commitId,
    recordedAt: header.recordedAt,
    header,
    get events() {
      events ??= decodeEvents(row, header);
      return events;
    },
    stored: row,
  };
}

function parseHeader(row: CommitRow): CommitHeader {
  let header: CommitHeader;
  try {
    header = JSON.parse(row.header);
  } catch (cause) {
    throw new LedgerDamaged(row.ledger, row.position, 'the header does not parse', { cause });
  }
  const disagrees = (attribute: string) =>
    new LedgerDamaged(row.ledger, row.position, `attribute ${attribute} disagrees with the hashed header`);
  if (header?.position !== row.position) throw disagrees('position');
  if (header.ledger !== row.ledger) throw disagrees('ledger');
  if (header.commitId !== row.commitId) throw disagrees('commitId');
  if (header.recordedAt !== row.recordedAt) throw disagrees('recordedAt');
  if (streamVersionKey(header.stream, header.version) !== row.streamVersion) throw disagrees('streamVersion');
  if (header.events?.length !== row.bodies.length) throw disagrees('bodies');
  return header;
}

function decodeEvents(row: CommitRow, header: CommitHeader): readonly RecordedEvent[] {
  const { recordedAt, actor, stream, version, position } = header;
  const events: RecordedEvent[] = [];
  for (let index = 0; index < header.events.length; index++) {
    const entry = header.events[index];
    const text = row.bodies[index];
    // A redacted body: the chain still proves that there was an event, and nothing more can be said of it.
    if (entry === undefined || text === null || text === undefined) continue;
    const body = decodeEvent(entry.type, entry.schema, text);
    const id = eventId(position, index);
    const { type, schema, occurredOn } = entry;
    events.push({
      type,
      schema,
      body,
      occurredOn,
      recordedAt,
      actor,
      id,
      stream,
      version,
      position,
      index,
    } as RecordedEvent);
  }
  return events;
}
