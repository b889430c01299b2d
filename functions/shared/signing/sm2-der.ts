import { concat } from '../../../verifier/src/bytes.ts';
import { bigEndian, fieldBytes, SM2_KEY_BYTES } from '../../../verifier/src/sm2.ts';

/* How KMS and OpenSSL write down keys and signatures of SM2 (DER). */

/** `SubjectPublicKeyInfo` up to the point (RFC 5480; curve 1.2.156.10197.1.301). */
const PREFIX = Buffer.from('3059301306072a8648ce3d020106082a811ccf5501822d034200', 'hex');

export const sm2Spki = (publicKey: Uint8Array): Uint8Array => concat(PREFIX, publicKey);

export const isSm2Spki = (spki: Uint8Array): boolean =>
  spki.length === PREFIX.length + SM2_KEY_BYTES && PREFIX.compare(spki, 0, PREFIX.length) === 0;

/** The 65 bytes of an SM2 key in its SubjectPublicKeyInfo. Throws a RangeError for any other kind of key. */
export function sm2KeyOf(spki: Uint8Array): Uint8Array {
  if (!isSm2Spki(spki)) throw new RangeError('this is no public key of SM2');
  return spki.subarray(PREFIX.length);
}

const SEQUENCE = 0x30;
const INTEGER = 0x02;

/** A signature r ‖ s as the sequence of two integers. */
export function sm2SignatureDer(signature: Uint8Array): Uint8Array {
  const integers = [signature.subarray(0, 32), signature.subarray(32)].map((part) => {
    const bare = part.subarray(part.findIndex((byte) => byte !== 0));
    const digits = (bare[0] ?? 0) < 0x80 ? bare : concat(Uint8Array.of(0), bare);
    return concat(Uint8Array.of(INTEGER, digits.length), digits);
  });
  const body = concat(...integers);
  return concat(Uint8Array.of(SEQUENCE, body.length), body);
}

/** r ‖ s of a sequence of two integers. Throws a RangeError for anything else. */
export function sm2SignatureOf(der: Uint8Array): Uint8Array {
  const length = der[3] ?? 0;
  const [r, s] = [der.subarray(4, 4 + length), der.subarray(6 + length)];
  const numbers = [r, s].map(bigEndian);
  const signature = concat(...numbers.map(fieldBytes));
  if (Buffer.compare(sm2SignatureDer(signature), der) !== 0)
    throw new RangeError('this is no signature of SM2');
  return signature;
}
