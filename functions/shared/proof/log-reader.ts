import type { Instant } from '../../../events/civil-date.ts';
import type { HashSuite } from '../../../events/hash-suite.ts';
import type { LedgerId } from '../../../events/identifiers.ts';
import { decodeUtf8, utf8 } from '../../../verifier/src/bytes.ts';
import type { Bucket } from '../bucket/bucket.ts';
import type { Heads } from './heads.ts';
import { checkpointKey, checkpointsPrefix, cosignaturesPrefix, sizeOfKey } from './log.ts';
import { readCheckpoint, type StoredCheckpoint } from './signed-checkpoint.ts';

/** A checkpoint as it is handed out: with the lines of the witnesses. */
export interface PublishedCheckpoint {
  readonly size: number;
  readonly root: Uint8Array;
  readonly suite: HashSuite;
  /** The signed note, cosignatures included */
  readonly note: string;
}

/** Which line of a witness that cosigned more than once: the first bounds when commits were made, the newest how fresh it is. */
type Which = 'FIRST' | 'NEWEST';

/** Most cosignature lines that are looked at; a note holds 64 signatures. */
const MAX_LINES = 1000;

/** What was published of the logs. */
export interface LogReader {
  /** The last checkpoint; undefined for a ledger of which nothing is signed yet */
  last(ledger: LedgerId): Promise<(PublishedCheckpoint & { readonly at: Instant }) | undefined>;
  /** The checkpoint of exactly that size */
  at(ledger: LedgerId, size: number): Promise<PublishedCheckpoint | undefined>;
  /** Checkpoints of more than `after` commits, shortest first */
  list(ledger: LedgerId, after: number, limit: number): Promise<readonly PublishedCheckpoint[]>;
}

export function logReader(bucket: Bucket, heads: Heads): LogReader {
  async function published(
    ledger: LedgerId,
    { bytes, suite, checkpoint: { size, root } }: StoredCheckpoint,
    which: Which,
  ): Promise<PublishedCheckpoint> {
    const lines = await cosignatures(bucket, ledger, size, which);
    return { size, root, suite, note: `${decodeUtf8(bytes)}${lines.join('')}` };
  }

  async function at(ledger: LedgerId, size: number): Promise<PublishedCheckpoint | undefined> {
    const bytes = await bucket.get(checkpointKey(ledger, size));
    const stored = bytes && readCheckpoint(ledger, bytes);
    return stored && published(ledger, stored, 'FIRST');
  }

  return {
    at,
    async last(ledger) {
      const head = await heads.read(ledger);
      if (!head) return undefined;
      // Decided on and not published yet: it will be, as it is.
      const bytes = (await bucket.get(checkpointKey(ledger, head.size))) ?? utf8(head.note);
      const stored = readCheckpoint(ledger, bytes);
      return stored && { ...(await published(ledger, stored, 'NEWEST')), at: head.at };
    },
    async list(ledger, after, limit) {
      const keys = await bucket.list(checkpointsPrefix(ledger), {
        after: checkpointKey(ledger, after),
        limit,
      });
      const found = await Promise.all(keys.map((key) => at(ledger, sizeOfKey(key))));
      return found.filter((checkpoint) => checkpoint !== undefined);
    },
  };
}

/** One line of each witness that cosigned. Keys are in the order of time and end with the witness's key id. */
async function cosignatures(
  bucket: Bucket,
  ledger: LedgerId,
  size: number,
  which: Which,
): Promise<readonly string[]> {
  const keys = await bucket.list(cosignaturesPrefix(ledger, size), { after: '', limit: MAX_LINES });
  const byWitness = new Map<string, string>();
  for (const key of which === 'NEWEST' ? keys : keys.toReversed())
    byWitness.set(key.slice(key.lastIndexOf('-') + 1), key);
  const lines = await Promise.all([...byWitness.values()].map((key) => bucket.get(key)));
  return lines.flatMap((line) => (line ? [decodeUtf8(line) ?? ''] : []));
}
