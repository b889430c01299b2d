import { describe, expect, it } from 'vitest';
import {
  filesOf,
  LOG,
  leavesOf,
  logsOf,
  NOW_MS,
  note,
  type PolicyChanges,
  WITNESSES,
} from '../../test/support/proof/bundle.ts';
import { ORIGIN, suiteOf } from '../../test/support/proof/ledger.ts';
import { Random } from '../../test/support/proof/random.ts';
import { logSigner, sm2LogSigner } from '../../test/support/proof/signer.ts';
import { equalBytes } from '../src/bytes.ts';
import { Frontier, leafHash } from '../src/merkle.ts';
import { nodeCrypto } from '../src/node-crypto.ts';
import { verifyConsistency, verifyInclusion } from '../src/proofs.ts';
import { StoredTree } from '../src/prove.ts';
import { honestExhibit, kept, policyFor, verdictOn } from './support/corpus.ts';
import { entryOf } from './support/reference-tree.ts';
import { SCALE, seeds } from './support/scale.ts';

/* Figures that hold over many sizes and seeds: a share of them each time, all of them at PROOF_SCALE=100. */

const hash = nodeCrypto.sha256;

describe('trees of random sizes up to 65,535', () => {
  const RUNS = seeds(50).length;
  const LARGEST = SCALE >= 100 ? 65_535 : 4095;
  const leaves = Array.from({ length: LARGEST }, (_, at) => leafHash(entryOf(at), hash));
  const tree = new StoredTree(hash, leaves);
  const random = new Random(6962);

  it(`prove every leaf and every extension that is asked for, and no neighbour of it`, () => {
    for (let run = 0; run < RUNS; run++) {
      const size = 2 + random.below(LARGEST - 1);
      const [index, first] = [random.below(size), 1 + random.below(size)];
      const root = tree.root(size);
      const inclusion = { leaf: leaves[index] as Uint8Array, index, size, root };
      const proof = tree.inclusionProof(index, size);
      expect(verifyInclusion({ ...inclusion, proof }, hash)).toBe(true);
      expect(verifyInclusion({ ...inclusion, index: index ^ 1, proof }, hash)).toBe(false);
      const roots = { first, second: size, firstRoot: tree.root(first), secondRoot: root };
      const extension = tree.consistencyProof(first, size);
      expect(verifyConsistency({ ...roots, proof: extension }, hash)).toBe(true);
      if (first < size) {
        const swapped = { ...roots, firstRoot: root, secondRoot: roots.firstRoot };
        expect(verifyConsistency({ ...swapped, proof: extension }, hash)).toBe(false);
      }
    }
  });

  it('have the root that grows leaf by leaf', () => {
    const frontier = new Frontier(hash);
    const sizes = new Set(Array.from({ length: RUNS }, () => 1 + random.below(LARGEST)));
    for (const leaf of leaves) {
      frontier.append(leaf);
      if (sizes.has(frontier.size)) expect(equalBytes(frontier.root(), tree.root(frontier.size))).toBe(true);
    }
  });
});

describe('a clean log', () => {
  it('never raises an alarm, whatever its size, suite, redactions, rotations and parts', async () => {
    for (const seed of seeds(100)) {
      const random = new Random(seed * 31 + 7);
      const size = random.below(64);
      const suite = seed % 4 === 0 ? 'sm3' : 'sha256';
      const made = honestExhibit(size, size > 20 ? random.below(4) : 0, seed, suite);
      const { rotated, policy } = rotation(made.rows.length, random);
      const leaves = leavesOf(made.rows);
      const checkpoint = note(
        size,
        leaves,
        rotated ?? logsOf(suite),
        WITNESSES,
        undefined,
        suiteOf(made.rows[0]?.header),
      );
      const exhibit = {
        ...made,
        checkpoint,
        published: random.below(3) === 0 ? undefined : made.published,
        attachments: random.below(5) === 0 ? undefined : made.attachments,
      };
      const verdict = await verdictOn(filesOf(exhibit), policyFor(made, { known: [kept(made)], ...policy }));
      expect([seed, verdict.exit, verdict.findings, verdict.highest]).toEqual([seed, 0, [], 'TIME_ANCHORED']);
    }
  });

  it.each(SCALE >= 100 ? [65_535, 65_536, 65_537] : [4096])('of %i commits raises none', async (size) => {
    for (const suite of ['sha256', 'sm3'] as const) {
      const made = honestExhibit(size, 5, size, suite);
      const verdict = await verdictOn(filesOf(made), policyFor(made), NOW_MS + 366 * 86_400_000);
      expect([verdict.exit, verdict.findings, verdict.counts.commits]).toEqual([0, [], size]);
    }
  });
});

/** One log in three changes its key before its last checkpoint, to one of the same algorithm or of the other. */
function rotation(size: number, random: Random) {
  if (size < 2 || random.below(3) > 0) return { rotated: undefined, policy: {} };
  const next = random.below(2) === 0 ? logSigner(ORIGIN, 'next') : sm2LogSigner(ORIGIN, 'next');
  const policy: PolicyChanges = {
    log: [
      { vkey: LOG.vkey, until: size - 1 },
      { vkey: next.vkey, from: size },
    ],
  };
  return { rotated: [next], policy };
}
