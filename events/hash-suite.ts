import { sha256 } from '@noble/hashes/sha2.js';

/**
 * Name of a hash suite as it stands in every commit header of a ledger: one for all of it, chosen at its first commit.
 * `sm3` (GB/T 32905) is for where the law on commercial cryptography asks for it (密码法第二十七条).
 */
export const HASH_SUITES = ['sha256', 'sm3'] as const;
export type HashSuiteName = (typeof HASH_SUITES)[number];

/** A hash function of 32 bytes out. A port, because Node, browsers and hardware modules each have their own. */
export interface HashSuite {
  readonly name: HashSuiteName;
  digest(bytes: Uint8Array): Uint8Array;
}

/** SHA-256 in plain JavaScript: runs anywhere, also where `crypto.subtle` does not exist (http on an office network). */
export const portableSha256: HashSuite = { name: 'sha256', digest: (bytes) => sha256(bytes) };

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Lower-case hex. */
export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += HEX[byte];
  return text;
}
