const BLOCK = 64;

/** Takes one block of 64 bytes, from `from` on, into the eight words of the state. */
export type Compress = (state: Uint32Array, bytes: Uint8Array, from: number) => void;

/**
 * What SHA-256 and SM3 have in common: blocks of 64 bytes, the same padding, eight words out. Fed piece by piece, because
 * browsers have no streaming digest of their own.
 */
export class BlockHash {
  readonly #state: Uint32Array;
  readonly #compress: Compress;
  readonly #block = new Uint8Array(BLOCK);
  #filled = 0;
  #length = 0;

  constructor(initial: Iterable<number>, compress: Compress) {
    this.#state = Uint32Array.from(initial);
    this.#compress = compress;
  }

  update(bytes: Uint8Array): this {
    this.#length += bytes.length;
    let at = 0;
    if (this.#filled > 0) {
      at = Math.min(BLOCK - this.#filled, bytes.length);
      this.#block.set(bytes.subarray(0, at), this.#filled);
      this.#filled += at;
      if (this.#filled < BLOCK) return this;
      this.#compress(this.#state, this.#block, 0);
    }
    for (; at + BLOCK <= bytes.length; at += BLOCK) this.#compress(this.#state, bytes, at);
    this.#block.set(bytes.subarray(at));
    this.#filled = bytes.length - at;
    return this;
  }

  /** The 32 bytes of the digest. The object is spent afterwards. */
  digest(): Uint8Array {
    const block = this.#block;
    block[this.#filled] = 0x80;
    block.fill(0, this.#filled + 1);
    if (this.#filled >= BLOCK - 8) {
      this.#compress(this.#state, block, 0);
      block.fill(0);
    }
    const bits = this.#length * 8;
    putWord(block, BLOCK - 8, Math.floor(bits / 2 ** 32));
    putWord(block, BLOCK - 4, bits);
    this.#compress(this.#state, block, 0);
    const digest = new Uint8Array(32);
    for (let index = 0; index < 8; index++) putWord(digest, 4 * index, word(this.#state, index));
    return digest;
  }
}

export const word = (words: Uint32Array, index: number): number => words[index] as number;

export function getWord(bytes: Uint8Array, at: number): number {
  const byte = (offset: number): number => bytes[at + offset] as number;
  return (byte(0) << 24) | (byte(1) << 16) | (byte(2) << 8) | byte(3);
}

function putWord(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value >>> 24;
  bytes[at + 1] = value >>> 16;
  bytes[at + 2] = value >>> 8;
  bytes[at + 3] = value;
}
