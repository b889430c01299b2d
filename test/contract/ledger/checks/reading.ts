import { beforeAll, describe, expect, it } from 'vitest';
import { instant } from '../../../../events/civil-date.ts';
import type { LedgerId } from '../../../../events/identifiers.ts';
import type { Ledger, LoadOptions } from '../../../../functions/shared/ledger/types.ts';
import type { LedgerStore } from '../ledger-store.ts';
import { fill, freshLedger, noted, requestFor, stream } from '../requests.ts';

type ReadOptions = Parameters<Ledger['read']>[1];

export function checkReading(store: () => LedgerStore): void {
  describe('reading', () => {
    it('C8 loads a stream of more than 1 MB whole, and reads such a ledger whole', async () => {
      const [ledger, id] = [store().open(), freshLedger()];
      // 12 commits of 30 events of 2,000 characters, three bytes each: 2.1 MB.
      const events = Array.from({ length: 30 }, (_, index) => noted(`${index}`.padEnd(2000, '案')));
      for (let version = 0; version < 12; version++)
        await ledger.append(requestFor(id, 'huge', version, { events }));
      const reader = store().open();
      const history = await reader.load(id, stream('huge'));
      expect([history.version, history.events.length]).toEqual([12, 360]);
      expect(history.events.every((event) => JSON.stringify(event.body).length > 2000)).toBe(true);
      const backwards = await reader.load(id, stream('huge'), { reverse: true });
      expect(backwards.commits.map((commit) => commit.version)).toEqual([
        12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1,
      ]);
      const positions = [];
      for await (const commit of reader.read(id)) positions.push(commit.position);
      expect(positions).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    });

    it('C9 honours limit and reverse, and reads no more than they ask for', async () => {
      const id = freshLedger();
      await fill(store().open(), id, 'bounded', 21);
      const { ledger, spent } = store().openMetered();
      const versions = async (options: LoadOptions) =>
        (await ledger.load(id, stream('bounded'), options)).commits.map((commit) => commit.version);
      const positions = async (options: ReadOptions) => {
        const found = [];
        for await (const commit of ledger.read(id, options)) found.push(commit.position);
        return found;
      };
      const once = (rows: number) => [{ operation: 'Query', rows }];
      expect(await versions({ limit: 1 })).toEqual([1]);
      expect(spent()).toMatchObject(once(1));
      expect(await versions({ limit: 2, reverse: true })).toEqual([21, 20]);
      expect(spent()).toMatchObject(once(2));
      expect(await versions({ limit: 2, version: 7, reverse: true })).toEqual([7, 6]);
      expect(spent()).toMatchObject(once(2));
      expect(await positions({ limit: 3 })).toEqual([1, 2, 3]);
      expect(spent()).toMatchObject(once(3));
      expect(await positions({ limit: 3, after: 17 })).toEqual([18, 19, 20]);
      expect(spent()).toMatchObject(once(3));
      expect(await positions({ limit: 2, reverse: true })).toEqual([21, 20]);
      expect(spent()).toMatchObject(once(2));
      expect(await positions({ after: 4, through: 6, reverse: true })).toEqual([6, 5]);
      expect(spent()).toMatchObject(once(2));
      expect([
        await versions({ limit: 0 }),
        await positions({ limit: 0 }),
        await positions({ after: 5, through: 5 }),
      ]).toEqual([[], [], []]);
      expect(spent()).toEqual([]);
    });

    it('gives nothing, at version 0, for a stream and a ledger that do not exist', async () => {
      const [ledger, id] = [store().open(), freshLedger()];
      expect(await ledger.load(id, stream('nowhere'))).toEqual({
        stream: stream('nowhere'),
        version: 0,
        commits: [],
        events: [],
      });
      for await (const commit of ledger.read(id)) expect.fail(`there is a commit at ${commit.position}`);
      expect(await ledger.tail(id)).toEqual({ position: 0, hash: '0'.repeat(64) });
    });

    it('keeps streams apart whose ids begin alike', async () => {
      const [ledger, id] = [store().open(), freshLedger()];
      await fill(ledger, id, 'pa', 2);
      await fill(ledger, id, 'pa-1', 3);
      await fill(ledger, id, 'pa1', 1);
      const versions = ['pa', 'pa-1', 'pa1'].map(
        async (name) => (await ledger.load(id, stream(name))).version,
      );
      expect(await Promise.all(versions)).toEqual([2, 3, 1]);
    });
  });

  describe('C20 as at a version, a position, an instant', () => {
    const id: LedgerId = freshLedger();
    beforeAll(async () => {
      const ledger = store().open();
      // aa: positions 1, 3, 5, 7, 9; bb: positions 2, 4, 6, 8, 10. One commit per second, from second 1.
      for (let position = 1; position <= 10; position++) {
        const [name, version] = [position % 2 ? 'aa' : 'bb', Math.floor((position - 1) / 2)];
        const now = instant(`2026-11-24T00:00:${String(position).padStart(2, '0')}.000Z`);
        await ledger.append(requestFor(id, name, version, { now }));
      }
    });

    const at = (seconds: string) => instant(`2026-11-24T00:00:${seconds}Z`);
    const loaded: [string, LoadOptions, number[]][] = [
      ['a version', { version: 3 }, [1, 2, 3]],
      ['a version beyond the last', { version: 9 }, [1, 2, 3, 4, 5]],
      ['a position of its own', { position: 5 }, [1, 2, 3]],
      ['a position of another stream', { position: 6 }, [1, 2, 3]],
      ['an instant, inclusive', { asOf: at('05.000') }, [1, 2, 3]],
      ['an instant just before', { asOf: at('04.999') }, [1, 2]],
      ['an instant before everything', { asOf: at('00.999') }, []],
      ['the earliest of several bounds', { version: 4, position: 3, asOf: at('09.000') }, [1, 2]],
      ['a position, newest first', { position: 6, reverse: true, limit: 2 }, [3, 2]],
      ['an instant, newest first', { asOf: at('07.500'), reverse: true, limit: 1 }, [4]],
    ];
    it.each(loaded)('loads a stream as at %s', async (_, options, versions) => {
      const history = await store().open().load(id, stream('aa'), options);
      expect(history.commits.map((commit) => commit.version)).toEqual(versions);
      expect(history.version).toBe(Math.max(0, ...versions));
    });

    const read: [string, NonNullable<ReadOptions>, number[]][] = [
      ['a position', { through: 4 }, [1, 2, 3, 4]],
      ['an instant', { asOf: at('03.500') }, [1, 2, 3]],
      ['an instant, after a position', { after: 2, asOf: at('04.000') }, [3, 4]],
      ['an instant, newest first', { asOf: at('03.500'), reverse: true }, [3, 2, 1]],
      ['an instant, newest first, limited', { asOf: at('08.999'), reverse: true, limit: 2 }, [8, 7]],
      ['an instant before everything, newest first', { asOf: at('00.000'), reverse: true }, []],
    ];
    it.each(read)('reads a ledger as at %s', async (_, options, positions) => {
      const found = [];
      for await (const commit of store().open().read(id, options)) found.push(commit.position);
      expect(found).toEqual(positions);
    });
  });
}
