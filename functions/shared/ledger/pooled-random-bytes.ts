import { randomFillSync } from 'node:crypto';

const POOL_BYTES = 4096;
let pool = new Uint8Array(0);
let used = 0;

/** Random bytes from the system's generator, fetched many at a time: salts are short, and each fetch has its price. */
export function pooledRandomBytes(count: number): Uint8Array {
  if (used + count > pool.length) {
    pool = randomFillSync(new Uint8Array(Math.max(POOL_BYTES, count)));
    used = 0;
  }
  used += count;
  // A copy of its own: a salt that is redacted must not live on in a shared buffer.
  return pool.slice(used - count, used);
}
