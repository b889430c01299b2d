import { decodeUtf8 } from './bytes.ts';
import { type Json, readCanonicalObject } from './canonical.ts';
import { arrayOf, countOf, HEX_64, LEDGER, ORIGIN, objectOf, orElse, ShapeError, textOf } from './shape.ts';
import { DEFAULT_SUITE, type SuiteName, suiteOf } from './suite.ts';
import { parseTilePath, tilePath, tilesOfLevel } from './tile.ts';

/** A file of a bundle as its manifest describes it. */
export interface ListedFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * The table of contents of a bundle. It is not signed: it says where to look and what to expect, and nothing is believed
 * because it says so.
 */
export interface Manifest {
  readonly ledger: string;
  readonly origin: string;
  readonly suite: SuiteName;
  /** Position of the last commit; 0 for an empty ledger. The first is always 1. */
  readonly last: number;
  readonly events: number;
  readonly withheld: number;
  readonly commits: readonly ListedFile[];
  readonly checkpoint: ListedFile | undefined;
  /** Earlier checkpoints, by size */
  readonly checkpoints: readonly ListedFile[];
  /** Every tile of level 0, or none */
  readonly tiles: readonly ListedFile[];
  readonly attachments: ListedFile | undefined;
  /** Digest of the state that a replay must reach, where the exporter states one */
  readonly replayDigest: string | undefined;
}

export const MAX_MANIFEST_BYTES = 33_554_432;
export const MAX_FILE_BYTES = 1_073_741_824;
const MAX_FILES = 262_144;
const MAX_CHECKPOINTS = 1024;
const MAX_POSITION = 10 ** 12;

export const CHECKPOINT_PATH = 'checkpoint';
export const ATTACHMENTS_PATH = 'attachments.json';
export const commitsPath = (number: number): string => `commits/${String(number).padStart(8, '0')}.jsonl`;
export const checkpointPath = (size: number): string => `checkpoints/${String(size).padStart(16, '0')}`;

export type ManifestResult =
  | { readonly ok: true; readonly manifest: Manifest }
  | { readonly ok: false; readonly detail: string };

/** Reads `manifest.json`. Paths are taken from a closed list of forms, so that none can lead out of the bundle. */
export function readManifest(bytes: Uint8Array): ManifestResult {
  const text = bytes.length <= MAX_MANIFEST_BYTES ? decodeUtf8(bytes) : undefined;
  const json = text === undefined ? undefined : readCanonicalObject(text);
  if (json === undefined) return { ok: false, detail: 'manifest.json is not canonical JSON' };
  try {
    return { ok: true, manifest: manifestOf(json) };
  } catch (error) {
    if (error instanceof ShapeError) return { ok: false, detail: error.message };
    throw error;
  }
}

function manifestOf(json: Json): Manifest {
  const fields = objectOf(
    json,
    'manifest',
    ['counts', 'files', 'first', 'format', 'last', 'ledger', 'origin'],
    ['replay', 'suite'],
  );
  textOf(fields['format'], 'format', /^plan-ledger-bundle\/1$/);
  if (fields['first'] !== 1) throw new ShapeError('the bundle does not begin at position 1');
  const last = countOf(fields['last'], 'last', MAX_POSITION);
  const counts = objectOf(fields['counts'], 'counts', ['commits', 'events', 'withheld']);
  if (counts['commits'] !== last) throw new ShapeError('counts.commits is not the number of positions');
  const replay = fields['replay'];
  return {
    ledger: textOf(fields['ledger'], 'ledger', LEDGER),
    origin: textOf(fields['origin'], 'origin', ORIGIN),
    suite: suiteOf(orElse(fields['suite'], DEFAULT_SUITE)),
    last,
    events: countOf(counts['events'], 'counts.events'),
    withheld: countOf(counts['withheld'], 'counts.withheld'),
    replayDigest:
      replay === undefined
        ? undefined
        : textOf(objectOf(replay, 'replay', ['digest'])['digest'], 'replay.digest', HEX_64),
    ...filesOf(fields['files'], last),
  };
}

type Files = Pick<Manifest, 'commits' | 'checkpoint' | 'checkpoints' | 'tiles' | 'attachments'>;

function filesOf(json: Json | undefined, last: number): Files {
  const files = arrayOf(json, 'files', MAX_FILES).map(fileOf);
  for (const [index, file] of files.entries()) {
    const before = files[index - 1];
    if (before && before.path >= file.path) throw new ShapeError('files are not sorted by path');
  }
  const under = (prefix: string): ListedFile[] => files.filter(({ path }) => path.startsWith(prefix));
  const commits = under('commits/');
  if (commits.some(({ path }, index) => path !== commitsPath(index + 1)))
    throw new ShapeError('commit files are not numbered from 1 without a gap');
  if (commits.length > 0 !== last > 0) throw new ShapeError('commit files do not fit the last position');
  const checkpoints = under('checkpoints/');
  if (checkpoints.length > MAX_CHECKPOINTS) throw new ShapeError(`more than ${MAX_CHECKPOINTS} checkpoints`);
  return {
    commits,
    checkpoints,
    checkpoint: files.find(({ path }) => path === CHECKPOINT_PATH),
    attachments: files.find(({ path }) => path === ATTACHMENTS_PATH),
    tiles: tilesIn(under('tile/'), last),
  };
}

const PATHS = [/^commits\/\d{8}\.jsonl$/, /^checkpoint$/, /^checkpoints\/\d{16}$/, /^attachments\.json$/];

function fileOf(json: Json): ListedFile {
  const fields = objectOf(json, 'file', ['bytes', 'path', 'sha256']);
  const path = textOf(fields['path'], 'path', /^[a-z0-9./]{1,100}$/);
  if (!PATHS.some((form) => form.test(path)) && parseTilePath(path)?.level !== 0)
    throw new ShapeError(`a bundle has no file named ${path}`);
  return {
    path,
    bytes: countOf(fields['bytes'], 'bytes', MAX_FILE_BYTES),
    sha256: textOf(fields['sha256'], 'sha256', HEX_64),
  };
}

/** Tiles in the order of their leaves. A bundle holds the whole of level 0 or nothing of it. */
function tilesIn(files: readonly ListedFile[], last: number): ListedFile[] {
  if (files.length === 0) return [];
  const byPath = new Map(files.map((file) => [file.path, file]));
  const expected = Math.ceil(last / 256);
  if (files.length !== expected) throw new ShapeError('tiles do not fit the last position');
  return tilesOfLevel(0, last).map((tile) => {
    const file = byPath.get(tilePath(tile));
    if (!file) throw new ShapeError('tiles do not fit the last position');
    return file;
  });
}
