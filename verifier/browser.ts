import { portableCrypto } from './src/crypto.ts';
import type { BundleSource, SourceFile } from './src/source.ts';
import { type Verdict, type VerifyOptions, verifyBundle } from './src/verify.ts';

export { reportText } from './src/report.ts';
export type { BundleSource } from './src/source.ts';
export type { Verdict } from './src/verify.ts';

/** A file as a browser gives it: what `<input type="file" webkitdirectory>` and drag and drop hold. */
export interface BrowserFile {
  readonly name: string;
  readonly size: number;
  /** Path with the name of the chosen folder in front; empty where files were chosen one by one */
  readonly webkitRelativePath?: string;
  stream(): { getReader(): { read(): Promise<{ done: boolean; value?: Uint8Array | undefined }> } };
}

/** A bundle made of the files of a folder that was chosen in a browser. */
export function fileListSource(files: Iterable<BrowserFile>): BundleSource {
  const byPath = new Map<string, SourceFile>();
  for (const file of files) byPath.set(pathOf(file), { bytes: file.size, chunks: () => chunksOf(file) });
  return { open: async (path) => byPath.get(path) };
}

/** The path inside the chosen folder. */
function pathOf({ name, webkitRelativePath }: BrowserFile): string {
  return webkitRelativePath ? webkitRelativePath.slice(webkitRelativePath.indexOf('/') + 1) : name;
}

async function* chunksOf(file: BrowserFile): AsyncIterable<Uint8Array> {
  // Not every browser iterates over streams; every one reads them.
  const reader = file.stream().getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done || !value) return;
    yield value;
  }
}

/**
 * The same verification as the command's, in plain JavaScript: nothing leaves the machine, no server is asked.
 * `verifyFiles(input.files, await policy.arrayBuffer(), { now: Date.now() })`
 */
export const verifyFiles = (
  files: Iterable<BrowserFile>,
  policy: ArrayBuffer | Uint8Array,
  options: Omit<VerifyOptions, 'crypto'>,
): Promise<Verdict> =>
  verifyBundle(fileListSource(files), new Uint8Array(policy), { ...options, crypto: portableCrypto });
