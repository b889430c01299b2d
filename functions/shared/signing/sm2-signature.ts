import { concat } from '../../../verifier/src/bytes.ts';
import { bigEndian, fieldBytes } from '../../../verifier/src/sm2.ts';
import { combine, inverse, modulo, N } from '../../../verifier/src/sm2-curve.ts';

/**
 * Signs a digest (32 bytes, of sm2Digest) with a secret between 1 and N − 2 (GB/T 32918.2, 6.1): 64 bytes, r ‖ s.
 * `nonce` gives a fresh secret number between 1 and N − 1 each time: who can guess one has the key.
 */
export function signSm2Digest(secret: bigint, digest: Uint8Array, nonce: () => bigint): Uint8Array {
  for (;;) {
    const k = nonce();
    const r = modulo(bigEndian(digest) + (combine(k, 0n, undefined)?.x ?? 0n), N);
    const s = modulo(inverse(1n + secret, N) * (k - r * secret), N);
    // Each of these happens once in 2^256: the standard asks for another number then.
    if (r !== 0n && r + k !== N && s !== 0n) return concat(fieldBytes(r), fieldBytes(s));
  }
}
