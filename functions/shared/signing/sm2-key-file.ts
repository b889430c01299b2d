import { createPrivateKey, randomBytes } from 'node:crypto';
import { bigEndian, encodeSm2Key } from '../../../verifier/src/sm2.ts';
import { BASE, combine, N } from '../../../verifier/src/sm2-curve.ts';
import { signSm2Digest } from './sm2-signature.ts';
import type { Sm2Machine } from './sm2-signer.ts';

/** Algorithm of the key and its curve, then the secret, as PKCS #8 writes them (RFC 5958, RFC 5915; curve 1.2.156.10197.1.301). */
const PKCS8 =
  /^30(?:..|81..)020100301306072a8648ce3d020106082a811ccf5501822d04(?:..|81..)30(?:..|81..)0201010420([0-9a-f]{64})/;

/**
 * A key from the text of a PEM file, as `openssl genpkey -algorithm SM2` writes it. Throws a RangeError when it holds no
 * SM2 key. Its arithmetic takes a time that depends on the key: for one's own machine; elsewhere a real machine signs.
 */
export function sm2KeyFile(pem: string): Sm2Machine {
  const secret = BigInt(`0x${secretOf(pem) ?? '0'}`);
  if (secret < 1n || secret > N - 2n) throw new RangeError('the key file holds no key of SM2');
  const publicKey = encodeSm2Key(combine(secret, 0n, undefined) ?? BASE);
  return {
    publicKey: async () => publicKey,
    signDigest: async (digest) => signSm2Digest(secret, digest, randomNonce),
  };
}

/** True when the text of a PEM file holds a key of this curve. */
export const isSm2KeyFile = (pem: string): boolean => secretOf(pem) !== undefined;

function secretOf(pem: string): string | undefined {
  const der = createPrivateKey(pem).export({ format: 'der', type: 'pkcs8' });
  return PKCS8.exec(der.toString('hex'))?.[1];
}

/** A number between 1 and N − 1, each as likely as any other. */
function randomNonce(): bigint {
  for (;;) {
    const number = bigEndian(randomBytes(32));
    if (number > 0n && number < N) return number;
  }
}
