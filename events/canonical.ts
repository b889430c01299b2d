/**
 * Canonical JSON (RFC 8785), restricted to what the ledger may hold: objects whose keys need no escape, arrays, strings,
 * booleans, null and safe integers. Everything else is refused with its path, so that one value has exactly one text and one hash.
 */
export type Canonical =
  | string
  | number
  | boolean
  | null
  | readonly Canonical[]
  | { readonly [key: string]: Canonical };

/** The value at `path` (JSON pointer) has no canonical form. */
export class CanonicalError extends Error {
  readonly path: string;
  readonly reason: string;
  constructor(path: string, reason: string) {
    super(`no canonical form at ${path || '/'}: ${reason}`);
    this.name = 'CanonicalError';
    this.path = path;
    this.reason = reason;
  }
}

/** Deeper nesting than any event needs; a bound keeps hostile input from exhausting the stack. */
const MAX_DEPTH = 64;

/** Text of `value` in canonical form. Throws CanonicalError for floats, undefined, lone surrogates, class instances… */
export function canonicalise(value: unknown): string {
  return write(value, 0);
}

// The path of a fault is put together while the error unwinds: a value that has a form, which is nearly every one, pays
// nothing for it. Replaying a ledger writes every header once more.

function write(value: unknown, depth: number): string {
  if (depth > MAX_DEPTH) throw new CanonicalError('', `nested deeper than ${MAX_DEPTH}`);
  switch (typeof value) {
    case 'string':
      return writeString(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      if (!Number.isSafeInteger(value)) throw new CanonicalError('', 'a number that is no safe integer');
      if (Object.is(value, -0)) throw new CanonicalError('', 'negative zero');
      return String(value);
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? writeArray(value, depth) : writeObject(value, depth);
    default:
      throw new CanonicalError('', `a ${typeof value}`);
  }
}

/** Printable ASCII without quote and backslash stands as it is. */
const PLAIN = /^[ !#-[\]-~]*$/;

function writeString(value: string): string {
  if (PLAIN.test(value)) return `"${value}"`;
  // A lone surrogate has no UTF-8 form: two different texts would hash alike.
  if (!value.isWellFormed()) throw new CanonicalError('', 'a lone surrogate');
  return JSON.stringify(value);
}

/**
 * No field of an event has a quote, a backslash or a control character in its name, and JSON.parse of V8 13.6 (Node 24)
 * takes one escaped key for another when it has seen objects of a like shape ({"\\n": 1} read as {"\\\\": 1}). A key
 * that would need an escape therefore has no canonical form.
 */
function writeKey(key: string): string {
  if (key === '__proto__') throw new CanonicalError('', 'a key that changes prototypes');
  const text = writeString(key);
  if (text.includes('\\')) throw new CanonicalError('', 'a key that needs an escape');
  return text;
}

function writeArray(items: readonly unknown[], depth: number): string {
  let text = '[';
  let index = 0;
  try {
    for (; index < items.length; index++) {
      if (!(index in items)) throw new CanonicalError('', 'a hole in an array');
      text += (index ? ',' : '') + write(items[index], depth + 1);
    }
  } catch (error) {
    throw below(String(index), error);
  }
  return `${text}]`;
}

function writeObject(value: object, depth: number): string {
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    throw new CanonicalError('', 'not a plain object');
  const entries = value as Record<string, unknown>;
  let text = '{';
  let key = '';
  try {
    for (key of sortedKeys(value)) {
      text += `${text.length > 1 ? ',' : ''}${writeKey(key)}:${write(entries[key], depth + 1)}`;
    }
  } catch (error) {
    throw below(key, error);
  }
  return `${text}}`;
}

/** RFC 8785 sorts by UTF-16 code units, which is what `<` and sort() do. What was canonical before is sorted already. */
function sortedKeys(value: object): readonly string[] {
  const keys = Object.keys(value);
  for (let index = 1; index < keys.length; index++)
    if ((keys[index - 1] ?? '') > (keys[index] ?? '')) return keys.sort();
  return keys;
}

/** The same fault seen from one level up. */
function below(key: string, error: unknown): unknown {
  if (!(error instanceof CanonicalError)) return error;
  return new CanonicalError(`/${key.replaceAll('~', '~0').replaceAll('/', '~1')}${error.path}`, error.reason);
}

/** Reads canonical text back. Throws CanonicalError when `text` is not exactly what `canonicalise` would write. */
export function parseCanonical(text: string): Canonical {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new CanonicalError('', 'not JSON');
  }
  // Re-encoding catches duplicate keys, unsorted keys, escapes that need not be, 1.0 for 1, and spaces.
  if (canonicalise(value) !== text) throw new CanonicalError('', 'not in canonical form');
  return value as Canonical;
}
