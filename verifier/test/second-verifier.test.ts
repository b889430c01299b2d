import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type Files,
  filesOf,
  LOG,
  logsOf,
  NOW_MS,
  type PolicyChanges,
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
import { ADVERSARIES, corpus, honestExhibit, kept, policyFor, rememberingCrypto } from './support/corpus.ts';
import { temporaryFolder, writeFiles } from './support/folders.ts';
import { damaged } from './support/mutations.ts';
import { SCALE, seeds } from './support/scale.ts';

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
function* pairs(): Generator<Pair> {
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
  yield* [...clean, ...policies, ...ofBoth, ...ofOne, ...forged];
  let at = 0;
  // The second ledger is in SM3, and to sign as P2 does takes time.
  for (const seed of new Set([...seeds(1), 1]))
    for (const { name, files, honest } of corpus(
      [seed],
      seed === 1 && SCALE <= 1 ? ['P0', 'P1'] : ADVERSARIES,
    ))
      yield { name, files, policy: policyFor(honest, at++ % 3 === 0 ? { known: [kept(honest)] } : {}) };
  for (const seed of seeds(48))
    yield { name: `damaged ${seed}`, files: damaged(base, seed), policy: policyText() };
}

/** JSON without what each verifier says in words of its own. */
const withoutDetail = (verdict: object): object => ({ ...verdict, detail: undefined });

/** Bundles that stand on disk at the same time. */
const BATCH = 400;

describe.runIf(available)('the second verifier, in Python', () => {
  const folder = temporaryFolder();

  /** Both verifiers' verdicts on bundles that stand on disk while they are looked at. */
  async function compare(batch: readonly Pair[], exits: Set<number>): Promise<void> {
    const directories = batch.map(({ files, policy }, at) => {
      writeFileSync(join(folder, `${at}.policy`), policy);
      return writeFiles(join(folder, String(at)), files);
    });
    const lines = directories.map((directory, at) => `${directory}\t${join(folder, `${at}.policy`)}\n`);
    writeFileSync(join(folder, 'batch'), lines.join(''));
    const given = [SCRIPT, '--batch', join(folder, 'batch'), '--now', NOW];
    const { status, stdout, stderr } = spawnSync('python3', given, {
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
    });
    if (status !== 0) throw new Error(stderr);
    const verdicts = stdout.trimEnd().split('\n');
    expect(verdicts).toHaveLength(batch.length);
    for (const [at, { name, policy }] of batch.entries()) {
      const options = { crypto: rememberingCrypto, now: NOW_MS };
      const ours = await verifyBundle(directorySource(directories[at] ?? ''), utf8(policy), options);
      const theirs = JSON.parse(verdicts[at] ?? '{}') as object;
      expect([name, withoutDetail(theirs)]).toEqual([name, withoutDetail(ours)]);
      exits.add(ours.exit);
      rmSync(directories[at] ?? '', { recursive: true, force: true });
    }
  }

  it('comes to the same verdict as the first on every bundle, word for word, of every kind', async () => {
    const exits = new Set<number>();
    let batch: Pair[] = [];
    for (const pair of pairs()) {
      batch.push(pair);
      if (batch.length < BATCH) continue;
      await compare(batch, exits);
      batch = [];
    }
    if (batch.length > 0) await compare(batch, exits);
    expect([...exits].sort()).toEqual([0, 1, 2]);
  });

  it('runs as a command with the same exits and its own report', () => {
    const files = filesOf(honestExhibit(40, 2));
    const bundle = writeFiles(join(folder, 'clean'), files);
    const run = (changes: PolicyChanges, ...more: string[]) => {
      writeFileSync(join(folder, 'policy'), policyText(changes));
      const given = [SCRIPT, bundle, '--policy', join(folder, 'policy'), '--now', NOW, ...more];
      return spawnSync('python3', given, { encoding: 'utf8' });
    };
    const clean = run({ quorum: 0 });
    expect([clean.status, clean.stdout.includes('verdict: HOLDS (exit 0)')]).toEqual([0, true]);
    expect(clean.stdout).toContain('withheld: 2');
    const other = run({ ledger: '110108' }, '--json');
    expect([other.status, (JSON.parse(other.stdout) as { verdict: string }).verdict]).toEqual([
      2,
      'CANNOT_TELL',
    ]);
    expect(run({}, '--now', 'yesterday').status).toBe(2);
  });
});
