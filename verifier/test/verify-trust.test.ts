import { describe, expect, it } from 'vitest';
import { type Exhibit, LOG, leavesOf, note, WITNESSES } from '../../test/support/proof/bundle.ts';
import { editHeader, ORIGIN, START_MS } from '../../test/support/proof/ledger.ts';
import { logSigner, signedNote } from '../../test/support/proof/signer.ts';
import { toBase64, utf8 } from '../src/bytes.ts';
import { checkpointPath } from '../src/manifest.ts';
import { rootOf } from '../src/merkle.ts';
import { nodeCrypto } from '../src/node-crypto.ts';
import { rechained } from './support/tampers.ts';
import {
  codes,
  finding,
  first,
  honest,
  LAST_SECONDS,
  leaves,
  SIZE,
  second,
  verify,
} from './support/verified.ts';

describe('who is believed', () => {
  it('is the policy and never the bundle: another key signs nothing', async () => {
    const impostor = logSigner(ORIGIN, 'impostor');
    const checkpoints = new Map(
      [...honest.checkpoints].map(([size]) => [size, note(size, leaves, impostor)]),
    );
    const verdict = await verify({ checkpoint: note(SIZE, leaves, impostor), checkpoints });
    expect([verdict.exit, codes(verdict), verdict.highest]).toEqual([
      2,
      ['UNKNOWN_KEY', 'NO_CHECKPOINT', 'UNCOVERED', 'QUORUM'],
      'COMPLETE',
    ]);
  });

  it('is no signature in the name of the key that the key did not make', async () => {
    const other = note(SIZE, leaves.with(3, leaves[4] as Uint8Array));
    const [text = ''] = note(SIZE, leaves).split('\n\n');
    const [, lines = ''] = other.split('\n\n');
    const verdict = await verify({ checkpoint: `${text}\n\n${lines}` });
    expect([verdict.exit, codes(verdict)]).toEqual([1, ['SIGNATURE', 'UNCOVERED', 'QUORUM']]);
    expect(finding(verdict, 'SIGNATURE')?.subject).toBe('checkpoint');
  });

  it('is no witness whose name stands under another text', async () => {
    const lines = note(SIZE, leaves).split('\n');
    const forged = note(SIZE, leaves, LOG, WITNESSES, LAST_SECONDS + 1).split('\n');
    const signature = forged[5]?.split(' ')[2] ?? '';
    const bytes = Buffer.from(signature, 'base64');
    bytes.writeUInt8(bytes.readUInt8(11) ^ 1, 11);
    lines[5] = `— ${first.key.name} ${bytes.toString('base64')}`;
    const verdict = await verify({ checkpoint: lines.join('\n') });
    expect([verdict.exit, codes(verdict), verdict.highest]).toEqual([1, ['COSIGNATURE', 'QUORUM'], 'SIGNED']);
    expect(finding(verdict, 'COSIGNATURE')?.subject).toBe(`checkpoint ${first.key.name}`);
  });

  it('is no checkpoint of another log, though the same key signed it', async () => {
    const elsewhere = signedNote({
      origin: 'plan-ledger/110108',
      size: SIZE,
      root: rootOf(leaves, nodeCrypto.sha256),
      log: LOG,
    });
    const verdict = await verify({ checkpoint: elsewhere });
    expect([verdict.exit, codes(verdict)]).toEqual([1, ['ORIGIN', 'UNCOVERED', 'QUORUM']]);
  });

  it('is no bundle of another ledger or another origin', async () => {
    for (const policy of [{ ledger: '110108' }, { ledger: '110107#2' }]) {
      const verdict = await verify({}, policy);
      expect([verdict.exit, codes(verdict), verdict.highest]).toEqual([2, ['OTHER_LOG'], null]);
      expect(verdict.detail).toBe('the bundle is of 110107 (plan-ledger/110107)');
    }
    const origin = 'plan-ledger/110108';
    const verdict = await verify({}, { origin, log: [{ vkey: logSigner(origin).vkey }] });
    expect([verdict.exit, codes(verdict)]).toEqual([2, ['OTHER_LOG']]);
  });

  it('is no log that speaks with two tongues', async () => {
    const forked = rechained(
      honest.rows.with(20, {
        ...(honest.rows[20] as Exhibit['rows'][number]),
        salts: honest.rows[19]?.salts ?? [],
      }),
    );
    const checkpoints = new Map([[SIZE, note(SIZE, leavesOf(forked))]]);
    const verdict = await verify({ checkpoints });
    expect([verdict.exit, codes(verdict)]).toEqual([1, ['ROOT', 'FORK', 'TILE']]);
    expect(finding(verdict, 'FORK')?.subject).toBe(checkpointPath(SIZE));
    // The same checkpoint twice is no fork.
    expect((await verify({ checkpoints: new Map([[SIZE, note(SIZE, leaves)]]) })).exit).toBe(0);
  });

  it('is no earlier checkpoint that the commits do not come to', async () => {
    const other = leavesOf(
      rechained(
        honest.rows.with(4, {
          ...(honest.rows[4] as Exhibit['rows'][number]),
          salts: honest.rows[3]?.salts ?? [],
        }),
      ),
    );
    const verdict = await verify({
      checkpoints: new Map([
        [2, note(2, leaves)],
        [20, note(20, other)],
      ]),
    });
    expect(verdict.exit).toBe(1);
    expect(finding(verdict, 'ROOT')).toMatchObject({
      range: { from: 3, to: 20 },
      subject: checkpointPath(20),
    });
  });

  it('is what the auditor kept, against every signature', async () => {
    const root = toBase64(nodeCrypto.sha256(utf8('kept')));
    const verdict = await verify({}, { known: [{ size: 25, root }] });
    expect([verdict.exit, codes(verdict)]).toEqual([1, ['KNOWN', 'TILE']]);
    expect(finding(verdict, 'KNOWN')).toMatchObject({ range: { from: 21, to: 25 }, subject: null });
    const atZero = await verify({}, { known: [{ size: 0, root }] });
    expect(finding(atZero, 'KNOWN')?.range).toEqual({ from: 0, to: 0 });
  });
});

describe('times', () => {
  /** The honest ledger with another `recordedAt` from a position on, signed and witnessed as if nothing were. */
  const recorded = (from: number, recordedAt: string): Partial<Exhibit> => {
    const rows = rechained(
      honest.rows.map((row, at) =>
        at + 1 < from
          ? row
          : {
              ...row,
              header: editHeader(row.header, (fields) => {
                fields['recordedAt'] = recordedAt;
              }),
            },
      ),
    );
    const made = leavesOf(rows);
    const sizes = [...honest.checkpoints.keys()];
    return {
      rows,
      published: made,
      checkpoint: note(SIZE, made),
      checkpoints: new Map(sizes.map((size) => [size, note(size, made)])),
    };
  };

  it('of commits that claim to be older than what witnesses had already seen are back-dated', async () => {
    // The tail keeps time from going back by itself: what is claimed is a whole tail of one instant.
    const old = new Date((START_MS / 1000 + 29 * 60) * 1000).toISOString();
    const dated = recorded(31, old);
    const late = await verify(dated, { toleranceSeconds: 10 });
    expect([late.exit, codes(late), late.highest]).toEqual([1, ['BACKDATED'], 'WITNESSED']);
    expect(late.first).toMatchObject({ position: 31, code: 'BACKDATED', before: { position: 30 } });
    expect(codes(await verify(dated, { toleranceSeconds: 86_400 }))).toEqual([]);
    expect(codes(await verify(dated, { toleranceSeconds: 10, quorum: 0 }))).toEqual([]);
  });

  it('of commits that claim to be younger than the witnesses who saw them run ahead', async () => {
    const young = new Date((START_MS / 1000 + 90 * 60) * 1000).toISOString();
    const dated = recorded(12, young);
    const verdict = await verify(dated, { toleranceSeconds: 600 });
    expect([verdict.exit, codes(verdict), verdict.first?.position]).toEqual([1, ['AHEAD'], 12]);
    expect(codes(await verify(dated, { toleranceSeconds: 86_400 }))).toEqual([]);
  });

  it('are held against the clock that a quorum of witnesses stood for', async () => {
    const slow = (seconds: number) =>
      signedNote({
        origin: ORIGIN,
        size: SIZE,
        root: rootOf(leaves, nodeCrypto.sha256),
        log: LOG,
        witnesses: [
          { by: first, seconds: LAST_SECONDS - seconds },
          { by: second, seconds: LAST_SECONDS },
        ],
      });
    // One witness's clock was slow by an hour: by then not everything can have been recorded.
    const policy = { toleranceSeconds: 60 };
    expect(codes(await verify({ checkpoint: slow(3600) }, { ...policy, quorum: 1 }))).toEqual(['AHEAD']);
    expect(codes(await verify({ checkpoint: slow(3600) }, { ...policy, quorum: 2 }))).toEqual([]);
  });
});
