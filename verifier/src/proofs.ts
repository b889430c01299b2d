import { equalBytes } from './bytes.ts';
import { emptyRoot, HASH_BYTES, type Hash, half, isTreeSize, nodeHash } from './merkle.ts';

/*
 * Verification of RFC 6962 proofs, by the algorithms of RFC 9162, 2.1.3.2 and 2.1.4.2. A proof is accepted only when it
 * has exactly the hashes that the sizes ask for. Never throws on hostile input.
 */

export interface InclusionClaim {
  readonly leaf: Uint8Array;
  readonly index: number;
  readonly size: number;
  readonly root: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

export interface ConsistencyClaim {
  readonly first: number;
  readonly second: number;
  readonly firstRoot: Uint8Array;
  readonly secondRoot: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

const wellFormed = (hashes: readonly Uint8Array[]): boolean =>
  hashes.every((node) => node.length === HASH_BYTES);

/** True when `proof` shows that `leaf` stands at `index` of the tree with `size` leaves and `root`. */
export function verifyInclusion({ leaf, index, size, root, proof }: InclusionClaim, hash: Hash): boolean {
  if (!isTreeSize(index) || !isTreeSize(size) || index >= size) return false;
  if (!wellFormed([leaf, root, ...proof])) return false;
  const climb = new Climb(index, size - 1);
  let node = leaf;
  for (const sibling of proof) {
    if (climb.atTop) return false;
    node = climb.step() === 'LEFT' ? nodeHash(sibling, node, hash) : nodeHash(node, sibling, hash);
  }
  return climb.atTop && equalBytes(node, root);
}

/** True when `proof` shows that the tree with `second` leaves extends the one with `first` leaves. */
export function verifyConsistency(claim: ConsistencyClaim, hash: Hash): boolean {
  const { first, second, firstRoot, secondRoot, proof } = claim;
  if (!isTreeSize(first) || !isTreeSize(second) || first > second) return false;
  // The empty tree has one root only, and every tree extends it.
  if (first === 0 && !equalBytes(firstRoot, emptyRoot(hash))) return false;
  if (first === second) return proof.length === 0 && equalBytes(firstRoot, secondRoot);
  if (!wellFormed([firstRoot, secondRoot, ...proof])) return false;
  if (first === 0) return proof.length === 0;
  return climbBoth(claim, hash);
}

/** Recomputes both roots from the proof; `first` is at least 1 and less than `second`. */
function climbBoth({ first, second, firstRoot, secondRoot, proof }: ConsistencyClaim, hash: Hash): boolean {
  // A complete first tree is its own first node; otherwise the proof begins with it.
  const [seed, ...rest] = isPowerOfTwo(first) ? [firstRoot, ...proof] : proof;
  if (!seed) return false;
  const climb = new Climb(first - 1, second - 1);
  climb.skipRightEdges();
  let [inFirst, inSecond] = [seed, seed];
  for (const node of rest) {
    if (climb.atTop) return false;
    if (climb.step() === 'LEFT') {
      inFirst = nodeHash(node, inFirst, hash);
      inSecond = nodeHash(node, inSecond, hash);
    } else {
      inSecond = nodeHash(inSecond, node, hash);
    }
  }
  return climb.atTop && equalBytes(inFirst, firstRoot) && equalBytes(inSecond, secondRoot);
}

/** The way from a node to the root: `fn` and `sn` of RFC 9162, in arithmetic that holds above 2^31. */
class Climb {
  #node: number;
  #last: number;

  constructor(node: number, last: number) {
    this.#node = node;
    this.#last = last;
  }

  get atTop(): boolean {
    return this.#last === 0;
  }

  /** On which side the sibling stands at this level; goes up past it. */
  step(): 'LEFT' | 'RIGHT' {
    const side = this.#node % 2 === 1 || this.#node === this.#last ? 'LEFT' : 'RIGHT';
    // A node on the right edge has no sibling where the edge is ragged: those levels have no hash in the proof.
    if (side === 'LEFT') while (this.#node % 2 === 0 && this.#node !== 0) this.#up();
    this.#up();
    return side;
  }

  skipRightEdges(): void {
    while (this.#node % 2 === 1) this.#up();
  }

  #up(): void {
    this.#node = half(this.#node);
    this.#last = half(this.#last);
  }
}

function isPowerOfTwo(n: number): boolean {
  let rest = n;
  while (rest % 2 === 0 && rest > 0) rest /= 2;
  return rest === 1;
}
