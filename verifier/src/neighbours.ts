import { readCommitLine } from './commit-line.ts';
import { type Header, readHeader } from './header.ts';
import { LineCutter } from './lines.ts';
import type { Manifest } from './manifest.ts';
import type { BundleSource } from './source.ts';

/** Enough of a commit to find it and to speak of it. What it says of itself; not checked. */
export type CommitMark = Pick<Header, 'position' | 'stream' | 'version' | 'commitId' | 'recordedAt'>;

export interface Neighbours {
  readonly before: CommitMark | null;
  readonly at: CommitMark | null;
  readonly after: CommitMark | null;
}

/** The commits at and around a position, read once more: only to be shown, nothing is proved with them. */
export async function neighboursOf(
  position: number,
  manifest: Manifest,
  source: BundleSource,
): Promise<Neighbours> {
  const marks = new Map<number, CommitMark | null>();
  let line = 0;
  for await (const text of linesOf(manifest, source)) {
    line++;
    if (line >= position - 1) marks.set(line, text === undefined ? null : markOf(text));
    if (line > position) break;
  }
  const mark = (at: number): CommitMark | null => marks.get(at) ?? null;
  return { before: mark(position - 1), at: mark(position), after: mark(position + 1) };
}

async function* linesOf(manifest: Manifest, source: BundleSource): AsyncIterable<string | undefined> {
  for (const { path } of manifest.commits) {
    const file = await source.open(path);
    if (!file) continue;
    const cutter = new LineCutter();
    for await (const chunk of file.chunks()) {
      for (const line of cutter.push(chunk)) {
        yield line;
        if (line === undefined) return;
      }
    }
    for (const line of cutter.end()) {
      yield line;
      return;
    }
  }
}

function markOf(text: string): CommitMark | null {
  const commit = readCommitLine(text);
  const header = commit && readHeader(commit.header);
  if (!header) return null;
  const { position, stream, version, commitId, recordedAt } = header;
  return { position, stream, version, commitId, recordedAt };
}
