import { describe, expect, it } from 'vitest';
import { accept } from '../../../../domain/refusal.ts';
import { type CommitRow, rowBytes } from '../../../../functions/shared/ledger/commit-row.ts';
import { transact } from '../../../../functions/shared/ledger/transact.ts';
import type { LedgerStore } from '../ledger-store.ts';
import { fill, freshLedger, noted, requestFor } from '../requests.ts';

/*
 * The arithmetic (DynamoDB, "Read and write operations"):
 *   a write costs 1 unit per started kilobyte of the item, and as much again for its entry in the local index, which
 *   holds the whole item: a commit of up to 1,024 bytes costs 1 + 1 = 2 units (DynamoDB Local charges an index entry
 *   with 100 bytes more, which DynamoDB counts as storage only: hence 924 bytes here);
 *   a consistent read costs 1 unit per started 4 kilobytes: the last commit, read alone, 1 unit;
 *   a stream of 20 commits of some 830 bytes is some 16,600 bytes: 5 units in one query.
 * Engines that count only the table report 1 for the write; there the requests are counted and the table's share.
 */
export function checkCost(store: () => LedgerStore): void {
  describe('C18 request units', () => {
    it('a commit of up to 1 KB costs 2 write units and, from a warm process, no read', async () => {
      const id = freshLedger();
      const { ledger, spent } = store().openMetered();
      await fill(ledger, id, 'warm', 1);
      spent();
      const outcome = await ledger.append(requestFor(id, 'warm', 1, { events: [noted('x'.repeat(75))] }));
      if (outcome.status !== 'COMMITTED') throw new Error('it must stand');
      expect(rowBytes(outcome.commit.stored as CommitRow)).toBeLessThanOrEqual(924);
      const [put, ...more] = spent();
      expect([put?.operation, more]).toEqual(['PutItem', []]);
      if (put?.units !== undefined) expect(put.units).toBe(store().countsIndexWrites ? 2 : 1);
    });

    it('reading the tail costs 1 read unit, and a cold append one more for the version of its stream', async () => {
      const id = freshLedger();
      await fill(store().open(), id, 'cold', 5);
      const { ledger, spent } = store().openMetered();
      await ledger.tail(id);
      const tail = spent();
      expect(tail).toMatchObject([{ operation: 'Query', rows: 1 }]);
      if (tail[0]?.units !== undefined) expect(tail[0].units).toBeLessThanOrEqual(1);
      await ledger.append(requestFor(id, 'cold', 5));
      const append = spent();
      expect(append.map(({ operation, rows }) => [operation, rows])).toEqual([
        ['Query', 1],
        ['PutItem', 0],
      ]);
      if (append[0]?.units !== undefined) expect(append[0].units).toBeLessThanOrEqual(1);
    });

    it('a command in a warm process costs its stream and its commit, nothing else', async () => {
      const id = freshLedger();
      await fill(store().open(), id, 'command', 20);
      const { ledger, spent } = store().openMetered();
      await ledger.tail(id);
      spent();
      const { events, expectedVersion: _, ...request } = requestFor(id, 'command', 20);
      const outcome = await transact(ledger, { ...request, decide: () => accept({ events }) });
      expect(outcome.status).toBe('COMMITTED');
      const requests = spent();
      expect(requests.map(({ operation, rows }) => [operation, rows])).toEqual([
        ['Query', 20],
        ['PutItem', 0],
      ]);
      if (requests[0]?.units !== undefined) expect(requests[0].units).toBeLessThanOrEqual(5);
    });

    it('a writer that is one commit behind loses one put, and where the engine shows the winner no read', async () => {
      const id = freshLedger();
      const { ledger, spent } = store().openMetered();
      await fill(ledger, id, 'behind', 1);
      await fill(store().open(), id, 'ahead', 1);
      spent();
      expect(await ledger.append(requestFor(id, 'behind', 1))).toMatchObject({
        status: 'COMMITTED',
        commit: { position: 3 },
      });
      // A put that fails is reported by an error, which carries no units: one success is seen, beside at most one look.
      const looks = spent().filter(({ operation }) => operation === 'Query');
      expect(looks.length).toBeLessThanOrEqual(store().countsIndexWrites ? 0 : 1);
    });
  });
}
