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

  /** The lines that end in this piece. */
  push(chunk: Uint8Array): (string | undefined)[] {
    if (this.#broken) return [];
    const end = chunk.lastIndexOf(NEWLINE);
    const lines = end < 0 ? [] : this.#cut(this.#joined(chunk.subarray(0, end)));
    this.#rest = end < 0 ? this.#joined(chunk) : chunk.slice(end + 1);
    return !this.#broken && this.#rest.length >= MAX_LINE_BYTES ? this.#breakOff(lines) : lines;
  }

  #joined(chunk: Uint8Array): Uint8Array {
    return this.#rest.length > 0 ? concat(this.#rest, chunk) : chunk;
  }

  /** What is left when the file has ended. */
  end(): (string | undefined)[] {
    return this.#broken || this.#rest.length === 0 ? [] : this.#breakOff([]);
  }

  #cut(whole: Uint8Array): (string | undefined)[] {
    const lines: (string | undefined)[] = [];
    for (let from = 0; from <= whole.length; ) {
      const next = whole.indexOf(NEWLINE, from);
      const to = next < 0 ? whole.length : next;
      const line = to - from < MAX_LINE_BYTES ? decodeUtf8(whole.subarray(from, to)) : undefined;
      if (line === undefined) return this.#breakOff(lines);
      lines.push(line);
      from = to + 1;
    }
    return lines;
  }

  #breakOff(lines: (string | undefined)[]): (string | undefined)[] {
    this.#broken = true;
    return [...lines, undefined];
  }
}
