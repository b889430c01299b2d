import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { civilDate } from '../../../events/civil-date.ts';
import { commitHash } from '../../../events/commit.ts';
import { toHex } from '../../../events/hash-suite.ts';
import { auditStream, CommitId } from '../../../events/identifiers.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import { dynamoLedger } from '../../../functions/shared/ledger/dynamo-ledger.ts';
import { LedgerDamaged } from '../../../functions/shared/ledger/ledger-damage.ts';
import { suites } from '../../../functions/shared/ledger/suites.ts';
import { verifyLedger } from '../../../functions/shared/ledger/verify.ts';
import { isSignedBy, logKeyOf, readCheckpoint } from '../../../functions/shared/proof/signed-checkpoint.ts';
import { StoredTree } from '../../../functions/shared/proof/stored-tree.ts';
import { decodeUtf8, utf8 } from '../../../verifier/src/bytes.ts';
import { rootOf } from '../../../verifier/src/merkle.ts';
import { verifyConsistency, verifyInclusion } from '../../../verifier/src/proofs.ts';
import { actor } from '../../support/builders.ts';
import { SHIJINGSHAN } from '../../support/district.ts';
import {
  freshSigner,
  freshSm2Signer,
  type LogDistrict,
  NOW,
  openLogDistrict,
} from '../../support/log/log-district.ts';

const keyOf = (signer: ReturnType<typeof freshSigner>) => logKeyOf(SHIJINGSHAN, signer);

const rotated = (from: string, to: string): NewEvent => ({
  type: 'CheckpointKeyRotated',
  occurredOn: civilDate('2026-03-02'),
  body: { from, to, reason: '改用商用密码' },
});

const record = (district: LogDistrict, version: number, from: string, to: string) =>
  district.append(auditStream(), version, [rotated(from, to)]);

describe('a ledger in the suite sm3', () => {
  let district: LogDistrict;
  beforeEach(async () => {
    district = await openLogDistrict('sm3');
  });
  afterEach(() => district.close());

  it('has its commits, its tree and its proofs in SM3, and its checkpoints say so', async () => {
    await district.grow(5);
    await district.checkpoint();
    await district.grow(300);
    await district.checkpoint();
    const { digest } = suites.sm3;
    const leaves: Uint8Array[] = [];
    for await (const { stored, header } of district.ledger.read(SHIJINGSHAN)) {
      expect(header.suite).toBe('sm3');
      expect(toHex(stored.hash)).toBe(toHex(commitHash(stored.header, suites.sm3)));
      leaves.push(stored.hash);
    }
    const [first, last] = district.checkpoints();
    if (!first || !last) throw new Error('no checkpoints');
    expect(first.checkpoint).toMatchObject({ size: 5, extensions: ['suite sm3'] });
    expect(toHex(last.checkpoint.root)).toBe(toHex(rootOf(leaves, digest)));
    const tree = new StoredTree(district.bucket, SHIJINGSHAN, 305, suites.sm3);
    const { root, size } = last.checkpoint;
    const inclusion = { leaf: leaves[7] ?? root, index: 7, size, root, proof: await tree.inclusionProof(7) };
    expect(verifyInclusion(inclusion, digest)).toBe(true);
    const proof = await tree.consistencyProof(5);
    const claim = { first: 5, second: size, firstRoot: first.checkpoint.root, secondRoot: root, proof };
    expect(verifyConsistency(claim, digest)).toBe(true);
    expect(await verifyLedger(district.ledger, SHIJINGSHAN)).toMatchObject({
      ok: true,
      counts: { commits: 305 },
    });
  });

  it('goes on in SM3 when new ledgers are in SHA-256', async () => {
    await district.grow(2);
    const other = dynamoLedger({ client: district.client, table: 'Ledger' });
    await district.checkpoint();
    const key = await keyOf(freshSigner());
    const outcome = await other.append({
      ledger: SHIJINGSHAN,
      stream: auditStream(),
      expectedVersion: 0,
      commitId: CommitId.parse('c'.repeat(32)),
      command: { name: 'rotate', digest: 'ab'.repeat(32) },
      actor: actor('water-bureau', 'HEAD'),
      now: NOW,
      events: [rotated(key, key)],
    });
    expect(outcome.status).toBe('COMMITTED');
    expect(await verifyLedger(other, SHIJINGSHAN)).toMatchObject({ ok: true, counts: { commits: 3 } });
    expect(await verifyLedger(other, SHIJINGSHAN, { suite: suites.sm3 })).toMatchObject({ ok: true });
    await expect(district.checkpoint()).resolves.toMatchObject({ from: 2, to: 3 });
  });

  it('has no commit of another suite, however well it fits', async () => {
    await district.grow(3);
    const header = (await district.stored(3)).header.replace('"suite":"sm3"', '"suite":"sha256"');
    await district.tamper(3, 'header', { S: header });
    await district.tamper(3, 'hash', { B: commitHash(header, suites.sha256) });
    expect(await verifyLedger(district.ledger, SHIJINGSHAN)).toMatchObject({
      ok: false,
      position: 3,
      code: 'HASH',
    });
    await expect(district.checkpoint()).rejects.toMatchObject({ code: 'BROKEN' });
    await district.tamper(3, 'hash', { B: commitHash(header, suites.sm3) });
    expect(await verifyLedger(district.ledger, SHIJINGSHAN)).toMatchObject({
      ok: false,
      position: 3,
      code: 'HEADER',
    });
    const fresh = dynamoLedger({ client: district.client, table: 'Ledger' });
    await expect(fresh.tail(SHIJINGSHAN)).rejects.toThrow(LedgerDamaged);
  });

  it('has no checkpoint of a suite that nobody knows', async () => {
    await district.grow(1);
    await district.checkpoint();
    const text = decodeUtf8(district.checkpoints()[0]?.bytes ?? new Uint8Array()) ?? '';
    expect(readCheckpoint(SHIJINGSHAN, utf8(text))?.suite).toBe(suites.sm3);
    expect(readCheckpoint(SHIJINGSHAN, utf8(text.replace('suite sm3', 'suite sm4')))).toBeUndefined();
  });
});

describe('signatures of two algorithms', () => {
  let district: LogDistrict;
  beforeEach(async () => {
    district = await openLogDistrict();
  });
  afterEach(() => district.close());

  const signedBy = (keys: readonly string[]) =>
    district
      .checkpoints()
      .map(({ checkpoint, note }) => [checkpoint.size, ...keys.map((key) => isSignedBy(note, key))]);

  it('stand on one checkpoint, each on a line of its own', async () => {
    const sm2 = freshSm2Signer();
    const keys = [await keyOf(district.tools.signer), await keyOf(sm2)];
    await district.grow(1);
    await district.checkpoint();
    await district.grow(1);
    await district.checkpoint({ further: [sm2] });
    expect(signedBy(keys)).toEqual([
      [1, true, false],
      [2, true, true],
    ]);
    expect(district.checkpoints()[1]?.note.signatures).toHaveLength(2);
  });

  it('follow each other where a recorded rotation says so that the old key has signed', async () => {
    const sm2 = freshSm2Signer();
    const keys = [await keyOf(district.tools.signer), await keyOf(sm2)] as const;
    await district.grow(1);
    await district.checkpoint();
    await expect(district.checkpoint({ signer: sm2 })).rejects.toMatchObject({ code: 'KEY' });
    await record(district, 0, ...keys);
    await district.checkpoint();
    await district.grow(1);
    await expect(district.checkpoint()).rejects.toMatchObject({ code: 'KEY' });
    await district.checkpoint({ signer: sm2 });
    await district.grow(1);
    await district.checkpoint({ signer: sm2 });
    expect(signedBy(keys)).toEqual([
      [1, true, false],
      [2, true, false],
      [3, false, true],
      [4, false, true],
    ]);
  });

  it('that stand beside the first have rotations of their own, which do not concern it', async () => {
    const [one, next] = [freshSm2Signer(), freshSm2Signer()];
    await district.grow(1);
    await district.checkpoint({ further: [one] });
    await record(district, 0, await keyOf(one), await keyOf(next));
    await district.checkpoint({ further: [one] });
    await district.grow(1);
    await expect(district.checkpoint({ further: [next] })).resolves.toMatchObject({ from: 2, to: 3 });
  });

  it('of three keys in a row are known by their chain: the last one signs', async () => {
    const [second, third] = [freshSm2Signer(), freshSigner()];
    const keys = await Promise.all([district.tools.signer, second, third].map(keyOf));
    await district.grow(1);
    await district.checkpoint();
    await record(district, 0, keys[0] ?? '', keys[1] ?? '');
    await district.checkpoint();
    await record(district, 1, keys[1] ?? '', keys[2] ?? '');
    await district.checkpoint({ signer: second });
    await district.grow(1);
    await expect(district.checkpoint()).rejects.toMatchObject({ code: 'KEY' });
    await expect(district.checkpoint({ signer: second })).rejects.toMatchObject({ code: 'KEY' });
    await district.checkpoint({ signer: third });
    expect(signedBy(keys).at(-1)).toEqual([4, false, false, true]);
  });
});
