import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instant } from '../../../events/civil-date.ts';
import { dynamoOperationsTable } from '../../../functions/shared/operations/operations-table.ts';
import { hash, originOf } from '../../../functions/shared/proof/log.ts';
import { logReader } from '../../../functions/shared/proof/log-reader.ts';
import { logKeyOf } from '../../../functions/shared/proof/signed-checkpoint.ts';
import { StoredTree } from '../../../functions/shared/proof/stored-tree.ts';
import {
  addCheckpoint,
  addCheckpointRequest,
  type Witness,
  type WitnessStates,
} from '../../../functions/witness/add-checkpoint.ts';
import { tableStates } from '../../../functions/witness/table-states.ts';
import { witnessLedger } from '../../../functions/witness/witness-ledger.ts';
import { toBase64, utf8 } from '../../../verifier/src/bytes.ts';
import { checkSignatures } from '../../../verifier/src/cosignature.ts';
import { nodeCrypto } from '../../../verifier/src/node-crypto.ts';
import { parseNote, parseVerifierKey } from '../../../verifier/src/note.ts';
import { COSIGNATURE_V1, verifierKey } from '../../../verifier/src/note-text.ts';
import { SHIJINGSHAN } from '../../support/district.ts';
import { freshSigner, type LogDistrict, openLogDistrict } from '../../support/log/log-district.ts';
import { logSigner, signedNote } from '../../support/proof/signer.ts';

const NAME = 'witness.example/commission';
const origin = originOf(SHIJINGSHAN);
const signer = freshSigner();
const logs = { district: logSigner(origin, 'a'), other: logSigner(origin, 'b') };

/** State in memory; `before` is told just before it is moved. */
function memoryStates(before: () => Promise<unknown> = async () => {}): WitnessStates {
  const known = new Map<string, { size: number; root: string }>();
  return {
    read: async (name) => known.get(name),
    async move(name, from, to) {
      await before();
      const now = known.get(name);
      if (now?.size !== from?.size || now?.root !== from?.root) return false;
      known.set(name, to);
      return true;
    },
  };
}

const witnessOf = (states: WitnessStates, vkey = logs.district.vkey): Witness => {
  const key = parseVerifierKey(vkey, hash);
  return { name: NAME, signer, states, keysOf: (name) => (key && name === origin ? [key] : []) };
};

describe('a witness, asked to add a checkpoint', () => {
  const leaves = Array.from({ length: 9 }, (_, at) => new Uint8Array(32).fill(at + 1));
  const others = leaves.map((leaf, at) => (at === 1 ? new Uint8Array(32).fill(99) : leaf));
  const trees = { honest: leaves, forked: others };
  const note = async (
    size: number,
    tree: keyof typeof trees = 'honest',
    log = logs.district,
    name = origin,
  ) => {
    const { rootOf } = await import('../../../verifier/src/merkle.ts');
    return signedNote({ origin: name, size, root: rootOf(trees[tree].slice(0, size), hash), log });
  };
  const proof = async (from: number, to: number) => {
    const { StoredTree: Tree } = await import('../../../verifier/src/prove.ts');
    return new Tree(hash, leaves).consistencyProof(from, to).map(toBase64);
  };
  const ask = async (witness: Witness, old: number, size: number, tree: keyof typeof trees = 'honest') =>
    addCheckpoint(
      witness,
      utf8(
        addCheckpointRequest(
          old,
          old > 0 && old < size ? await proof(old, size) : [],
          await note(size, tree),
        ),
      ),
      1_772_000_000,
    );

  it('cosigns the first one it sees, and each that extends the one before, with its time', async () => {
    const witness = witnessOf(memoryStates());
    for (const [old, size] of [
      [0, 3],
      [3, 7],
      [7, 7],
      [7, 9],
    ] as const) {
      const { status, body } = await ask(witness, old, size);
      expect([old, size, status]).toEqual([old, size, 200]);
      const cosigned = parseNote(utf8((await note(size)) + body));
      const vkey = verifierKey(
        { name: NAME, type: COSIGNATURE_V1, publicKey: await signer.publicKey() },
        hash,
      );
      const key = parseVerifierKey(vkey, hash);
      expect(cosigned && key && checkSignatures(cosigned, key, nodeCrypto)).toEqual({
        status: 'HOLDS',
        seconds: 1_772_000_000,
      });
    }
  });

  it('409 names the size that it knows, when the request builds on another', async () => {
    const witness = witnessOf(memoryStates());
    await ask(witness, 0, 5);
    expect(await ask(witness, 3, 7)).toEqual({ status: 409, body: '5\n' });
    expect(await ask(witness, 0, 7)).toEqual({ status: 409, body: '5\n' });
    expect(await ask(witnessOf(memoryStates()), 3, 7)).toEqual({ status: 409, body: '0\n' });
  });

  it('409 for two roots of one size: it signs one of them and never the other', async () => {
    const witness = witnessOf(memoryStates());
    await ask(witness, 0, 5);
    expect(await ask(witness, 5, 5, 'forked')).toEqual({ status: 409, body: '5\n' });
    expect((await ask(witness, 5, 5)).status).toBe(200);
  });

  it('422 for a log that does not extend what it signed', async () => {
    const witness = witnessOf(memoryStates());
    await ask(witness, 0, 5);
    expect((await ask(witness, 5, 9, 'forked')).status).toBe(422);
    const withoutProof = utf8(addCheckpointRequest(5, [], await note(9)));
    expect((await addCheckpoint(witness, withoutProof, 1)).status).toBe(422);
    expect((await ask(witness, 5, 9)).status).toBe(200);
  });

  it('422 for a proof where there is nothing to prove', async () => {
    const request = utf8(addCheckpointRequest(0, await proof(3, 7), await note(7)));
    expect((await addCheckpoint(witnessOf(memoryStates()), request, 1)).status).toBe(422);
  });

  it('404 for a log that it does not know, 403 for a key that is not the log’s', async () => {
    const witness = witnessOf(memoryStates());
    const foreign = await note(3, 'honest', logSigner('elsewhere/log'), 'elsewhere/log');
    expect((await addCheckpoint(witness, utf8(addCheckpointRequest(0, [], foreign)), 1)).status).toBe(404);
    const forged = await note(3, 'honest', logs.other);
    expect((await addCheckpoint(witness, utf8(addCheckpointRequest(0, [], forged)), 1)).status).toBe(403);
    const broken = (await note(3)).replace(/[A-Za-z0-9+/]{4}=*\n$/, 'AAAA\n');
    expect([400, 403]).toContain(
      (await addCheckpoint(witness, utf8(addCheckpointRequest(0, [], broken)), 1)).status,
    );
  });

  it('400 for what is no request, or goes backwards by its own words', async () => {
    const good = addCheckpointRequest(0, [], await note(3));
    const bad = [
      '',
      'old 0\n',
      good.replace('old 0', 'old 00'),
      good.replace('old 0', 'older 0'),
      good.replace('old 0', 'old -1'),
      good.replace('old 0\n', 'old 0\nAAAA\n'),
      good.replace('old 0\n', `old 0\n${`${'A'.repeat(43)}=\n`.repeat(64)}`),
      good.replace('plan-ledger', '\u0007plan-ledger'),
      addCheckpointRequest(4, [], await note(3)),
    ];
    for (const text of bad)
      expect([
        text.slice(0, 30),
        (await addCheckpoint(witnessOf(memoryStates()), utf8(text), 1)).status,
      ]).toEqual([text.slice(0, 30), 400]);
    expect((await addCheckpoint(witnessOf(memoryStates()), Uint8Array.of(0xff, 10, 10), 1)).status).toBe(400);
  });

  it('is not rolled back by a slower request that it has looked at before a faster one', async () => {
    // The race of the specification: both read size 3; the one to 9 is kept first, then the one to 5 comes to keep.
    let inner: (() => Promise<unknown>) | undefined;
    const states = memoryStates(async () => {
      const other = inner;
      inner = undefined;
      await other?.();
    });
    const witness = witnessOf(states);
    await ask(witness, 0, 3);
    inner = () => ask(witness, 3, 9);
    expect(await ask(witness, 3, 5)).toEqual({ status: 409, body: '9\n' });
    expect(await states.read(origin)).toMatchObject({ size: 9 });
  });

  it('signs nothing that it could not keep before', async () => {
    const states = { ...memoryStates(), move: () => Promise.reject(new Error('disk full')) };
    await expect(ask(witnessOf(states), 0, 3)).rejects.toThrow('disk full');
  });
});

describe('the witness of a district', () => {
  let district: LogDistrict;
  let witness: Witness;
  beforeAll(async () => {
    district = await openLogDistrict();
    const states = tableStates(dynamoOperationsTable(district.client, 'Operations'));
    witness = witnessOf(states, await logKeyOf(SHIJINGSHAN, district.tools.signer));
  });
  afterAll(() => district.close());

  const visit = (at: string) =>
    witnessLedger(
      { witness, log: logReader(district.bucket, district.tools.heads), bucket: district.bucket },
      SHIJINGSHAN,
      instant(at),
    );
  const lines = () => [...district.bucket.objects.keys()].filter((key) => key.includes('/cosignatures/'));

  it('cosigns what is new, and what is not once a day', async () => {
    expect(await visit('2026-03-02T00:00:00.000Z')).toEqual({ ledger: SHIJINGSHAN, size: 0 });
    await district.grow(3);
    await district.checkpoint();
    expect(await visit('2026-03-02T01:00:00.000Z')).toMatchObject({ size: 3, seconds: 1_772_413_200 });
    expect(await visit('2026-03-02T02:00:00.000Z')).toEqual({ ledger: SHIJINGSHAN, size: 3 });
    await district.grow(300);
    await district.checkpoint();
    expect(await visit('2026-03-02T03:00:00.000Z')).toMatchObject({ size: 303 });
    expect(await visit('2026-03-02T22:00:00.000Z')).toEqual({ ledger: SHIJINGSHAN, size: 303 });
    expect(await visit('2026-03-03T00:00:00.000Z')).toMatchObject({ seconds: 1_772_496_000 });
    expect(lines()).toHaveLength(3);
  });

  it('of many visits at a time lets none take the state back', async () => {
    await district.grow(2);
    await district.checkpoint();
    await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) => visit(`2026-03-03T01:00:${String(n).padStart(2, '0')}.000Z`)),
    );
    expect(await witness.states.read(origin)).toMatchObject({ size: 305 });
  });

  it('raises the alarm for a log that was begun anew, and signs nothing of it', async () => {
    const fresh = await openLogDistrict();
    await fresh.grow(2);
    await fresh.checkpoint({ signer: district.tools.signer });
    const before = lines().length;
    const visitFresh = witnessLedger(
      { witness, log: logReader(fresh.bucket, fresh.tools.heads), bucket: fresh.bucket },
      SHIJINGSHAN,
      instant('2026-03-04T01:00:00.000Z'),
    );
    await expect(visitFresh).rejects.toMatchObject({ alarm: 'WITNESS_REFUSED' });
    expect([...fresh.bucket.objects.keys()].filter((key) => key.includes('cosignatures'))).toEqual([]);
    expect(lines()).toHaveLength(before);
    expect((await new StoredTree(fresh.bucket, SHIJINGSHAN, 2).root()).length).toBe(32);
    await fresh.close();
  });
});
