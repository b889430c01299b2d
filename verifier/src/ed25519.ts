import { concat, equalBytes } from './bytes.ts';
import { sha512 } from './sha512.ts';

/*
 * Ed25519 verification (RFC 8032, 5.1.7), strict, so that two verifiers never disagree about one signature:
 * - S < L; A and R are canonical encodings; neither is a point of small order;
 * - the equation is the one without cofactor, R = [S]B - [k]A, compared as bytes.
 * Only public values are handled, so nothing here needs constant time.
 */

const P = 2n ** 255n - 19n;
/** Order of the base point. */
const L = 2n ** 252n + 27742317777372353535851937790883648493n;

const mod = (value: bigint): bigint => ((value % P) + P) % P;

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let square = base, rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % P;
    square = (square * square) % P;
  }
  return result;
}

const inverse = (value: bigint): bigint => power(mod(value), P - 2n);
const D = mod(-121665n * inverse(121666n));
const SQRT_MINUS_1 = power(2n, (P - 1n) / 4n);

/** Extended coordinates: x = X/Z, y = Y/Z, xy = T/Z. */
interface Point {
  readonly X: bigint;
  readonly Y: bigint;
  readonly Z: bigint;
  readonly T: bigint;
}

const affine = (x: bigint, y: bigint): Point => ({ X: x, Y: y, Z: 1n, T: mod(x * y) });
const IDENTITY = affine(0n, 1n);

function add(p: Point, q: Point): Point {
  const a = mod((p.Y - p.X) * (q.Y - q.X));
  const b = mod((p.Y + p.X) * (q.Y + q.X));
  const c = mod(2n * D * p.T * q.T);
  const d = mod(2n * p.Z * q.Z);
  const [e, f, g, h] = [b - a, d - c, d + c, b + a];
  return { X: mod(e * f), Y: mod(g * h), Z: mod(f * g), T: mod(e * h) };
}

function multiply(scalar: bigint, point: Point): Point {
  let result = IDENTITY;
  for (let addend = point, rest = scalar; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = add(result, addend);
    addend = add(addend, addend);
  }
  return result;
}

const negate = (p: Point): Point => ({ X: mod(-p.X), Y: p.Y, Z: p.Z, T: mod(-p.T) });
const isIdentity = (p: Point): boolean => mod(p.X) === 0n && mod(p.Y - p.Z) === 0n;
const hasSmallOrder = (p: Point): boolean => isIdentity(multiply(8n, p));

function littleEndian(bytes: Uint8Array): bigint {
  let value = 0n;
  for (let index = bytes.length - 1; index >= 0; index--) value = (value << 8n) | BigInt(bytes[index] ?? 0);
  return value;
}

/** The point that `bytes` encode canonically, else undefined (RFC 8032, 5.1.3). */
function decodePoint(bytes: Uint8Array): Point | undefined {
  if (bytes.length !== 32) return undefined;
  const encoded = littleEndian(bytes);
  const sign = encoded >> 255n;
  const y = encoded & (2n ** 255n - 1n);
  if (y >= P) return undefined;
  const x = recoverX(y, sign);
  return x === undefined ? undefined : affine(x, y);
}

function recoverX(y: bigint, sign: bigint): bigint | undefined {
  const u = mod(y * y - 1n);
  const v = mod(D * y * y + 1n);
  let x = mod(u * power(v, 3n) * power(mod(u * power(v, 7n)), (P - 5n) / 8n));
  const square = mod(v * x * x);
  if (square === mod(-u)) x = mod(x * SQRT_MINUS_1);
  else if (square !== u) return undefined;
  if (x === 0n && sign === 1n) return undefined;
  return (x & 1n) === sign ? x : P - x;
}

function encodePoint(p: Point): Uint8Array {
  const scale = inverse(p.Z);
  let value = mod(p.Y * scale) | ((mod(p.X * scale) & 1n) << 255n);
  return Uint8Array.from({ length: 32 }, () => {
    const byte = Number(value & 255n);
    value >>= 8n;
    return byte;
  });
}

const baseY = mod(4n * inverse(5n));
const BASE = affine(recoverX(baseY, 0n) ?? 0n, baseY);

/** True when `key` is a canonically encoded point of large order: a weaker key accepts signatures nobody made. */
export function isSoundKey(key: Uint8Array): boolean {
  const point = decodePoint(key);
  return point !== undefined && !hasSmallOrder(point);
}

/** True when the parts of `signature` are in range and canonical: what some libraries leave unchecked. */
export function isSoundSignature(signature: Uint8Array): boolean {
  if (signature.length !== 64 || littleEndian(signature.subarray(32)) >= L) return false;
  const r = decodePoint(signature.subarray(0, 32));
  return r !== undefined && !hasSmallOrder(r);
}

/** True when `signature` (64 bytes) is the signature of `message` under `key` (32 bytes). */
export function verifyEd25519(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const a = decodePoint(key);
  if (a === undefined || hasSmallOrder(a) || !isSoundSignature(signature)) return false;
  const r = signature.subarray(0, 32);
  const s = littleEndian(signature.subarray(32));
  const k = littleEndian(sha512(concat(r, key, message))) % L;
  return equalBytes(encodePoint(add(multiply(s, BASE), multiply(k, negate(a)))), r);
}
