import { checkCommit, GENESIS } from '../../events/commit.ts';
import type { HashSuite } from '../../events/hash-suite.ts';
import type { LedgerId } from '../../events/identifiers.ts';
import { toHex } from '../../verifier/src/bytes.ts';
import { TILE_WIDTH } from '../../verifier/src/tile.ts';
import { LedgerDamaged } from '../shared/ledger/ledger-damage.ts';
import type { Commit, Ledger } from '../shared/ledger/types.ts';
import type { StoredTree } from '../shared/proof/stored-tree.ts';
import { CheckpointRefused } from './checkpoint-refused.ts';

/**
 * Leaves of up to `limit` commits after those of the tree, each checked against its own hash and the one before it. First
 * the commits of the tree's last tile are read again and compared with their leaves: a ledger that was cut, restored from
 * an older backup, or rewritten with all hashes anew differs there. What was changed further back breaks the chain, and
 * the daily scrub reads all of it.
 * Throws CheckpointRefused.
 */
export async function extendingLeaves(
  ledgers: Ledger,
  ledger: LedgerId,
  tree: StoredTree,
  limit: number,
): Promise<readonly Uint8Array[]> {
  const signed = await signedEdge(tree);
  let position = tree.size - signed.length;
  let prev: string | undefined = position === 0 ? GENESIS : undefined;
  const leaves: Uint8Array[] = [];
  for await (const commit of readSound(ledgers, ledger, position, signed.length + limit)) {
    position++;
    prev = hashOf(commit, tree.suite, position, prev ?? commit.header.prev);
    const expected = signed[position - 1 - (tree.size - signed.length)];
    if (!expected) leaves.push(commit.stored.hash);
    else if (toHex(expected) !== prev)
      throw new CheckpointRefused(ledger, 'REWRITTEN', `position ${position} was signed with another hash`, {
        position,
      });
  }
  if (position < tree.size)
    throw new CheckpointRefused(ledger, 'CUT', `it ends at ${position} and was signed up to ${tree.size}`, {
      position: position + 1,
    });
  return leaves;
}

/** Leaves of the last tile of the tree, full or not. */
const signedEdge = (tree: StoredTree): Promise<readonly Uint8Array[]> =>
  tree.size === 0 ? Promise.resolve([]) : tree.tile(0, Math.ceil(tree.size / TILE_WIDTH) - 1);

/** Hash of a commit that is sound. Throws CheckpointRefused. */
function hashOf({ ledger, stored }: Commit, suite: HashSuite, position: number, prev: string): string {
  const check = checkCommit(stored, { ledger, position, prev }, suite);
  if (check.ok) return check.hash;
  throw new CheckpointRefused(ledger, 'BROKEN', `position ${position}: ${check.defect.detail}`, { position });
}

async function* readSound(ledgers: Ledger, ledger: LedgerId, after: number, limit: number) {
  try {
    yield* ledgers.read(ledger, { after, limit });
  } catch (cause) {
    if (!(cause instanceof LedgerDamaged)) throw cause;
    throw new CheckpointRefused(ledger, 'BROKEN', cause.message, { cause, position: cause.position });
  }
}
