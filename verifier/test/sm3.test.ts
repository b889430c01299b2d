import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { toHex, utf8 } from '../src/bytes.ts';
import { nodeCrypto } from '../src/node-crypto.ts';
import { sm3 } from '../src/sm3.ts';

describe.each([
  ['plain JavaScript', sm3],
  ['OpenSSL', nodeCrypto.sm3],
] as const)('SM3 by %s', (_, hash) => {
  it('gives the digests of GB/T 32905-2016, annex A', () => {
    expect(toHex(hash(utf8('abc')))).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
    expect(toHex(hash(utf8('abcd'.repeat(16))))).toBe(
      'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732',
    );
  });

  it('gives the digest of nothing', () => {
    expect(toHex(hash(utf8('')))).toBe('1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b');
  });
});

describe('SM3 in plain JavaScript', () => {
  it('agrees with OpenSSL on every length up to five blocks', () => {
    for (let length = 0; length <= 320; length++) {
      const bytes = Uint8Array.from({ length }, (_, at) => (at * 131 + length) & 255);
      expect([length, toHex(sm3(bytes))]).toEqual([length, createHash('sm3').update(bytes).digest('hex')]);
    }
  });
});
