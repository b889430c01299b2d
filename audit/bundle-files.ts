import { createHash, type Hash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ListedFile } from '../verifier/src/manifest.ts';

/** Writes the files of a bundle and lists each as it was written. */
export class BundleFiles {
  readonly listed: ListedFile[] = [];
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** A file that is written piece by piece; it is listed when it is closed. */
  open(path: string): BundleFile {
    const file = join(this.#directory, path);
    mkdirSync(dirname(file), { recursive: true });
    return new BundleFile(openSync(file, 'wx'), (bytes, sha256) => this.listed.push({ path, bytes, sha256 }));
  }

  write(path: string, content: string | Uint8Array): void {
    const file = this.open(path);
    file.write(content);
    file.close();
  }
}

export class BundleFile {
  readonly #descriptor: number;
  readonly #list: (bytes: number, sha256: string) => void;
  readonly #digest: Hash = createHash('sha256');
  bytes = 0;

  constructor(descriptor: number, list: (bytes: number, sha256: string) => void) {
    this.#descriptor = descriptor;
    this.#list = list;
  }

  write(content: string | Uint8Array): void {
    const bytes = Buffer.from(content);
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#descriptor, bytes, at);
    this.#digest.update(bytes);
    this.bytes += bytes.length;
  }

  close(): void {
    closeSync(this.#descriptor);
    this.#list(this.bytes, this.#digest.digest('hex'));
  }
}
