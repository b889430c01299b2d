import { concat, decodeUtf8 } from './bytes.ts';
import { MAX_LINE_BYTES } from './commit-line.ts';

const NEWLINE = 10;

/**
 * Cuts pieces of a file into lines. A line that is no UTF-8, is too long, or has no newline at the end of the file comes
 * out as undefined, and nothing comes after it.
 */
export class LineCutter {
  #rest: Uint8Array = new Uint8Array(0);
  #broken = false;

  /** True once a line could not be read: nothing is known of what follows it. */
  get broken(): boolean {
    return this.#broken;
  }

  /** The lines that end in this piece, one by one: nothing after the first that can't be read is looked at. */
  *push(chunk: Uint8Array): Generator<string | undefined> {
    if (this.#broken) return;
    const end = chunk.lastIndexOf(NEWLINE);
    const whole = end < 0 ? undefined : this.#joined(chunk.subarray(0, end));
    this.#rest = end < 0 ? this.#joined(chunk) : chunk.slice(end + 1);
    if (whole) yield* this.#cut(whole);
    if (!this.#broken && this.#rest.length >= MAX_LINE_BYTES) yield this.#breakOff();
  }

  #joined(chunk: Uint8Array): Uint8Array {
    return this.#rest.length > 0 ? concat(this.#rest, chunk) : chunk;
  }

  /** What is left when the file has ended. */
  *end(): Generator<undefined> {
    if (!this.#broken && this.#rest.length > 0) yield this.#breakOff();
  }

  *#cut(whole: Uint8Array): Generator<string | undefined> {
    for (let from = 0; from <= whole.length && !this.#broken; ) {
      const next = whole.indexOf(NEWLINE, from);
      const to = next < 0 ? whole.length : next;
      const line = to - from < MAX_LINE_BYTES ? decodeUtf8(whole.subarray(from, to)) : undefined;
      yield line === undefined ? this.#breakOff() : line;
      from = to + 1;
    }
  }

  #breakOff(): undefined {
    this.#broken = true;
  }
}
