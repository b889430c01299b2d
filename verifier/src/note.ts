import { decodeUtf8, equalBytes, fromBase64, fromHex } from './bytes.ts';
import type { Hash } from './merkle.ts';
import { COSIGNATURE_V1, ED25519, keyId, type NamedKey, SM2_SM3, typeBytes } from './note-text.ts';
import { SM2_KEY_BYTES } from './sm2.ts';

/** A signature line: who says to have signed, and with which key. Nothing is known to be true yet. */
export interface NoteSignature {
  readonly name: string;
  readonly keyId: Uint8Array;
  readonly signature: Uint8Array;
}

export interface Note {
  /** The signed text with its last newline */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

export const MAX_NOTE_BYTES = 262_144;
const MAX_SIGNATURES = 64;

/** Spaces as Unicode has them. Spelled out: the classes of regular expressions differ between languages. */
const SPACE = '\\u0009-\\u000d\\u0020\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
export const KEY_NAME = new RegExp(`^[^+${SPACE}]+$`, 'u');

const isControl = (byte: number): boolean => byte < 0x20 && byte !== 0x0a;

/** A C2SP signed note, or undefined when `bytes` is none. Attacker's text: nothing is repaired. */
export function parseNote(bytes: Uint8Array): Note | undefined {
  if (bytes.length > MAX_NOTE_BYTES || bytes.some(isControl)) return undefined;
  const whole = decodeUtf8(bytes);
  if (whole === undefined || !whole.endsWith('\n')) return undefined;
  // The last empty line separates: the text may hold empty lines of its own.
  const blank = whole.lastIndexOf('\n\n');
  if (blank < 0) return undefined;
  const lines = whole.slice(blank + 2, -1).split('\n');
  if (lines.length > MAX_SIGNATURES) return undefined;
  const signatures = lines.map(parseSignature).filter((signature) => signature !== undefined);
  return signatures.length === lines.length ? { text: whole.slice(0, blank + 1), signatures } : undefined;
}

function parseSignature(line: string): NoteSignature | undefined {
  const [dash, name, encoded, ...rest] = line.split(' ');
  if (dash !== '—' || name === undefined || encoded === undefined || rest.length > 0) return undefined;
  const bytes = fromBase64(encoded);
  if (!KEY_NAME.test(name) || bytes === undefined || bytes.length < 5) return undefined;
  return { name, keyId: bytes.subarray(0, 4), signature: bytes.subarray(4) };
}

/** A public key that was handed over, with the id under which it signs. */
export interface VerifierKey extends NamedKey {
  readonly id: Uint8Array;
}

const ED25519_KEY_BYTES = 32;
const KINDS = [
  { type: ED25519, keyBytes: ED25519_KEY_BYTES },
  { type: COSIGNATURE_V1, keyBytes: ED25519_KEY_BYTES },
  { type: SM2_SM3, keyBytes: SM2_KEY_BYTES },
] as const;

/** Reads `<name>+<key id>+<base64>`; undefined unless the id is that of the name and key, and the type is known. */
export function parseVerifierKey(text: string, hash: Hash): VerifierKey | undefined {
  const match = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text);
  const [name, id, material] = [match?.[1] ?? '', fromHex(match?.[2] ?? ''), fromBase64(match?.[3] ?? '')];
  if (!KEY_NAME.test(name) || id === undefined || material === undefined) return undefined;
  const key = namedKey(name, material);
  return key && equalBytes(keyId(key, hash), id) ? { ...key, id } : undefined;
}

/** The key whose type and length `material` has. */
function namedKey(name: string, material: Uint8Array): NamedKey | undefined {
  for (const { type, keyBytes } of KINDS) {
    const before = material.length - keyBytes;
    if (before > 0 && equalBytes(material.subarray(0, before), typeBytes(type)))
      return { name, type, publicKey: material.subarray(before) };
  }
  return undefined;
}

/** The signatures of a note that say to be made by `key`. */
export const signaturesBy = (note: Note, key: VerifierKey): NoteSignature[] =>
  note.signatures.filter(({ name, keyId: id }) => name === key.name && equalBytes(id, key.id));
