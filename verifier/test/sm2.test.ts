import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { signSm2Digest } from '../../functions/shared/signing/sm2-signature.ts';
import { concat, fromHex, toHex, utf8 } from '../src/bytes.ts';
import { portableCrypto } from '../src/crypto.ts';
import { nodeCrypto } from '../src/node-crypto.ts';
import { bigEndian, encodeSm2Key, fieldBytes, isSoundSm2Key, sm2Digest, verifySm2 } from '../src/sm2.ts';
import { BASE, combine, inverse, isOnCurve, modulo, N, P, type Point } from '../src/sm2-curve.ts';
import { temporaryFolder } from './support/folders.ts';

const bytes = (hex: string): Uint8Array => fromHex(hex.toLowerCase()) ?? new Uint8Array(1);

/** GB/T 32918.5-2017, annex A.2: key, message, random number and signature on the recommended curve. */
const SECRET = 0x3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8n;
const KEY = bytes(
  '0409F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13',
);
const MESSAGE = utf8('message digest');
const DIGEST = bytes('F0B43E94BA45ACCAACE692ED534382EB17E6AB5A19CE7B31F4486FDFC0D28640');
const NONCE = 0x59276e27d506861a16680f3ad9c02dccef3cc1fa3cdbe4ce6d54b80deac1bc21n;
const SIGNATURE = bytes(
  'F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA',
);
const [R, S] = [SIGNATURE.subarray(0, 32), SIGNATURE.subarray(32)];
const point = (scalar: bigint): NonNullable<Point> => {
  const made = combine(scalar, 0n, undefined);
  if (!made) throw new RangeError('the neutral point');
  return made;
};

describe('the curve of SM2', () => {
  it('has a base point of prime order', () => {
    expect(isOnCurve(BASE.x, BASE.y)).toBe(true);
    expect(combine(N, 0n, undefined)).toBeUndefined();
    expect(combine(N - 1n, 0n, undefined)).toEqual({ x: BASE.x, y: P - BASE.y });
    expect(combine(N + 1n, 0n, undefined)).toEqual(BASE);
  });

  it('adds as scalars add, whatever meets: equal points, opposite ones, the neutral one', () => {
    const scalars = [0n, 1n, 2n, 3n, 7n, N - 1n, N - 2n, SECRET, NONCE];
    for (const s of scalars)
      for (const t of scalars)
        for (const q of [1n, SECRET])
          expect([s, t, q, combine(s, t, point(q))]).toEqual([
            s,
            t,
            q,
            combine(modulo(s + t * q, N), 0n, undefined),
          ]);
  });

  it('knows inverses, and no remainder below nothing', () => {
    for (const value of [1n, 2n, N - 1n, SECRET, -SECRET, N + 5n])
      expect(modulo(inverse(value, N) * value, N)).toBe(1n);
    expect(modulo(-1n, 7n)).toBe(6n);
  });
});

describe.each([
  ['OpenSSL’s SM3', nodeCrypto],
  ['plain JavaScript', portableCrypto],
] as const)('SM2 with %s', (_, crypto) => {
  it('accepts the signature of GB/T 32918.5-2017, annex A.2', () => {
    expect(encodeSm2Key(point(SECRET))).toEqual(KEY);
    expect(toHex(sm2Digest(KEY, MESSAGE, crypto.sm3))).toBe(toHex(DIGEST));
    expect(crypto.verifySm2(KEY, MESSAGE, SIGNATURE)).toBe(true);
  });

  it('refuses it for another message and another key', () => {
    expect(crypto.verifySm2(KEY, utf8('message digesT'), SIGNATURE)).toBe(false);
    expect(crypto.verifySm2(encodeSm2Key(point(2n)), MESSAGE, SIGNATURE)).toBe(false);
  });

  it('refuses it with any single bit changed', () => {
    for (let bit = 0; bit < 512; bit += 11) {
      const spoiled = SIGNATURE.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
      expect([bit, crypto.verifySm2(KEY, MESSAGE, spoiled)]).toEqual([bit, false]);
    }
  });
});

describe('an SM2 signature', () => {
  it('is made as annex A.2 makes it from the same random number', () => {
    expect(signSm2Digest(SECRET, DIGEST, () => NONCE)).toEqual(SIGNATURE);
  });

  it('has numbers between 1 and the order of the group, and no second form', () => {
    const outside = [0n, N, N + 1n, 2n ** 256n - 1n].map(fieldBytes);
    for (const number of outside) {
      expect(verifySm2(KEY, MESSAGE, concat(R, number))).toBe(false);
      expect(verifySm2(KEY, MESSAGE, concat(number, S))).toBe(false);
    }
    expect(verifySm2(KEY, MESSAGE, concat(R, fieldBytes(N - bigEndian(S))))).toBe(false);
    for (const odd of [SIGNATURE.subarray(1), concat(SIGNATURE, Uint8Array.of(0)), new Uint8Array(0)])
      expect(verifySm2(KEY, MESSAGE, odd)).toBe(false);
  });

  it('whose numbers add up to the order is refused: it would not depend on the key', () => {
    // With t = 0 the key drops out and r = e + x(sG) can be had by nobody's secret, if r + s = N could be met.
    expect(verifySm2(KEY, MESSAGE, concat(R, fieldBytes(N - bigEndian(R))))).toBe(false);
  });

  it('that leads to the neutral point is refused, though its maker has the secret', () => {
    // s = -r d / (1 + d), with r the digest itself, as if the neutral point had the coordinate 0.
    const r = modulo(bigEndian(DIGEST), N);
    const s = modulo(-r * SECRET * inverse(1n + SECRET, N), N);
    expect(combine(s, modulo(r + s, N), point(SECRET))).toBeUndefined();
    expect(verifySm2(KEY, MESSAGE, concat(fieldBytes(r), fieldBytes(s)))).toBe(false);
  });

  it('is tried with another random number where the first would give none', () => {
    // r = 0 for this digest, then r + k = N for the next number, then the annex's own.
    const zero = fieldBytes(modulo(-point(NONCE).x, N));
    const numbers = [NONCE, 5n];
    const made = signSm2Digest(SECRET, zero, () => numbers.shift() ?? 7n);
    expect(numbers).toEqual([]);
    expect(bigEndian(made.subarray(0, 32))).toBe(modulo(bigEndian(zero) + point(5n).x, N));
    const opposite = fieldBytes(modulo(-point(9n).x - 9n, N));
    const more = [9n, 5n];
    signSm2Digest(SECRET, opposite, () => more.shift() ?? 7n);
    expect(more).toEqual([]);
  });
});

describe('an SM2 key', () => {
  it('is the uncompressed form of a point of the curve', () => {
    expect(isSoundSm2Key(KEY)).toBe(true);
    const other = [
      KEY.subarray(1),
      concat(KEY, Uint8Array.of(0)),
      KEY.with(0, 2),
      KEY.with(64, (KEY[64] ?? 0) ^ 1),
      concat(Uint8Array.of(4), fieldBytes(point(SECRET).x), fieldBytes(P)),
      new Uint8Array(65),
      concat(Uint8Array.of(4), new Uint8Array(64)),
    ];
    for (const key of other) {
      expect(isSoundSm2Key(key)).toBe(false);
      expect(verifySm2(key, MESSAGE, SIGNATURE)).toBe(false);
    }
  });

  it('has coordinates below the prime: one point has one form', () => {
    // The point (x, y) with the smallest x of the curve has a second form that fits 32 bytes.
    const small = Array.from({ length: 20 }, (_, x) => BigInt(x)).find((x) => rootOf(x) !== undefined) ?? 0n;
    const y = rootOf(small) ?? 0n;
    expect(isSoundSm2Key(concat(Uint8Array.of(4), fieldBytes(small), fieldBytes(y)))).toBe(true);
    expect(isSoundSm2Key(concat(Uint8Array.of(4), fieldBytes(small + P), fieldBytes(y)))).toBe(false);
    expect(isOnCurve(small, y + P)).toBe(false);
  });

  it('of the one secret that can not sign is weak', () => {
    expect(isSoundSm2Key(encodeSm2Key(BASE))).toBe(true);
    expect(isSoundSm2Key(encodeSm2Key(point(N - 1n)))).toBe(false);
  });
});

/** y with y² = x³ + ax + b, where there is one (p = 3 modulo 4). */
function rootOf(x: bigint): bigint | undefined {
  const square = modulo(
    x ** 3n - 3n * x + 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n,
    P,
  );
  let root = 1n;
  for (let base = square, rest = (P + 1n) / 4n; rest > 0n; rest >>= 1n) {
    if (rest & 1n) root = modulo(root * base, P);
    base = modulo(base * base, P);
  }
  return modulo(root * root, P) === square ? root : undefined;
}

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

describe.runIf(hasOpenssl)('the openssl command', () => {
  const folder = temporaryFolder();
  const at = (name: string) => join(folder, name);
  const openssl = (...given: string[]) => spawnSync('openssl', given);
  openssl('genpkey', '-algorithm', 'SM2', '-out', at('key.pem'));
  const spki = openssl('pkey', '-in', at('key.pem'), '-pubout', '-outform', 'DER').stdout;
  const key = new Uint8Array(spki.subarray(-65));

  it('signs what is accepted here', () => {
    for (let round = 0; round < 12; round++) {
      const message = utf8(`plan-ledger/110107\n${round}\n`);
      writeFileSync(at('message'), message);
      const identity = ['-rawin', '-digest', 'sm3', '-pkeyopt', 'distid:1234567812345678'];
      const der = openssl(
        'pkeyutl',
        '-sign',
        '-inkey',
        at('key.pem'),
        '-in',
        at('message'),
        ...identity,
      ).stdout;
      expect(verifySm2(key, message, rawOf(der))).toBe(true);
      expect(verifySm2(key, utf8('other'), rawOf(der))).toBe(false);
    }
  });
});

/** r ‖ s of a DER sequence of two integers. */
function rawOf(der: Uint8Array): Uint8Array {
  const length = der[3] ?? 0;
  const [r, s] = [der.subarray(4, 4 + length), der.subarray(6 + length)];
  return concat(fieldBytes(bigEndian(r)), fieldBytes(bigEndian(s)));
}
