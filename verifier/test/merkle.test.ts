import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../src/bytes.ts';
import { emptyRoot, Frontier, leafHash, nodeHash, rootOf, split } from '../src/merkle.ts';
import { nodeCrypto } from '../src/node-crypto.ts';
import { StoredTree } from '../src/prove.ts';
import { entryOf, referenceRoot } from './support/reference-tree.ts';
import vectors from './vectors/rfc6962.json' with { type: 'json' };

const hash = nodeCrypto.sha256;
const bytes = (hex: string): Uint8Array => fromHex(hex) ?? new Uint8Array(1);
const vectorLeaves = vectors.leaves.map((leaf) => leafHash(bytes(leaf), hash));
const leaf = (index: number): Uint8Array => leafHash(entryOf(index), hash);

describe('Merkle tree (RFC 6962)', () => {
  it('has the published roots for 0 to 8 leaves of the well-known set', () => {
    const roots = vectors.roots.map((_, size) => toHex(rootOf(vectorLeaves.slice(0, size), hash)));
    expect(roots).toEqual(vectors.roots);
    expect(roots).toHaveLength(9);
  });

  it('agrees with the words of the RFC for every size up to 300', () => {
    const frontier = new Frontier(hash);
    const stored = new StoredTree(hash);
    for (let size = 0; size <= 300; size++) {
      expect(toHex(frontier.root())).toBe(toHex(referenceRoot(size)));
      expect(toHex(stored.root())).toBe(toHex(referenceRoot(size)));
      expect([frontier.size, stored.size]).toEqual([size, size]);
      frontier.append(leaf(size));
      stored.append(leaf(size));
    }
    for (let size = 0; size <= 300; size++) expect(toHex(stored.root(size))).toBe(toHex(referenceRoot(size)));
  });

  it('sets leaves apart from nodes, and never pairs an odd leaf with itself', () => {
    const [a, b, c] = [leaf(0), leaf(1), leaf(2)];
    expect(toHex(rootOf([a, b, c], hash))).not.toBe(toHex(rootOf([a, b, c, c], hash)));
    const pair = new Uint8Array([...a, ...b]);
    expect(toHex(leafHash(pair, hash))).not.toBe(toHex(nodeHash(a, b, hash)));
    expect(toHex(emptyRoot(hash))).toBe(vectors.roots[0]);
  });

  it('goes on from kept peaks as if it had never stopped, at every size', () => {
    for (let cut = 0; cut <= 40; cut++) {
      const first = new Frontier(hash);
      for (let index = 0; index < cut; index++) first.append(leaf(index));
      const second = new Frontier(hash, first.size, first.peaks);
      for (let index = cut; index < 70; index++) second.append(leaf(index));
      expect(toHex(second.root())).toBe(toHex(referenceRoot(70)));
      // The peaks that were handed over are copied, not shared.
      expect(toHex(first.root())).toBe(toHex(referenceRoot(cut)));
    }
  });

  it('takes no peaks that are not as many as the size has bits, and no size that is none', () => {
    const peak = leaf(0);
    expect(() => new Frontier(hash, 3, [peak])).toThrow('1 peaks for size 3');
    expect(() => new Frontier(hash, 2, [peak, peak])).toThrow('2 peaks for size 2');
    expect(() => new Frontier(hash, 0, [peak])).toThrow('1 peaks for size 0');
    for (const size of [-1, 0.5, Number.NaN, 2 ** 53])
      expect(() => new Frontier(hash, size)).toThrow(`not a tree size: ${size}`);
    // Above 2^31, where shifts would have cut the size.
    const large = 2 ** 40 + 1;
    expect(new Frontier(hash, large, [peak, peak]).size).toBe(large);
  });

  it('splits at the largest power of two below the size', () => {
    expect([2, 3, 4, 5, 8, 9, 2 ** 40, 2 ** 40 + 1].map(split)).toEqual([1, 2, 2, 4, 4, 8, 2 ** 39, 2 ** 40]);
  });
});
