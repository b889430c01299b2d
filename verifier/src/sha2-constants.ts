/*
 * The constants of SHA-2 (FIPS 180-4) are the first fractional bits of roots of the first primes. They are computed here
 * instead of listed, so that a reader has nothing to compare digit by digit.
 */

const PRIMES = firstPrimes(80);

function firstPrimes(count: number): bigint[] {
  const primes: bigint[] = [];
  for (let candidate = 2n; primes.length < count; candidate++) {
    if (primes.every((prime) => candidate % prime !== 0n)) primes.push(candidate);
  }
  return primes;
}

/** Largest integer whose `degree`-th power is at most `value` (Newton's method from above). */
function integerRoot(value: bigint, degree: bigint): bigint {
  let root = 1n << (BigInt(value.toString(2).length) / degree + 1n);
  for (;;) {
    const next = ((degree - 1n) * root + value / root ** (degree - 1n)) / degree;
    if (next >= root) return root;
    root = next;
  }
}

const fraction64 = (prime: bigint, degree: bigint): bigint =>
  BigInt.asUintN(64, integerRoot(prime << (64n * degree), degree));

/** 64 fractional bits of the cube roots of the first 80 primes: round constants of SHA-512. */
export const ROUND_512: readonly bigint[] = PRIMES.map((prime) => fraction64(prime, 3n));
/** 64 fractional bits of the square roots of the first 8 primes: initial state of SHA-512. */
export const INITIAL_512: readonly bigint[] = PRIMES.slice(0, 8).map((prime) => fraction64(prime, 2n));

const high32 = (value: bigint): number => Number(value >> 32n);
/** Round constants and initial state of SHA-256: the high halves of those of SHA-512. */
export const ROUND_256: Uint32Array = Uint32Array.from(ROUND_512.slice(0, 64), high32);
export const INITIAL_256: Uint32Array = Uint32Array.from(INITIAL_512, high32);
