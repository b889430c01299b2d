import { BlockHash, getWord, word } from './block-hash.ts';

const INITIAL = [
  0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e,
];
const ROUNDS = 64;
/** Rounds before the Boolean functions and the constant change. */
const FIRST_ROUNDS = 16;

const rotate = (value: number, bits: number): number => (value << bits) | (value >>> (32 - bits));

/** The constant of each round, already turned as far as that round turns it. */
const T = Uint32Array.from({ length: ROUNDS }, (_, j) =>
  rotate(j < FIRST_ROUNDS ? 0x79cc4519 : 0x7a879d8a, j % 32),
);
/** Room for one message schedule: compressing is synchronous, so one is enough for all. */
const W = new Uint32Array(ROUNDS + 4);

/** SM3 (GB/T 32905-2016, 密码杂凑算法) in plain JavaScript: 32 bytes. */
export const sm3 = (bytes: Uint8Array): Uint8Array => new BlockHash(INITIAL, compress).update(bytes).digest();

function compress(state: Uint32Array, bytes: Uint8Array, from: number): void {
  expand(bytes, from);
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let j = 0; j < ROUNDS; j++) {
    const turned = rotate(a, 12);
    const ss1 = rotate((turned + e + word(T, j)) | 0, 7);
    const isFirst = j < FIRST_ROUNDS;
    const ff = isFirst ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
    const gg = isFirst ? e ^ f ^ g : (e & f) | (~e & g);
    const tt1 = (ff + d + (ss1 ^ turned) + (word(W, j) ^ word(W, j + 4))) | 0;
    const tt2 = (gg + h + ss1 + word(W, j)) | 0;
    [d, c, b, a] = [c, rotate(b, 9), a, tt1];
    [h, g, f, e] = [g, rotate(f, 19), e, p0(tt2)];
  }
  for (const [at, value] of [a, b, c, d, e, f, g, h].entries()) state[at] = word(state, at) ^ value;
}

function expand(bytes: Uint8Array, from: number): void {
  for (let j = 0; j < 16; j++) W[j] = getWord(bytes, from + 4 * j);
  for (let j = 16; j < W.length; j++) {
    const mixed = p1(word(W, j - 16) ^ word(W, j - 9) ^ rotate(word(W, j - 3), 15));
    W[j] = mixed ^ rotate(word(W, j - 13), 7) ^ word(W, j - 6);
  }
}

const p0 = (x: number): number => x ^ rotate(x, 9) ^ rotate(x, 17);
const p1 = (x: number): number => x ^ rotate(x, 15) ^ rotate(x, 23);
