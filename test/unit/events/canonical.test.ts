import { describe, expect, it } from 'vitest';
import { CanonicalError, canonicalise, parseCanonical } from '../../../events/canonical.ts';

const refusal = (value: unknown): { path: string; reason: string } => {
  try {
    canonicalise(value);
  } catch (error) {
    if (error instanceof CanonicalError) return { path: error.path, reason: error.reason };
    throw error;
  }
  throw new Error('was not refused');
};

const withHole = [1];
withHole.length = 2;

describe('canonical JSON (RFC 8785)', () => {
  it('sorts keys by UTF-16 code units, as in section 3.2.3 (its carriage return apart)', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    expect(Object.values(JSON.parse(canonicalise(value)) as object)).toHaveLength(6);
    expect([...canonicalise(value).matchAll(/:"([^"]+)"/g)].map((match) => match[1])).toEqual([
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
  });

  it('writes strings and literals of the example in section 3.2.2 byte for byte', () => {
    const value = { string: '\u20ac$\u000f\nA\'\u0042\u0022\u005c\\"/', literals: [null, true, false] };
    expect(canonicalise(value)).toBe(
      '{"literals":[null,true,false],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('sorts within nested objects and keeps the order of arrays, as in the RFC’s test data (its line-break key apart)', () => {
    const value = {
      '1': { f: { f: 'hi', F: 5 }, é: 56 },
      '10': {},
      '': 'empty',
      a: {},
      '111': [{ e: 'yes', E: 'no' }],
      A: {},
    };
    expect(canonicalise(value)).toBe(
      '{"":"empty","1":{"f":{"F":5,"f":"hi"},"é":56},"10":{},"111":[{"E":"no","e":"yes"}],"A":{},"a":{}}',
    );
    expect(canonicalise([56, { d: true, '10': null, '1': [] }])).toBe('[56,{"1":[],"10":null,"d":true}]');
  });

  it('refuses a key that needs an escape: V8 13.6 reads {"\\n":…} as {"\\\\":…} after objects of a like shape', () => {
    expect(refusal({ a: { '\n': 1 } })).toEqual({ path: '/a/\n', reason: 'a key that needs an escape' });
    expect(refusal({ '"': 1 })).toEqual({ path: '/"', reason: 'a key that needs an escape' });
  });

  it('leaves text as it is: composed and decomposed letters stay different', () => {
    expect(canonicalise('\u00c5')).not.toBe(canonicalise('A\u030a'));
    expect(canonicalise('石政发〔2026〕3号')).toBe('"石政发〔2026〕3号"');
  });

  it('writes the safe integers and no other number', () => {
    expect(canonicalise([0, -1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER])).toBe(
      '[0,-1,9007199254740991,-9007199254740991]',
    );
    for (const number of [0.1, 1e21, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])
      expect(refusal({ n: number })).toEqual({ path: '/n', reason: 'a number that is no safe integer' });
    expect(refusal([-0])).toEqual({ path: '/0', reason: 'negative zero' });
  });

  it('refuses lone surrogates in values and in keys, with the place', () => {
    expect(refusal({ a: ['x', '\ud800'] })).toEqual({ path: '/a/1', reason: 'a lone surrogate' });
    expect(refusal({ '\udc00': 1 }).reason).toBe('a lone surrogate');
  });

  it.each([
    ['undefined', { a: undefined }, '/a', 'a undefined'],
    ['a function', { a: () => 1 }, '/a', 'a function'],
    ['a symbol', [Symbol('s')], '/0', 'a symbol'],
    ['a bigint', [1n], '/0', 'a bigint'],
    ['a hole in an array', withHole, '/1', 'a hole in an array'],
    ['an instance of a class', { at: new Map() }, '/at', 'not a plain object'],
    ['a date', { at: new Date(0) }, '/at', 'not a plain object'],
    [
      'a key that changes prototypes',
      JSON.parse('{"a":{"__proto__":1}}'),
      '/a/__proto__',
      'a key that changes prototypes',
    ],
  ])('refuses %s', (_name, value, path, reason) => {
    expect(refusal(value)).toEqual({ path, reason });
  });

  it('escapes slashes and tildes in the path of a refusal', () => {
    expect(refusal({ 'a/b~c': undefined }).path).toBe('/a~1b~0c');
  });

  it('takes objects without a prototype', () => {
    expect(canonicalise(Object.assign(Object.create(null), { b: 1, a: 2 }))).toBe('{"a":2,"b":1}');
  });

  it('refuses nesting beyond 64 levels and takes 64', () => {
    const nested = (depth: number) => Array.from({ length: depth }).reduce<unknown>((inner) => [inner], 1);
    expect(canonicalise(nested(64))).toHaveLength(129);
    expect(refusal(nested(65)).reason).toBe('nested deeper than 64');
    expect(refusal(nested(20_000)).reason).toBe('nested deeper than 64');
  });
});

describe('reading canonical text', () => {
  it('gives back what was written', () => {
    const value = { a: [1, 'x', null, { b: true }], 名称: '预案' };
    expect(parseCanonical(canonicalise(value))).toEqual(value);
  });

  it.each([
    ['keys out of order', '{"b":1,"a":2}'],
    ['a duplicate key', '{"a":1,"a":1}'],
    ['spaces', '{"a": 1}'],
    ['a number in another form', '[1.0]'],
    ['an exponent', '[1e2]'],
    ['an escape that need not be', '"\\u0041"'],
    ['an upper-case escape', '"\\u000F"'],
    ['a float', '[0.5]'],
    ['a lone surrogate', '"\\ud800"'],
    ['a __proto__ key', '{"__proto__":1}'],
    ['text after the end', '{}{}'],
    ['a byte order mark', '\ufeff{}'],
    ['nothing', ''],
  ])('refuses %s', (_name, text) => {
    expect(() => parseCanonical(text)).toThrow(CanonicalError);
  });
});
