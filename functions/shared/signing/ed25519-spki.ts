/** DER of `SubjectPublicKeyInfo` for Ed25519 up to the key (RFC 8410, section 4). */
const PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const KEY_BYTES = 32;

/** A public key of Ed25519 as SubjectPublicKeyInfo: what KMS and OpenSSL exchange. */
export const ed25519Spki = (publicKey: Uint8Array): Uint8Array =>
  new Uint8Array(Buffer.concat([PREFIX, publicKey]));

/** The 32 bytes of an Ed25519 public key in its SubjectPublicKeyInfo. Throws a RangeError for any other kind of key. */
export function ed25519KeyOf(spki: Uint8Array): Uint8Array {
  const prefix = Buffer.from(spki.subarray(0, PREFIX.length));
  if (spki.length !== PREFIX.length + KEY_BYTES || !prefix.equals(PREFIX))
    throw new RangeError('this is no public key of Ed25519');
  return new Uint8Array(spki.subarray(PREFIX.length));
}
