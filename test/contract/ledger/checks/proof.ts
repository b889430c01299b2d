import { describe, expect, it } from 'vitest';
import type { LedgerId } from '../../../../events/identifiers.ts';
import type { CommitRow } from '../../../../functions/shared/ledger/commit-row.ts';
import { verifyLedger } from '../../../../functions/shared/ledger/verify.ts';
import type { LedgerStore } from '../ledger-store.ts';
import { fill, freshLedger, requestFor, stream } from '../requests.ts';

/** A ledger of 12 commits on three streams: aa at 1–4, bb at 5–8, cc at 9–12. */
async function written(store: LedgerStore): Promise<LedgerId> {
  const [ledger, id] = [store.open(), freshLedger()];
  for (const name of ['aa', 'bb', 'cc']) await fill(ledger, id, name, 4);
  return id;
}

const flip = (text: string, at: number): string =>
  text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ 1) + text.slice(at + 1);
const flipByte = (bytes: Uint8Array): Uint8Array =>
  bytes.map((byte, index) => (index === 3 ? byte ^ 1 : byte));

export function checkProof(store: () => LedgerStore): void {
  describe('C17 proving', () => {
    it('finds a ledger sound and counts it', async () => {
      const id = await written(store());
      const ledger = store().open();
      const expectedTail = await ledger.tail(id);
      expect(await verifyLedger(ledger, id, { expectedTail })).toEqual({
        ok: true,
        counts: { commits: 12, events: 12, withheld: 0, streams: 3 },
        tail: expectedTail,
      });
    });

    const tampered: [string, (row: CommitRow) => CommitRow, string][] = [
      [
        'a flipped byte in the header',
        (row) => ({ ...row, header: flip(row.header, row.header.indexOf('u-drafter') + 3) }),
        'HASH',
      ],
      ['a flipped byte in a body', (row) => ({ ...row, bodies: [flip(String(row.bodies[0]), 20)] }), 'BODY'],
      [
        'a flipped byte in a salt',
        (row) => ({ ...row, salts: row.salts.map((salt) => salt && flipByte(salt)) }),
        'BODY',
      ],
      ['a flipped byte in the hash', (row) => ({ ...row, hash: flipByte(row.hash) }), 'HASH'],
      ['a body without its salt', (row) => ({ ...row, salts: [null] }), 'BODY'],
      [
        'another instant beside the header',
        (row) => ({ ...row, recordedAt: '2020-01-01T00:00:00.000Z' as CommitRow['recordedAt'] }),
        'UNREADABLE',
      ],
      [
        'another stream beside the header',
        (row) => ({ ...row, streamVersion: 'plan:zz@00000001' }),
        'UNREADABLE',
      ],
      ['a header that is no JSON', (row) => ({ ...row, header: row.header.slice(1) }), 'UNREADABLE'],
    ];
    it.each(tampered)('finds %s and names its position and neighbours', async (_, change, code) => {
      const id = await written(store());
      await store().tamper(id, 6, change);
      const verdict = await verifyLedger(store().open(), id);
      expect(verdict).toMatchObject({ ok: false, position: 6, code, counts: { commits: 5, streams: 2 } });
      expect(verdict).toMatchObject({
        before: { position: 5, stream: stream('bb'), version: 1 },
        after: { position: 7, stream: stream('bb'), version: 3 },
      });
    });

    it('finds a deleted commit', async () => {
      const id = await written(store());
      await store().tamper(id, 6, () => undefined);
      expect(await verifyLedger(store().open(), id)).toMatchObject({
        ok: false,
        position: 6,
        code: 'MISSING',
        before: { position: 5 },
        after: { position: 7 },
      });
      const positions: number[] = [];
      const reading = (async () => {
        for await (const commit of store().open().read(id)) positions.push(commit.position);
      })();
      await expect(reading).rejects.toMatchObject({ name: 'LedgerGap', position: 6 });
      expect(positions).toEqual([1, 2, 3, 4, 5]);
      await expect(store().open().load(id, stream('bb'))).rejects.toMatchObject({
        name: 'LedgerDamaged',
        position: 7,
      });
    });

    it('finds a swapped pair, both when only places are swapped and when the rows are made to fit', async () => {
      for (const fit of [false, true]) {
        const id = await written(store());
        const pair = new Map<number, CommitRow>();
        for (const position of [6, 7])
          await store().tamper(id, position, (row) => {
            pair.set(position, row);
            return row;
          });
        for (const [position, from] of [
          [6, 7],
          [7, 6],
        ] as const)
          await store().tamper(id, position, (row) => {
            const other = pair.get(from) ?? row;
            const header = fit
              ? other.header.replace(`"position":${from}`, `"position":${position}`)
              : other.header;
            return { ...other, position, header };
          });
        const verdict = await verifyLedger(store().open(), id);
        expect(verdict).toMatchObject({ ok: false, position: 6, code: fit ? 'HASH' : 'UNREADABLE' });
      }
    });

    it('finds a cut tail against the tail that was known, and only against it', async () => {
      const id = await written(store());
      const ledger = store().open();
      const expectedTail = await ledger.tail(id);
      await fill(ledger, id, 'dd', 1);
      for (const position of [12, 13]) await store().tamper(id, position, () => undefined);
      expect(await verifyLedger(store().open(), id, { expectedTail })).toMatchObject({
        ok: false,
        position: 12,
        code: 'CUT',
        counts: { commits: 11 },
      });
      expect(await verifyLedger(store().open(), id)).toMatchObject({ ok: true, counts: { commits: 11 } });
      // The process that wrote it remembers.
      await expect(ledger.tail(id)).rejects.toMatchObject({ name: 'LedgerDamaged', position: 12 });
    });

    it('finds that another history stands where the tail was known', async () => {
      const id = await written(store());
      const expectedTail = await store().open().tail(id);
      for (const position of [11, 12]) await store().tamper(id, position, () => undefined);
      await fill(store().open(), id, 'forged', 2);
      expect(await verifyLedger(store().open(), id)).toMatchObject({ ok: true });
      expect(await verifyLedger(store().open(), id, { expectedTail })).toMatchObject({
        ok: false,
        position: 12,
        code: 'REPLACED',
        stream: stream('forged'),
      });
    });

    it('still verifies when a body was redacted, and leaves its event out', async () => {
      const id = await written(store());
      await store().tamper(id, 6, (row) => ({ ...row, bodies: [null], salts: [null] }));
      expect(await verifyLedger(store().open(), id)).toMatchObject({
        ok: true,
        counts: { commits: 12, events: 12, withheld: 1 },
      });
      const { version, events } = await store().open().load(id, stream('bb'));
      expect([version, events.map((event) => event.version)]).toEqual([4, [1, 3, 4]]);
    });

    it('does not write on from a last commit that was tampered with', async () => {
      const id = await written(store());
      await store().tamper(id, 12, (row) => ({ ...row, hash: flipByte(row.hash) }));
      const append = store()
        .open()
        .append(requestFor(id, 'aa', 4));
      await expect(append).rejects.toMatchObject({ name: 'LedgerDamaged', position: 12 });
    });
  });
}
