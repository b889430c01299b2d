import { constants, type Stats } from 'node:fs';
import { lstat, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { BundleSource } from './source.ts';

const CHUNK = 1_048_576;
/** No link is followed, and no pipe or device is waited for. */
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** A bundle in a directory. Links inside it are treated as absent files, wherever they point. */
export function directorySource(root: string): BundleSource {
  const real = new Set<string>();
  const isRealFolder = async (path: string): Promise<boolean> => {
    if (!real.has(path) && (await isDirectory(join(root, path)))) real.add(path);
    return real.has(path);
  };
  return {
    open: async (path) => {
      const names = path.split('/');
      for (let depth = 1; depth < names.length; depth++)
        if (!(await isRealFolder(names.slice(0, depth).join('/')))) return undefined;
      const bytes = await regularSize(join(root, path));
      return bytes === undefined ? undefined : { bytes, chunks: () => chunksOf(join(root, path), bytes) };
    },
  };
}

const isDirectory = async (path: string): Promise<boolean> => (await entryAt(path))?.isDirectory() ?? false;

async function regularSize(path: string): Promise<number | undefined> {
  const entry = await entryAt(path);
  return entry?.isFile() ? entry.size : undefined;
}

async function entryAt(path: string): Promise<Stats | undefined> {
  try {
    return await lstat(path);
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

const isAbsent = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');

async function* chunksOf(path: string, bytes: number): AsyncIterable<Uint8Array> {
  const file = await open(path, FLAGS);
  // One byte more than a small file has: a file that grew is seen to have.
  const length = Math.min(CHUNK, bytes + 1);
  try {
    for (;;) {
      const { bytesRead, buffer } = await file.read({ buffer: Buffer.allocUnsafe(length), length });
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}
