import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CanonicalError, canonicalise, parseCanonical } from '../../events/canonical.ts';
import { portableSha256, toHex } from '../../events/hash-suite.ts';

const text = fc.string({
  unit: fc.constantFrom('a', '"', '\\', '/', '\n', '\u007f', 'é', '〔', '预', '\u{1f600}', '\u2028', '~'),
});
const key = fc
  .oneof(text, fc.string({ unit: 'binary' }))
  .filter((name) => name !== '__proto__' && name.isWellFormed() && JSON.stringify(name) === `"${name}"`);
const leaf = fc.oneof(
  text,
  fc.string({ unit: 'grapheme' }),
  fc.boolean(),
  fc.constant(null),
  fc.maxSafeInteger().filter((n) => !Object.is(n, -0)),
);

/** Any value that the ledger may hold. */
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(key, tie('value'), { maxKeys: 6 }),
  ),
}));

/** The same value with the keys of every object in the opposite order. */
function reversed(given: unknown): unknown {
  if (Array.isArray(given)) return given.map(reversed);
  if (typeof given !== 'object' || given === null) return given;
  return Object.fromEntries(
    Object.entries(given)
      .toReversed()
      .map(([name, inner]) => [name, reversed(inner)]),
  );
}

const plain = (given: unknown): unknown => JSON.parse(JSON.stringify(given));
const hashOf = (given: unknown) =>
  toHex(portableSha256.digest(new TextEncoder().encode(canonicalise(given))));

describe('canonical bytes', () => {
  it('read back to the value they were written from', () => {
    fc.assert(
      fc.property(value, (given) => {
        const written = canonicalise(given);
        expect(canonicalise(parseCanonical(written))).toBe(written);
        expect(parseCanonical(written)).toEqual(JSON.parse(JSON.stringify(given)));
      }),
      { numRuns: 1000 },
    );
  });

  it('do not depend on the order in which keys were set', () => {
    fc.assert(
      fc.property(value, (given) => {
        expect(hashOf(reversed(given))).toBe(hashOf(given));
      }),
      { numRuns: 1000 },
    );
  });

  it('differ when the values differ', () => {
    fc.assert(
      fc.property(fc.tuple(leaf, leaf), fc.tuple(leaf, leaf), (one, other) => {
        const same = isDeepStrictEqual(plain(one), plain(other));
        expect(canonicalise(one) === canonicalise(other)).toBe(same);
      }),
      { numRuns: 500 },
    );
  });

  it('are found canonical only as they stand: any other JSON text of the same value is refused', () => {
    fc.assert(
      fc.property(value, fc.constantFrom(' ', '\n', '\t'), fc.nat(), (given, space, where) => {
        const written = canonicalise(given);
        const at = where % (written.length + 1);
        const changed = written.slice(0, at) + space + written.slice(at);
        fc.pre(changed !== written);
        const outcome = tryParse(changed);
        // A space within a string makes another value, and that one's own canonical text.
        if (outcome !== undefined) expect(canonicalise(outcome)).toBe(changed);
      }),
      { numRuns: 1000 },
    );
  });

  it('are refused for a key that needs an escape, which not every engine reads back', () => {
    fc.assert(
      fc.property(fc.constantFrom('"', '\\', '\n', '\u0000', '\u001f'), text, value, (mark, name, inner) => {
        expect(() => canonicalise({ outer: { [`${name}${mark}`]: inner } })).toThrow(CanonicalError);
      }),
    );
  });

  it('are refused for anything that JSON would change in silence', () => {
    const hostile = fc.oneof(
      fc.double().filter((n) => !Number.isSafeInteger(n) || Object.is(n, -0)),
      fc.constantFrom(undefined, () => 0, 10n, new Date(0), new Map(), '\ud800', 'x\udfff'),
    );
    fc.assert(
      fc.property(hostile, fc.array(key, { maxLength: 4 }), (bad, path) => {
        const nested = path.reduce<unknown>((inner, name) => ({ [name]: inner }), bad);
        expect(() => canonicalise(nested)).toThrow(CanonicalError);
      }),
      { numRuns: 500 },
    );
  });
});

function tryParse(given: string): unknown {
  try {
    return parseCanonical(given);
  } catch (error) {
    if (error instanceof CanonicalError) return undefined;
    throw error;
  }
}
