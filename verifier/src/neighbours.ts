import { readCommitLine } from './commit-line.ts';
import { type Header, readHeader } from './header.ts';
import { LineCutter } from './lines.ts';
import type { ListedFiles } from './listed-files.ts';
import type { ListedFile } from './manifest.ts';

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
  commits: readonly ListedFile[],
  files: ListedFiles,
): Promise<Neighbours> {
  const marks = new Map<number, CommitMark | null>();
  let line = 0;
  for await (const text of linesOf(commits, files)) {
    line++;
    if (line >= position - 1) marks.set(line, text === undefined ? null : markOf(text));
    if (line > position) break;
  }
  const mark = (at: number): CommitMark | null => marks.get(at) ?? null;
  return { before: mark(position - 1), at: mark(position), after: mark(position + 1) };
}

async function* linesOf(
  commits: readonly ListedFile[],
  files: ListedFiles,
): AsyncIterable<string | undefined> {
  for (const file of commits) {
    const cutter = new LineCutter();
    for await (const chunk of files.stream(file)) {
      yield* cutter.push(chunk);
      if (cutter.broken) return;
    }
    yield* cutter.end();
    if (cutter.broken) return;
  }
}

function markOf(text: string): CommitMark | null {
  const commit = readCommitLine(text);
  const header = commit && readHeader(commit.header);
  if (!header) return null;
  const { position, stream, version, commitId, recordedAt } = header;
  return { position, stream, version, commitId, recordedAt };
}
