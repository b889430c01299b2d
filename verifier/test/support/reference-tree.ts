import { createHash } from 'node:crypto';

/*
 * RFC 6962, section 2.1, word for word: MTH, PATH and SUBPROOF over slices of a list of entries. Slow, obvious, and shares
 * nothing with what it is the yardstick of.
 */

const sha256 = (...parts: readonly Uint8Array[]): Uint8Array => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
};

/** Largest power of two smaller than `n`. */
const splitOf = (n: number): number => 2 ** Math.floor(Math.log2(n - 1));

const heads = new Map<string, Uint8Array>();

/** MTH(D[from:to]); remembered by range, because the same list is asked about many times. */
function head(entries: readonly Uint8Array[], from: number, to: number): Uint8Array {
  if (from === to) return sha256();
  if (to - from === 1) return sha256(Uint8Array.of(0), entries[from] as Uint8Array);
  const id = `${from}:${to}`;
  const known = heads.get(id);
  if (known) return known;
  const middle = from + splitOf(to - from);
  const made = sha256(Uint8Array.of(1), head(entries, from, middle), head(entries, middle, to));
  heads.set(id, made);
  return made;
}

function path(entries: readonly Uint8Array[], m: number, from: number, to: number): Uint8Array[] {
  if (to - from === 1) return [];
  const middle = from + splitOf(to - from);
  return m < middle
    ? [...path(entries, m, from, middle), head(entries, middle, to)]
    : [...path(entries, m, middle, to), head(entries, from, middle)];
}

function subproof(
  entries: readonly Uint8Array[],
  m: number,
  { from, to }: { from: number; to: number },
  whole: boolean,
): Uint8Array[] {
  if (m === to - from) return whole ? [] : [head(entries, from, to)];
  const k = splitOf(to - from);
  return m <= k
    ? [...subproof(entries, m, { from, to: from + k }, whole), head(entries, from + k, to)]
    : [...subproof(entries, m - k, { from: from + k, to }, false), head(entries, from, from + k)];
}

/** Entry number `index`: the same list for every test, so that what is remembered stays right. */
export const entryOf = (index: number): Uint8Array => new TextEncoder().encode(`entry ${index}`);
const ENTRIES = Array.from({ length: 1024 }, (_, index) => entryOf(index));

export const referenceRoot = (size: number): Uint8Array => head(ENTRIES, 0, size);
export const referenceInclusion = (index: number, size: number): Uint8Array[] =>
  path(ENTRIES, index, 0, size);
/** PROOF(m, D[n]); the RFC leaves `m = 0` undefined. */
export const referenceConsistency = (first: number, second: number): Uint8Array[] =>
  subproof(ENTRIES, first, { from: 0, to: second }, true);
