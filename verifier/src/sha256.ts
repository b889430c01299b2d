import { BlockHash, getWord, word } from './block-hash.ts';
import { INITIAL_256, ROUND_256 } from './sha2-constants.ts';

/** Room for one message schedule: compressing is synchronous, so one is enough for all. */
const W = new Uint32Array(64);

/** SHA-256 (FIPS 180-4) in plain JavaScript. */
export class Sha256 extends BlockHash {
  constructor() {
    super(INITIAL_256, compress);
  }
}

export const sha256 = (bytes: Uint8Array): Uint8Array => new Sha256().update(bytes).digest();

function compress(state: Uint32Array, bytes: Uint8Array, from: number): void {
  for (let t = 0; t < 16; t++) W[t] = getWord(bytes, from + 4 * t);
  for (let t = 16; t < 64; t++) {
    const x = word(W, t - 15);
    const y = word(W, t - 2);
    const s0 = rotate(x, 7) ^ rotate(x, 18) ^ (x >>> 3);
    const s1 = rotate(y, 17) ^ rotate(y, 19) ^ (y >>> 10);
    W[t] = (word(W, t - 16) + s0 + word(W, t - 7) + s1) | 0;
  }
  // Eight local variables instead of an array: engines keep them in registers, which is worth a factor of four.
  let a = word(state, 0) | 0;
  let b = word(state, 1) | 0;
  let c = word(state, 2) | 0;
  let d = word(state, 3) | 0;
  let e = word(state, 4) | 0;
  let f = word(state, 5) | 0;
  let g = word(state, 6) | 0;
  let h = word(state, 7) | 0;
  for (let t = 0; t < 64; t++) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + word(ROUND_256, t) + word(W, t)) | 0;
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
  addTo(state, 0, a);
  addTo(state, 1, b);
  addTo(state, 2, c);
  addTo(state, 3, d);
  addTo(state, 4, e);
  addTo(state, 5, f);
  addTo(state, 6, g);
  addTo(state, 7, h);
}

const rotate = (value: number, bits: number): number => (value >>> bits) | (value << (32 - bits));

function addTo(state: Uint32Array, index: number, value: number): void {
  state[index] = word(state, index) + value;
}
