import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  concat,
  decodeUtf8,
  equalBytes,
  fromBase64,
  fromHex,
  prefixed,
  toBase64,
  toHex,
  utf8,
} from '../src/bytes.ts';

const anyBytes = fc.uint8Array({ maxLength: 100 });

describe('base64', () => {
  it('is written as Node writes it, and read back', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
        expect(fromBase64(toBase64(bytes))).toEqual(bytes);
      }),
    );
  });

  it('has one text for every value: whatever a lenient decoder takes besides is refused', () => {
    for (const text of [
      'AB==',
      'AAB=',
      'AA=',
      'AA',
      'A===',
      '====',
      '=AAA',
      'AA=A',
      'AAAA=',
      'AA==\\n',
      ' AA==',
      'AA-_',
      'AA==AA==',
      'AAA\u0141',
      'AAA\ud83d',
    ])
      expect([text, fromBase64(text)]).toEqual([text, undefined]);
    expect(fromBase64('')).toEqual(new Uint8Array(0));
    expect(fromBase64('AA==')).toEqual(Uint8Array.of(0));
    expect(fromBase64('/+8=')).toEqual(Uint8Array.of(255, 239));
  });

  it('accepts a text only when it would write it again', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ABgw/+09z=- '), maxLength: 12 });
    fc.assert(
      fc.property(text, (given) => {
        const bytes = fromBase64(given);
        if (bytes) expect(toBase64(bytes)).toBe(given);
        else expect(Buffer.from(given, 'base64').toString('base64')).not.toBe(given);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('hexadecimal', () => {
  it('is lower case, of even length, and read back', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        expect(toHex(bytes)).toBe(Buffer.from(bytes).toString('hex'));
        expect(fromHex(toHex(bytes))).toEqual(bytes);
      }),
    );
    for (const text of ['0', 'AB', '0g', ' 00', '00\n', '0x00']) expect(fromHex(text)).toBeUndefined();
  });
});

describe('UTF-8', () => {
  it('is refused where it is not well-formed, instead of repaired', () => {
    const bad = [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xe2, 0x82], [0xf4, 0x90, 0x80, 0x80]];
    for (const bytes of bad) expect(decodeUtf8(Uint8Array.from(bytes))).toBeUndefined();
    expect(decodeUtf8(utf8('预案 😀'))).toBe('预案 😀');
  });

  it('keeps a byte order mark in the text, where it is seen', () => {
    expect(decodeUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))).toBe('\ufeffa');
  });
});

describe('bytes', () => {
  it('are equal when they are as many and the same', () => {
    expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2))).toBe(true);
    expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toBe(false);
    expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1))).toBe(false);
    expect(equalBytes(Uint8Array.of(1), Uint8Array.of(1, 2))).toBe(false);
    expect(equalBytes(new Uint8Array(0), new Uint8Array(0))).toBe(true);
  });

  it('are put in front of a text of any length', () => {
    for (const text of ['', 'a', '预'.repeat(50_000), '😀'.repeat(40_000), 'a'.repeat(65_535)]) {
      const expected = concat(Uint8Array.of(0, 7), utf8(text));
      expect(equalBytes(prefixed(Uint8Array.of(0, 7), text), expected)).toBe(true);
    }
  });
});
