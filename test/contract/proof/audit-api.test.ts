import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proofOperations } from '../../../functions/shared/openapi/proof-operations.ts';
import { cosignatureKey, hash, tileKey } from '../../../functions/shared/proof/log.ts';
import { logReader } from '../../../functions/shared/proof/log-reader.ts';
import { isSignedBy, logKeyOf } from '../../../functions/shared/proof/signed-checkpoint.ts';
import { fromBase64, utf8 } from '../../../verifier/src/bytes.ts';
import { parseNote } from '../../../verifier/src/note.ts';
import { verifyConsistency, verifyInclusion } from '../../../verifier/src/proofs.ts';
import type { people } from '../../support/api/people.ts';
import { SHIJINGSHAN } from '../../support/district.ts';
import { type AuditReply, auditClient } from '../../support/log/audit-client.ts';
import { type LogDistrict, openLogDistrict } from '../../support/log/log-district.ts';

let district: LogDistrict;
let ask: (target: string, as?: (typeof people)[keyof typeof people]) => Promise<AuditReply>;
/** Told each time somebody waits */
let whileWaiting: () => Promise<unknown>;
let waited = 0;

beforeAll(async () => {
  district = await openLogDistrict();
  ask = auditClient({
    bucket: district.bucket,
    log: logReader(district.bucket, district.tools.heads),
    sleep: async (ms) => {
      waited += ms;
      await whileWaiting();
    },
  });
});
afterAll(() => district.close());

const bytes = (text: string): Uint8Array => fromBase64(text) ?? new Uint8Array();

describe('the proof of a ledger, asked over HTTP', () => {
  it('is not there before anything is signed', async () => {
    expect(await ask('110107/checkpoint')).toMatchObject({ status: 404, body: { code: 'NOTHING_SIGNED' } });
    expect(await ask('110107/proof?position=1')).toMatchObject({ body: { code: 'NOTHING_SIGNED' } });
    expect(await ask('110107/receipt?position=1')).toMatchObject({ body: { code: 'NOT_COVERED' } });
    expect((await ask('110107/checkpoints')).body).toEqual({ items: [] });
  });

  it('gives the last checkpoint as signed, and every one before it', async () => {
    for (const commits of [3, 2, 4]) {
      await district.grow(commits);
      await district.checkpoint();
    }
    const { body } = await ask('110107/checkpoint');
    expect(proofOperations.getCheckpoint.answer.schema.safeParse(body).error).toBeUndefined();
    expect(body).toMatchObject({
      size: 9,
      origin: 'plan-ledger/110107',
      signedAt: '2026-03-02T01:00:00.000Z',
    });
    const note = parseNote(utf8(body.note));
    expect(note && isSignedBy(note, await logKeyOf(SHIJINGSHAN, district.tools.signer))).toBe(true);
    const first = await ask('110107/checkpoints?limit=2');
    expect(first.body.items.map(({ size }: { size: number }) => size)).toEqual([3, 5]);
    const rest = await ask(`110107/checkpoints?after=${first.body.nextAfter}`);
    expect(rest.body).toEqual({ items: [expect.objectContaining({ size: 9 })] });
  });

  it('adds the lines of witnesses: the newest to the last checkpoint, the first to those in the list', async () => {
    const put = (seconds: number, id: string) =>
      district.bucket.putNew(
        cosignatureKey(SHIJINGSHAN, 9, seconds, id),
        utf8(`— witness.example/${id} ${seconds}\n`),
      );
    for (const seconds of [1000, 3000, 2000]) await put(seconds, 'aaaaaaaa');
    await put(2500, 'bbbbbbbb');
    const { note } = (await ask('110107/checkpoint')).body;
    expect(note.split('\n').slice(5)).toEqual([
      '— witness.example/aaaaaaaa 3000',
      '— witness.example/bbbbbbbb 2500',
      '',
    ]);
    const [listed] = (await ask('110107/checkpoints?after=5')).body.items;
    expect(listed.note).toContain('— witness.example/aaaaaaaa 1000\n');
    expect(listed.note).not.toContain('3000');
  });

  it('proves that a commit is covered, by the last checkpoint and by an earlier one', async () => {
    for (const [query, size] of [
      ['position=2', 9],
      ['position=2&size=3', 3],
      ['position=9', 9],
    ] as const) {
      const { body } = await ask(`110107/proof?${query}`);
      expect(proofOperations.getInclusionProof.answer.schema.safeParse(body).error).toBeUndefined();
      const claim = {
        leaf: bytes(body.hash),
        index: body.position - 1,
        size,
        root: bytes(body.checkpoint.root),
        proof: body.proof.map(bytes),
      };
      expect(body.checkpoint.size).toBe(size);
      expect(verifyInclusion(claim, hash)).toBe(true);
      expect(verifyInclusion({ ...claim, leaf: new Uint8Array(32) }, hash)).toBe(false);
    }
    expect(await ask('110107/proof?position=4&size=3')).toMatchObject({ body: { code: 'NOT_COVERED' } });
    expect(await ask('110107/proof?position=4&size=4')).toMatchObject({
      body: { code: 'NO_SUCH_CHECKPOINT' },
    });
  });

  it('proves that one checkpoint only extends another', async () => {
    const { body } = await ask('110107/consistency?from=3&to=9');
    expect(proofOperations.getConsistencyProof.answer.schema.safeParse(body).error).toBeUndefined();
    const claim = {
      first: 3,
      second: 9,
      firstRoot: bytes(body.from.root),
      secondRoot: bytes(body.to.root),
      proof: body.proof.map(bytes),
    };
    expect(verifyConsistency(claim, hash)).toBe(true);
    expect(await ask('110107/consistency?from=3&to=8')).toMatchObject({
      status: 404,
      body: { code: 'NO_SUCH_CHECKPOINT' },
    });
    expect(await ask('110107/consistency?from=2&to=9')).toMatchObject({
      body: { code: 'NO_SUCH_CHECKPOINT' },
    });
    expect((await ask('110107/consistency?from=9&to=3')).status).toBe(400);
  });

  it('gives the tiles as they stand', async () => {
    const { body } = await ask('110107/tiles/0/0?width=9');
    expect(body.hashes).toHaveLength(9);
    expect(await ask('110107/tiles/0/0')).toMatchObject({ status: 404, body: { code: 'NO_SUCH_TILE' } });
    expect((await ask('110107/tiles/64/0')).status).toBe(400);
  });

  it('gives a receipt when the checkpoint that covers it comes within the wait', async () => {
    await district.grow(1);
    let turns = 0;
    whileWaiting = async () => (++turns === 2 ? district.checkpoint() : undefined);
    waited = 0;
    const { status, body } = await ask('110107/receipt?position=10&wait=20');
    expect([status, body.checkpoint.size, turns]).toEqual([200, 10, 2]);
    whileWaiting = async () => undefined;
    waited = 0;
    expect(await ask('110107/receipt?position=11&wait=2')).toMatchObject({
      status: 404,
      body: { code: 'NOT_COVERED', errors: [{ parameter: 'position' }] },
    });
    expect(waited).toBe(2000);
    expect((await ask('110107/receipt?position=1&wait=21')).status).toBe(400);
  });

  it('knows the log of the caller’s own district only', async () => {
    for (const path of [
      'checkpoint',
      'checkpoints',
      'tiles/0/0',
      'proof?position=1',
      'consistency?from=1&to=1',
      'receipt?position=1',
    ])
      expect(await ask(`110105/${path}`)).toMatchObject({ status: 404, body: { code: 'LEDGER_UNKNOWN' } });
    expect((await ask('110107/checkpoint', undefined)).status).toBe(200);
    expect((await ask('elsewhere/checkpoint')).status).toBe(400);
  });

  it('hands out no proof that does not hold', async () => {
    const key = tileKey(SHIJINGSHAN, { level: 0, index: 0, width: 10 });
    const tile = district.bucket.objects.get(key)?.slice() ?? new Uint8Array();
    tile[40] = (tile[40] ?? 0) ^ 1;
    district.bucket.objects.set(key, tile);
    expect((await ask('110107/proof?position=1')).status).toBe(500);
    expect((await ask('110107/consistency?from=3&to=10')).status).toBe(500);
  });
});
