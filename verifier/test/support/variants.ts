import { emptyRoot, type Hash } from '../../src/merkle.ts';
import type { ConsistencyClaim, InclusionClaim } from '../../src/proofs.ts';

/*
 * The ways in which the test data of transparency-dev/merkle spoils a proof that holds, by the same names. Applied to its
 * five inclusion and five consistency proofs they give its vectors again, and some more.
 */

interface Variant<T> {
  readonly name: string;
  readonly claim: T;
}

const NOTHING = new Uint8Array(0);
const NOISE = new Uint8Array(32).fill(0xab);
const WRONG = new TextEncoder().encode('WrongRoot');

const flipped = (bytes: Uint8Array, bit: number): Uint8Array =>
  bytes.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));

const proofVariants = (
  proof: readonly Uint8Array[],
  roots: readonly Uint8Array[],
): Record<string, Uint8Array[]> => {
  const variants: Record<string, Uint8Array[]> = {
    'preceding garbage': [NOTHING, ...proof],
    'trailing garbage': [...proof, NOTHING],
    'preceding noise': [NOISE, ...proof],
    'trailing noise': [...proof, NOISE],
  };
  for (const [at, root] of roots.entries()) {
    variants[`preceding root ${at}`] = [root, ...proof];
    variants[`trailing root ${at}`] = [...proof, root];
  }
  const [first, ...rest] = proof;
  if (!first) return variants;
  variants['empty'] = [];
  variants['truncated at the end'] = proof.slice(0, -1);
  variants['truncated at the beginning'] = rest;
  variants['first hash twice'] = [first, ...proof];
  variants['inserted component'] = [first, NOISE, ...rest];
  for (const [at, node] of proof.entries()) {
    variants[`modified [${at}] bit 3`] = proof.with(at, flipped(node, 3));
    variants[`modified [${at}] bit 4`] = proof.with(at, flipped(node, 4));
    variants[`shortened [${at}]`] = proof.with(at, node.subarray(1));
  }
  return variants;
};

const named = <T>(variants: Record<string, T>): Variant<T>[] =>
  Object.entries(variants).map(([name, claim]) => ({ name, claim }));

export function inclusionVariants(claim: InclusionClaim): Variant<InclusionClaim>[] {
  const { index, size, root, proof } = claim;
  const proofs = Object.entries(proofVariants(proof, [root])).map(([name, spoiled]) => ({
    name,
    claim: { ...claim, proof: spoiled },
  }));
  return [
    ...proofs,
    ...named<InclusionClaim>({
      'index - 1': { ...claim, index: index - 1 },
      'index 2^64 - 1': { ...claim, index: 2 ** 64 - 1 },
      'index + 1': { ...claim, index: index + 1 },
      'index ^ 2': { ...claim, index: index ^ 2 },
      'size * 2': { ...claim, size: size * 2 },
      'size / 2': { ...claim, size: Math.floor(size / 2) },
      'no number': { ...claim, index: Number.NaN },
      'wrong leaf': { ...claim, leaf: WRONG },
      'leaf of noise': { ...claim, leaf: NOISE },
      'no leaf': { ...claim, leaf: NOTHING },
      'random root': { ...claim, root: NOISE },
      'no root': { ...claim, root: NOTHING },
    }),
  ];
}

export function consistencyVariants(claim: ConsistencyClaim): Variant<ConsistencyClaim>[] {
  const { first, second, firstRoot, secondRoot, proof } = claim;
  const proofs = Object.entries(proofVariants(proof, [firstRoot, secondRoot])).map(([name, spoiled]) => ({
    name,
    claim: { ...claim, proof: spoiled },
  }));
  const roots = named<ConsistencyClaim>({
    'wrong root 1': { ...claim, firstRoot: WRONG },
    'wrong root 2': { ...claim, secondRoot: WRONG },
    'noise for root 1': { ...claim, firstRoot: NOISE },
    'noise for root 2': { ...claim, secondRoot: NOISE },
  });
  // Between equal sizes the roots are one and the sizes say nothing.
  if (first === second) return [...proofs, ...roots];
  return [
    ...proofs,
    ...roots,
    ...named<ConsistencyClaim>({
      'first - 1': { ...claim, first: first - 1 },
      'first + 1': { ...claim, first: first + 1 },
      'first ^ 2': { ...claim, first: first ^ 2 },
      'second * 2': { ...claim, second: second * 2 },
      'second / 2': { ...claim, second: Math.floor(second / 2) },
      'sizes swapped': { ...claim, first: second, second: first },
      'roots swapped': { ...claim, firstRoot: secondRoot, secondRoot: firstRoot },
      'no number': { ...claim, second: Number.NaN },
    }),
  ];
}

/** Claims about empty and tiny trees, none of which holds. */
export function variantsOfNothing(hash: Hash): Variant<ConsistencyClaim>[] {
  const empty = emptyRoot(hash);
  const claim = { firstRoot: WRONG, secondRoot: NOISE, proof: [] };
  return named<ConsistencyClaim>({
    'from more to less': { ...claim, first: 1, second: 0 },
    'from two to one': { ...claim, first: 2, second: 1 },
    'from nothing, with another root': { ...claim, first: 0, second: 1 },
    'from nothing to what is no root': { ...claim, first: 0, second: 1, firstRoot: empty, secondRoot: WRONG },
    'from one to two without a proof': { ...claim, first: 1, second: 2, firstRoot: empty },
    'from nothing to nothing with two roots': { ...claim, first: 0, second: 0 },
    'from nothing to nothing with one wrong root': { ...claim, first: 0, second: 0, secondRoot: WRONG },
    'from one to one with two roots': { ...claim, first: 1, second: 1 },
    'from one to one with a proof': {
      first: 1,
      second: 1,
      firstRoot: empty,
      secondRoot: empty,
      proof: [empty],
    },
    'from nothing to nothing with a proof': {
      first: 0,
      second: 0,
      firstRoot: empty,
      secondRoot: empty,
      proof: [empty],
    },
    'from nothing with a proof': { first: 0, second: 1, firstRoot: empty, secondRoot: empty, proof: [empty] },
  });
}
