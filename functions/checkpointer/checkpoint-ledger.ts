import type { Instant } from '../../events/civil-date.ts';
import type { HashSuite } from '../../events/hash-suite.ts';
import type { LedgerId } from '../../events/identifiers.ts';
import { equalBytes } from '../../verifier/src/bytes.ts';
import { type Bucket, keepObject, ObjectDiffers } from '../shared/bucket/bucket.ts';
import { suiteSaidBy, suites } from '../shared/ledger/suites.ts';
import type { Ledger } from '../shared/ledger/types.ts';
import { type Extension, extendTree } from '../shared/proof/extend-tree.ts';
import type { Heads } from '../shared/proof/heads.ts';
import { tileKey } from '../shared/proof/log.ts';
import { logKeyOf, type StoredCheckpoint, signCheckpoint } from '../shared/proof/signed-checkpoint.ts';
import { StoredTree, TileDamaged } from '../shared/proof/stored-tree.ts';
import type { Signer } from '../shared/signing/signer.ts';
import { CheckpointRefused } from './checkpoint-refused.ts';
import { extendingLeaves } from './extending-leaves.ts';
import { lastCheckpoint } from './last-checkpoint.ts';
import { keyAfter } from './log-keys.ts';

/*
 * Signing what a ledger holds. Invariants
 * - Nothing is signed that does not extend the last checkpoint in the bucket: its signature is ours, the tiles lead to its
 *   root, and the ledger holds the commits of its last tile and goes on from them.
 * - Order: tiles, signature, head, checkpoint. A tile that nobody signed does no harm; the head moves under a condition;
 *   the checkpoint is published from the head. So a run may end anywhere, and the next one goes on from there.
 * - Runs at the same time stage the same tiles, because one ledger has one tree; one of them moves the head.
 */

export interface CheckpointTools {
  readonly ledger: Ledger;
  readonly bucket: Bucket;
  readonly heads: Heads;
  readonly signer: Signer;
  /** Sign beside it, each a line of its own; rotations are of `signer` */
  readonly further?: readonly Signer[];
}

export interface Checkpointed {
  readonly ledger: LedgerId;
  /** Commits that were covered before, and are now */
  readonly from: number;
  readonly to: number;
  /** False when time ran out before the end of the ledger */
  readonly caughtUp: boolean;
}

/** Commits of one checkpoint at most: a long ledger is signed in several. */
const MAX_LEAVES = 8192;
/** Tiles that are written at the same time. */
const PARALLEL = 16;
/** Time to leave for one more checkpoint, milliseconds. */
const MARGIN_MS = 15_000;

/**
 * Covers all commits of a ledger with a signed checkpoint, as far as `timeLeft` (milliseconds) lets it; none when every
 * commit is covered. `now` is the time of the event that asked.
 * Throws CheckpointRefused when the ledger does not extend what was signed.
 */
export async function checkpointLedger(
  tools: CheckpointTools,
  ledger: LedgerId,
  now: Instant,
  timeLeft: () => number = () => Number.POSITIVE_INFINITY,
): Promise<Checkpointed> {
  let from: number | undefined;
  let to = 0;
  while (timeLeft() > MARGIN_MS) {
    const { head, stored } = await lastCheckpoint(tools, ledger);
    to = stored?.checkpoint.size ?? 0;
    from ??= to;
    const extension = await refusingDamage(ledger, () => extensionOf(tools, ledger, stored));
    if (!extension) return { ledger, from, to, caughtUp: true };
    const note = await signCheckpoint(ledger, extension, [tools.signer, ...(tools.further ?? [])]);
    // When another run was faster, what it published is read like any other checkpoint.
    if (await tools.heads.move(ledger, head, { size: extension.size, note, at: now }))
      to = (await lastCheckpoint(tools, ledger)).stored?.checkpoint.size ?? to;
  }
  return { ledger, from: from ?? 0, to, caughtUp: false };
}

/** What the next checkpoint covers, its tiles staged; undefined when there is nothing new. */
async function extensionOf(
  tools: CheckpointTools,
  ledger: LedgerId,
  stored: StoredCheckpoint | undefined,
): Promise<(Extension & { readonly suite: HashSuite }) | undefined> {
  const suite = stored ? stored.suite : await firstSuite(tools.ledger, ledger);
  const tree = new StoredTree(tools.bucket, ledger, stored?.checkpoint.size ?? 0, suite);
  const ourKey = await logKeyOf(ledger, tools.signer);
  const nextKey = stored ? await keyAfter(tools.ledger, ledger, stored, ourKey) : ourKey;
  if (stored && !equalBytes(await tree.root(), stored.checkpoint.root))
    throw new CheckpointRefused(ledger, 'TILES', `the tiles do not lead to the root of size ${tree.size}`);
  const leaves = await extendingLeaves(tools.ledger, ledger, tree, MAX_LEAVES);
  if (leaves.length === 0) return undefined;
  if (nextKey !== ourKey)
    throw new CheckpointRefused(ledger, 'KEY', `the log was rotated to ${nextKey}, and ours is ${ourKey}`);
  const extension = { ...(await extendTree(tree, leaves)), suite };
  for (let at = 0; at < extension.tiles.length; at += PARALLEL)
    await Promise.all(
      extension.tiles
        .slice(at, at + PARALLEL)
        .map(({ tile, bytes }) => keepObject(tools.bucket, tileKey(ledger, tile), bytes)),
    );
  return extension;
}

/** The suite in which a ledger begins, whose commits are all in it or refused. */
async function firstSuite(ledgers: Ledger, ledger: LedgerId): Promise<HashSuite> {
  for await (const commit of ledgers.read(ledger, { limit: 1 })) return suiteSaidBy(commit.header);
  return suites.sha256;
}

/** Damage to what is stored becomes a refusal; whatever may pass by itself stays what it is. */
async function refusingDamage<T>(ledger: LedgerId, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof TileDamaged || cause instanceof ObjectDiffers)
      throw new CheckpointRefused(ledger, 'TILES', cause.message, { cause });
    throw cause;
  }
}
