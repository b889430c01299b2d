import { concat } from './bytes.ts';

/** Where the files of a bundle come from: a directory, a list of files in a browser, memory. */
export interface BundleSource {
  /** The regular file at `path`, else undefined. Never follows a link, never leaves the bundle. */
  open(path: string): Promise<SourceFile | undefined>;
}

export interface SourceFile {
  readonly bytes: number;
  /** The content from its beginning, in pieces; may be called again */
  chunks(): AsyncIterable<Uint8Array>;
}

/** The file as a whole, or undefined when it holds more than `max` bytes. */
export async function readWhole(file: SourceFile, max: number): Promise<Uint8Array | undefined> {
  if (file.bytes > max) return undefined;
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of file.chunks()) {
    length += part.length;
    // A file can grow while it is read.
    if (length > max) return undefined;
    parts.push(part);
  }
  const [only] = parts;
  return only && parts.length === 1 ? only : concat(...parts);
}

/** A bundle that is held in memory, by path. */
export function memorySource(files: ReadonlyMap<string, Uint8Array>): BundleSource {
  return {
    open: async (path) => {
      const content = files.get(path);
      return content && { bytes: content.length, chunks: () => once(content) };
    },
  };
}

async function* once(content: Uint8Array): AsyncIterable<Uint8Array> {
  yield content;
}
