import { describe, expect, it } from 'vitest';
import { signer } from '../../test/support/proof/signer.ts';
import { concat, fromHex, utf8 } from '../src/bytes.ts';
import { portableCrypto } from '../src/crypto.ts';
import { isSoundKey, isSoundSignature } from '../src/ed25519.ts';
import { nodeCrypto } from '../src/node-crypto.ts';
import { ED25519 } from '../src/note-text.ts';
import vectors from './vectors/rfc8032.json' with { type: 'json' };

const bytes = (hex: string): Uint8Array => fromHex(hex) ?? new Uint8Array(1);
const both = [
  ['OpenSSL', nodeCrypto],
  ['plain JavaScript', portableCrypto],
] as const;
const L = 2n ** 252n + 27742317777372353535851937790883648493n;
const P = 2n ** 255n - 19n;

const littleEndian = (value: bigint): Uint8Array =>
  Uint8Array.from({ length: 32 }, (_, at) => Number((value >> BigInt(8 * at)) & 255n));
const numberOf = (encoded: Uint8Array): bigint =>
  encoded.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);

const alice = signer('alice', ED25519);
const message = utf8('石景山区 110107');
const signature = alice.sign('石景山区 110107');
const [r, s] = [signature.subarray(0, 32), signature.subarray(32)];

/** Encodings of the points whose order divides 8, canonical and not: with them one signature fits many messages. */
const WEAK = [
  ...[0n, 1n, P - 1n, P, P + 1n].flatMap((y) => [littleEndian(y), littleEndian(y | (1n << 255n))]),
  ...[
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
  ].map(bytes),
];

describe.each(both)('Ed25519 by %s', (_, crypto) => {
  it('accepts the signatures of RFC 8032, section 7.1', () => {
    const held = vectors.map(({ key, message: text, signature: made }) =>
      crypto.verifyEd25519(bytes(key), bytes(text), bytes(made)),
    );
    expect(held).toEqual([true, true, true, true]);
  });

  it('refuses them for another message and another key', () => {
    for (const [at, { key, message: text, signature: made }] of vectors.entries()) {
      const other = vectors[(at + 1) % vectors.length]?.key ?? '';
      expect(crypto.verifyEd25519(bytes(key), bytes(`${text}00`), bytes(made))).toBe(false);
      expect(crypto.verifyEd25519(bytes(other), bytes(text), bytes(made))).toBe(false);
    }
  });

  it('refuses a signature with any single bit changed', () => {
    expect(crypto.verifyEd25519(alice.key.publicKey, message, signature)).toBe(true);
    for (let bit = 0; bit < 512; bit += crypto === portableCrypto ? 37 : 1) {
      const spoiled = signature.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
      expect([bit, crypto.verifyEd25519(alice.key.publicKey, message, spoiled)]).toEqual([bit, false]);
    }
  });

  it('refuses S that is not below the order of the group: every signature has one form', () => {
    for (const more of [L, 2n * L, 8n * L]) {
      const malleable = concat(r, littleEndian(numberOf(s) + more));
      expect(crypto.verifyEd25519(alice.key.publicKey, message, malleable)).toBe(false);
      expect(isSoundSignature(malleable)).toBe(false);
    }
    expect(isSoundSignature(concat(r, littleEndian(L)))).toBe(false);
    expect(isSoundSignature(concat(r, littleEndian(L - 1n)))).toBe(true);
  });

  it('refuses every key and every R of small order, however encoded', () => {
    for (const point of WEAK) {
      expect(isSoundKey(point)).toBe(false);
      // Under the neutral key R = [S]B fits any message.
      expect(crypto.verifyEd25519(point, message, concat(r, s))).toBe(false);
      expect(crypto.verifyEd25519(point, message, concat(point, new Uint8Array(32)))).toBe(false);
      expect(isSoundSignature(concat(point, s))).toBe(false);
    }
    expect(WEAK).toHaveLength(14);
  });

  it('refuses points that are not on the curve or not in canonical form', () => {
    const off = [2n, 7n].map(littleEndian);
    const notCanonical = Array.from({ length: 19 }, (_unused, k) => littleEndian(P + BigInt(k)));
    for (const point of [...off, ...notCanonical, littleEndian(2n ** 256n - 1n)]) {
      expect(isSoundKey(point)).toBe(false);
      expect(crypto.verifyEd25519(point, message, signature)).toBe(false);
      expect(crypto.verifyEd25519(alice.key.publicKey, message, concat(point, s))).toBe(false);
    }
  });

  it('refuses keys and signatures of another length', () => {
    const { publicKey } = alice.key;
    expect(crypto.verifyEd25519(publicKey.subarray(1), message, signature)).toBe(false);
    expect(crypto.verifyEd25519(concat(publicKey, Uint8Array.of(0)), message, signature)).toBe(false);
    for (const length of [0, 32, 63])
      expect(crypto.verifyEd25519(publicKey, message, signature.subarray(0, length))).toBe(false);
    expect(crypto.verifyEd25519(publicKey, message, concat(signature, Uint8Array.of(0)))).toBe(false);
  });
});

describe('Ed25519', () => {
  it('is decided alike by both for keys and messages of every kind', () => {
    for (let round = 0; round < 12; round++) {
      const by = signer(`key ${round}`, ED25519);
      const text = 'x'.repeat(round * 29);
      const made = by.sign(text);
      const swapped = round % 3 === 0 ? made.map((byte, at) => (at === 40 ? byte ^ 1 : byte)) : made;
      const answers = both.map(([, crypto]) => crypto.verifyEd25519(by.key.publicKey, utf8(text), swapped));
      expect(answers).toEqual([round % 3 !== 0, round % 3 !== 0]);
    }
  });
});
