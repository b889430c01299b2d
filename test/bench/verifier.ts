import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { utf8 } from '../../verifier/src/bytes.ts';
import { writeCommitLine } from '../../verifier/src/commit-line.ts';
import type { ListedFile } from '../../verifier/src/manifest.ts';
import { CHECKPOINT_PATH, commitsPath } from '../../verifier/src/manifest.ts';
import { manifestText } from '../../verifier/src/manifest-text.ts';
import { Frontier, leafHash } from '../../verifier/src/merkle.ts';
import { nodeCrypto } from '../../verifier/src/node-crypto.ts';
import { tilePath, tilesOfLevel } from '../../verifier/src/tile.ts';
import { LOG, policyText, WITNESSES } from '../support/proof/bundle.ts';
import { LEDGER, ledgerRows, ORIGIN, START_MS } from '../support/proof/ledger.ts';
import { signedNote } from '../support/proof/signer.ts';

/*
 * How fast a bundle is verified and in how much memory: `node test/bench/verifier.ts [commits]`. Writes a real bundle to a
 * temporary folder, then times the command on it in a fresh process.
 */

const COMMITS = Number(process.argv[2] ?? 200_000);
const LINES_PER_FILE = 20_000;
const NOW = '2040-01-01T00:00:00.000Z';

function writeBundle(folder: string): { bytes: number } {
  const files: ListedFile[] = [];
  const put = (path: string, content: Uint8Array): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
    files.push({ path, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') });
  };
  const frontier = new Frontier(nodeCrypto.sha256);
  let [lines, leaves, events, bytes]: [string[], Uint8Array[], number, number] = [[], [], 0, 0];
  const tiles = tilesOfLevel(0, COMMITS);
  for (const row of ledgerRows({ seed: 1, commits: COMMITS })) {
    const leaf = leafHash(utf8(row.header), nodeCrypto.sha256);
    frontier.append(leaf);
    leaves.push(leaf);
    events += row.bodies.length;
    lines.push(`${writeCommitLine(row)}\n`);
    const tile = tiles[Math.ceil(frontier.size / 256) - 1];
    if (tile && leaves.length === tile.width) put(tilePath(tile), Buffer.concat(leaves.splice(0)));
    if (lines.length < LINES_PER_FILE && frontier.size < COMMITS) continue;
    const text = utf8(lines.splice(0).join(''));
    bytes += text.length;
    put(commitsPath(Math.ceil(frontier.size / LINES_PER_FILE)), text);
  }
  const seconds = START_MS / 1000 + COMMITS * 60;
  const witnesses = WITNESSES.map((by) => ({ by, seconds }));
  const note = { origin: ORIGIN, size: COMMITS, root: frontier.root(), log: LOG, witnesses };
  put(CHECKPOINT_PATH, utf8(signedNote(note)));
  const manifest = { ledger: LEDGER, origin: ORIGIN, last: COMMITS, events, withheld: 0, files };
  writeFileSync(join(folder, 'manifest.json'), manifestText(manifest));
  return { bytes };
}

const folder = mkdtempSync(join(tmpdir(), 'verifier-bench-'));
try {
  const bundle = join(folder, 'bundle');
  mkdirSync(bundle);
  const { bytes } = writeBundle(bundle);
  writeFileSync(join(folder, 'policy.json'), policyText());
  console.log(`${COMMITS} commits, ${(bytes / 1e6).toFixed(0)} MB`);
  const script = `
    import { verifyBundle } from ${JSON.stringify(join(import.meta.dirname, '../../verifier/src/verify.ts'))};
    import { directorySource } from ${JSON.stringify(join(import.meta.dirname, '../../verifier/src/directory.ts'))};
    import { nodeCrypto } from ${JSON.stringify(join(import.meta.dirname, '../../verifier/src/node-crypto.ts'))};
    import { readFileSync } from 'node:fs';
    const policy = readFileSync(process.argv[2]);
    const begin = process.hrtime.bigint();
    const cpu = process.cpuUsage();
    const verdict = await verifyBundle(directorySource(process.argv[1]), policy, { crypto: nodeCrypto, now: Date.parse('${NOW}') });
    const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
    const { user, system } = process.cpuUsage(cpu);
    console.log(JSON.stringify({ verdict: verdict.verdict, highest: verdict.highest, seconds, cpuSeconds: (user + system) / 1e6,
      commitsPerSecond: Math.round(verdict.counts.commits / seconds), peakMB: Math.round(process.resourceUsage().maxRSS / 1024) }));`;
  const run = ['--input-type=module-typescript', '-e', script, bundle, join(folder, 'policy.json')];
  for (let round = 0; round < 3; round++) {
    const { stdout, stderr } = spawnSync(process.execPath, run, { encoding: 'utf8' });
    console.log(stdout.trim() || stderr);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
