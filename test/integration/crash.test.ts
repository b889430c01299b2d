import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { clientFor } from '../../local/demo/client.ts';
import { verifyChain } from '../../local/demo/verify-chain.ts';
import { Issuer } from '../../local/identity/issuer.ts';

/* The whole system under load, killed at moments that nobody chose: what was acknowledged is there afterwards, once. */

const root = join(import.meta.dirname, '../..');
const dataDir = mkdtempSync(join(tmpdir(), 'crash-'));
let child: ChildProcess | undefined;
afterAll(() => {
  child?.kill('SIGKILL');
  rmSync(dataDir, { recursive: true, force: true });
});

const ROUNDS = 3;
const WRITERS = 4;

function start(): Promise<string> {
  const started = spawn(process.execPath, [join(root, 'local/start.ts')], {
    env: { PATH: process.env['PATH'], HOME: dataDir, DATA_DIR: join(dataDir, 'data'), PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child = started;
  return new Promise((resolve, reject) => {
    let out = '';
    started.stdout?.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      const url = /^ready (\S+)$/m.exec(out)?.[1];
      if (url) resolve(url);
    });
    started.once('exit', () => reject(new Error(`it stopped: ${out}`)));
  });
}

const draft = (name: string) => ({
  title: `石景山区${name}应急预案`,
  attributes: {
    formulatorClass: 'GOV',
    tier: 'DISTRICT',
    form: 'DEPARTMENTAL',
    purpose: ['RESPONSE'],
    secrecy: 'PUBLIC',
  },
});

describe('kill -9 under load', () => {
  it(`loses nothing that was acknowledged and doubles nothing, ${ROUNDS} times over`, async () => {
    const acknowledged = new Map<string, string>();
    const inFlight = new Set<string>();
    for (let round = 0; round < ROUNDS; round++) {
      const url = await start();
      const token = await (await Issuer.open(join(dataDir, 'data'))).token('drafter');
      const client = clientFor(url, token);
      // What was under way when it was killed is asked for again under the same key.
      for (const key of inFlight) {
        const { plan } = await client.post<{ plan: { planId: string } }>('/v1/plans', draft(key), key);
        acknowledged.set(key, plan.planId);
      }
      inFlight.clear();
      let killed = false;
      const writer = async (w: number): Promise<void> => {
        for (let n = 0; !killed; n++) {
          const key = `crash-${round}-${w}-${n}`;
          inFlight.add(key);
          const answer = await client
            .post<{ plan: { planId: string } }>('/v1/plans', draft(key), key)
            .catch(() => undefined);
          if (!answer) return;
          acknowledged.set(key, answer.plan.planId);
          inFlight.delete(key);
        }
      };
      const writing = Promise.all(Array.from({ length: WRITERS }, (_, w) => writer(w)));
      await new Promise((resolve) => setTimeout(resolve, 700 + 400 * round));
      killed = true;
      child?.kill('SIGKILL');
      await writing;
    }
    const url = await start();
    const tokens = await Issuer.open(join(dataDir, 'data'));
    const auditor = clientFor(url, await tokens.token('auditor'));
    expect(acknowledged.size).toBeGreaterThan(ROUNDS * WRITERS);
    expect(new Set(acknowledged.values()).size).toBe(acknowledged.size);
    for (const planId of acknowledged.values()) {
      const { items } = await auditor.get<{ items: readonly { type: string }[] }>(
        `/v1/plans/${planId}/events`,
      );
      expect(items.map(({ type }) => type)).toEqual(['PlanDrafted']);
    }
    expect((await verifyChain(auditor, '110107')).defect).toBeUndefined();
  });
});
