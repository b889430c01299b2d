import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { signSm2Digest } from '../../../functions/shared/signing/sm2-signature.ts';
import { utf8 } from '../../../verifier/src/bytes.ts';
import { nodeCrypto } from '../../../verifier/src/node-crypto.ts';
import {
  COSIGNATURE_V1,
  checkpointText,
  cosignatureLine,
  cosignatureText,
  ED25519,
  type NamedKey,
  noteOf,
  type SignatureType,
  SM2_SM3,
  signatureLine,
  verifierKey,
} from '../../../verifier/src/note-text.ts';
import { encodeSm2Key, sm2Digest } from '../../../verifier/src/sm2.ts';
import { BASE, combine, N } from '../../../verifier/src/sm2-curve.ts';

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
/** A real SM2 key pair, made from its name; signs alike each time, which only a test may. */
export function sm2LogSigner(name: string, secret = 'sm2 log'): Signer {
  const number = (text: string): bigint => BigInt(`0x${createHash('sha256').update(text).digest('hex')}`);
  const secretKey = 1n + (number(secret) % (N - 2n));
  const publicKey = encodeSm2Key(combine(secretKey, 0n, undefined) ?? BASE);
  const key: NamedKey = { name, type: SM2_SM3, publicKey };
  return {
    key,
    vkey: verifierKey(key, hash),
    sign: (message) =>
      signSm2Digest(secretKey, sm2Digest(publicKey, utf8(message)), () => 1n + (number(message) % (N - 1n))),
  };
}

export const witnessSigner = (name: string): Signer => signer(name, COSIGNATURE_V1);

/** A checkpoint with the log's signature and, at `seconds`, those of witnesses. */
export interface Signing {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  readonly log: Signer | readonly Signer[];
  readonly witnesses?: readonly { readonly by: Signer; readonly seconds: number }[];
}

export function signedNote({ origin, size, root, log, witnesses = [] }: Signing): string {
  const text = checkpointText(origin, size, root);
  const lines = witnesses.map(({ by, seconds }) =>
    cosignatureLine(by.key, seconds, by.sign(cosignatureText(seconds, text)), hash),
  );
  const logLines = [log].flat().map((by) => signatureLine(by.key, by.sign(text), hash));
  return noteOf(text, [...logLines, ...lines]);
}
