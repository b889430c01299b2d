import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CommitId } from '../../events/identifiers.ts';
import type { CommitTable } from '../../functions/shared/ledger/commit-table.ts';
import type { Pause } from '../../functions/shared/ledger/pause.ts';
import type { AppendRequest, Commit, Ledger } from '../../functions/shared/ledger/types.ts';
import { verifyLedger } from '../../functions/shared/ledger/verify.ts';
import { freshLedger, requestFor, stream } from '../contract/ledger/requests.ts';
import { memoryLedger } from '../support/memory-ledger.ts';
import { MemoryTable } from '../support/memory-table.ts';

/*
 * Three processes write two commits each while a fourth reads. fast-check decides the order in which requests reach the
 * engine and answers reach the processes, whether the engine tells a loser who won, and which answers get lost.
 */

const WRITERS = 3;
const COMMITS = 2;

/** A table whose every request and every answer waits for the scheduler's word. */
function scheduledTable(
  inner: CommitTable,
  scheduler: fc.Scheduler,
  name: string,
  tellsWinner: boolean,
  isLost: () => boolean,
): CommitTable {
  async function travel<T>(what: string, act: () => Promise<T>): Promise<T> {
    await scheduler.schedule(Promise.resolve(), `${name} asks: ${what}`);
    const answer = await act();
    await scheduler.schedule(Promise.resolve(), `${name} hears: ${what}`);
    return answer;
  }
  return {
    put: (row) =>
      travel(`put ${row.position}`, async () => {
        const outcome = await inner.put(row);
        if (isLost()) throw Object.assign(new Error('lost'), { code: 'ECONNRESET' });
        return outcome.status === 'TAKEN' && !tellsWinner ? { status: 'TAKEN' } : outcome;
      }),
    page: (query) => travel(`page after ${query.after}`, () => inner.page(query)),
    streamPage: (query) => travel(`${query.stream} after ${query.after}`, () => inner.streamPage(query)),
  };
}

/** A clock that stands still and pauses that end when the scheduler says so. */
const scheduledPause = (scheduler: fc.Scheduler, name: string): Pause => ({
  upTo: () => scheduler.schedule(Promise.resolve(), `${name} waits`),
  now: () => 0,
});

/** Loads, appends, and does both again on a conflict, as `transact` does; the commitId stays the same. */
async function carryOut(ledger: Ledger, request: AppendRequest): Promise<Commit> {
  for (let round = 0; round < 30; round++) {
    const { version } = await ledger.load(request.ledger, request.stream);
    const outcome = await ledger.append({ ...request, expectedVersion: version });
    if (outcome.status === 'COMMITTED') return outcome.commit;
    if (outcome.status !== 'CONFLICT') throw new Error(outcome.status);
  }
  throw new Error('it never got in');
}

interface World {
  readonly scheduler: fc.Scheduler;
  /** Stream of each commit, by writer */
  readonly streams: readonly (readonly string[])[];
  readonly tellsWinner: boolean;
  readonly lost: readonly boolean[];
}

const world: fc.Arbitrary<World> = fc.record({
  scheduler: fc.scheduler(),
  streams: fc.array(
    fc.array(fc.constantFrom('shared', 'other'), { minLength: COMMITS, maxLength: COMMITS }),
    {
      minLength: WRITERS,
      maxLength: WRITERS,
    },
  ),
  tellsWinner: fc.boolean(),
  lost: fc.array(fc.boolean(), { maxLength: 5 }),
});

async function play({ scheduler, streams, tellsWinner, lost }: World) {
  const id = freshLedger();
  const engine = new MemoryTable(2);
  const losses = [...lost];
  const open = (name: string) =>
    memoryLedger({
      table: scheduledTable(engine, scheduler, name, tellsWinner, () => losses.shift() ?? false),
      pause: scheduledPause(scheduler, name),
    });
  const acknowledged: Commit[] = [];
  const seen: number[] = [];
  const writers = streams.map(async (names, writer) => {
    const ledger = open(`writer ${writer}`);
    for (const [index, name] of names.entries()) {
      const commitId = CommitId.parse(`commit-of-writer-${writer}-${index}`);
      acknowledged.push(await carryOut(ledger, requestFor(id, name, 0, { commitId })));
    }
  });
  const reader = open('reader');
  const reading = (async () => {
    for (let round = 0; round < 4; round++)
      for await (const commit of reader.read(id, { after: seen.at(-1) ?? 0 })) seen.push(commit.position);
  })();
  await scheduler.waitFor(Promise.all([...writers, reading]));
  return { id, ledger: memoryLedger({ table: engine }), acknowledged, seen };
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('a ledger under any interleaving of three writers and a reader', () => {
  it('has no gap, loses nothing, holds nothing twice, and its chain verifies', async () => {
    await fc.assert(
      fc.asyncProperty(world, async (given) => {
        const { id, ledger, acknowledged, seen } = await play(given);
        const commits: Commit[] = [];
        for await (const commit of ledger.read(id)) commits.push(commit);
        expect(commits.map((commit) => commit.position)).toEqual(upTo(WRITERS * COMMITS));
        const ids = (list: readonly Commit[]) =>
          list.map((commit) => `${commit.position} ${commit.commitId}`).sort();
        expect(ids(acknowledged)).toEqual(ids(commits));
        expect(seen).toEqual(upTo(seen.length));
        for (const name of ['shared', 'other']) {
          const { commits: own } = await ledger.load(id, stream(name));
          expect(own.map((commit) => commit.version)).toEqual(
            upTo(given.streams.flat().filter((one) => one === name).length),
          );
        }
        expect(await verifyLedger(ledger, id)).toMatchObject({
          ok: true,
          counts: { commits: WRITERS * COMMITS },
        });
      }),
      { numRuns: 300 },
    );
  });

  it('never lets a decision stand that did not know a commit which affects it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.boolean(), async (scheduler, tellsWinner) => {
        // A rule across streams: at most one stream may be opened. Every writer wants to open its own.
        const id = freshLedger();
        const engine = new MemoryTable();
        const outcomes = await scheduler.waitFor(
          Promise.all(
            ['one', 'two', 'three'].map(async (name) => {
              const table = scheduledTable(engine, scheduler, name, tellsWinner, () => false);
              const ledger = memoryLedger({ table, pause: scheduledPause(scheduler, name) });
              const readAt = (await ledger.tail(id)).position;
              const affects = (commit: Commit) => commit.version === 1;
              for await (const _ of ledger.read(id)) return 'REFUSED';
              return (await ledger.append(requestFor(id, name, 0, { readAt, affects }))).status;
            }),
          ),
        );
        expect(outcomes.filter((outcome) => outcome === 'COMMITTED')).toHaveLength(1);
        expect((await memoryLedger({ table: engine }).tail(id)).position).toBe(1);
      }),
      { numRuns: 200 },
    );
  });
});
