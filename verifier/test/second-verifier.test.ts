import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type Files,
  filesOf,
  LOG,
  logsOf,
  NOW_MS,
  policyText,
  SM2_LOG,
  sm3Policy,
} from '../../test/support/proof/bundle.ts';
import { ORIGIN } from '../../test/support/proof/ledger.ts';
import { sm2LogSigner } from '../../test/support/proof/signer.ts';
import { concat, utf8 } from '../src/bytes.ts';
import { directorySource } from '../src/directory.ts';
import { nodeCrypto } from '../src/node-crypto.ts';
import { ED25519, signatureLine, verifierKey } from '../src/note-text.ts';
import { encodeSm2Key, fieldBytes } from '../src/sm2.ts';
import { BASE, N, P } from '../src/sm2-curve.ts';
import { verifyBundle } from '../src/verify.ts';
import { corpus, honestExhibit, kept, policyFor, rememberingCrypto } from './support/corpus.ts';
import { temporaryFolder, writeFiles } from './support/folders.ts';
import { damaged } from './support/mutations.ts';
import { seeds } from './support/scale.ts';

const SCRIPT = join(import.meta.dirname, '../../tools/verify.py');
const NOW = new Date(NOW_MS).toISOString();

const works = (command: string, ...given: string[]): boolean => spawnSync(command, given).status === 0;
const available = works('python3', '--version') && works('openssl', 'version');

if (!available) {
  const message =
    'python3 and openssl are not both here: the second verifier was NOT compared with the first.';
  if (process.env['REQUIRE_SECOND_VERIFIER']) throw new Error(message);
  console.warn(`\n*** ${message}\n`);
}

const weakKey = encodeSm2Key({ x: BASE.x, y: P - BASE.y });
const FORGED = [0n, 1n, N - 1n, N].map(fieldBytes);
/** Signatures at the edges of what is one, and beyond. */
const SM2_FORGERIES = [
  ...FORGED.flatMap((r) => FORGED.map((s) => concat(r, s))),
  new Uint8Array(63),
  new Uint8Array(65).fill(1),
];

/** A checkpoint whose line of SM2, the second, holds another signature. */
function withSm2(checkpoint: string, signature: Uint8Array): string {
  const line = signatureLine(SM2_LOG.key, signature, nodeCrypto.sha256);
  const mark = `— ${SM2_LOG.key.name} `;
  const at = checkpoint.lastIndexOf(mark);
  return checkpoint.slice(0, at) + line + checkpoint.slice(checkpoint.indexOf('\n', at) + 1);
}

interface Pair {
  readonly name: string;
  readonly files: Files;
  readonly policy: string;
}

/** Clean, tampered and damaged bundles under policies of every kind. */
function pairs(): Pair[] {
  const sizes = [0, 1, 257];
  const clean = sizes.map((size) => ({
    name: `clean ${size}`,
    files: filesOf(honestExhibit(size, size > 12 ? 2 : 0)),
    policy: policyText({ known: [kept(honestExhibit(size, size > 12 ? 2 : 0))] }),
  }));
  const base = honestExhibit(40, 2);
  const policies = [
    policyText({ quorum: 0 }),
    policyText({ quorum: 1, maxAgeSeconds: 60 }),
    policyText({ ledger: '110108' }),
    policyText({ known: [{ size: 41, root: kept(base).root }] }),
    policyText({ known: [{ size: 39, root: kept(base).root }], toleranceSeconds: 0 }),
    policyText({ log: [] }),
    `${policyText()}x`,
    policyText().replace('"quorum": 2', '"quorum": 2.0'),
  ].map((policy, at) => ({ name: `policy ${at}`, files: filesOf(base), policy }));
  // Both suites at least.
  const sm3 = honestExhibit(40, 2, 40, 'sm3');
  const ofBoth = [
    sm3Policy(),
    sm3Policy({ known: [kept(sm3)] }),
    sm3Policy({ log: [{ vkey: SM2_LOG.vkey }] }),
    sm3Policy({ log: [{ vkey: LOG.vkey }] }),
    sm3Policy({ log: [{ vkey: LOG.vkey }, { vkey: sm2LogSigner(ORIGIN, 'other').vkey }] }),
    policyText(),
  ].map((policy, at) => ({ name: `sm3 policy ${at}`, files: filesOf(sm3), policy }));
  const ofOne = [
    sm3Policy(),
    policyText({ log: logsOf('sm3').map(({ vkey }) => ({ vkey })) }),
    policyText({ suite: 'md5' }),
    ...['suite', 'known', 'maxAgeSeconds', 'toleranceSeconds'].map((name) =>
      policyText({ [name]: null } as never),
    ),
    policyText({ log: [{ vkey: LOG.vkey, from: null as never }] }),
    policyText({ log: [{ vkey: verifierKey({ ...SM2_LOG.key, publicKey: weakKey }, nodeCrypto.sha256) }] }),
    policyText({ log: [{ vkey: verifierKey({ ...SM2_LOG.key, type: ED25519 }, nodeCrypto.sha256) }] }),
  ].map((policy, at) => ({ name: `sha256 policy ${at}`, files: filesOf(base), policy }));
  const forged = SM2_FORGERIES.map((signature, at) => ({
    name: `forged SM2 signature ${at}`,
    files: filesOf({ ...sm3, checkpoint: withSm2(sm3.checkpoint ?? '', signature) }),
    policy: sm3Policy(),
  }));
  const tampered = corpus(seeds(2)).map(({ name, files, honest }, at) => ({
    name,
    files,
    policy: policyFor(honest, at % 3 === 0 ? { known: [kept(honest)] } : {}),
  }));
  const broken = seeds(48).map((seed) => ({
    name: `damaged ${seed}`,
    files: damaged(base, seed),
    policy: policyText(),
  }));
  return [...clean, ...policies, ...ofBoth, ...ofOne, ...forged, ...tampered, ...broken];
}

/** JSON without what each verifier says in words of its own. */
const withoutDetail = (verdict: object): object => ({ ...verdict, detail: undefined });

describe.runIf(available)('the second verifier, in Python', () => {
  const folder = temporaryFolder();
  const all = pairs();
  const bundles = all.map(({ files }, at) => writeFiles(join(folder, String(at)), files));
  let verdicts: object[] = [];

  beforeAll(() => {
    const lines = all.map(({ policy }, at) => {
      writeFileSync(join(folder, `${at}.policy`), policy);
      return `${bundles[at]}\t${join(folder, `${at}.policy`)}`;
    });
    writeFileSync(join(folder, 'batch'), `${lines.join('\n')}\n`);
    const run = spawnSync('python3', [SCRIPT, '--batch', join(folder, 'batch'), '--now', NOW], {
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
    });
    if (run.status !== 0) throw new Error(run.stderr);
    verdicts = run.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
  });

  it('comes to the same verdict as the first on every bundle, word for word', async () => {
    expect(verdicts).toHaveLength(all.length);
    for (const [at, { name, policy }] of all.entries()) {
      const ours = await verifyBundle(directorySource(bundles[at] ?? ''), utf8(policy), {
        crypto: rememberingCrypto,
        now: NOW_MS,
      });
      expect([name, withoutDetail(verdicts[at] ?? {})]).toEqual([name, withoutDetail(ours)]);
    }
  });

  it('saw verdicts of every kind', () => {
    const exits = new Set(verdicts.map((verdict) => (verdict as { exit: number }).exit));
    expect([...exits].sort()).toEqual([0, 1, 2]);
  });

  it('runs as a command with the same exits and its own report', () => {
    const at = (name: string) => all.findIndex((pair) => pair.name === name);
    const run = (index: number, ...more: string[]) =>
      spawnSync(
        'python3',
        [SCRIPT, bundles[index] ?? '', '--policy', join(folder, `${index}.policy`), '--now', NOW, ...more],
        { encoding: 'utf8' },
      );
    const clean = run(at('policy 0'));
    expect([clean.status, clean.stdout.includes('verdict: HOLDS (exit 0)')]).toEqual([0, true]);
    expect(clean.stdout).toContain('withheld: 2');
    const other = run(at('policy 2'), '--json');
    expect([other.status, (JSON.parse(other.stdout) as { verdict: string }).verdict]).toEqual([
      2,
      'CANNOT_TELL',
    ]);
    expect(run(at('policy 0'), '--now', 'yesterday').status).toBe(2);
  });
});
