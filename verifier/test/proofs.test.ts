import { describe, expect, it } from 'vitest';
import { equalBytes, fromHex, toHex } from '../src/bytes.ts';
import { emptyRoot, leafHash, nodeHash } from '../src/merkle.ts';
import { nodeCrypto } from '../src/node-crypto.ts';
import {
  type ConsistencyClaim,
  type InclusionClaim,
  verifyConsistency,
  verifyInclusion,
} from '../src/proofs.ts';
import { consistencyRanges, inclusionRanges, joinSubtrees, StoredTree, subtreesOf } from '../src/prove.ts';
import {
  entryOf,
  referenceConsistency,
  referenceInclusion,
  referenceRoot,
} from './support/reference-tree.ts';
import { consistencyVariants, inclusionVariants, variantsOfNothing } from './support/variants.ts';
import vectors from './vectors/rfc6962.json' with { type: 'json' };

const hash = nodeCrypto.sha256;
const bytes = (hex: string | undefined): Uint8Array => fromHex(hex ?? '') ?? new Uint8Array(0);
const LARGEST = 300;
const stored = new StoredTree(
  hash,
  Array.from({ length: LARGEST }, (_, index) => leafHash(entryOf(index), hash)),
);
const same = (a: readonly Uint8Array[], b: readonly Uint8Array[]): boolean =>
  a.length === b.length && a.every((node, at) => equalBytes(node, b[at] ?? new Uint8Array(0)));

const inclusionVectors: InclusionClaim[] = vectors.inclusion.map(({ index, size, leaf, proof }) => ({
  index,
  size,
  leaf: bytes(leaf),
  proof: proof.map(bytes),
  root: bytes(vectors.roots[size]),
}));
const consistencyVectors: ConsistencyClaim[] = vectors.consistency.map(({ first, second, proof }) => ({
  first,
  second,
  proof: proof.map(bytes),
  firstRoot: bytes(vectors.roots[first]),
  secondRoot: bytes(vectors.roots[second]),
}));

describe('inclusion proofs', () => {
  it('of the published vectors hold', () => {
    expect(inclusionVectors.map((claim) => verifyInclusion(claim, hash))).toEqual(Array(5).fill(true));
  });

  it('of the published vectors stop holding by any published way of spoiling them', () => {
    const held = inclusionVectors
      .flatMap(inclusionVariants)
      .filter(({ claim }) => verifyInclusion(claim, hash));
    expect(held).toEqual([]);
    expect(inclusionVectors.flatMap(inclusionVariants).length).toBeGreaterThan(90);
  });

  it('agree with the words of the RFC for every leaf of every size up to 300, and hold', () => {
    let checked = 0;
    for (let size = 1; size <= LARGEST; size++) {
      const root = referenceRoot(size);
      for (let index = 0; index < size; index++) {
        const proof = stored.inclusionProof(index, size);
        if (!same(proof, referenceInclusion(index, size))) throw new Error(`${index} of ${size}`);
        const leaf = stored.node({ level: 0, index });
        if (!verifyInclusion({ leaf, index, size, root, proof }, hash))
          throw new Error(`${index} of ${size}`);
        checked++;
      }
    }
    expect(checked).toBe((LARGEST * (LARGEST + 1)) / 2);
  });

  it('of one leaf hold for no other leaf, index, size or root', () => {
    const size = 37;
    const root = referenceRoot(size);
    for (let index = 0; index < size; index++) {
      const proof = stored.inclusionProof(index, size);
      for (let other = 0; other < size; other++) {
        const leaf = stored.node({ level: 0, index: other });
        const holds = verifyInclusion({ leaf, index, size, root, proof }, hash);
        expect([index, other, holds]).toEqual([index, other, index === other]);
        const moved = verifyInclusion(
          { leaf: stored.node({ level: 0, index }), index: other, size, root, proof },
          hash,
        );
        expect([index, other, moved]).toEqual([index, other, index === other]);
      }
    }
  });

  it('have exactly as many hashes as the tree is high, even where the root was made to fit', () => {
    const leaf = leafHash(entryOf(0), hash);
    const sibling = leafHash(entryOf(1), hash);
    const [left, right] = [nodeHash(leaf, sibling, hash), nodeHash(sibling, leaf, hash)];
    for (const root of [left, right])
      expect(verifyInclusion({ leaf, index: 0, size: 1, root, proof: [sibling] }, hash)).toBe(false);
    expect(verifyInclusion({ leaf, index: 0, size: 2, root: left, proof: [sibling] }, hash)).toBe(true);
    const [high, low] = [nodeHash(sibling, left, hash), nodeHash(left, sibling, hash)];
    for (const root of [high, low])
      expect(verifyInclusion({ leaf, index: 0, size: 2, root, proof: [sibling, sibling] }, hash)).toBe(false);
    expect(verifyInclusion({ leaf, index: 0, size: 2, root: leaf, proof: [] }, hash)).toBe(false);
  });

  it('hold hashes of 32 bytes, neither shorter by a zero at the end nor longer', () => {
    const leaf = leafHash(entryOf(0), hash);
    const sibling = leafHash(entryOf(1), hash).with(31, 0);
    const claim = { leaf, index: 0, size: 2, root: nodeHash(leaf, sibling, hash), proof: [sibling] };
    expect(verifyInclusion(claim, hash)).toBe(true);
    expect(verifyInclusion({ ...claim, proof: [sibling.subarray(0, 31)] }, hash)).toBe(false);
    expect(verifyInclusion({ ...claim, proof: [new Uint8Array([...sibling, 0])] }, hash)).toBe(false);
    const short = { ...claim, index: 1, leaf: sibling, root: nodeHash(leaf, sibling, hash), proof: [leaf] };
    expect(verifyInclusion(short, hash)).toBe(true);
    expect(verifyInclusion({ ...short, leaf: sibling.subarray(0, 31) }, hash)).toBe(false);
  });

  it('are not made for a leaf that is not there', () => {
    for (const [index, size] of [
      [0, 0],
      [3, 3],
      [-1, 3],
      [0.5, 3],
      [1, 2.5],
    ] as const)
      expect(() => inclusionRanges(index, size)).toThrow(`no proof of inclusion of ${index} in ${size}`);
    expect(() => stored.inclusionProof(0, LARGEST + 1)).toThrow('no subtree');
  });

  it('hold in trees above 2^31 and near 2^53, where shifts and 32-bit numbers would fail', () => {
    for (const size of [2 ** 31 + 1, 2 ** 40 + 3, Number.MAX_SAFE_INTEGER])
      for (const index of [0, 2 ** 31 - 1, size - 2, size - 1]) {
        const ranges = inclusionRanges(index, size);
        expect(ranges.reduce((leaves, { from, to }) => leaves + (to - from), 1)).toBe(size);
        const leaf = leafHash(entryOf(index), hash);
        const proof = ranges.map(({ from }) => leafHash(entryOf(from), hash));
        // Siblings can be anything: what they lead to is computed here from where each of them stands.
        const root = ranges.reduce((node, { from }, at) => {
          const sibling = proof[at] ?? node;
          return from > index ? nodeHash(node, sibling, hash) : nodeHash(sibling, node, hash);
        }, leaf);
        expect(verifyInclusion({ leaf, index, size, root, proof }, hash)).toBe(true);
        expect(verifyInclusion({ leaf, index: index ^ 1, size, root, proof }, hash)).toBe(false);
      }
  });
});

describe('consistency proofs', () => {
  it('of the published vectors hold', () => {
    expect(consistencyVectors.map((claim) => verifyConsistency(claim, hash))).toEqual(Array(5).fill(true));
  });

  it('of the published vectors stop holding by any published way of spoiling them', () => {
    const spoiled = [...consistencyVectors.flatMap(consistencyVariants), ...variantsOfNothing(hash)];
    expect(spoiled.filter(({ claim }) => verifyConsistency(claim, hash))).toEqual([]);
    expect(spoiled.length).toBeGreaterThan(90);
  });

  it('agree with the words of the RFC for every pair of sizes up to 300, and hold', () => {
    let checked = 0;
    for (let second = 1; second <= LARGEST; second++) {
      const secondRoot = referenceRoot(second);
      for (let first = 1; first <= second; first++) {
        const proof = stored.consistencyProof(first, second);
        if (!same(proof, referenceConsistency(first, second))) throw new Error(`${first} to ${second}`);
        const claim = { first, second, firstRoot: referenceRoot(first), secondRoot, proof };
        if (!verifyConsistency(claim, hash)) throw new Error(`${first} to ${second}`);
        checked++;
      }
    }
    expect(checked).toBe((LARGEST * (LARGEST + 1)) / 2);
  });

  it('hold for no other first or second size', () => {
    const second = 23;
    const secondRoot = referenceRoot(second);
    for (let first = 1; first < second; first++) {
      const proof = stored.consistencyProof(first, second);
      const firstRoot = referenceRoot(first);
      for (let other = 0; other <= 40; other++) {
        const moved = { first: other, second, firstRoot, secondRoot, proof };
        expect([first, other, verifyConsistency(moved, hash)]).toEqual([first, other, other === first]);
      }
    }
  });

  it('never show that another history was extended', () => {
    const forged = new StoredTree(hash);
    for (let index = 0; index < 40; index++)
      forged.append(leafHash(entryOf(index === 5 ? 999 : index), hash));
    for (let first = 6; first <= 40; first++) {
      const claim = {
        first,
        second: 40,
        firstRoot: referenceRoot(first),
        secondRoot: forged.root(),
        proof: forged.consistencyProof(first, 40),
      };
      expect([first, verifyConsistency(claim, hash)]).toEqual([first, false]);
    }
    // Up to the commit that differs both histories are one.
    const before = { first: 5, second: 40, firstRoot: referenceRoot(5), secondRoot: forged.root() };
    expect(verifyConsistency({ ...before, proof: forged.consistencyProof(5, 40) }, hash)).toBe(true);
  });

  it('from the empty tree are empty, and the empty tree has one root', () => {
    const claim = {
      first: 0,
      second: 9,
      firstRoot: emptyRoot(hash),
      secondRoot: referenceRoot(9),
      proof: [],
    };
    expect(verifyConsistency(claim, hash)).toBe(true);
    expect(consistencyRanges(0, 9)).toEqual([]);
    expect(verifyConsistency({ ...claim, firstRoot: referenceRoot(1) }, hash)).toBe(false);
    expect(verifyConsistency({ ...claim, proof: [referenceRoot(1)] }, hash)).toBe(false);
    expect(verifyConsistency({ ...claim, secondRoot: new Uint8Array(31) }, hash)).toBe(false);
    const same = { ...claim, second: 0, secondRoot: emptyRoot(hash) };
    expect(verifyConsistency(same, hash)).toBe(true);
    const bogus = referenceRoot(1);
    expect(verifyConsistency({ ...same, firstRoot: bogus, secondRoot: bogus }, hash)).toBe(false);
  });

  it('are refused for sizes that are none', () => {
    const [firstRoot, secondRoot] = [referenceRoot(3), referenceRoot(7)];
    const proof = stored.consistencyProof(3, 7);
    for (const size of [-1, -2, 0.5, 2.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
      expect(verifyConsistency({ first: size, second: 7, firstRoot, secondRoot, proof }, hash)).toBe(false);
      expect(verifyConsistency({ first: 3, second: size, firstRoot, secondRoot, proof }, hash)).toBe(false);
      const equal = { first: size, second: size, firstRoot, secondRoot: firstRoot, proof: [] };
      expect(verifyConsistency(equal, hash)).toBe(false);
    }
  });

  it('hold hashes of 32 bytes and no more of them than lead to both roots', () => {
    const second = nodeHash(referenceRoot(2), referenceRoot(2).with(31, 0), hash);
    const claim = { first: 2, second: 4, firstRoot: referenceRoot(2), secondRoot: second };
    expect(verifyConsistency({ ...claim, proof: [referenceRoot(2).with(31, 0)] }, hash)).toBe(true);
    expect(verifyConsistency({ ...claim, proof: [referenceRoot(2).subarray(0, 31)] }, hash)).toBe(false);
    const node = referenceRoot(2);
    const higher = nodeHash(node, nodeHash(node, node, hash), hash);
    const longer = { ...claim, firstRoot: nodeHash(node, node, hash), secondRoot: higher };
    expect(verifyConsistency({ ...longer, proof: [node, node] }, hash)).toBe(false);
    expect(verifyConsistency({ ...claim, first: 3, proof: [] }, hash)).toBe(false);
  });

  it('are not made from a larger tree to a smaller one', () => {
    expect(() => consistencyRanges(4, 3)).toThrow('no proof of consistency of 4 and 3');
    expect(() => consistencyRanges(-1, 3)).toThrow('no proof of consistency of -1 and 3');
    expect(() => consistencyRanges(1, 3.5)).toThrow('no proof of consistency of 1 and 3.5');
    expect(consistencyRanges(3, 3)).toEqual([]);
  });
});

describe('complete subtrees', () => {
  it('cover a range from left to right, each as large as it can be, and join to its root', () => {
    for (let to = 0; to <= 70; to++) {
      const subtrees = subtreesOf({ from: 0, to });
      let at = 0;
      for (const { level, index } of subtrees) {
        expect(index * 2 ** level).toBe(at);
        at += 2 ** level;
      }
      expect(at).toBe(to);
      const nodes = subtrees.map((subtree) => stored.node(subtree));
      expect(toHex(joinSubtrees(nodes, hash))).toBe(toHex(referenceRoot(to)));
    }
    expect(subtreesOf({ from: 6, to: 13 })).toEqual([
      { level: 1, index: 3 },
      { level: 2, index: 2 },
      { level: 0, index: 12 },
    ]);
  });

  it('are not given when the tree does not hold them whole', () => {
    expect(() => stored.node({ level: 9, index: 0 })).toThrow('no subtree 0 of level 9');
    expect(() => stored.node({ level: 0, index: LARGEST })).toThrow(`no subtree ${LARGEST} of level 0`);
  });
});
