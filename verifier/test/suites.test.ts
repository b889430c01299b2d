import { describe, expect, it } from 'vitest';
import {
  filesOf,
  LOG,
  leavesOf,
  note,
  type PolicyChanges,
  policyText,
  SM2_LOG,
  sm3Policy,
  WITNESSES,
} from '../../test/support/proof/bundle.ts';
import { ORIGIN, suiteOf } from '../../test/support/proof/ledger.ts';
import { type Signer, sm2LogSigner } from '../../test/support/proof/signer.ts';
import { utf8 } from '../src/bytes.ts';
import type { CommitLine } from '../src/commit-line.ts';
import { checkSignatures } from '../src/cosignature.ts';
import { portableCrypto } from '../src/crypto.ts';
import { nodeCrypto } from '../src/node-crypto.ts';
import { parseNote, parseVerifierKey, type VerifierKey } from '../src/note.ts';
import { COSIGNATURE_V1, ED25519, SM2_SM3, typeBytes, verifierKey } from '../src/note-text.ts';
import { readPolicy } from '../src/policy.ts';
import { memorySource } from '../src/source.ts';
import { type Verdict, verifyBundle } from '../src/verify.ts';
import { honestExhibit, verdictOn } from './support/corpus.ts';

const hash = nodeCrypto.sha256;
const SIZE = 40;
const sm3 = honestExhibit(SIZE, 2, SIZE, 'sm3');
const sha256 = honestExhibit(SIZE, 2);
const [stranger = sha256.rows.at(-1) as CommitLine] = sha256.rows.slice(20);
const told = ({ exit, highest, findings }: Verdict) => [exit, highest, ...findings.map(({ code }) => code)];
const verify = (policy: string) => verdictOn(filesOf(sm3), policy);

/** The honest ledger with its last checkpoint signed by others. */
const signedBy = (...logs: readonly Signer[]) =>
  filesOf({
    ...sm3,
    checkpoint: note(SIZE, leavesOf(sm3.rows), logs, WITNESSES, undefined, suiteOf(sm3.rows[0]?.header)),
  });

describe('a ledger in the suite sm3', () => {
  it.each([0, 1, 2, 255, 256, 257])('of %i commits holds up to the witnesses’ times', async (size) => {
    const exhibit = honestExhibit(size, size > 12 ? 3 : 0, size, 'sm3');
    // An empty ledger has no header to say its suite: it is the manifest that does.
    const files = filesOf(exhibit);
    expect(told(await verdictOn(files, size === 0 ? policyText() : sm3Policy()))).toEqual([
      0,
      'TIME_ANCHORED',
    ]);
  });

  it('holds in plain JavaScript too', async () => {
    const options = { crypto: portableCrypto, now: Date.UTC(2027, 0, 1) };
    const verdict = await verifyBundle(
      memorySource(filesOf(honestExhibit(12, 0, 12, 'sm3'))),
      utf8(sm3Policy()),
      options,
    );
    expect(told(verdict)).toEqual([0, 'TIME_ANCHORED']);
  });

  it('is another ledger to whoever was told of SHA-256, and the other way round', async () => {
    expect(told(await verify(policyText()))).toEqual([2, null, 'OTHER_LOG']);
    expect(told(await verdictOn(filesOf(sha256), sm3Policy()))).toEqual([2, null, 'OTHER_LOG']);
  });

  it('has no commit of another suite, whatever its manifest says', async () => {
    const files = filesOf({ ...sm3, rows: sm3.rows.with(20, stranger) });
    const verdict = await verdictOn(files, sm3Policy());
    expect(verdict.first).toMatchObject({ position: 21, code: 'HASH' });
    const bare = filesOf({
      ...sm3,
      rows: sm3.rows.with(20, { ...stranger, hash: undefined }),
    });
    expect((await verdictOn(bare, sm3Policy())).first).toMatchObject({ position: 21, code: 'HEADER' });
  });
});

describe('keys of two algorithms', () => {
  const log = (...signers: readonly Signer[]): PolicyChanges => ({
    log: signers.map(({ vkey }) => ({ vkey })),
  });

  it('are each enough for whoever pins one', async () => {
    expect(told(await verify(sm3Policy(log(LOG))))).toEqual([0, 'TIME_ANCHORED']);
    expect(told(await verify(sm3Policy(log(SM2_LOG))))).toEqual([0, 'TIME_ANCHORED']);
  });

  it('must both have signed for whoever pins both', async () => {
    expect(told(await verify(sm3Policy()))).toEqual([0, 'TIME_ANCHORED']);
    for (const alone of [LOG, SM2_LOG])
      expect((await verdictOn(signedBy(alone), sm3Policy())).findings.map(({ code }) => code)).toContain(
        'UNKNOWN_KEY',
      );
  });

  it('of one algorithm are one enough: a rotation without an exact size', async () => {
    const both = sm3Policy(log(SM2_LOG, sm2LogSigner(ORIGIN, 'next')));
    expect(told(await verify(both))).toEqual([0, 'TIME_ANCHORED']);
  });

  it('are no alibi for a false signature in the name of one', async () => {
    const liar = { ...SM2_LOG, sign: (text: string) => SM2_LOG.sign(`${text}\n`) };
    const verdict = await verdictOn(signedBy(LOG, liar), sm3Policy());
    expect([verdict.exit, verdict.findings.map(({ code }) => code)]).toEqual([
      1,
      expect.arrayContaining(['SIGNATURE']),
    ]);
  });

  it('rotate into each other at a size', async () => {
    const rotated = sm3Policy({
      log: [
        { vkey: LOG.vkey, until: 39 },
        { vkey: SM2_LOG.vkey, from: 40 },
      ],
    });
    expect(told(await verdictOn(signedBy(SM2_LOG), rotated))).toEqual([0, 'TIME_ANCHORED']);
    expect((await verdictOn(signedBy(LOG), rotated)).exit).toBe(2);
  });
});

describe('a verifier key of SM2', () => {
  it('is 0xff, an identifier and the point, and is read back as it was written', () => {
    expect(Buffer.from(typeBytes(SM2_SM3)).toString('latin1')).toBe('\xffplan-ledger/sm2-sm3/v1');
    expect(([ED25519, COSIGNATURE_V1] as const).map((type) => [...typeBytes(type)])).toEqual([[1], [4]]);
    expect(parseVerifierKey(SM2_LOG.vkey, hash)).toMatchObject(SM2_LOG.key);
  });

  it('signs checkpoints as a log’s key, under the id of its name and type', () => {
    const key = parseVerifierKey(SM2_LOG.vkey, hash) as VerifierKey;
    const read = parseNote(utf8(sm3.checkpoint ?? ''));
    expect(read && checkSignatures(read, key, nodeCrypto)).toEqual({ status: 'HOLDS', seconds: 0 });
    expect(read?.signatures[1]?.keyId).toEqual(key.id);
  });

  it('is none of a witness, and must be a sound point', () => {
    const refusal = (policy: string) => readPolicy(utf8(policy), hash);
    expect(refusal(policyText({ witnesses: [{ vkey: SM2_LOG.vkey }], quorum: 1 }))).toEqual({
      ok: false,
      detail: 'a vkey is malformed or not of type 4',
    });
    const weak = verifierKey({ ...SM2_LOG.key, publicKey: new Uint8Array(65).fill(4) }, hash);
    expect(refusal(policyText({ log: [{ vkey: weak }] }))).toEqual({
      ok: false,
      detail: 'a vkey holds a weak key',
    });
    const short = verifierKey({ ...SM2_LOG.key, publicKey: SM2_LOG.key.publicKey.subarray(1) }, hash);
    expect(refusal(policyText({ log: [{ vkey: short }] })).ok).toBe(false);
  });
});

describe('the suite of a policy', () => {
  it('is SHA-256 where none is named, and one of two', () => {
    const suite = (text: string) => {
      const result = readPolicy(utf8(text), hash);
      return result.ok ? result.policy.suite : result.detail;
    };
    expect(suite(policyText())).toBe('sha256');
    expect(suite(policyText({ suite: 'sha256' }))).toBe('sha256');
    expect(suite(sm3Policy())).toBe('sm3');
    for (const odd of ['SM3', 'md5', null, 3])
      expect(suite(policyText({ suite: odd as never }))).toBe('suite is neither sha256 nor sm3');
  });
});
