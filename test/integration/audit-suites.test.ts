import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportBundle } from '../../audit/export-bundle.ts';
import { httpSource } from '../../audit/http-source.ts';
import { clientFor } from '../../local/demo/client.ts';
import { type Runtime, startRuntime } from '../../local/runtime.ts';
import { fromBase64 } from '../../verifier/src/bytes.ts';
import { directorySource } from '../../verifier/src/directory.ts';
import { nodeCrypto } from '../../verifier/src/node-crypto.ts';
import { verifyInclusion } from '../../verifier/src/proofs.ts';
import { verifyBundle } from '../../verifier/src/verify.ts';

/* A system as the law on commercial cryptography asks for it: ledgers in SM3, checkpoints signed by SM2 as well. */

const root = join(import.meta.dirname, '../..');
const scratch = mkdtempSync(join(tmpdir(), 'audit-suites-'));
const dataDir = join(scratch, 'data');
const bundle = join(scratch, 'bundle');
const policyFile = join(scratch, 'policy.json');
let runtime: Runtime;

interface Receipt {
  readonly position: number;
  readonly hash: string;
  readonly proof: readonly string[];
  readonly checkpoint: { readonly size: number; readonly root: string; readonly note: string };
}

beforeAll(async () => {
  runtime = await startRuntime({
    dataDir,
    startsAt: '2026-03-02T09:00:00+08:00',
    ledgerSuite: 'sm3',
    sm2Signature: true,
  });
  await runtime.moveClock('2026-03-02T09:02:00+08:00');
  const server = { url: runtime.url, token: await runtime.token('auditor') };
  await clientFor(server.url, server.token).get('/v1/audit/ledgers/110107/receipt?position=1&wait=20');
  await exportBundle(httpSource(server, '110107'), bundle);
  writeFileSync(policyFile, policyOf(keys()));
});
afterAll(async () => {
  await runtime.close();
  rmSync(scratch, { recursive: true, force: true });
});

/** The keys as the command prints them for a policy. */
function keys(): readonly string[] {
  return readdirSync(join(dataDir, 'keys')).map((pem) => {
    const given = ['--key', join(dataDir, 'keys', pem), '--name', 'plan-ledger/110107'];
    return spawnSync(process.execPath, [join(root, 'audit/key.ts'), ...given], {
      encoding: 'utf8',
    }).stdout.trim();
  });
}

const policyOf = (vkeys: readonly string[], suite = 'sm3'): string =>
  JSON.stringify({
    format: 'plan-ledger-policy/1',
    ledger: '110107',
    origin: 'plan-ledger/110107',
    suite,
    log: vkeys.map((vkey) => ({ vkey })),
    witnesses: [],
    quorum: 0,
  });

const verdictUnder = (policy: string) =>
  verifyBundle(directorySource(bundle), new TextEncoder().encode(policy), {
    crypto: nodeCrypto,
    now: Date.now(),
  });

describe('a system with SM2 and SM3', () => {
  it('gives receipts that hold in SM3', async () => {
    const client = clientFor(runtime.url, await runtime.token('auditor'));
    const receipt = await client.get<Receipt>('/v1/audit/ledgers/110107/receipt?position=2');
    const bytes = (text: string) => fromBase64(text) ?? new Uint8Array();
    const { size, root: top, note } = receipt.checkpoint;
    const claim = {
      leaf: bytes(receipt.hash),
      index: 1,
      size,
      root: bytes(top),
      proof: receipt.proof.map(bytes),
    };
    expect(verifyInclusion(claim, nodeCrypto.sm3)).toBe(true);
    expect(verifyInclusion(claim, nodeCrypto.sha256)).toBe(false);
    expect(note.split('\n')[3]).toBe('suite sm3');
  });

  it('gives bundles that are signed twice, for both verifiers', async () => {
    expect(keys()).toHaveLength(2);
    const verdict = await verdictUnder(policyOf(keys()));
    expect([verdict.exit, verdict.highest, verdict.findings]).toEqual([0, 'SIGNED', []]);
    const python = spawnSync(
      'python3',
      [join(root, 'tools/verify.py'), bundle, '--policy', policyFile, '--json'],
      {
        encoding: 'utf8',
      },
    );
    if (python.error) return;
    expect(JSON.parse(python.stdout)).toEqual(verdict);
  });

  it('is signed by each key alone, and is no ledger in SHA-256', async () => {
    for (const key of keys()) expect((await verdictUnder(policyOf([key]))).exit).toBe(0);
    expect(await verdictUnder(policyOf(keys(), 'sha256'))).toMatchObject({
      exit: 2,
      findings: [{ code: 'OTHER_LOG' }],
    });
  });
});
