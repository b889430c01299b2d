import { concat, toBase64, toHex, utf8 } from './bytes.ts';
import type { Hash } from './merkle.ts';

/* The texts that are signed and how signatures are written down (C2SP signed-note, tlog-checkpoint, tlog-cosignature). */

/** Signature types of C2SP signed-note that are in use here. */
export const ED25519 = 0x01;
export const COSIGNATURE_V1 = 0x04;
/** C2SP assigns no byte to SM2: 0xff, and after it an identifier of our own. */
export const SM2_SM3 = 0xff;
export type SignatureType = typeof ED25519 | typeof COSIGNATURE_V1 | typeof SM2_SM3;

const SM2_IDENTIFIER = utf8('plan-ledger/sm2-sm3/v1');

/** How a type is written in front of a public key. */
export const typeBytes = (type: SignatureType): Uint8Array =>
  type === SM2_SM3 ? concat(Uint8Array.of(type), SM2_IDENTIFIER) : Uint8Array.of(type);

export interface NamedKey {
  readonly name: string;
  readonly type: SignatureType;
  /** Of Ed25519 32 bytes, of SM2 65 (04 ‖ x ‖ y) */
  readonly publicKey: Uint8Array;
}

/** Text of a checkpoint: origin, size, root, each on its line. What a log signs. */
export const checkpointText = (origin: string, size: number, root: Uint8Array): string =>
  `${origin}\n${size}\n${toBase64(root)}\n`;

/** What a witness signs: the whole text of a checkpoint under a header and the time, in seconds since the epoch. */
export const cosignatureText = (seconds: number, text: string): string =>
  `cosignature/v1\ntime ${seconds}\n${text}`;

/** First four bytes of `SHA-256(name || "\n" || type || key)`. */
export const keyId = ({ name, type, publicKey }: NamedKey, hash: Hash): Uint8Array =>
  hash(concat(utf8(`${name}\n`), typeBytes(type), publicKey)).slice(0, 4);

/** `<name>+<key id>+<base64 of type and key>`: how a public key is handed over. */
export const verifierKey = (key: NamedKey, hash: Hash): string =>
  `${key.name}+${toHex(keyId(key, hash))}+${toBase64(concat(typeBytes(key.type), key.publicKey))}`;

/** A signature line of a log: `— <name> <base64 of key id and signature>`. */
export const signatureLine = (key: NamedKey, signature: Uint8Array, hash: Hash): string =>
  `— ${key.name} ${toBase64(concat(keyId(key, hash), signature))}\n`;

/** A signature line of a witness, which carries its time before the signature. */
export function cosignatureLine(key: NamedKey, seconds: number, signature: Uint8Array, hash: Hash): string {
  const time = new Uint8Array(8);
  new DataView(time.buffer).setBigUint64(0, BigInt(seconds));
  return signatureLine(key, concat(time, signature), hash);
}

/** A signed note: the text, a blank line, the signature lines. */
export const noteOf = (text: string, lines: readonly string[]): string => `${text}\n${lines.join('')}`;
