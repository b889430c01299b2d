import { describe, expect, it } from 'vitest';
import { instant } from '../../../../events/civil-date.ts';
import type { AppendRequest, Ledger } from '../../../../functions/shared/ledger/types.ts';
import { MAX_ITEM_BYTES } from '../../../../functions/shared/ledger/writer.ts';
import type { LedgerStore } from '../ledger-store.ts';
import {
  digestOf,
  fill,
  freshLedger,
  holding,
  newCommitId,
  noted,
  requestFor,
  stream,
  textOf,
} from '../requests.ts';

/** Everything that is stored, as the exact texts and hashes. */
async function stored(ledger: Ledger, id: AppendRequest['ledger']): Promise<readonly string[]> {
  const commits: string[] = [];
  for await (const commit of ledger.read(id)) commits.push(textOf(commit));
  return commits;
}

export function checkAppending(store: () => LedgerStore): void {
  describe('appending', () => {
    it('C1 gives back what was appended, in order', async () => {
      const [ledger, id] = [store().open(), freshLedger()];
      const made = [];
      for (const version of [0, 1, 2]) {
        const outcome = await ledger.append(
          requestFor(id, 'round-trip', version, { events: [noted(`event ${version}`)] }),
        );
        if (outcome.status === 'COMMITTED') made.push(outcome.commit);
      }
      const history = await store().open().load(id, stream('round-trip'));
      expect(history.version).toBe(3);
      expect(history.commits.map(textOf)).toEqual(made.map(textOf));
      expect(history.events.map((event) => event.body)).toEqual(
        [0, 1, 2].map((n) => noted(`event ${n}`).body),
      );
      expect(history.events.map((event) => event.id)).toEqual(['1.0', '2.0', '3.0']);
    });

    it('C2 refuses a wrong expected version and stores nothing', async () => {
      const [ledger, id] = [store().open(), freshLedger()];
      await fill(ledger, id, 'wrong-version', 3);
      const before = await stored(ledger, id);
      for (const expectedVersion of [0, 1, 2]) {
        for (const writer of [ledger, store().open()]) {
          const outcome = await writer.append(requestFor(id, 'wrong-version', expectedVersion));
          expect(outcome).toMatchObject({ status: 'CONFLICT', actualVersion: 3 });
        }
      }
      expect(await stored(store().open(), id)).toEqual(before);
    });

    it('C4 refuses an append that would leave a gap', async () => {
      const [ledger, id] = [store().open(), freshLedger()];
      expect(await ledger.append(requestFor(id, 'gap', 1))).toMatchObject({
        status: 'CONFLICT',
        actualVersion: 0,
      });
      await fill(ledger, id, 'gap', 2);
      for (const writer of [ledger, store().open()])
        expect(await writer.append(requestFor(id, 'gap', 3))).toMatchObject({
          status: 'CONFLICT',
          actualVersion: 2,
        });
      expect((await ledger.tail(id)).position).toBe(2);
    });

    it('C5 stores a commit of several events whole or not at all', async () => {
      const [ledger, id] = [store().open(), freshLedger()];
      const three = [noted('one'), noted('two'), noted('three')];
      const spoilt = [noted('one'), holding(0.5), noted('three')];
      await expect(ledger.append(requestFor(id, 'several', 0, { events: spoilt }))).rejects.toThrow(
        /canonical/,
      );
      expect(await stored(ledger, id)).toEqual([]);
      await ledger.append(requestFor(id, 'several', 0, { events: three }));
      const { commits, events } = await store().open().load(id, stream('several'));
      expect(commits).toHaveLength(1);
      expect(events.map(({ id: eventId, body }) => [eventId, body])).toEqual(
        three.map(({ body }, index) => [`1.${index}`, body]),
      );
    });

    it('C6 has nothing in its interface that overwrites', async () => {
      const [ledger, id] = [store().open(), freshLedger()];
      expect(Object.keys(ledger).sort()).toEqual(['append', 'load', 'read', 'tail']);
      const first = requestFor(id, 'overwrite', 0);
      await ledger.append(first);
      await fill(ledger, id, 'overwrite', 1, 1);
      const before = await stored(ledger, id);
      const attempts: Partial<AppendRequest>[] = [
        { commitId: newCommitId() },
        { events: [noted('another body')] },
        { command: { name: 'Other', digest: digestOf('other') } },
        { commitId: newCommitId(), readAt: 0 },
      ];
      for (const attempt of attempts)
        await store()
          .open()
          .append({ ...first, ...attempt });
      expect(await stored(store().open(), id)).toEqual(before);
    });

    it('C10 refuses a commit too large for an item before it writes anything', async () => {
      const announced: string[] = [];
      const ledger = store().open({ announced: async (id) => void announced.push(id) });
      const id = freshLedger();
      // 60 events of 2,000 characters, three bytes each: 360,000 bytes.
      const events = Array.from({ length: 60 }, () => noted('预'.repeat(2000)));
      const outcome = await ledger.append(requestFor(id, 'large', 0, { events }));
      expect(outcome).toMatchObject({ status: 'TOO_LARGE', limit: MAX_ITEM_BYTES });
      expect(outcome.status === 'TOO_LARGE' && outcome.bytes).toBeGreaterThan(360_000);
      expect(announced).toEqual([]);
      expect(await ledger.tail(id)).toMatchObject({ position: 0 });
      // Half of what DynamoDB takes, because the index holds a copy: 32 events are 199,000 bytes.
      const fits = await ledger.append(requestFor(id, 'large', 0, { events: events.slice(0, 32) }));
      expect(fits.status).toBe('COMMITTED');
    });

    it('C11 keeps the milliseconds of instants, and never lets them go back', async () => {
      const [ledger, id] = [store().open(), freshLedger()];
      const times = [
        '2026-11-24T01:30:00.007Z',
        '2026-11-24T01:30:00.990Z',
        '2026-11-24T01:30:00.100Z',
        '2026-11-24T01:30:01.000Z',
      ];
      for (const [version, time] of times.entries())
        await ledger.append(requestFor(id, 'instants', version, { now: instant(time) }));
      const { commits } = await store().open().load(id, stream('instants'));
      const recorded = [
        '2026-11-24T01:30:00.007Z',
        '2026-11-24T01:30:00.990Z',
        '2026-11-24T01:30:00.990Z',
        '2026-11-24T01:30:01.000Z',
      ];
      expect(commits.map((commit) => commit.recordedAt)).toEqual(recorded);
      expect(commits.map((commit) => commit.header.recordedAt)).toEqual(recorded);
    });

    it('C12 names stream, expected and actual version in a conflict, and what happened since', async () => {
      const [ledger, id] = [store().open(), freshLedger()];
      await fill(ledger, id, 'named', 1);
      const { position: readAt } = await ledger.tail(id);
      await fill(store().open(), id, 'named', 2, 1);
      const outcome = await ledger.append(requestFor(id, 'named', 1, { readAt }));
      expect(outcome).toMatchObject({
        status: 'CONFLICT',
        stream: stream('named'),
        expectedVersion: 1,
        actualVersion: 3,
      });
      expect(outcome.status === 'CONFLICT' && outcome.since.map((commit) => commit.version)).toEqual([2, 3]);
    });

    it('C19 keeps unicode, an empty body and the largest safe integers exactly', async () => {
      const [ledger, id] = [store().open(), freshLedger()];
      const values = [
        '石景山区突发事件应急预案',
        '👩‍🚒 \u0000 \u2028 "\\/',
        '',
        {},
        [],
        null,
        true,
        Number.MAX_SAFE_INTEGER,
        Number.MIN_SAFE_INTEGER,
        { 键: [{ b: 1, a: 2 }] },
      ];
      await ledger.append(requestFor(id, 'values', 0, { events: values.map(holding) }));
      const { events } = await store().open().load(id, stream('values'));
      expect(events.map((event) => event.body)).toEqual(values.map((value) => holding(value).body));
    });

    it('C19 refuses floats, lone surrogates, undefined and what else has no canonical form', async () => {
      const [ledger, id] = [store().open(), freshLedger()];
      const values = [
        0.5,
        -0,
        Number.NaN,
        Number.POSITIVE_INFINITY,
        2 ** 53,
        '\ud800',
        { a: undefined },
        new Map(),
        1n,
      ];
      for (const value of values)
        await expect(
          ledger.append(requestFor(id, 'values', 0, { events: [holding(value)] })),
        ).rejects.toThrow(/no canonical form/);
      expect(await ledger.tail(id)).toMatchObject({ position: 0 });
    });

    it('tells who must know before a ledger gets its first commit, and not again', async () => {
      const announced: number[] = [];
      const id = freshLedger();
      const ledger: Ledger = store().open({
        announced: async () => void announced.push((await ledger.tail(id)).position),
      });
      await fill(ledger, id, 'announced', 3);
      expect(announced).toEqual([0]);
    });
  });
}
