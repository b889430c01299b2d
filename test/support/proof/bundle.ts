import { toHex, utf8 } from '../../../verifier/src/bytes.ts';
import { type CommitLine, writeCommitLine } from '../../../verifier/src/commit-line.ts';
import { readHeader } from '../../../verifier/src/header.ts';
import {
  ATTACHMENTS_PATH,
  CHECKPOINT_PATH,
  checkpointPath,
  commitsPath,
} from '../../../verifier/src/manifest.ts';
import { attachmentsText, manifestText, type NamedAttachment } from '../../../verifier/src/manifest-text.ts';
import { leafHash, rootOf } from '../../../verifier/src/merkle.ts';
import { nodeCrypto } from '../../../verifier/src/node-crypto.ts';
import type { SuiteName } from '../../../verifier/src/suite.ts';
import { tilePath, tilesOfLevel } from '../../../verifier/src/tile.ts';
import { generateLedger, LEDGER, type LedgerShape, ORIGIN, START_MS, suiteOf } from './ledger.ts';
import { logSigner, type Signer, signedNote, sm2LogSigner, witnessSigner } from './signer.ts';

const hash = nodeCrypto.sha256;
const LINES_PER_FILE = 100;

export type Files = Map<string, Uint8Array>;

export const LOG = logSigner(ORIGIN);
/** Signs beside it where a ledger is in the suite `sm3`. */
export const SM2_LOG = sm2LogSigner(ORIGIN);
export const WITNESSES = [
  witnessSigner('witness.example/commission'),
  witnessSigner('witness.example/auditor'),
];
/** Well after every generated ledger was witnessed */
export const NOW_MS = Date.UTC(2027, 0, 1);

export const leavesOf = (rows: readonly CommitLine[]): Uint8Array[] =>
  rows.map(({ header }) => leafHash(utf8(header), suiteOf(header).digest));

/** Everything a bundle is made of, while it can still be changed. */
export interface Exhibit {
  rows: CommitLine[];
  /** Leaf hashes that the log published as tiles; undefined: the bundle has none */
  published: Uint8Array[] | undefined;
  /** The last checkpoint */
  checkpoint: string | undefined;
  /** Earlier ones, by size */
  checkpoints: Map<number, string>;
  /** Position of the last commit, as the manifest states it */
  last: number;
  attachments: string | undefined;
}

/** Witnesses sign half a minute after the last commit they see. */
const witnessedAt = (size: number): number => START_MS / 1000 + size * 60 + 30;

export const note = (
  size: number,
  leaves: readonly Uint8Array[],
  log: Signer | readonly Signer[] = LOG,
  witnesses: readonly Signer[] = WITNESSES,
  seconds = witnessedAt(size),
  suite = suiteOf(undefined),
): string =>
  signedNote({
    origin: ORIGIN,
    size,
    root: rootOf(leaves.slice(0, size), suite.digest),
    log,
    witnesses: witnesses.map((by) => ({ by, seconds })),
  });

/** Sizes at which an honest log of `size` commits made its checkpoints. */
export const checkpointSizes = (size: number): number[] =>
  [...new Set([Math.floor(size / 4), Math.floor(size / 2), Math.floor((3 * size) / 4)])].filter(
    (earlier) => earlier > 0 && earlier < size,
  );

/** Who signs the checkpoints of a ledger in that suite. */
export const logsOf = (suite: SuiteName | undefined): readonly Signer[] =>
  suite === 'sm3' ? [LOG, SM2_LOG] : [LOG];

/** What an honest system would export. */
export function exhibit(shape: LedgerShape): Exhibit {
  const rows = generateLedger(shape);
  const leaves = leavesOf(rows);
  const signed = (size: number) =>
    note(size, leaves, logsOf(shape.suite), WITNESSES, witnessedAt(size), suiteOf(rows[0]?.header));
  return {
    rows,
    published: leaves,
    checkpoint: signed(rows.length),
    checkpoints: new Map(checkpointSizes(rows.length).map((size) => [size, signed(size)])),
    last: rows.length,
    attachments: attachmentsOf(rows),
  };
}

export function attachmentsOf(rows: readonly CommitLine[]): string {
  const named: NamedAttachment[] = rows.flatMap(({ header }) => {
    const read = readHeader(header);
    return read ? read.attachments.map((attachment) => ({ ...attachment, position: read.position })) : [];
  });
  return attachmentsText(named);
}

/** The files of a bundle, with a manifest that lists them as they are. */
export function filesOf({ rows, published, checkpoint, checkpoints, last, attachments }: Exhibit): Files {
  const files: Files = new Map();
  for (let from = 0; from < rows.length; from += LINES_PER_FILE) {
    const lines = rows.slice(from, from + LINES_PER_FILE).map((row) => `${writeCommitLine(row)}\n`);
    files.set(commitsPath(from / LINES_PER_FILE + 1), utf8(lines.join('')));
  }
  if (checkpoint !== undefined) files.set(CHECKPOINT_PATH, utf8(checkpoint));
  for (const [size, text] of checkpoints) files.set(checkpointPath(size), utf8(text));
  if (attachments !== undefined) files.set(ATTACHMENTS_PATH, utf8(attachments));
  for (const tile of published ? tilesOfLevel(0, published.length) : []) {
    const leaves = published?.slice(tile.index * 256, tile.index * 256 + tile.width) ?? [];
    files.set(tilePath(tile), Uint8Array.from(leaves.flatMap((leaf) => [...leaf])));
  }
  return relist(files, rows, last);
}

/** Lists the files anew, as whoever changed them can do. */
export function relist(files: Files, rows: readonly CommitLine[], last: number): Files {
  files.delete('manifest.json');
  const bodies = rows.flatMap((row) => row.bodies);
  const text = manifestText({
    ledger: LEDGER,
    origin: ORIGIN,
    last,
    events: bodies.length,
    withheld: bodies.filter((body) => body === null).length,
    suite: suiteOf(rows[0]?.header).name,
    files: [...files].map(([path, bytes]) => ({ path, bytes: bytes.length, sha256: toHex(hash(bytes)) })),
  });
  return files.set('manifest.json', utf8(text));
}

export interface PolicyChanges {
  readonly suite?: string;
  readonly quorum?: number;
  readonly log?: readonly { readonly vkey: string; readonly from?: number; readonly until?: number }[];
  readonly witnesses?: readonly { readonly vkey: string }[];
  readonly known?: readonly { readonly size: number; readonly root: string }[];
  readonly toleranceSeconds?: number;
  readonly maxAgeSeconds?: number;
  readonly ledger?: string;
  readonly origin?: string;
}

/** The policy for a ledger in the suite `sm3`: both of the log's keys are asked for. */
export const sm3Policy = (changes: PolicyChanges = {}): string =>
  policyText({ suite: 'sm3', log: logsOf('sm3').map(({ vkey }) => ({ vkey })), ...changes });

/** The policy of an auditor who knows the log and both witnesses, and asks for both. */
export const policyText = (changes: PolicyChanges = {}): string =>
  JSON.stringify(
    {
      format: 'plan-ledger-policy/1',
      ledger: LEDGER,
      origin: ORIGIN,
      log: [{ vkey: LOG.vkey }],
      witnesses: WITNESSES.map(({ vkey }) => ({ vkey })),
      quorum: 2,
      ...changes,
    },
    null,
    2,
  );
