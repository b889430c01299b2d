import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoLedger } from '../../../functions/shared/ledger/dynamo-ledger.ts';
import type { Commit } from '../../../functions/shared/ledger/types.ts';
import { verifyLedger } from '../../../functions/shared/ledger/verify.ts';
import { startDynalite } from '../../support/engines/dynalite.ts';
import { createLedgerTable } from '../../support/engines/tables.ts';
import { freshLedger, stream, textOf } from './requests.ts';

const ROUNDS = 6;
const id = freshLedger();
const tried = new Set<string>();
const acknowledged = new Map<number, string>();
let path = '';

beforeAll(async () => {
  path = await mkdtemp(join(tmpdir(), 'plan-ledger-crash-'));
  const engine = await startDynalite({ path });
  await createLedgerTable(engine.client());
  await engine.stop();
});
afterAll(() => rm(path, { recursive: true, force: true }));

/** Runs the child until it has committed a little, and kills it with SIGKILL at a random moment. */
async function writeAndKill(): Promise<void> {
  const script = join(import.meta.dirname, 'crash-child.ts');
  const child = spawn(process.execPath, [script, path, 'Ledger', id], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = new Promise<NodeJS.Signals | null>((resolve) =>
    child.once('exit', (_, signal) => resolve(signal)),
  );
  const quota = 20 + Math.floor(Math.random() * 150);
  let count = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    const [word, first = '', second = ''] = line.split(' ');
    if (word === 'tried') tried.add(first);
    if (word === 'stands') acknowledged.set(Number(first), second);
    if (word === 'stands' && ++count === quota) setTimeout(() => child.kill('SIGKILL'), Math.random() * 3);
  }
  expect(await exited).toBe('SIGKILL');
}

/** What a new process finds on the disk. */
async function restart(): Promise<{ commits: Commit[]; streams: Commit[]; verdict: object }> {
  const engine = await startDynalite({ path });
  try {
    const ledger = dynamoLedger({ client: engine.client(), table: 'Ledger' });
    const commits: Commit[] = [];
    for await (const commit of ledger.read(id)) commits.push(commit);
    const streams = await Promise.all(['left', 'right'].map((name) => ledger.load(id, stream(name))));
    const verdict = await verifyLedger(ledger, id);
    return { commits, streams: streams.flatMap((history) => history.commits), verdict };
  } finally {
    await engine.stop();
  }
}

describe('a process that is killed while it writes', () => {
  it('leaves every acknowledged commit, once, and nothing that the index shows and the ledger lacks', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      await writeAndKill();
      const { commits, streams, verdict } = await restart();
      const standing = new Map(commits.map((commit) => [commit.position, String(commit.commitId)]));
      for (const [position, commitId] of acknowledged) expect(standing.get(position)).toBe(commitId);
      expect(new Set(standing.values()).size).toBe(commits.length);
      for (const commitId of standing.values()) expect(tried).toContain(commitId);
      expect(verdict).toMatchObject({ ok: true, counts: { commits: commits.length } });
      expect(streams.map(textOf).sort()).toEqual(commits.map(textOf).sort());
    }
    expect(acknowledged.size).toBeGreaterThan(ROUNDS * 20);
  }, 60_000);
});
