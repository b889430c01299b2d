import { isCanonicalText } from './canonical-scan.ts';

/*
 * Canonical JSON (RFC 8785) restricted to objects, arrays, strings, booleans, null and safe integers: the only JSON that
 * the ledger hashes. A text is read only when it is exactly what `canonicalise` would write of its value, which refuses
 * duplicate and unsorted keys, spaces, needless escapes, 1.0 for 1, numbers that lose digits and lone surrogates.
 */

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** The value of canonical `text`, else undefined. Never throws. */
export const readCanonical = (text: string): Json | undefined =>
  isCanonicalText(text) ? JSON.parse(text) : undefined;

/** As `readCanonical`, for a text that must be an object. */
export function readCanonicalObject(text: string): JsonObject | undefined {
  const value = readCanonical(text);
  return value !== undefined && isObject(value) ? value : undefined;
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Canonical text of a value that JSON can hold. Keys are sorted by UTF-16 code units, as `sort` does. */
export function canonicalise(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalise).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalise(value[key] ?? null)}`);
  return `{${members.join(',')}}`;
}
