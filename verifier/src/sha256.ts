import { INITIAL_256, ROUND_256 } from './sha2-constants.ts';

const BLOCK = 64;

/** SHA-256 (FIPS 180-4) in plain JavaScript, fed piece by piece: browsers have no streaming digest of their own. */
export class Sha256 {
  readonly #state = Uint32Array.from(INITIAL_256);
  readonly #words = new Uint32Array(64);
  readonly #block = new Uint8Array(BLOCK);
  #filled = 0;
  #length = 0;

  update(bytes: Uint8Array): this {
    this.#length += bytes.length;
    let at = 0;
    if (this.#filled > 0) {
      at = Math.min(BLOCK - this.#filled, bytes.length);
      this.#block.set(bytes.subarray(0, at), this.#filled);
      this.#filled += at;
      if (this.#filled < BLOCK) return this;
      this.#compress(this.#block, 0);
    }
    for (; at + BLOCK <= bytes.length; at += BLOCK) this.#compress(bytes, at);
    this.#block.set(bytes.subarray(at));
    this.#filled = bytes.length - at;
    return this;
  }

  /** The 32 bytes of the digest. The object is spent afterwards. */
  digest(): Uint8Array {
    const bits = this.#length * 8;
    const padding = new Uint8Array(this.#filled < 56 ? 64 - this.#filled : 128 - this.#filled);
    padding[0] = 0x80;
    const view = new DataView(padding.buffer);
    view.setUint32(padding.length - 8, Math.floor(bits / 2 ** 32));
    view.setUint32(padding.length - 4, bits % 2 ** 32);
    this.update(padding);
    const digest = new Uint8Array(32);
    const out = new DataView(digest.buffer);
    this.#state.forEach((word, index) => {
      out.setUint32(4 * index, word);
    });
    return digest;
  }

  #compress(bytes: Uint8Array, from: number): void {
    const w = this.#words;
    for (let t = 0; t < 16; t++) {
      const i = from + 4 * t;
      w[t] =
        (byte(bytes, i) << 24) | (byte(bytes, i + 1) << 16) | (byte(bytes, i + 2) << 8) | byte(bytes, i + 3);
    }
    for (let t = 16; t < 64; t++) {
      const x = word(w, t - 15);
      const y = word(w, t - 2);
      const s0 = rotate(x, 7) ^ rotate(x, 18) ^ (x >>> 3);
      const s1 = rotate(y, 17) ^ rotate(y, 19) ^ (y >>> 10);
      w[t] = (word(w, t - 16) + s0 + word(w, t - 7) + s1) | 0;
    }
    this.#rounds(w);
  }

  #rounds(w: Uint32Array): void {
    const state = this.#state;
    let [a, b, c, d] = [word(state, 0), word(state, 1), word(state, 2), word(state, 3)];
    let [e, f, g, h] = [word(state, 4), word(state, 5), word(state, 6), word(state, 7)];
    for (let t = 0; t < 64; t++) {
      const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + word(ROUND_256, t) + word(w, t)) | 0;
      const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + t1) | 0;
      d = c;
      c = b;
      b = a;
      a = (t1 + t2) | 0;
    }
    for (const [index, value] of [a, b, c, d, e, f, g, h].entries()) {
      state[index] = (word(state, index) + value) | 0;
    }
  }
}

const rotate = (value: number, bits: number): number => (value >>> bits) | (value << (32 - bits));
const word = (words: Uint32Array, index: number): number => words[index] as number;
const byte = (bytes: Uint8Array, index: number): number => bytes[index] as number;

export const sha256 = (bytes: Uint8Array): Uint8Array => new Sha256().update(bytes).digest();
