import { describe, expect, it } from 'vitest';
import type { AppendOutcome, Commit, Ledger } from '../../../../functions/shared/ledger/types.ts';
import { verifyLedger } from '../../../../functions/shared/ledger/verify.ts';
import type { LedgerStore } from '../ledger-store.ts';
import { fill, freshLedger, requestFor, stream, textOf } from '../requests.ts';

const count = (outcomes: readonly AppendOutcome[], status: AppendOutcome['status']): number =>
  outcomes.filter((outcome) => outcome.status === status).length;

/** Appends until it stands, as a caller would whose decision does not change. */
async function persist(ledger: Ledger, request: ReturnType<typeof requestFor>): Promise<void> {
  for (let tries = 0; tries < 20; tries++) if ((await ledger.append(request)).status === 'COMMITTED') return;
  throw new Error(`${request.stream} could not be appended`);
}

async function positions(ledger: Ledger, ...which: Parameters<Ledger['read']>): Promise<number[]> {
  const found: number[] = [];
  for await (const { position } of ledger.read(...which)) found.push(position);
  return found;
}

export function checkContending(store: () => LedgerStore): void {
  describe('contending', () => {
    it('C3 lets exactly one of 50 writers win a version, and stores exactly one', async () => {
      const id = freshLedger();
      const processes = Array.from({ length: 5 }, () => store().open());
      await fill(store().open(), id, 'race', 1);
      const outcomes = await Promise.all(
        Array.from({ length: 50 }, (_, writer) =>
          (processes[writer % 5] as Ledger).append(requestFor(id, 'race', 1)),
        ),
      );
      expect([count(outcomes, 'COMMITTED'), count(outcomes, 'CONFLICT')]).toEqual([1, 49]);
      const history = await store().open().load(id, stream('race'));
      const winner = outcomes.find((outcome) => outcome.status === 'COMMITTED');
      expect(history.version).toBe(2);
      expect(history.commits[1]?.commitId).toBe(winner?.status === 'COMMITTED' && winner.commit.commitId);
    });

    it('lets writers of different streams all in, without deciding again', async () => {
      const id = freshLedger();
      const processes = Array.from({ length: 4 }, () => store().open());
      const asked: number[] = [];
      const affects = (commit: Commit) => {
        asked.push(commit.position);
        return false;
      };
      const outcomes = await Promise.all(
        processes.flatMap((ledger, n) =>
          ['even-', 'odd-'].map((name) =>
            ledger.append(requestFor(id, `${name}${n}`, 0, { readAt: 0, affects })),
          ),
        ),
      );
      expect(count(outcomes, 'COMMITTED')).toBe(8);
      // Whoever came second was shown what came before.
      expect(new Set(asked)).toEqual(new Set([1, 2, 3, 4, 5, 6, 7]));
    });

    it('gives a conflict when a commit on another stream touches a rule that the decision used', async () => {
      const [one, other, id] = [store().open(), store().open(), freshLedger()];
      await fill(one, id, 'rule-a', 1);
      const { position: readAt } = await one.tail(id);
      await fill(other, id, 'rule-b', 1);
      await fill(other, id, 'rule-c', 1);
      const affects = (commit: Commit) => commit.stream === stream('rule-b');
      for (const ledger of [one, store().open()]) {
        const outcome = await ledger.append(requestFor(id, 'rule-a', 1, { readAt, affects }));
        expect(outcome).toMatchObject({ status: 'CONFLICT', expectedVersion: 1, actualVersion: 1 });
        expect(outcome.status === 'CONFLICT' && outcome.since.map((commit) => commit.stream)).toEqual([
          stream('rule-b'),
        ]);
      }
      const blind = await one.append(
        requestFor(id, 'rule-a', 1, { readAt, affects: (commit) => commit.stream === stream('rule-d') }),
      );
      expect(blind.status).toBe('COMMITTED');
    });

    it('shows a decision what its own process committed meanwhile', async () => {
      const [ledger, id] = [store().open(), freshLedger()];
      await fill(ledger, id, 'first', 1);
      const { position: readAt } = await ledger.tail(id);
      await fill(ledger, id, 'second', 200);
      const outcome = await ledger.append(
        requestFor(id, 'third', 0, { readAt, affects: ({ position }) => position === 2 }),
      );
      expect(outcome).toMatchObject({ status: 'CONFLICT', since: [{ position: 2 }] });
    });

    it('C13 has no gap, each commit once, and agrees with every stream, under 20 writers', async () => {
      const id = freshLedger();
      const processes = Array.from({ length: 5 }, () => store().open());
      const names = Array.from({ length: 20 }, (_, writer) => `writer-${writer}`);
      await Promise.all(
        names.map(async (name, writer) => {
          for (let version = 0; version < 4; version++)
            await persist(processes[writer % 5] as Ledger, requestFor(id, name, version));
        }),
      );
      const reader = store().open();
      const commits: Commit[] = [];
      for await (const commit of reader.read(id)) commits.push(commit);
      expect(commits.map((commit) => commit.position)).toEqual(
        Array.from({ length: 80 }, (_, index) => index + 1),
      );
      expect(new Set(commits.map((commit) => commit.commitId)).size).toBe(80);
      for (const name of names) {
        const { commits: own } = await reader.load(id, stream(name));
        expect(own.map(textOf)).toEqual(
          commits.filter((commit) => commit.stream === stream(name)).map(textOf),
        );
        expect(own.map((commit) => commit.version)).toEqual([1, 2, 3, 4]);
      }
      expect(await verifyLedger(reader, id)).toMatchObject({
        ok: true,
        counts: { commits: 80, streams: 20 },
      });
    });

    it('C14 never shows N + 1 without N to a reader beside writers', async () => {
      const id = freshLedger();
      const reader = store().open();
      const seen: number[] = [];
      let writing = true;
      const reading = (async () => {
        while (writing) {
          // Memory answers without a turn of the event loop; the writers' pauses need one.
          await new Promise(setImmediate);
          seen.push(...(await positions(reader, id, { after: seen.at(-1) ?? 0 })));
          const newest = await positions(reader, id, { reverse: true, limit: 5 });
          expect(newest).toEqual(newest.map((_, index) => (newest[0] ?? 0) - index));
        }
      })();
      await Promise.all(
        ['left', 'middle', 'right'].map(async (name) => {
          const ledger = store().open();
          for (let version = 0; version < 20; version++) await persist(ledger, requestFor(id, name, version));
        }),
      ).finally(() => {
        writing = false;
      });
      await reading;
      seen.push(...(await positions(reader, id, { after: seen.at(-1) ?? 0 })));
      expect(seen).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
    });
  });
}
