import { execFile, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportBundle } from '../../audit/export-bundle.ts';
import { httpSource } from '../../audit/http-source.ts';
import { type Client, clientFor } from '../../local/demo/client.ts';
import { type Cast, newPlan, toIssue } from '../../local/demo/story.ts';
import { type Runtime, startRuntime } from '../../local/runtime.ts';
import { fromBase64 } from '../../verifier/src/bytes.ts';
import { directorySource } from '../../verifier/src/directory.ts';
import { nodeCrypto } from '../../verifier/src/node-crypto.ts';
import { verifyInclusion } from '../../verifier/src/proofs.ts';
import { verifyBundle } from '../../verifier/src/verify.ts';

/* From an act over HTTP to what an auditor checks on his own machine, with keys that he got out of band. */

const cast: Cast = {
  preparingBody: 'water-bureau',
  emergencyBureau: 'emergency-bureau',
  establishmentOffice: 'establishment-office',
  commandHq: 'flood-headquarters',
  districtGovernment: 'district-government',
  emergencyCommission: 'emergency-commission',
  superiorLead: 'city-water-authority',
  superiorEmergencyBureau: 'city-emergency-bureau',
  dutyBodies: ['housing-commission', 'bajiao-office'],
};

const root = join(import.meta.dirname, '../..');
const scratch = mkdtempSync(join(tmpdir(), 'audit-'));
const dataDir = join(scratch, 'data');
const policyFile = join(scratch, 'policy.json');
let runtime: Runtime;
let issuedAt: number;

const as = async (user: string): Promise<Client> => clientFor(runtime.url, await runtime.token(user));

interface Receipt {
  readonly position: number;
  readonly hash: string;
  readonly proof: readonly string[];
  readonly checkpoint: { readonly size: number; readonly root: string; readonly note: string };
}

beforeAll(async () => {
  runtime = await startRuntime({ dataDir, startsAt: '2026-03-02T09:00:00+08:00' });
  const drafted = await (await as('drafter')).post<{ plan: { planId: string } }>(
    '/v1/plans',
    newPlan(cast),
    'audit-draft-1',
  );
  for (const { user, command, body, on } of toIssue(cast)) {
    await runtime.moveClock(`${on}T09:00:00+08:00`);
    const { position } = await (await as(user)).post<{ position: number }>(
      `/v1/plans/${drafted.plan.planId}/${command}`,
      { ...body, on },
      `audit-${command}-${on}`,
    );
    issuedAt = position;
  }
});
afterAll(async () => {
  await runtime.close();
  rmSync(scratch, { recursive: true, force: true });
});

/** Runs beside the system, which serves from this very process. */
const program = (script: string, ...args: readonly string[]) =>
  new Promise<{ status: number; stdout: string; stderr: string }>((resolve) =>
    execFile(process.execPath, [join(root, script), ...args], { cwd: scratch }, (error, stdout, stderr) =>
      resolve({ status: error ? Number(error.code) : 0, stdout, stderr }),
    ),
  );

/** What the auditor got out of band: here from the key file of the local KMS. */
async function policy(): Promise<string> {
  const [pem] = readdirSync(join(dataDir, 'keys'));
  const { stdout } = await program(
    'audit/key.ts',
    '--key',
    join(dataDir, 'keys', pem ?? ''),
    '--name',
    'plan-ledger/110107',
  );
  const text = JSON.stringify({
    format: 'plan-ledger-policy/1',
    ledger: '110107',
    origin: 'plan-ledger/110107',
    log: [{ vkey: stdout.trim() }],
    witnesses: [],
    quorum: 0,
  });
  writeFileSync(policyFile, text);
  return text;
}

const verdictOf = async (directory: string) =>
  verifyBundle(directorySource(directory), new TextEncoder().encode(await policy()), {
    crypto: nodeCrypto,
    now: Date.now(),
  });

const exported = async (name: string) => {
  const directory = join(scratch, name);
  const server = { url: runtime.url, token: await runtime.token('auditor') };
  return exportBundle(httpSource(server, '110107'), directory);
};

describe('what an auditor checks', () => {
  it('the receipt of an issue: it comes within seconds, and holds', async () => {
    const receipt = await (await as('drafter')).get<Receipt>(
      `/v1/audit/ledgers/110107/receipt?position=${issuedAt}&wait=20`,
    );
    expect(receipt.checkpoint.size).toBeGreaterThanOrEqual(issuedAt);
    const bytes = (text: string) => fromBase64(text) ?? new Uint8Array();
    const claim = {
      leaf: bytes(receipt.hash),
      index: issuedAt - 1,
      size: receipt.checkpoint.size,
      root: bytes(receipt.checkpoint.root),
      proof: receipt.proof.map(bytes),
    };
    expect(verifyInclusion(claim, nodeCrypto.sha256)).toBe(true);
    expect(receipt.checkpoint.note.split('\n').slice(0, 2)).toEqual([
      'plan-ledger/110107',
      String(receipt.checkpoint.size),
    ]);
  });

  it('a bundle: complete and signed, for both verifiers', async () => {
    const bundle = await exported('bundle');
    expect(bundle.commits).toBeGreaterThanOrEqual(issuedAt);
    const verdict = await verdictOf(bundle.directory);
    expect(verdict.findings).toEqual([]);
    expect([verdict.exit, verdict.highest]).toEqual([0, 'SIGNED']);
    const second = spawnSync('python3', [
      join(root, 'tools/verify.py'),
      bundle.directory,
      '--policy',
      policyFile,
    ]);
    expect(second.status, String(second.stdout) + String(second.stderr)).toBe(0);
  });

  it('a changed word in a bundle: found, with its position', async () => {
    const changed = join(scratch, 'changed');
    cpSync(join(scratch, 'bundle'), changed, { recursive: true });
    const file = join(changed, 'commits/00000001.jsonl');
    writeFileSync(file, readFileSync(file, 'utf8').replace('石景山区防汛应急预案', '石景山区防汛应急方案'));
    const verdict = await verdictOf(changed);
    expect(verdict.exit).toBe(1);
    expect(verdict.first?.position).toBeGreaterThan(0);
  });

  it('the bundle command says what is wrong with its arguments, and never writes over anything', async () => {
    expect((await program('audit/bundle.ts', '--ledger', '110107')).status).toBe(2);
    const server = ['--url', runtime.url, '--token', await runtime.token('auditor')];
    const again = await program(
      'audit/bundle.ts',
      '--ledger',
      '110107',
      '--out',
      join(scratch, 'bundle'),
      ...server,
    );
    expect([again.status, again.stderr]).toEqual([1, expect.stringContaining('exists already')]);
    const foreign = await program(
      'audit/bundle.ts',
      '--ledger',
      '110105',
      '--out',
      join(scratch, 'other'),
      ...server,
    );
    expect([foreign.status, foreign.stderr]).toEqual([1, expect.stringContaining('404')]);
    const stranger = ['--url', runtime.url, '--token', await runtime.token('drafter')];
    const denied = await program(
      'audit/bundle.ts',
      '--ledger',
      '110107',
      '--out',
      join(scratch, 'other'),
      ...stranger,
    );
    expect([denied.status, denied.stderr]).toEqual([1, expect.stringContaining('403')]);
    const inUse = await program(
      'audit/bundle.ts',
      '--ledger',
      '110107',
      '--out',
      join(scratch, 'other'),
      '--data-dir',
      dataDir,
    );
    expect([inUse.status, inUse.stderr]).toEqual([1, expect.stringContaining('in use')]);
  });

  it('a bundle of a data directory whose system does not run', async () => {
    await runtime.close();
    const out = join(scratch, 'offline');
    const args = ['--ledger', '110107', '--out', out, '--data-dir', dataDir];
    expect(await program('audit/bundle.ts', ...args)).toMatchObject({ status: 0, stderr: '' });
    expect((await verdictOf(out)).exit).toBe(0);
    runtime = await startRuntime({ dataDir });
  });
});
