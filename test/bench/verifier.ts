import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { utf8 } from '../../verifier/src/bytes.ts';
import { writeCommitLine } from '../../verifier/src/commit-line.ts';
import { CHECKPOINT_PATH, commitsPath, type ListedFile } from '../../verifier/src/manifest.ts';
import { manifestText } from '../../verifier/src/manifest-text.ts';
import { Frontier, leafHash } from '../../verifier/src/merkle.ts';
import { nodeCrypto } from '../../verifier/src/node-crypto.ts';
import { tilePath, tilesOfLevel } from '../../verifier/src/tile.ts';
import { LOG, policyText, WITNESSES } from '../support/proof/bundle.ts';
import { LEDGER, ledgerRows, ORIGIN, START_MS } from '../support/proof/ledger.ts';
import { signedNote } from '../support/proof/signer.ts';
import type { BenchFigure } from './figure.ts';

const COMMITS = Number(process.env['BENCH_COMMITS'] ?? 40_000);
const LINES_PER_FILE = 20_000;
const ROUNDS = 3;
/** Events that a core must verify in a second, and how much memory a bundle of any size may take. */
const RATE = 25_000;
const MEGABYTES = 512;

interface Run {
  readonly eventsPerSecond: number;
  readonly peakMegabytes: number;
}

/**
 * A real bundle, verified by the command's own parts in a fresh process: events per second of processor time (what one
 * core does, whatever else the machine is busy with), median of three, and the most memory it ever took.
 */
export function benchVerifier(): BenchFigure[] {
  const folder = mkdtempSync(join(tmpdir(), 'verifier-bench-'));
  try {
    const bundle = join(folder, 'bundle');
    writeBundle(bundle);
    const policy = join(folder, 'policy.json');
    writeFileSync(policy, policyText());
    const runs = Array.from({ length: ROUNDS }, () => verified(bundle, policy));
    const rate = runs.map(({ eventsPerSecond }) => eventsPerSecond).sort((a, b) => a - b)[1] ?? Number.NaN;
    const peak = Math.max(...runs.map(({ peakMegabytes }) => peakMegabytes));
    return [
      {
        name: `verification of ${COMMITS} commits on one core`,
        ratio: rate / RATE,
        goal: 1,
        ours: rate,
        theirs: RATE,
        unit: 'events/s',
      },
      {
        name: `memory of the verification of ${COMMITS} commits`,
        ratio: MEGABYTES / peak,
        goal: 1,
        ours: peak,
        theirs: MEGABYTES,
        unit: 'MB',
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeBundle(folder: string): void {
  const files: ListedFile[] = [];
  const put = (path: string, content: Uint8Array): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
    files.push({ path, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') });
  };
  const { frontier, events } = writeCommits(put);
  const seconds = START_MS / 1000 + COMMITS * 60;
  const witnesses = WITNESSES.map((by) => ({ by, seconds }));
  const note = { origin: ORIGIN, size: COMMITS, root: frontier.root(), log: LOG, witnesses };
  put(CHECKPOINT_PATH, utf8(signedNote(note)));
  const manifest = { ledger: LEDGER, origin: ORIGIN, last: COMMITS, events, withheld: 0, files };
  writeFileSync(join(folder, 'manifest.json'), manifestText(manifest));
}

/** Commit files and tiles, written as they are made: the whole is never held. */
function writeCommits(put: (path: string, content: Uint8Array) => void): {
  frontier: Frontier;
  events: number;
} {
  const frontier = new Frontier(nodeCrypto.sha256);
  const tiles = tilesOfLevel(0, COMMITS);
  const lines: string[] = [];
  const leaves: Uint8Array[] = [];
  let events = 0;
  for (const row of ledgerRows({ seed: 1, commits: COMMITS })) {
    const leaf = leafHash(utf8(row.header), nodeCrypto.sha256);
    frontier.append(leaf);
    leaves.push(leaf);
    events += row.bodies.length;
    lines.push(`${writeCommitLine(row)}\n`);
    const tile = tiles[Math.ceil(frontier.size / 256) - 1];
    if (tile && leaves.length === tile.width) put(tilePath(tile), Buffer.concat(leaves.splice(0)));
    if (lines.length === LINES_PER_FILE || frontier.size === COMMITS)
      put(commitsPath(Math.ceil(frontier.size / LINES_PER_FILE)), utf8(lines.splice(0).join('')));
  }
  return { frontier, events };
}

const verifier = (file: string): string =>
  JSON.stringify(join(import.meta.dirname, '../../verifier/src', file));

const SCRIPT = `
  import { readFileSync } from 'node:fs';
  import { verifyBundle } from ${verifier('verify.ts')};
  import { directorySource } from ${verifier('directory.ts')};
  import { nodeCrypto } from ${verifier('node-crypto.ts')};
  const before = process.cpuUsage();
  const options = { crypto: nodeCrypto, now: Date.parse('2040-01-01T00:00:00.000Z') };
  const verdict = await verifyBundle(directorySource(process.argv[1]), readFileSync(process.argv[2]), options);
  const { user, system } = process.cpuUsage(before);
  if (verdict.highest !== 'TIME_ANCHORED') throw new Error(verdict.verdict);
  console.log(JSON.stringify({
    eventsPerSecond: verdict.counts.events / ((user + system) / 1e6),
    peakMegabytes: peak() / 1024,
  }));
  // maxRSS survives exec on Linux and would be the benchmark's own; VmHWM is this program's.
  function peak() {
    if (process.platform !== 'linux') return process.resourceUsage().maxRSS;
    return Number(/VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
  }`;

function verified(bundle: string, policy: string): Run {
  const given = ['--input-type=module-typescript', '-e', SCRIPT, bundle, policy];
  const { stdout, stderr, status } = spawnSync(process.execPath, given, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the verifier did not finish: ${stderr}`);
  return JSON.parse(stdout) as Run;
}
