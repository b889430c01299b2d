import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { nodeCrypto } from '../../../verifier/src/node-crypto.ts';
import {
  COSIGNATURE_V1,
  checkpointText,
  cosignatureLine,
  cosignatureText,
  ED25519,
  type NamedKey,
  type SignatureType,
  signatureLine,
  verifierKey,
} from '../../../verifier/src/note-text.ts';

const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const hash = nodeCrypto.sha256;

/** A real Ed25519 key pair, made from its name so that every run has the same one. */
export interface Signer {
  readonly key: NamedKey;
  readonly vkey: string;
  sign(message: string): Uint8Array;
}

export function signer(name: string, type: SignatureType, secret = name): Signer {
  const seed = createHash('sha256').update(secret).digest();
  const privateKey = createPrivateKey({
    key: Buffer.concat([PKCS8_PREFIX, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const der = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  const key = { name, type, publicKey: new Uint8Array(der.subarray(-32)) };
  return {
    key,
    vkey: verifierKey(key, hash),
    sign: (message) => new Uint8Array(sign(null, Buffer.from(message), privateKey)),
  };
}

export const logSigner = (origin: string, secret = 'log'): Signer => signer(origin, ED25519, secret);
export const witnessSigner = (name: string): Signer => signer(name, COSIGNATURE_V1);

/** A checkpoint with the log's signature and, at `seconds`, those of witnesses. */
export interface Signing {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  readonly log: Signer;
  readonly witnesses?: readonly { readonly by: Signer; readonly seconds: number }[];
}

export function signedNote({ origin, size, root, log, witnesses = [] }: Signing): string {
  const text = checkpointText(origin, size, root);
  const lines = witnesses.map(({ by, seconds }) =>
    cosignatureLine(by.key, seconds, by.sign(cosignatureText(seconds, text)), hash),
  );
  return `${text}\n${signatureLine(log.key, log.sign(text), hash)}${lines.join('')}`;
}
