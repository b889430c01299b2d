import { INITIAL_512, ROUND_512 } from './sha2-constants.ts';

const BLOCK = 128;
const wrap = (value: bigint): bigint => BigInt.asUintN(64, value);
const rotate = (value: bigint, bits: bigint): bigint => wrap((value >> bits) | (value << (64n - bits)));

/** SHA-512 (FIPS 180-4). Slow and small: an Ed25519 signature needs a handful of blocks, nothing else uses it. */
export function sha512(message: Uint8Array): Uint8Array {
  const padded = pad(message);
  const view = new DataView(padded.buffer);
  let state = [...INITIAL_512];
  for (let at = 0; at < padded.length; at += BLOCK) {
    const mixed = rounds(state, schedule(view, at));
    state = state.map((word, index) => wrap(word + (mixed[index] ?? 0n)));
  }
  const digest = new Uint8Array(64);
  const out = new DataView(digest.buffer);
  for (const [index, word] of state.entries()) out.setBigUint64(8 * index, word);
  return digest;
}

function pad(message: Uint8Array): Uint8Array<ArrayBuffer> {
  const padded = new Uint8Array(Math.ceil((message.length + 17) / BLOCK) * BLOCK);
  padded.set(message);
  padded[message.length] = 0x80;
  new DataView(padded.buffer).setBigUint64(padded.length - 8, BigInt(message.length) * 8n);
  return padded;
}

function schedule(view: DataView, at: number): bigint[] {
  const words = Array.from({ length: 16 }, (_, index) => view.getBigUint64(at + 8 * index));
  const word = (index: number): bigint => words[index] ?? 0n;
  for (let t = 16; t < 80; t++) {
    const x = word(t - 15);
    const y = word(t - 2);
    const s0 = rotate(x, 1n) ^ rotate(x, 8n) ^ (x >> 7n);
    const s1 = rotate(y, 19n) ^ rotate(y, 61n) ^ (y >> 6n);
    words.push(wrap(word(t - 16) + s0 + word(t - 7) + s1));
  }
  return words;
}

function rounds(state: readonly bigint[], words: readonly bigint[]): bigint[] {
  let [a = 0n, b = 0n, c = 0n, d = 0n, e = 0n, f = 0n, g = 0n, h = 0n] = state;
  for (const [t, word] of words.entries()) {
    const s1 = rotate(e, 14n) ^ rotate(e, 18n) ^ rotate(e, 41n);
    const t1 = h + s1 + ((e & f) ^ (wrap(~e) & g)) + (ROUND_512[t] ?? 0n) + word;
    const s0 = rotate(a, 28n) ^ rotate(a, 34n) ^ rotate(a, 39n);
    const t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
    [h, g, f, e, d, c, b, a] = [g, f, e, wrap(d + t1), c, b, a, wrap(t1 + t2)];
  }
  return [a, b, c, d, e, f, g, h];
}
