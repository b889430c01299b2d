import type { LedgerId } from '../../events/identifiers.ts';
import { equalBytes, utf8 } from '../../verifier/src/bytes.ts';
import { type Bucket, keepObject } from '../shared/bucket/bucket.ts';
import type { Head, Heads } from '../shared/proof/heads.ts';
import { checkpointKey, checkpointsPrefix, sizeOfKey } from '../shared/proof/log.ts';
import { readCheckpoint, type StoredCheckpoint } from '../shared/proof/signed-checkpoint.ts';
import { CheckpointRefused } from './checkpoint-refused.ts';

export interface LastCheckpoint {
  /** As the table of heads has it; undefined for a log that it does not know */
  readonly head: Head | undefined;
  /** As the bucket has it; undefined when nothing was ever signed */
  readonly stored: StoredCheckpoint | undefined;
}

interface Tools {
  readonly bucket: Bucket;
  readonly heads: Heads;
}

/**
 * The last checkpoint of a log. The bucket, in which nothing can be changed, has the last word: a head that was decided
 * on and not published is published now, and a head behind the bucket (a table restored from an older backup) counts
 * for nothing. Throws CheckpointRefused when the two contradict each other.
 */
export async function lastCheckpoint({ bucket, heads }: Tools, ledger: LedgerId): Promise<LastCheckpoint> {
  const head = await heads.read(ledger);
  const newest = await newestSize(bucket, ledger, head?.size ?? 0);
  if (newest !== undefined) return { head, stored: await storedAt(bucket, ledger, newest) };
  if (!head) return { head, stored: undefined };
  const bytes = utf8(head.note);
  const published = await bucket.get(checkpointKey(ledger, head.size));
  if (!published) await keepObject(bucket, checkpointKey(ledger, head.size), bytes);
  else if (!equalBytes(published, bytes))
    throw new CheckpointRefused(ledger, 'CHECKPOINT', `two checkpoints of size ${head.size}`);
  return { head, stored: await storedAt(bucket, ledger, head.size) };
}

const PAGE = 1000;

/** Size of the newest checkpoint after `size` in the bucket. */
async function newestSize(bucket: Bucket, ledger: LedgerId, size: number): Promise<number | undefined> {
  let newest: string | undefined;
  for (let after = checkpointKey(ledger, size); ; ) {
    const page = await bucket.list(checkpointsPrefix(ledger), { after, limit: PAGE });
    newest = page.at(-1) ?? newest;
    if (page.length < PAGE || newest === undefined) break;
    after = newest;
  }
  return newest === undefined ? undefined : sizeOfKey(newest);
}

async function storedAt(bucket: Bucket, ledger: LedgerId, size: number): Promise<StoredCheckpoint> {
  const bytes = await bucket.get(checkpointKey(ledger, size));
  const stored = bytes && readCheckpoint(ledger, bytes);
  if (stored?.checkpoint.size !== size)
    throw new CheckpointRefused(ledger, 'CHECKPOINT', `the checkpoint of size ${size} can't be read`);
  return stored;
}
