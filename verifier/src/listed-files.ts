import { toHex } from './bytes.ts';
import type { Crypto } from './crypto.ts';
import type { Findings } from './findings.ts';
import { type ListedFile, MAX_FILE_BYTES } from './manifest.ts';
import { type BundleSource, readWhole } from './source.ts';

/**
 * Reads the files that a manifest lists. What is digested are the very bytes that are handed on: a file is never opened
 * once to be checked and again to be used.
 */
export class ListedFiles {
  readonly #source: BundleSource;
  readonly #crypto: Crypto;
  readonly #findings: Findings;

  constructor(source: BundleSource, crypto: Crypto, findings: Findings) {
    this.#source = source;
    this.#crypto = crypto;
    this.#findings = findings;
  }

  /** The bytes of a small file; undefined when it is not there or holds more than `max`. Notes what does not fit the list. */
  async whole(file: ListedFile, max: number): Promise<Uint8Array | undefined> {
    const opened = await this.#source.open(file.path);
    const bytes = opened && (await readWhole(opened, max));
    if (!bytes || bytes.length !== file.bytes || toHex(this.#crypto.sha256(bytes)) !== file.sha256)
      this.#findings.add('FILE', { subject: file.path });
    return bytes;
  }

  /** The bytes of a large file, piece by piece; the digest is checked when the last piece has been taken. */
  async *stream(file: ListedFile): AsyncIterable<Uint8Array> {
    const opened = await this.#source.open(file.path);
    if (!opened || opened.bytes > MAX_FILE_BYTES) return this.#findings.add('FILE', { subject: file.path });
    const digest = this.#crypto.digest();
    let length = 0;
    for await (const chunk of opened.chunks()) {
      length += chunk.length;
      // A file can grow while it is read.
      if (length > MAX_FILE_BYTES) break;
      digest.update(chunk);
      yield chunk;
    }
    if (length !== file.bytes || toHex(digest.digest()) !== file.sha256)
      this.#findings.add('FILE', { subject: file.path });
  }
}
