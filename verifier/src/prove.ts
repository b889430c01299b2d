import { emptyRoot, type Hash, isTreeSize, nodeHash, split } from './merkle.ts';

/*
 * Which hashes make up a proof. A proof is a list of ranges of leaves; every range falls apart into complete subtrees,
 * and complete subtrees never change once they are written, so whoever keeps them (tiles) can answer every proof.
 */

/** Leaves `[from, to)`, counted from 0. */
export interface LeafRange {
  readonly from: number;
  readonly to: number;
}

/** A complete subtree: the `index`-th of 2^level leaves. */
export interface Subtree {
  readonly level: number;
  readonly index: number;
}

function require(ok: boolean, what: string): void {
  if (!ok) throw new RangeError(`no proof of ${what}`);
}

/** Ranges whose roots prove that leaf `index` is in the tree of `size` leaves (RFC 6962, 2.1.1), leaf to root. */
export function inclusionRanges(index: number, size: number): LeafRange[] {
  require(isTreeSize(index) && isTreeSize(size) && index < size, `inclusion of ${index} in ${size}`);
  const ranges: LeafRange[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + split(to - from);
    ranges.push(index < middle ? { from: middle, to } : { from, to: middle });
    [from, to] = index < middle ? [from, middle] : [middle, to];
  }
  return ranges.reverse();
}

/** Ranges whose roots prove that the tree of `second` leaves extends that of `first` leaves (RFC 6962, 2.1.2). */
export function consistencyRanges(first: number, second: number): LeafRange[] {
  require(isTreeSize(first) &&
    isTreeSize(second) &&
    first <= second, `consistency of ${first} and ${second}`);
  if (first === 0 || first === second) return [];
  const ranges: LeafRange[] = [];
  let [from, to] = [0, second];
  while (first !== to) {
    const middle = from + split(to - from);
    ranges.push(first <= middle ? { from: middle, to } : { from, to: middle });
    [from, to] = first <= middle ? [from, middle] : [middle, to];
  }
  // The first tree as a whole is known to whoever checks; a part of it at the right edge is not.
  if (from > 0) ranges.push({ from, to });
  return ranges.reverse();
}

/** The complete subtrees that make up a range of a proof or a whole tree, left to right. */
export function subtreesOf({ from, to }: LeafRange): Subtree[] {
  const subtrees: Subtree[] = [];
  for (let at = from; at < to; ) {
    let [level, width] = [0, 1];
    while (at % (width * 2) === 0 && at + width * 2 <= to) {
      level++;
      width *= 2;
    }
    subtrees.push({ level, index: at / width });
    at += width;
  }
  return subtrees;
}

/** Root of a range from the hashes of its complete subtrees, left to right. */
export function joinSubtrees(nodes: readonly Uint8Array[], hash: Hash): Uint8Array {
  const last = nodes.at(-1);
  if (!last) return emptyRoot(hash);
  return nodes.slice(0, -1).reduceRight((right, left) => nodeHash(left, right, hash), last);
}

/** A tree in memory, every level of it: gives the hash of any complete subtree. */
export class StoredTree {
  readonly #hash: Hash;
  readonly #levels: Uint8Array[][] = [[]];

  constructor(hash: Hash, leaves: Iterable<Uint8Array> = []) {
    this.#hash = hash;
    for (const leaf of leaves) this.append(leaf);
  }

  get size(): number {
    return this.#levels[0]?.length ?? 0;
  }

  append(leaf: Uint8Array): void {
    let node = leaf;
    for (let level = 0; ; level++) {
      const nodes = this.#levels[level] ?? [];
      this.#levels[level] = nodes;
      nodes.push(node);
      const left = nodes[nodes.length - 2];
      if (nodes.length % 2 === 1 || !left) return;
      node = nodeHash(left, node, this.#hash);
    }
  }

  /** Throws a RangeError when the tree does not hold that subtree whole. */
  node({ level, index }: Subtree): Uint8Array {
    const node = this.#levels[level]?.[index];
    if (!node) throw new RangeError(`no subtree ${index} of level ${level} in a tree of ${this.size}`);
    return node;
  }

  root(size = this.size): Uint8Array {
    return this.#rangeRoot({ from: 0, to: size });
  }

  inclusionProof(index: number, size = this.size): Uint8Array[] {
    return inclusionRanges(index, size).map((range) => this.#rangeRoot(range));
  }

  consistencyProof(first: number, second = this.size): Uint8Array[] {
    return consistencyRanges(first, second).map((range) => this.#rangeRoot(range));
  }

  #rangeRoot(range: LeafRange): Uint8Array {
    const nodes = subtreesOf(range).map((subtree) => this.node(subtree));
    return joinSubtrees(nodes, this.#hash);
  }
}
