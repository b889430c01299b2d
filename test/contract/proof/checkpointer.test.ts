import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commitHash } from '../../../events/commit.ts';
import { toHex } from '../../../events/hash-suite.ts';
import { auditStream } from '../../../events/identifiers.ts';
import { CheckpointRefused } from '../../../functions/checkpointer/checkpoint-refused.ts';
import { nodeSha256 } from '../../../functions/shared/ledger/node-sha256.ts';
import { checkpointKey, hash, originOf, tileKey } from '../../../functions/shared/proof/log.ts';
import { isSignedBy, logKeyOf } from '../../../functions/shared/proof/signed-checkpoint.ts';
import { StoredTree } from '../../../functions/shared/proof/stored-tree.ts';
import { rootOf } from '../../../verifier/src/merkle.ts';
import { verifyConsistency, verifyInclusion } from '../../../verifier/src/proofs.ts';
import { SHIJINGSHAN } from '../../support/district.ts';
import { type CallFault, CallFaults, Crash } from '../../support/log/faults.ts';
import { freshSigner, type LogDistrict, openLogDistrict } from '../../support/log/log-district.ts';

let district: LogDistrict;
beforeEach(async () => {
  district = await openLogDistrict();
});
afterEach(() => district.close());

async function leaves(): Promise<Uint8Array[]> {
  const found: Uint8Array[] = [];
  for await (const { stored } of district.ledger.read(SHIJINGSHAN))
    found.push(commitHash(stored.header, nodeSha256));
  return found;
}

/** Every checkpoint is signed by the key, and its root is that of the ledger's own first commits. */
async function expectOneLineage() {
  const all = await leaves();
  const vkey = await logKeyOf(SHIJINGSHAN, district.tools.signer);
  const found = district.published();
  for (const { note, checkpoint } of found) {
    expect(isSignedBy(note, vkey)).toBe(true);
    expect(toHex(checkpoint.root)).toBe(toHex(rootOf(all.slice(0, checkpoint.size), hash)));
    expect(toHex(await new StoredTree(district.bucket, SHIJINGSHAN, checkpoint.size).root())).toBe(
      toHex(checkpoint.root),
    );
  }
  return found.map(({ checkpoint }) => checkpoint.size);
}

describe('the checkpointer', () => {
  it('signs nothing of an empty ledger, each commit once, and nothing again when nothing is new', async () => {
    expect(await district.checkpoint()).toEqual({ ledger: SHIJINGSHAN, from: 0, to: 0, caughtUp: true });
    await district.grow(3);
    expect(await district.checkpoint()).toEqual({ ledger: SHIJINGSHAN, from: 0, to: 3, caughtUp: true });
    await district.grow(2);
    await district.checkpoint();
    const before = new Map(district.bucket.objects);
    expect(await district.checkpoint()).toMatchObject({ from: 5, to: 5 });
    expect(district.bucket.objects).toEqual(before);
    expect(await expectOneLineage()).toEqual([3, 5]);
  });

  it('names the log after its ledger', async () => {
    await district.grow(1);
    await district.checkpoint();
    expect(district.published()[0]?.checkpoint.origin).toBe('plan-ledger/110107');
    expect(originOf(SHIJINGSHAN)).toBe('plan-ledger/110107');
  });

  it('keeps tiles from which every proof can be made, over the edges of tiles too', async () => {
    const sizes = [1, 2, 255, 256, 257, 515];
    let held = 0;
    for (const size of sizes) {
      await district.grow(size - held);
      held = size;
      await district.checkpoint();
    }
    expect(await expectOneLineage()).toEqual(sizes);
    const all = await leaves();
    for (const size of sizes) {
      const tree = new StoredTree(district.bucket, SHIJINGSHAN, size);
      const root = rootOf(all.slice(0, size), hash);
      for (const index of [0, Math.floor(size / 2), size - 1]) {
        const leaf = all[index] ?? new Uint8Array();
        const proof = await tree.inclusionProof(index);
        expect(verifyInclusion({ leaf, index, size, root, proof }, hash)).toBe(true);
      }
      for (const first of sizes.filter((earlier) => earlier <= size)) {
        const proof = await tree.consistencyProof(first);
        const firstRoot = rootOf(all.slice(0, first), hash);
        expect(verifyConsistency({ first, second: size, firstRoot, secondRoot: root, proof }, hash)).toBe(
          true,
        );
      }
    }
  });

  it('signs once, however many run at the same time', async () => {
    await district.grow(5);
    await Promise.all([district.checkpoint(), district.checkpoint(), district.checkpoint()]);
    expect(await expectOneLineage()).toEqual([5]);
  });

  it('stops between two checkpoints when time runs out', async () => {
    await district.grow(1);
    const { checkpointLedger } = await import('../../../functions/checkpointer/checkpoint-ledger.ts');
    const times = [60_000, 1_000];
    const outcome = await checkpointLedger(
      district.tools,
      SHIJINGSHAN,
      '2026-03-02T01:00:00.000Z' as never,
      () => times.shift() ?? 0,
    );
    expect(outcome).toMatchObject({ to: 1, caughtUp: false });
  });
});

describe('a crash at any call', () => {
  const wrapped = (faults: CallFaults) => ({
    bucket: faults.wrap(district.bucket),
    heads: faults.wrap(district.tools.heads),
    signer: faults.wrap(district.tools.signer),
  });

  it.each<CallFault>(['NOT_DONE', 'DONE_BUT_FAILED'])(
    '%s leaves one lineage, and the next run finishes it',
    async (fault) => {
      await district.grow(2);
      await district.checkpoint();
      let crashes = 0;
      for (let at = 1; ; at++) {
        await district.grow(1);
        const faults = new CallFaults(at, fault);
        const outcome = await district.checkpoint(wrapped(faults)).catch((error: unknown) => error);
        if (outcome instanceof Crash) crashes++;
        else if (outcome instanceof Error) throw outcome;
        await expectOneLineage();
        const { to, caughtUp } = await district.checkpoint();
        expect([to, caughtUp]).toEqual([2 + at, true]);
        const sizes = await expectOneLineage();
        expect(sizes.at(-1)).toBe(2 + at);
        expect(new Set(sizes).size).toBe(sizes.length);
        if (faults.calls < at) break;
      }
      // Reading, staging, signing, moving the head and publishing: every call of them crashed once.
      expect(crashes).toBeGreaterThan(10);
    },
  );

  it('between head and publication: what the head holds is published, not something newer', async () => {
    await district.grow(2);
    await district
      .checkpoint({
        bucket: {
          ...{
            get: (key: string) => district.bucket.get(key),
            list: district.bucket.list.bind(district.bucket),
          },
          putNew: (key, bytes) =>
            key.includes('/checkpoints/') ? Promise.reject(new Crash()) : district.bucket.putNew(key, bytes),
        },
      })
      .catch(() => undefined);
    expect(district.published()).toEqual([]);
    await district.grow(1);
    await district.checkpoint();
    expect(await expectOneLineage()).toEqual([2, 3]);
  });
});

describe('a ledger that does not extend what was signed', () => {
  const refusal = async (changes: Parameters<LogDistrict['checkpoint']>[0] = {}) => {
    const before = district.published().length;
    const error: unknown = await district.checkpoint(changes).then(
      () => undefined,
      (caught: unknown) => caught,
    );
    expect(error).toBeInstanceOf(CheckpointRefused);
    expect(district.published()).toHaveLength(before);
    const { code, position, alarm } = error as CheckpointRefused;
    return { code, position, alarm };
  };
  const alarm = 'CHECKPOINT_REFUSED';

  beforeEach(async () => {
    await district.grow(6);
    await district.checkpoint();
  });

  it('is refused when a signed commit was edited', async () => {
    await district.tamper(3, 'header', { S: '{}' });
    expect(await refusal()).toEqual({ code: 'BROKEN', position: 3, alarm });
  });

  it('is refused when a signed commit was edited and its hash made anew', async () => {
    const [commit] = (await district.ledger.load(SHIJINGSHAN, 'organisation:body-6' as never)).commits;
    const header = (commit?.stored.header ?? '')
      .replace('"DRAFTER"', '"HEAD"')
      .replace('"water-bureau"', '"fire-bureau"');
    await district.tamper(6, 'header', { S: header });
    await district.tamper(6, 'hash', { B: commitHash(header, nodeSha256) });
    expect(await refusal()).toEqual({ code: 'REWRITTEN', position: 6, alarm });
  });

  it('is refused when its tail was cut, also when other commits have grown since', async () => {
    await district.client.send(
      new DeleteItemCommand({
        TableName: 'Ledger',
        Key: { ledger: { S: SHIJINGSHAN }, position: { N: '6' } },
      }),
    );
    expect(await refusal()).toEqual({ code: 'CUT', position: 6, alarm });
  });

  it('is refused when a new commit is damaged, before anything of it is signed', async () => {
    await district.grow(2);
    await district.tamper(8, 'hash', { B: new Uint8Array(32) });
    expect(await refusal()).toEqual({ code: 'BROKEN', position: 8, alarm });
  });

  it('is refused when the tiles do not lead to the signed root', async () => {
    await district.grow(1);
    const key = tileKey(SHIJINGSHAN, { level: 0, index: 0, width: 6 });
    const bytes = district.bucket.objects.get(key)?.slice() ?? new Uint8Array();
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    district.bucket.objects.set(key, bytes);
    expect(await refusal()).toMatchObject({ code: 'TILES', alarm });
    district.bucket.objects.delete(key);
    expect(await refusal()).toMatchObject({ code: 'TILES', alarm });
  });

  it('is refused when something else stands where a tile belongs', async () => {
    await district.grow(1);
    district.bucket.objects.set(
      tileKey(SHIJINGSHAN, { level: 0, index: 0, width: 7 }),
      new Uint8Array(7 * 32),
    );
    expect(await refusal()).toMatchObject({ code: 'TILES', alarm });
  });

  it('is refused when the published checkpoint is not the one that the head holds', async () => {
    district.bucket.objects.set(checkpointKey(SHIJINGSHAN, 6), new Uint8Array([1]));
    expect(await refusal()).toMatchObject({ code: 'CHECKPOINT', alarm });
  });

  it('is refused when the table of heads was set back together with the ledger', async () => {
    // The head of an older backup: the bucket knows better.
    const head = await district.tools.heads.read(SHIJINGSHAN);
    const older = { read: async () => undefined, move: district.tools.heads.move };
    expect(head?.size).toBe(6);
    await district.grow(1);
    await district.tamper(6, 'hash', { B: new Uint8Array(32) });
    expect(await refusal({ heads: older })).toMatchObject({ code: 'BROKEN', position: 6 });
  });

  it('goes on from the bucket when only the table of heads was set back', async () => {
    await district.client.send(
      new DeleteItemCommand({
        TableName: 'Operations',
        Key: { pk: { S: `log#${SHIJINGSHAN}` }, sk: { S: 'head' } },
      }),
    );
    await district.grow(1);
    expect(await district.checkpoint()).toMatchObject({ from: 6, to: 7 });
    expect(await expectOneLineage()).toEqual([6, 7]);
  });
});

describe('another key', () => {
  const rotate = async (from: string, to: string) => {
    const { version } = await district.ledger.load(SHIJINGSHAN, auditStream());
    await district.append(auditStream(), version, [
      {
        type: 'CheckpointKeyRotated',
        occurredOn: '2026-03-02' as never,
        body: { from, to, reason: '密钥到期更换' },
      },
    ]);
  };

  it('goes on where a recorded rotation says so that the old key has signed', async () => {
    await district.grow(2);
    await district.checkpoint();
    const next = freshSigner();
    const keys = [
      await logKeyOf(SHIJINGSHAN, district.tools.signer),
      await logKeyOf(SHIJINGSHAN, next),
    ] as const;
    await rotate(...keys);
    await district.checkpoint();
    await district.grow(1);
    await district.checkpoint({ signer: next });
    const signers = district
      .published()
      .map(({ checkpoint, note }) => [checkpoint.size, keys.findIndex((key) => isSignedBy(note, key))]);
    expect(signers).toEqual([
      [2, 0],
      [3, 0],
      [4, 1],
    ]);
  });

  it('is the only one that signs once the old one has signed the rotation', async () => {
    await district.grow(2);
    await district.checkpoint();
    const next = freshSigner();
    await rotate(await logKeyOf(SHIJINGSHAN, district.tools.signer), await logKeyOf(SHIJINGSHAN, next));
    await expect(district.checkpoint()).resolves.toMatchObject({ to: 3, caughtUp: true });
    await district.grow(1);
    await expect(district.checkpoint()).rejects.toMatchObject({ code: 'KEY' });
    await expect(district.checkpoint({ signer: next })).resolves.toMatchObject({ to: 4 });
    await expect(district.checkpoint({ signer: freshSigner() })).rejects.toMatchObject({ code: 'KEY' });
  });

  it('signs nothing when no rotation is recorded, or only one that the old key has not signed', async () => {
    await district.grow(2);
    await district.checkpoint();
    const next = freshSigner();
    await expect(district.checkpoint({ signer: next })).rejects.toMatchObject({ code: 'KEY' });
    await rotate(await logKeyOf(SHIJINGSHAN, district.tools.signer), await logKeyOf(SHIJINGSHAN, next));
    await expect(district.checkpoint({ signer: next })).rejects.toMatchObject({ code: 'KEY' });
  });
});
