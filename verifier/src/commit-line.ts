import { fromBase64 } from './bytes.ts';
import { type Json, readCanonicalObject } from './canonical.ts';
import { hasKeys } from './shape.ts';

/** A line of a commit file: a commit as it was stored. `bodies[i]` and `salts[i]` belong to the header's `events[i]`. */
export interface CommitLine {
  /** The exact text that was hashed */
  readonly header: string;
  readonly bodies: readonly (string | null)[];
  readonly salts: readonly (string | null)[];
  /** The hash that was stored beside the header, in hexadecimal, where the exporter gives it */
  readonly hash: string | undefined;
}

/** Longest line that is read, in bytes with its newline; a stored commit has at most 400 KB. */
export const MAX_LINE_BYTES = 2_097_152;

/** Reads one line; undefined unless it is canonical JSON of exactly that shape. */
export function readCommitLine(text: string): CommitLine | undefined {
  const json = readCanonicalObject(text);
  if (!json || !hasKeys(json, ['bodies', 'header', 'salts'], ['hash'])) return undefined;
  const { header, bodies, salts, hash } = json;
  if (typeof header !== 'string' || !isTexts(bodies) || !isTexts(salts)) return undefined;
  return hash === undefined || typeof hash === 'string' ? { header, bodies, salts, hash } : undefined;
}

/** The line of a commit, without its newline. */
export function writeCommitLine({ header, bodies, salts, hash }: CommitLine): string {
  const stored = hash === undefined ? '' : `"hash":${JSON.stringify(hash)},`;
  return `{"bodies":${JSON.stringify(bodies)},${stored}"header":${JSON.stringify(header)},"salts":${JSON.stringify(salts)}}`;
}

const isTexts = (json: Json | undefined): json is readonly (string | null)[] =>
  Array.isArray(json) && json.every((item) => item === null || typeof item === 'string');

/** Bytes of a salt, or undefined when it is not base64 of 1 to 64 bytes. */
export function saltBytes(text: string): Uint8Array | undefined {
  const bytes = fromBase64(text);
  return bytes && bytes.length >= 1 && bytes.length <= 64 ? bytes : undefined;
}
