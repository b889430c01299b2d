/*
 * Merkle tree of RFC 6962, section 2. Invariants
 * - leaf = H(0x00 || data), node = H(0x01 || left || right): a node can't pass for a leaf.
 * - an odd node is carried up, never paired with itself: two lists of leaves never share a root.
 * - the empty tree has the root H("").
 */

/** A hash function of 32 bytes out. */
export type Hash = (bytes: Uint8Array) => Uint8Array;

export const HASH_BYTES = 32;

/** `H(0x00 || data)` */
export function leafHash(data: Uint8Array, hash: Hash): Uint8Array {
  const input = new Uint8Array(data.length + 1);
  input.set(data, 1);
  return hash(input);
}

/** `H(0x01 || left || right)` */
export function nodeHash(left: Uint8Array, right: Uint8Array, hash: Hash): Uint8Array {
  const input = new Uint8Array(1 + 2 * HASH_BYTES);
  input[0] = 1;
  input.set(left, 1);
  input.set(right, 1 + HASH_BYTES);
  return hash(input);
}

export const emptyRoot = (hash: Hash): Uint8Array => hash(new Uint8Array(0));

export const isTreeSize = (size: number): boolean => Number.isSafeInteger(size) && size >= 0;

/** `Math.floor(n / 2)`; shifts would cut a size above 2^31. */
export const half = (n: number): number => Math.floor(n / 2);

/** Largest power of two smaller than `n` (n ≥ 2): where RFC 6962 splits a tree of `n` leaves. */
export function split(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/**
 * Roots of the complete subtrees that make up a tree, largest first: all that is needed to append leaves and to know the
 * root. Holds log2(size) hashes, whatever the size.
 */
export class Frontier {
  readonly #hash: Hash;
  #size: number;
  readonly #peaks: Uint8Array[];

  /** Throws a RangeError when `peaks` are not as many as a tree of `size` leaves has. */
  constructor(hash: Hash, size = 0, peaks: readonly Uint8Array[] = []) {
    if (!isTreeSize(size)) throw new RangeError(`not a tree size: ${size}`);
    if (peaks.length !== bitsSet(size)) throw new RangeError(`${peaks.length} peaks for size ${size}`);
    this.#hash = hash;
    this.#size = size;
    this.#peaks = [...peaks];
  }

  get size(): number {
    return this.#size;
  }

  get peaks(): readonly Uint8Array[] {
    return this.#peaks;
  }

  /** Appends one leaf hash. */
  append(leaf: Uint8Array): void {
    let node = leaf;
    // Every trailing one-bit of the size is a complete subtree that the new leaf carries to the next level.
    for (let rest = this.#size; rest % 2 === 1; rest = half(rest)) {
      const left = this.#peaks.pop();
      if (!left) throw new RangeError('frontier out of step');
      node = nodeHash(left, node, this.#hash);
    }
    this.#peaks.push(node);
    this.#size++;
  }

  root(): Uint8Array {
    const last = this.#peaks.at(-1);
    if (!last) return emptyRoot(this.#hash);
    return this.#peaks.slice(0, -1).reduceRight((right, left) => nodeHash(left, right, this.#hash), last);
  }
}

function bitsSet(size: number): number {
  let bits = 0;
  for (let rest = size; rest > 0; rest = half(rest)) bits += rest % 2;
  return bits;
}

/** Root of the tree over these leaf hashes. */
export function rootOf(leaves: Iterable<Uint8Array>, hash: Hash): Uint8Array {
  const frontier = new Frontier(hash);
  for (const leaf of leaves) frontier.append(leaf);
  return frontier.root();
}
