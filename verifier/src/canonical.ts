/*
 * Canonical JSON (RFC 8785) restricted to objects, arrays, strings, booleans, null and safe integers: the only JSON that
 * the ledger hashes. A text is read only when it is exactly what `canonicalise` would write of its value, which refuses
 * duplicate and unsorted keys, spaces, needless escapes, 1.0 for 1, numbers that lose digits and lone surrogates.
 */

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** Deeper nesting than any event needs; a bound keeps hostile input from exhausting the stack. */
export const MAX_DEPTH = 64;

/** The value of canonical `text`, else undefined. Never throws. */
export function readCanonical(text: string): Json | undefined {
  let value: Json;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isCanonicalValue(value, 0)) return undefined;
  // The engine's own writer settles nearly every text; only keys that look like numbers change their order in it.
  if (isSorted(value) && JSON.stringify(value) === text) return value;
  return canonicalise(value) === text ? value : undefined;
}

/** As `readCanonical`, for a text that must be an object. */
export function readCanonicalObject(text: string): JsonObject | undefined {
  const value = readCanonical(text);
  return value !== undefined && isObject(value) ? value : undefined;
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** True when every part of a parsed value may stand in canonical JSON. */
function isCanonicalValue(value: Json, depth: number): boolean {
  if (depth > MAX_DEPTH) return false;
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value === 'number') return Number.isSafeInteger(value) && !Object.is(value, -0);
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every((item) => isCanonicalValue(item, depth + 1));
  for (const [key, item] of Object.entries(value)) {
    if (key === '__proto__' || !key.isWellFormed() || !isCanonicalValue(item, depth + 1)) return false;
  }
  return true;
}

function isSorted(value: Json): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isSorted);
  let previous: string | undefined;
  for (const [key, item] of Object.entries(value)) {
    if ((previous !== undefined && previous >= key) || !isSorted(item)) return false;
    previous = key;
  }
  return true;
}

/** Canonical text of a value that JSON can hold. Keys are sorted by UTF-16 code units, as `sort` does. */
export function canonicalise(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalise).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalise(value[key] ?? null)}`);
  return `{${members.join(',')}}`;
}
