import { describe, expect, it } from 'vitest';
import { LOG, leavesOf, note, WITNESSES } from '../../test/support/proof/bundle.ts';
import { ORIGIN } from '../../test/support/proof/ledger.ts';
import { utf8 } from '../src/bytes.ts';
import { parseCheckpoint } from '../src/checkpoint.ts';
import { checkSignatures } from '../src/cosignature.ts';
import { leafHash } from '../src/merkle.ts';
import { nodeCrypto } from '../src/node-crypto.ts';
import { parseNote, parseVerifierKey, type VerifierKey } from '../src/note.ts';
import {
  type ConsistencyClaim,
  type InclusionClaim,
  verifyConsistency,
  verifyInclusion,
} from '../src/proofs.ts';
import { StoredTree } from '../src/prove.ts';
import { honestExhibit } from './support/corpus.ts';
import { entryOf } from './support/reference-tree.ts';
import { SCALE } from './support/scale.ts';

/*
 * Every single-bit change of every proof, note and checkpoint of a log of a thousand leaves is refused: all of them at
 * PROOF_SCALE=100, an even share of them otherwise.
 */
const SIZE = 1000;
const STEP = Math.max(1, Math.round(100 / SCALE));
const hash = nodeCrypto.sha256;
const tree = new StoredTree(
  hash,
  Array.from({ length: SIZE }, (_, at) => leafHash(entryOf(at), hash)),
);
const root = tree.root();

const flip = (bytes: Uint8Array, bit: number): Uint8Array =>
  bytes.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));

/** Calls `check` with every hash of a list changed in one bit at a time, and gives how many were tried. */
function flips(hashes: readonly Uint8Array[], from: number, check: (spoiled: Uint8Array[]) => void): number {
  let tried = 0;
  for (let bit = from % STEP; bit < hashes.length * 256; bit += STEP) {
    const at = Math.floor(bit / 256);
    check(hashes.with(at, flip(hashes[at] as Uint8Array, bit % 256)));
    tried++;
  }
  return tried;
}

describe('a single bit changed', () => {
  it('in an inclusion proof, its leaf or its root is one too many', () => {
    let tried = 0;
    for (let index = 0; index < SIZE; index += SCALE >= 100 ? 1 : 7) {
      const claim: InclusionClaim = {
        leaf: tree.node({ level: 0, index }),
        index,
        size: SIZE,
        root,
        proof: tree.inclusionProof(index),
      };
      expect(verifyInclusion(claim, hash)).toBe(true);
      tried += flips([claim.leaf, claim.root, ...claim.proof], index, ([leaf, top, ...proof]) => {
        const spoiled = { ...claim, leaf: leaf as Uint8Array, root: top as Uint8Array, proof };
        if (verifyInclusion(spoiled, hash)) throw new Error(`accepted for leaf ${index}`);
      });
    }
    expect(tried).toBeGreaterThan(Math.min(1, SCALE) * 4000);
  });

  it('in a consistency proof or one of its roots is one too many', () => {
    let tried = 0;
    for (let first = 1; first < SIZE; first += SCALE >= 100 ? 1 : 7) {
      const claim: ConsistencyClaim = {
        first,
        second: SIZE,
        firstRoot: tree.root(first),
        secondRoot: root,
        proof: tree.consistencyProof(first),
      };
      expect(verifyConsistency(claim, hash)).toBe(true);
      tried += flips([claim.firstRoot, claim.secondRoot, ...claim.proof], first, ([one, two, ...proof]) => {
        const spoiled = { ...claim, firstRoot: one as Uint8Array, secondRoot: two as Uint8Array, proof };
        if (verifyConsistency(spoiled, hash)) throw new Error(`accepted from ${first}`);
      });
    }
    expect(tried).toBeGreaterThan(Math.min(1, SCALE) * 4000);
  });

  it('in a note leaves no signature by the log and both witnesses over a checkpoint', () => {
    const whole = utf8(note(40, leavesOf(honestExhibit(40, 2).rows)));
    const keys = [LOG, ...WITNESSES].map(({ vkey }) => parseVerifierKey(vkey, hash) as VerifierKey);
    expect(standsBy(whole, keys)).toBe(true);
    const step = Math.max(1, Math.round(13 / SCALE));
    const accepted: number[] = [];
    for (let bit = 0; bit < whole.length * 8; bit += step)
      if (standsBy(flip(whole, bit), keys)) accepted.push(bit);
    expect(accepted).toEqual([]);
  });
});

/** True when the bytes are a checkpoint of the log, signed by every key. */
function standsBy(bytes: Uint8Array, keys: readonly VerifierKey[]): boolean {
  const read = parseNote(bytes);
  const checkpoint = read && parseCheckpoint(read.text);
  if (!read || checkpoint?.origin !== ORIGIN) return false;
  return keys.every((key) => checkSignatures(read, key, nodeCrypto).status === 'HOLDS');
}
