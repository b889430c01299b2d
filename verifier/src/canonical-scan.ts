/*
 * Tells whether a text is canonical JSON without building its value: one pass over its characters, many times faster than
 * parsing, sorting and writing it again. `canonicalise(JSON.parse(text)) === text` is what it must agree with, and is
 * tested against.
 */

/** Deeper nesting than any event needs; a bound keeps hostile input from exhausting the stack. */
export const MAX_DEPTH = 64;

const QUOTE = 0x22;
const COMMA = 0x2c;
const MINUS = 0x2d;
const COLON = 0x3a;
const OPEN_ARRAY = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** A place after something that was read; no place at all once anything was wrong. */
const WRONG = -1;

/** True when `text` is exactly the canonical text of some value. */
export const isCanonicalText = (text: string): boolean =>
  text.isWellFormed() && scanValue(text, 0, 0) === text.length;

function scanValue(text: string, at: number, depth: number): number {
  if (depth > MAX_DEPTH) return WRONG;
  const sign = text.charCodeAt(at);
  switch (sign) {
    case QUOTE:
      return scanString(text, at);
    case OPEN_OBJECT:
      return scanObject(text, at + 1, depth + 1);
    case OPEN_ARRAY:
      return scanArray(text, at + 1, depth + 1);
    case MINUS:
      return scanInteger(text, at + 1, at);
    default:
      return isDigit(sign) ? scanInteger(text, at, at) : scanWord(text, at);
  }
}

function scanObject(text: string, from: number, depth: number): number {
  if (text.charCodeAt(from) === CLOSE_OBJECT) return from + 1;
  let previous: string | undefined;
  for (let at = from; ; at++) {
    const end = text.charCodeAt(at) === QUOTE ? scanString(text, at) : WRONG;
    if (end === WRONG || text.charCodeAt(end) !== COLON) return WRONG;
    const key = text.slice(at + 1, end - 1);
    if (key.includes('\\') || !follows(key, previous)) return WRONG;
    previous = key;
    at = scanValue(text, end + 1, depth);
    if (at === WRONG || text.charCodeAt(at) !== COMMA) return closed(text, at, CLOSE_OBJECT);
  }
}

/**
 * A key that needs an escape has no canonical form: none of ours does, and JSON.parse of V8 13.6 (Node 24) reads some of
 * them as other keys. Sorted by UTF-16 code units, which is how strings compare; equal keys are duplicates.
 */
const follows = (key: string, previous: string | undefined): boolean =>
  (previous === undefined || previous < key) && key !== '__proto__';

/** After the sign that closes what ends at `at`; WRONG when another stands there. */
const closed = (text: string, at: number, sign: number): number =>
  at !== WRONG && text.charCodeAt(at) === sign ? at + 1 : WRONG;

function scanArray(text: string, from: number, depth: number): number {
  if (text.charCodeAt(from) === CLOSE_ARRAY) return from + 1;
  for (let at = from; ; at++) {
    at = scanValue(text, at, depth);
    if (at === WRONG || text.charCodeAt(at) !== COMMA) return closed(text, at, CLOSE_ARRAY);
  }
}

/** A string from its quote at `from` to after its last quote. */
function scanString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === QUOTE) return at + 1;
    if (sign < 0x20) return WRONG;
    if (sign === BACKSLASH) {
      at = scanEscape(text, at + 1);
      if (at === WRONG) return WRONG;
    }
  }
  return WRONG;
}

const SHORT_ESCAPE = new Set([...'"\\bfnrt'].map((letter) => letter.charCodeAt(0)));

/** Where the escape ends whose letter stands at `at`. Only what must be escaped is, and in its shortest form. */
function scanEscape(text: string, at: number): number {
  const sign = text.charCodeAt(at);
  if (sign === QUOTE || SHORT_ESCAPE.has(sign)) return at;
  const control = /^u00(?:0[0-7be-f]|1[0-9a-f])$/.test(text.slice(at, at + 5));
  return control ? at + 4 : WRONG;
}

/** An integer whose digits begin at `at` and whose sign, if any, stands at `start`. */
function scanInteger(text: string, at: number, start: number): number {
  let end = at;
  while (isDigit(text.charCodeAt(end))) end++;
  const digits = end - at;
  if (digits === 0 || digits > 16) return WRONG;
  // No leading zero, and no negative one.
  if (text.charCodeAt(at) === 0x30 && (digits > 1 || start < at)) return WRONG;
  return digits < 16 || Number.isSafeInteger(Number(text.slice(at, end))) ? end : WRONG;
}

function scanWord(text: string, at: number): number {
  for (const word of ['null', 'true', 'false']) if (text.startsWith(word, at)) return at + word.length;
  return WRONG;
}

const isDigit = (sign: number): boolean => sign >= 0x30 && sign <= 0x39;
