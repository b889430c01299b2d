import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHex, utf8 } from '../src/bytes.ts';
import { portableCrypto } from '../src/crypto.ts';
import { nodeCrypto } from '../src/node-crypto.ts';
import { Sha256, sha256 } from '../src/sha256.ts';
import { sha512 } from '../src/sha512.ts';
import { SCALE } from './support/scale.ts';

const node = (algorithm: string, bytes: Uint8Array): string =>
  createHash(algorithm).update(bytes).digest('hex');

describe('SHA-2 in plain JavaScript', () => {
  it('gives the digests of FIPS 180-4', () => {
    expect(toHex(sha256(utf8('abc')))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
    expect(toHex(sha256(new Uint8Array(0)))).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
    expect(toHex(sha512(utf8('abc')))).toBe(
      'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a' +
        '2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
    );
  });

  it('gives the digests of Node for every length around its blocks', () => {
    for (let length = 0; length <= 300; length++) {
      const bytes = Uint8Array.from({ length }, (_, index) => (index * 7 + length) & 255);
      expect(toHex(sha256(bytes))).toBe(node('sha256', bytes));
      expect(toHex(sha512(bytes))).toBe(node('sha512', bytes));
    }
    const large = new Uint8Array(1_000_003).fill(0x5a);
    expect(toHex(sha256(large))).toBe(node('sha256', large));
  });

  it('does not depend on the pieces in which it is fed', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 150 }), { maxLength: 8 }), (pieces) => {
        const fed = new Sha256();
        for (const piece of pieces) fed.update(piece);
        expect(toHex(fed.digest())).toBe(node('sha256', Buffer.concat(pieces)));
      }),
      { numRuns: 300 },
    );
  });

  // Half a gigabyte through plain JavaScript: seconds, and nothing that changes from day to day.
  it.runIf(SCALE > 1)('counts lengths above 2^32 bits', () => {
    const piece = new Uint8Array(1 << 24).fill(3);
    const [ours, theirs] = [new Sha256(), createHash('sha256')];
    for (let round = 0; round < 33; round++) {
      ours.update(piece);
      theirs.update(piece);
    }
    expect(toHex(ours.digest())).toBe(theirs.digest('hex'));
  });
});

describe('both implementations of what the verifier needs', () => {
  it('give the same digests, at once and piece by piece', () => {
    const bytes = utf8('石景山区突发事件应急预案管理办法');
    const digests = [nodeCrypto, portableCrypto].flatMap((crypto) => {
      const digest = crypto.digest();
      digest.update(bytes.subarray(0, 5));
      digest.update(bytes.subarray(5));
      return [toHex(crypto.sha256(bytes)), toHex(digest.digest())];
    });
    expect(new Set(digests)).toEqual(new Set([node('sha256', bytes)]));
  });
});
