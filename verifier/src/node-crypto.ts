import { createHash, createPublicKey, getHashes, hash, type KeyObject, verify } from 'node:crypto';
import { toHex } from './bytes.ts';
import type { Crypto } from './crypto.ts';
import { isSoundKey, isSoundSignature } from './ed25519.ts';
import { verifySm2 } from './sm2.ts';
import { sm3 } from './sm3.ts';

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

const nodeHash =
  (name: string) =>
  (bytes: Uint8Array): Uint8Array =>
    // By way of hexadecimal text: three times faster than asking for a buffer (Node 24).
    Buffer.from(hash(name, bytes, 'hex'), 'hex');

/** Not every build of Node has it. */
const nodeSm3 = getHashes().includes('sm3') ? nodeHash('sm3') : sm3;

/** Node's OpenSSL behind the same strict checks: many times faster, same answers. */
export const nodeCrypto: Crypto = {
  sha256: nodeHash('sha256'),
  sm3: nodeSm3,
  digest: () => createHash('sha256'),
  verifyEd25519: (key, message, signature) => {
    const object = keyObject(key);
    return object !== undefined && isSoundSignature(signature) && verify(null, message, object, signature);
  },
  // Node can't tell OpenSSL whose identity SM2 signs under, and takes an empty one: only the hash is OpenSSL's.
  verifySm2: (key, message, signature) => verifySm2(key, message, signature, nodeSm3),
};
