/** Bytes and their texts. Every decoder is strict: one value has one text, and anything else is `undefined`. */

const encoder = new TextEncoder();
// ignoreBOM keeps a byte order mark in the text, where it is then refused, instead of hiding it.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export const utf8 = (text: string): Uint8Array => encoder.encode(text);

/** Text of well-formed UTF-8, else undefined (overlong forms, surrogates and cut sequences are not well-formed). */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += HEX[byte];
  return text;
}

/** Bytes of lower-case hexadecimal text with an even number of digits, else undefined. */
export function fromHex(text: string): Uint8Array | undefined {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/.test(text)) return undefined;
  return Uint8Array.from({ length: text.length / 2 }, (_, index) =>
    Number.parseInt(text.slice(2 * index, 2 * index + 2), 16),
  );
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUE = new Int8Array(128).fill(-1);
for (let value = 0; value < 64; value++) VALUE[ALPHABET.charCodeAt(value)] = value;

/** Standard base64 with padding (RFC 4648, section 4). */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const left = bytes.length - index;
    const group = ((bytes[index] ?? 0) << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0);
    text += letter(group >> 18) + letter(group >> 12);
    text += (left > 1 ? letter(group >> 6) : '=') + (left > 2 ? letter(group) : '=');
  }
  return text;
}

const letter = (group: number): string => ALPHABET.charAt(group & 63);

/**
 * Bytes of standard base64, else undefined. Lenient decoders take `AB==` and `AA==` for the same byte, so that one
 * signature has many texts; here only the text that `toBase64` would write is taken.
 */
export function fromBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  let group = 0;
  for (let index = 0; index < text.length; index++) {
    const value = index < text.length - padding ? (VALUE[text.charCodeAt(index)] ?? -1) : 0;
    if (value < 0) return undefined;
    group = (group << 6) | value;
    if (index % 4 !== 3) continue;
    const at = ((index - 3) / 4) * 3;
    // Writes past the end of a typed array are dropped, which is what padding asks for.
    bytes[at] = (group >> 16) & 255;
    bytes[at + 1] = (group >> 8) & 255;
    bytes[at + 2] = group & 255;
    group = 0;
  }
  return toBase64(bytes) === text ? bytes : undefined;
}

let scratch = new Uint8Array(65_536);

/** `prefix || UTF-8 of text`, to be hashed at once: the bytes are overwritten by the next call. */
export function prefixed(prefix: Uint8Array, text: string): Uint8Array {
  const room = prefix.length + 3 * text.length;
  if (room > scratch.length) scratch = new Uint8Array(2 * room);
  scratch.set(prefix);
  const { written } = encoder.encodeInto(text, scratch.subarray(prefix.length));
  return scratch.subarray(0, prefix.length + written);
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
