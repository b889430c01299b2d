import { createHash, createPublicKey, hash, type KeyObject, verify } from 'node:crypto';
import { toHex } from './bytes.ts';
import type { Crypto } from './crypto.ts';
import { isSoundKey, isSoundSignature } from './ed25519.ts';

const keys = new Map<string, KeyObject | undefined>();

function keyObject(key: Uint8Array): KeyObject | undefined {
  const id = toHex(key);
  if (!keys.has(id)) keys.set(id, isSoundKey(key) ? importKey(key) : undefined);
  return keys.get(id);
}

const importKey = (key: Uint8Array): KeyObject =>
  createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(key).toString('base64url') },
    format: 'jwk',
  });

/** Node's OpenSSL behind the same strict checks: many times faster, same answers. */
export const nodeCrypto: Crypto = {
  // By way of hexadecimal text: three times faster than asking for a buffer (Node 24).
  sha256: (bytes) => Buffer.from(hash('sha256', bytes, 'hex'), 'hex'),
  digest: () => createHash('sha256'),
  verifyEd25519: (key, message, signature) => {
    const object = keyObject(key);
    return object !== undefined && isSoundSignature(signature) && verify(null, message, object, signature);
  },
};
