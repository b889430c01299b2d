import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { type CommitLine, writeCommitLine } from '../verifier/src/commit-line.ts';
import { readHeader } from '../verifier/src/header.ts';
import { ATTACHMENTS_PATH, CHECKPOINT_PATH, checkpointPath, commitsPath } from '../verifier/src/manifest.ts';
import { attachmentText, manifestText } from '../verifier/src/manifest-text.ts';
import type { SuiteName } from '../verifier/src/suite.ts';
import { tilePath, tilesOfLevel } from '../verifier/src/tile.ts';
import { type BundleFile, BundleFiles } from './bundle-files.ts';
import type { BundleSource, SourceCheckpoint } from './bundle-source.ts';

/** What was exported. */
export interface ExportedBundle {
  readonly directory: string;
  readonly commits: number;
  readonly events: number;
  readonly withheld: number;
  readonly checkpoints: number;
}

/** Bytes after which a commit file is closed; a bundle may have files of up to 1 GiB. */
const FILE_BYTES = 64 * 1024 * 1024;
/** Earlier checkpoints, spread over the ledger: each bounds when the commits around it were made. */
const EARLIER = 64;

/**
 * Exports a ledger up to its last checkpoint as an evidence bundle (verifier/FORMAT.md). The directory appears when it is
 * complete, and must not exist before. Throws when the source ends before its own checkpoint.
 */
export async function exportBundle(source: BundleSource, directory: string): Promise<ExportedBundle> {
  if (existsSync(directory)) throw new Error(`${directory} exists already`);
  const draft = `${directory}.partial`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  const files = new BundleFiles(draft);
  const last = await source.last();
  files.write(CHECKPOINT_PATH, last.note);
  const earlier = await earlierCheckpoints(source, last.size);
  for (const { size, note } of earlier) files.write(checkpointPath(size), note);
  for (const tile of tilesOfLevel(0, last.size))
    files.write(tilePath(tile), await source.tile(tile.index, tile.width));
  const { suite, ...counts } = await writeCommits(source, last.size, files);
  const { ledger } = source;
  const { origin } = last;
  const text = manifestText({ ledger, origin, last: last.size, suite, ...counts, files: files.listed });
  files.write('manifest.json', text);
  renameSync(draft, directory);
  return { directory, commits: last.size, ...counts, checkpoints: earlier.length + 1 };
}

async function earlierCheckpoints(source: BundleSource, last: number): Promise<readonly SourceCheckpoint[]> {
  const found = new Map<number, SourceCheckpoint>();
  for (let part = 0; part < EARLIER; part++) {
    const from = Math.max(Math.floor((part * last) / EARLIER), ...found.keys(), 0);
    const next = await source.after(from);
    if (next && next.size < last) found.set(next.size, next);
  }
  return [...found.values()];
}

/** Commits and the list of their attachments, line by line: a ledger need not fit into memory. */
async function writeCommits(source: BundleSource, through: number, files: BundleFiles) {
  const counts = { events: 0, withheld: 0 };
  let suite: SuiteName | undefined;
  const attachments = files.open(ATTACHMENTS_PATH);
  let [written, number, separator] = [0, 0, '['];
  let file: BundleFile | undefined;
  for await (const line of source.commits(through)) {
    suite ??= readHeader(line.header)?.suite;
    file ??= files.open(commitsPath(++number));
    file.write(`${writeCommitLine(line)}\n`);
    counts.events += line.bodies.length;
    counts.withheld += line.bodies.filter((body) => body === null).length;
    for (const attachment of attachmentsOf(line)) {
      attachments.write(`${separator}${attachment}`);
      separator = ',';
    }
    written++;
    if (file.bytes >= FILE_BYTES) {
      file.close();
      file = undefined;
    }
  }
  file?.close();
  attachments.write(separator === '[' ? '[]' : ']');
  attachments.close();
  if (written !== through)
    throw new Error(
      `the checkpoint covers ${through} commits and the ledger gave ${written}: nothing is exported`,
    );
  return { ...counts, suite };
}

function attachmentsOf({ header }: CommitLine): readonly string[] {
  const read = readHeader(header);
  return (read?.attachments ?? []).map((attachment) =>
    attachmentText({ ...attachment, position: read?.position ?? 0 }),
  );
}
