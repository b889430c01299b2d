/**
 * Canonical JSON (RFC 8785), restricted to what the ledger may hold: objects, arrays, strings, booleans, null and
 * safe integers. Everything else is refused with its path, so that one value has exactly one text and one hash.
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
  return write(value, '', 0);
}

function write(value: unknown, path: string, depth: number): string {
  if (depth > MAX_DEPTH) throw new CanonicalError(path, `nested deeper than ${MAX_DEPTH}`);
  switch (typeof value) {
    case 'string':
      return writeString(value, path);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      if (!Number.isSafeInteger(value)) throw new CanonicalError(path, 'a number that is no safe integer');
      if (Object.is(value, -0)) throw new CanonicalError(path, 'negative zero');
      return String(value);
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? writeArray(value, path, depth) : writeObject(value, path, depth);
    default:
      throw new CanonicalError(path, `a ${typeof value}`);
  }
}

function writeString(value: string, path: string): string {
  // A lone surrogate has no UTF-8 form: two different texts would hash alike.
  if (!value.isWellFormed()) throw new CanonicalError(path, 'a lone surrogate');
  return JSON.stringify(value);
}

function writeArray(items: readonly unknown[], path: string, depth: number): string {
  let text = '[';
  for (let index = 0; index < items.length; index++) {
    if (!(index in items)) throw new CanonicalError(`${path}/${index}`, 'a hole in an array');
    text += (index ? ',' : '') + write(items[index], `${path}/${index}`, depth + 1);
  }
  return `${text}]`;
}

function writeObject(value: object, path: string, depth: number): string {
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    throw new CanonicalError(path, 'not a plain object');
  const entries = value as Record<string, unknown>;
  let text = '{';
  // RFC 8785 sorts by UTF-16 code units, which is what sort() does by default.
  for (const key of Object.keys(value).sort()) {
    if (key === '__proto__') throw new CanonicalError(`${path}/${key}`, 'a key that changes prototypes');
    const here = `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    text += `${text.length > 1 ? ',' : ''}${writeString(key, here)}:${write(entries[key], here, depth + 1)}`;
  }
  return `${text}}`;
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
