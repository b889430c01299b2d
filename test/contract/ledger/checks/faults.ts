import { describe, expect, it } from 'vitest';
import { accept, type Decision } from '../../../../domain/refusal.ts';
import { transact } from '../../../../functions/shared/ledger/transact.ts';
import type {
  AppendOutcome,
  Decided,
  StreamHistory,
  TransactOutcome,
  TransactRequest,
} from '../../../../functions/shared/ledger/types.ts';
import { verifyLedger } from '../../../../functions/shared/ledger/verify.ts';
import type { Fault, NextFault } from '../../../support/engines/fault-proxy.ts';
import type { LedgerStore } from '../ledger-store.ts';
import { digestOf, fill, freshLedger, noted, requestFor, stream, textOf } from '../requests.ts';

/** Lets `faults` happen to the next puts (or to whatever `operation` is), one each, and then no more. */
function series(faults: readonly Fault[], operation = 'PutItem'): NextFault {
  const left = [...faults];
  return (current) => (current === operation ? left.shift() : undefined);
}

const commandOf = (id: ReturnType<typeof freshLedger>, name: string): Omit<TransactRequest, 'decide'> => {
  const { events: _, expectedVersion: __, ...request } = requestFor(id, name, 0);
  return request;
};
const decided = (text: string) => (): Decision<Decided> => accept({ events: [noted(text)] });

const resultOf = (outcome: AppendOutcome | TransactOutcome) =>
  outcome.status === 'COMMITTED' && [outcome.status, outcome.replayed, textOf(outcome.commit)];

export function checkFaults(store: () => LedgerStore): void {
  describe('faults between the ledger and its engine', () => {
    const passing: readonly Fault[] = [
      'ANSWER_LOST',
      'DONE_BUT_500',
      'ANSWER_LATE',
      'RESET',
      'THROTTLED',
      'BROKEN',
    ];
    it.each(passing)('%s: the commit stands once, and the next one after it', async (fault) => {
      const id = freshLedger();
      const ledger = await store().openFaulty(series([fault, fault]));
      for (const version of [0, 1]) {
        const outcome = await ledger.append(requestFor(id, 'faulty', version));
        expect(outcome).toMatchObject({
          status: 'COMMITTED',
          commit: { version: version + 1, position: version + 1 },
        });
      }
      expect(await verifyLedger(store().open(), id)).toMatchObject({ ok: true, counts: { commits: 2 } });
    });

    it.each(passing)('%s: reading goes on', async (fault) => {
      const id = freshLedger();
      await fill(store().open(), id, 'read', 3);
      const ledger = await store().openFaulty(series([fault, fault], 'Query'));
      expect((await ledger.load(id, stream('read'))).version).toBe(3);
    });

    it('says that it is unavailable when the engine stays away, writes nothing, and goes on when it is back', async () => {
      const id = freshLedger();
      let isDown = false;
      const ledger = await store().openFaulty(() => (isDown ? 'RESET' : undefined));
      await fill(ledger, id, 'down', 1);
      isDown = true;
      await expect(ledger.append(requestFor(id, 'down', 1))).rejects.toMatchObject({
        name: 'LedgerUnavailable',
      });
      await expect(ledger.load(id, stream('down'))).rejects.toMatchObject({ name: 'LedgerUnavailable' });
      isDown = false;
      expect((await store().open().tail(id)).position).toBe(1);
      expect(await ledger.append(requestFor(id, 'down', 1))).toMatchObject({
        status: 'COMMITTED',
        commit: { position: 2 },
      });
    });

    it('asked again after it said so, finds that the commit stands after all', async () => {
      const id = freshLedger();
      // The first put is done and its answer lost; every look and repetition after it is lost, too.
      let puts = 0;
      let isDown = true;
      const ledger = await store().openFaulty((operation) => {
        if (operation === 'PutItem' && puts++ === 0) return 'ANSWER_LOST';
        return isDown && puts > 0 ? 'RESET' : undefined;
      });
      const request = requestFor(id, 'doubt', 0);
      await expect(ledger.append(request)).rejects.toMatchObject({ name: 'LedgerUnavailable' });
      isDown = false;
      expect(await ledger.append(request)).toMatchObject({
        status: 'COMMITTED',
        replayed: true,
        commit: { position: 1 },
      });
      expect((await ledger.load(id, stream('doubt'))).version).toBe(1);
    });

    it('C7 gives a retry the first result, for ever, from any process', async () => {
      const id = freshLedger();
      const request = requestFor(id, 'retry', 0);
      const first = await (await store().openFaulty(series(['ANSWER_LOST']))).append(request);
      if (first.status !== 'COMMITTED') throw new Error('it must stand');
      await fill(store().open(), id, 'retry', 30, 1);
      await fill(store().open(), id, 'else', 30);
      const later = store().open();
      for (const ledger of [later, later, store().open()])
        expect(resultOf(await ledger.append(request))).toEqual(['COMMITTED', true, textOf(first.commit)]);
      expect((await later.load(id, stream('retry'))).version).toBe(31);
    });

    it('C7 gives a repeated command the first result without deciding again, whatever came after', async () => {
      const id = freshLedger();
      const ledger = store().open();
      const command = commandOf(id, 'command');
      const first = await transact(ledger, { ...command, ifVersion: 0, decide: decided('once') });
      if (first.status !== 'COMMITTED') throw new Error('it must stand');
      expect([first.replayed, first.before.version]).toEqual([false, 0]);
      await fill(store().open(), id, 'command', 5, 1);
      const repeated = await transact(store().open(), {
        ...command,
        ifVersion: 0,
        decide: () => expect.fail('decided again'),
      });
      expect(repeated).toMatchObject({
        status: 'COMMITTED',
        replayed: true,
        before: { version: 0, events: [] },
      });
      expect(resultOf(repeated)).toEqual(['COMMITTED', true, textOf(first.commit)]);
    });

    it('tells a reused key with another command apart, in append and in transact', async () => {
      const [id, ledger] = [freshLedger(), store().open()];
      const request = requestFor(id, 'reused', 0);
      await ledger.append(request);
      const command = { name: 'Other', digest: digestOf('other') };
      expect(await ledger.append({ ...request, command })).toMatchObject({
        status: 'REUSED',
        commit: { position: 1 },
      });
      const { events: _, expectedVersion: __, ...fixed } = request;
      const outcome = await transact(ledger, { ...fixed, command, decide: decided('other') });
      expect(outcome).toMatchObject({ status: 'REUSED', commit: { position: 1 } });
      expect((await ledger.tail(id)).position).toBe(1);
    });

    it('carries a command out once when two processes are asked at the same time', async () => {
      const id = freshLedger();
      const command = commandOf(id, 'twice');
      const outcomes = await Promise.all(
        Array.from({ length: 6 }, () => transact(store().open(), { ...command, decide: decided('once') })),
      );
      expect(outcomes.map((outcome) => outcome.status)).toEqual(Array(6).fill('COMMITTED'));
      expect(outcomes.filter((outcome) => outcome.status === 'COMMITTED' && !outcome.replayed)).toHaveLength(
        1,
      );
      expect((await store().open().tail(id)).position).toBe(1);
    });

    it('decides again on what changed, and loses no command', async () => {
      const id = freshLedger();
      const seen: number[] = [];
      const decide = (history: StreamHistory): Decision<Decided> => {
        seen.push(history.version);
        return accept({ events: [noted(`after ${history.version}`)] });
      };
      const outcomes = await Promise.all(
        Array.from({ length: 5 }, () => transact(store().open(), { ...commandOf(id, 'again'), decide })),
      );
      expect(outcomes.every((outcome) => outcome.status === 'COMMITTED')).toBe(true);
      const { events } = await store().open().load(id, stream('again'));
      // Each decision that stands was made on exactly the version it follows.
      expect(events.map((event) => event.body)).toEqual(
        [0, 1, 2, 3, 4].map((version) => noted(`after ${version}`).body),
      );
      expect(seen.length).toBeGreaterThanOrEqual(5);
    });
  });
}
