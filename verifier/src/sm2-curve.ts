/*
 * The curve of SM2 (GB/T 32918.5-2017): y² = x³ + ax + b over a prime field, of prime order, so that every point but the
 * neutral one is of that order. Big integers, whose time depends on their value: good for public values. Whoever signs
 * with it on a machine that others share puts the key into a cryptographic machine instead.
 */

export const P = 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn;
export const A = P - 3n;
export const B = 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n;
/** Order of the base point. */
export const N = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;

/** A point of the curve; `undefined` is the neutral one. */
export type Point = { readonly x: bigint; readonly y: bigint } | undefined;

export const BASE = {
  x: 0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7n,
  y: 0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0n,
} as const;

/** The remainder that is not negative. */
export const modulo = (value: bigint, modulus: bigint): bigint => ((value % modulus) + modulus) % modulus;
const mod = (value: bigint): bigint => modulo(value, P);

/** Inverse of `value`, no multiple of the prime `modulus`, by Euclid. */
export function inverse(value: bigint, modulus: bigint): bigint {
  let [rest, next] = [modulus, modulo(value, modulus)];
  let [before, factor] = [0n, 1n];
  while (next !== 0n) {
    const times = rest / next;
    [rest, next] = [next, rest - times * next];
    [before, factor] = [factor, before - times * factor];
  }
  return modulo(before, modulus);
}

export const isOnCurve = (x: bigint, y: bigint): boolean =>
  x < P && y < P && mod(y * y) === mod(x * x * x + A * x + B);

/** x = X/Z², y = Y/Z³; Z = 0 is the neutral point. Saves an inverse for each step. */
interface Jacobian {
  readonly X: bigint;
  readonly Y: bigint;
  readonly Z: bigint;
}

const NEUTRAL: Jacobian = { X: 1n, Y: 1n, Z: 0n };

function double({ X, Y, Z }: Jacobian): Jacobian {
  const square = mod(Y * Y);
  const s = mod(4n * X * square);
  const m = mod(3n * (X - Z * Z) * (X + Z * Z));
  const x = mod(m * m - 2n * s);
  return { X: x, Y: mod(m * (s - x) - 8n * square * square), Z: mod(2n * Y * Z) };
}

function add(p: Jacobian, q: Jacobian): Jacobian {
  if (p.Z === 0n) return q;
  if (q.Z === 0n) return p;
  const [pz, qz] = [mod(p.Z * p.Z), mod(q.Z * q.Z)];
  const [u, s] = [mod(p.X * qz), mod(p.Y * qz * q.Z)];
  const [h, r] = [mod(q.X * pz - u), mod(q.Y * pz * p.Z - s)];
  if (h === 0n) return r === 0n ? double(p) : NEUTRAL;
  const hh = mod(h * h);
  const [cube, v] = [mod(h * hh), mod(u * hh)];
  const x = mod(r * r - cube - 2n * v);
  return { X: x, Y: mod(r * (v - x) - s * cube), Z: mod(h * p.Z * q.Z) };
}

function multiply(scalar: bigint, point: Point): Jacobian {
  if (!point) return NEUTRAL;
  let result = NEUTRAL;
  let addend: Jacobian = { X: point.x, Y: point.y, Z: 1n };
  for (let rest = scalar; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = add(result, addend);
    addend = double(addend);
  }
  return result;
}

/** `[s]G + [t]Q` */
export function combine(s: bigint, t: bigint, q: Point): Point {
  const { X, Y, Z } = add(multiply(s, BASE), multiply(t, q));
  if (Z === 0n) return undefined;
  const scale = inverse(Z, P);
  return { x: mod(X * scale * scale), y: mod(Y * scale * scale * scale) };
}
