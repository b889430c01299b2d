import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { ED25519 } from '../../../verifier/src/note-text.ts';
import { ed25519KeyOf } from './ed25519-spki.ts';
import type { Signer } from './signer.ts';

/** A key from the text of a PEM file (PKCS #8). Throws when it holds no private key of Ed25519. */
export function keyFileSigner(pem: string): Signer {
  const key = privateKeyOf(pem);
  const publicKey = ed25519KeyOf(createPublicKey(key).export({ format: 'der', type: 'spki' }));
  return {
    type: ED25519,
    publicKey: async () => publicKey,
    sign: async (message) => new Uint8Array(sign(null, message, key)),
  };
}

function privateKeyOf(pem: string): KeyObject {
  const key = createPrivateKey(pem);
  if (key.asymmetricKeyType !== 'ed25519') throw new RangeError('the key file holds no key of Ed25519');
  return key;
}
