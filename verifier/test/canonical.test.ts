import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCanonical, canonicalise as written } from '../../events/canonical.ts';
import { canonicalise, type Json, readCanonical, readCanonicalObject } from '../src/canonical.ts';
import { isCanonicalText } from '../src/canonical-scan.ts';
import { SCALE } from './support/scale.ts';

/** What the ledger itself takes for canonical: the scan must agree with it about every text. */
function isCanonicalForLedger(text: string): boolean {
  try {
    parseCanonical(text);
    return true;
  } catch {
    return false;
  }
}

const nested = (depth: number, inner: string): string => '['.repeat(depth) + inner + ']'.repeat(depth);

const CANONICAL = [
  '{}',
  '[]',
  '""',
  '0',
  '-1',
  'null',
  'true',
  'false',
  '9007199254740991',
  '-9007199254740991',
  '{"a":1,"b":[true,false,null,"x"]}',
  '{"":0}',
  '{"A":1,"a":2,"é":3,"预":4,"😀":5,"ﬁ":6}',
  '"\\"\\\\\\b\\f\\n\\r\\t\\u0000\\u001f"',
  '"\u007f\u2028/<😀"',
  nested(64, '1'),
  nested(65, ''),
];

const OTHERWISE = [
  '',
  ' 1',
  '1 ',
  '{"a": 1}',
  '[1,]',
  '[,1]',
  '[1 ]',
  '{"a":1,}',
  '{,}',
  '{"b":1,"a":2}',
  '{"a":1,"a":1}',
  '{"a"}',
  '{"a":}',
  '{"a",1}',
  '{a:1}',
  '{"__proto__":1}',
  '{"a\\nb":1}',
  '{"a\\u0000":1}',
  '{"\\"":1}',
  '{"ﬁ":6,"😀":5}',
  '01',
  '-0',
  '-',
  '+1',
  '1.0',
  '1e3',
  '.5',
  'NaN',
  'Infinity',
  '9007199254740992',
  '-9007199254740992',
  '99999999999999999999',
  '9'.repeat(100_000),
  '"\\u0041"',
  '"\\u001F"',
  '"\\u0008"',
  '"\\/"',
  '"\\x"',
  '"\\',
  '"a',
  '"\n"',
  '"\\ud83d\\ude00"',
  '"\\ud800"',
  '"\ud800"',
  '{"\udc00":1}',
  '\ufeff{}',
  'nul',
  'nulll',
  'undefined',
  '[1',
  '{"a":1',
  '[1}',
  '{"a":1]',
  '1,2',
  '{}{}',
  nested(65, '1'),
  nested(66, ''),
  '['.repeat(1_000_000),
  '{"a":'.repeat(1_000_000),
];

describe('canonical JSON', () => {
  it.each(CANONICAL)('is %s', (text) => {
    expect([isCanonicalText(text), isCanonicalForLedger(text)]).toEqual([true, true]);
    expect(readCanonical(text)).toEqual(JSON.parse(text));
    expect(canonicalise(readCanonical(text) as Json)).toBe(text);
  });

  it.each(OTHERWISE.map((text) => [text.slice(0, 40), text]))('is not %s', (_, text) => {
    expect([isCanonicalText(text), isCanonicalForLedger(text)]).toEqual([false, false]);
    expect(readCanonical(text)).toBeUndefined();
  });

  it('is every text that the ledger writes', () => {
    const value = fc.jsonValue({ maxDepth: 5 }).map(storable);
    fc.assert(
      fc.property(value, (given) => {
        const text = written(given);
        expect([isCanonicalText(text), canonicalise(given)]).toEqual([true, text]);
      }),
      { numRuns: 500 * SCALE },
    );
  });

  it('is told as the ledger tells it, for texts that are nearly canonical', () => {
    const unit = fc.constantFrom(...'{}[]:,"\\ab01-.eu0 \u0001é', 'true', '\\n', '\\u001', '"a":', 'null');
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 14 }), (units) => {
        const text = units.join('');
        expect([text, isCanonicalText(text)]).toEqual([text, isCanonicalForLedger(text)]);
      }),
      { numRuns: 20_000 * SCALE },
    );
  });

  it('is told as the ledger tells it, after any small change of a canonical text', () => {
    const base = written({ a: [1, -2, { 预案: 'x\n', z: null }], b: '😀"', c: true });
    const change = fc.tuple(
      fc.nat(base.length),
      fc.nat(3),
      fc.constantFrom(...'{}[]:,"\\ab01- \n', '预', ''),
    );
    fc.assert(
      fc.property(change, ([at, cut, put]) => {
        const text = base.slice(0, at) + put + base.slice(at + cut);
        expect([text, isCanonicalText(text)]).toEqual([text, isCanonicalForLedger(text)]);
      }),
      { numRuns: 5_000 * SCALE },
    );
  });

  it('is read as an object only where it is one', () => {
    expect(readCanonicalObject('{"a":1}')).toEqual({ a: 1 });
    for (const text of ['[]', 'null', '1', '"{}"', '{ }']) expect(readCanonicalObject(text)).toBeUndefined();
  });
});

/** Any JSON value made one that the ledger may hold: whole numbers, plain keys, well-formed texts. */
function storable(value: unknown): Json {
  if (typeof value === 'number') return Number.isSafeInteger(value) && !Object.is(value, -0) ? value : 0;
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== 'object' || value === null) return value as boolean | null;
  const entries = Object.entries(value).map(([key, inner]) => [plainKey(key), storable(inner)] as const);
  return Object.fromEntries(entries.filter(([key]) => key !== '__proto__'));
}

const plainKey = (key: string): string =>
  key
    .toWellFormed()
    .replaceAll(/["\\]/g, '_')
    .replaceAll(/\p{Cc}/gu, '_');
