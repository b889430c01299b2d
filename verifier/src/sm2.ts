import { concat, utf8 } from './bytes.ts';
import type { Hash } from './merkle.ts';
import { A, B, BASE, combine, isOnCurve, modulo, N, P, type Point } from './sm2-curve.ts';
import { sm3 } from './sm3.ts';

/*
 * SM2 digital signatures with SM3 (GB/T 32918.2-2016, SM2 椭圆曲线公钥密码算法 第2部分：数字签名算法), under the identity that
 * GB/T 35276 gives to whoever has agreed on no other. One signature has one form: a public key is 65 bytes (04 ‖ x ‖ y), a
 * signature 64 (r ‖ s), numbers big-endian.
 */

export const SM2_KEY_BYTES = 65;
export const SM2_SIGNATURE_BYTES = 64;
const FIELD_BYTES = 32;
const UNCOMPRESSED = 4;
const IDENTITY = utf8('1234567812345678');

/** The number that bytes tell, most significant first. */
export const bigEndian = (bytes: Uint8Array): bigint =>
  bytes.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);

/** 32 bytes of a number below 2^256. */
export const fieldBytes = (value: bigint): Uint8Array =>
  Uint8Array.from({ length: FIELD_BYTES }, (_, at) =>
    Number((value >> BigInt(8 * (FIELD_BYTES - 1 - at))) & 255n),
  );

/** 65 bytes of a point that is not the neutral one. */
export const encodeSm2Key = ({ x, y }: NonNullable<Point>): Uint8Array =>
  concat(Uint8Array.of(UNCOMPRESSED), fieldBytes(x), fieldBytes(y));

function decodeKey(key: Uint8Array): Point {
  if (key.length !== SM2_KEY_BYTES || key[0] !== UNCOMPRESSED) return undefined;
  const [x, y] = [bigEndian(key.subarray(1, 33)), bigEndian(key.subarray(33))];
  // The key of -G belongs to the one secret that can't sign, and under it s may be any number.
  const isMinusBase = x === BASE.x && y === P - BASE.y;
  return isOnCurve(x, y) && !isMinusBase ? { x, y } : undefined;
}

/** True when `key` is a point of the curve that can be somebody's public key. */
export const isSoundSm2Key = (key: Uint8Array): boolean => decodeKey(key) !== undefined;

/** What is signed of a message: `e = SM3(Z ‖ message)`, where Z binds identity, curve and key (GB/T 32918.2, 5.5 and 6.1). */
export function sm2Digest(key: Uint8Array, message: Uint8Array, hash: Hash = sm3): Uint8Array {
  const bits = 8 * IDENTITY.length;
  const curve = [A, B, BASE.x, BASE.y].map(fieldBytes);
  const z = hash(concat(Uint8Array.of(bits >> 8, bits & 255), IDENTITY, ...curve, key.subarray(1)));
  return hash(concat(z, message));
}

/** True when `signature` (64 bytes) is the signature of `message` under `key` (65 bytes). Never throws. */
export function verifySm2(
  key: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
  hash: Hash = sm3,
): boolean {
  const point = decodeKey(key);
  if (!point || signature.length !== SM2_SIGNATURE_BYTES) return false;
  const [r, s] = [bigEndian(signature.subarray(0, FIELD_BYTES)), bigEndian(signature.subarray(FIELD_BYTES))];
  if (r === 0n || r >= N || s === 0n || s >= N) return false;
  const t = modulo(r + s, N);
  const sum = t === 0n ? undefined : combine(s, t, point);
  return sum !== undefined && modulo(bigEndian(sm2Digest(key, message, hash)) + sum.x, N) === r;
}
