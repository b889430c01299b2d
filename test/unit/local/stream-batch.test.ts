import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InvokeResult } from '../../../local/lambda/execution-environment.ts';
import { deliverBatch, type FailurePolicy, type Sequenced } from '../../../local/messaging/stream-batch.ts';

const thrown: InvokeResult = { ok: false, error: { errorType: 'Error', errorMessage: 'no', trace: [] } };
const taken: InvokeResult = { ok: true, payload: { batchItemFailures: [] } };
const failing = (...ids: string[]): InvokeResult => ({
  ok: true,
  payload: { batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })) },
});

const policy = (given: Partial<FailurePolicy> = {}): FailurePolicy => ({
  partialFailures: true,
  bisect: false,
  retries: 2,
  maxAgeSeconds: -1,
  ...given,
});

async function run(
  count: number,
  given: Partial<FailurePolicy>,
  answer: (ids: readonly string[], call: number) => InvokeResult,
  options: { now?: () => number; goOn?: () => boolean } = {},
) {
  const items: Sequenced[] = Array.from({ length: count }, (_, index) => ({
    sequenceNumber: String(index),
    arrivedAt: 0,
  }));
  const calls: string[][] = [];
  const givenUp: string[] = [];
  const done = await deliverBatch(items, {
    policy: policy(given),
    invoke: async (batch) => {
      const ids = batch.map((item) => item.sequenceNumber);
      calls.push(ids);
      return answer(ids, calls.length);
    },
    backOff: async () => options.goOn?.() ?? true,
    giveUp: (batch) => givenUp.push(...batch.map((item) => item.sequenceNumber)),
    now: options.now ?? (() => 0),
  });
  return { calls: calls.map((ids) => ids.join('')), givenUp: givenUp.join(''), done };
}

/** What the function answers, and how many of the records it has taken by that. */
function behave(choice: string | number, ids: readonly string[]): { answer: InvokeResult; taken: number } {
  if (choice === 'throw') return { answer: thrown, taken: 0 };
  if (typeof choice !== 'number') return { answer: taken, taken: ids.length };
  const index = choice % ids.length;
  return { answer: failing(ids[index] ?? ''), taken: index };
}

describe('a batch of stream records', () => {
  it('is done with after one call that takes it', async () => {
    expect(await run(4, {}, () => taken)).toEqual({ calls: ['0123'], givenUp: '', done: 4 });
  });

  it('is taken when nothing is answered at all', async () => {
    expect(await run(2, {}, () => ({ ok: true, payload: null }))).toMatchObject({ calls: ['01'], done: 2 });
  });

  it('goes on from the first record that is reported', async () => {
    const answers = [failing('3', '2'), taken];
    const result = await run(5, {}, (_ids, call) => answers[call - 1] ?? taken);
    expect(result).toEqual({ calls: ['01234', '234'], givenUp: '', done: 5 });
  });

  it.each([
    ['throws', thrown],
    ['names a record that was not in it', failing('99')],
    [
      'names nothing by name',
      { ok: true, payload: { batchItemFailures: [{ itemIdentifier: '' }] } } as const,
    ],
  ])('comes again whole when the function %s', async (_what, answer) => {
    const result = await run(3, {}, (_ids, call) => (call === 1 ? answer : taken));
    expect(result).toEqual({ calls: ['012', '012'], givenUp: '', done: 3 });
  });

  it('is given up whole after its retries', async () => {
    expect(await run(3, { retries: 2 }, () => thrown)).toEqual({
      calls: ['012', '012', '012'],
      givenUp: '012',
      done: 3,
    });
  });

  it('is cut in two until the poison stands alone, when the template says so', async () => {
    const result = await run(8, { bisect: true, retries: 1 }, (ids) => (ids.includes('5') ? thrown : taken));
    expect(result).toEqual({
      calls: ['01234567', '0123', '4567', '45', '4', '5', '5', '67'],
      givenUp: '5',
      done: 8,
    });
  });

  it('is given up when it has become too old', async () => {
    let now = 0;
    const result = await run(1, { retries: -1, maxAgeSeconds: 60 }, () => thrown, {
      now: () => (now += 25_000),
    });
    expect(result).toEqual({ calls: ['0', '0', '0'], givenUp: '0', done: 1 });
  });

  it('keeps what is not done when the runtime closes while it waits', async () => {
    const result = await run(4, { retries: -1 }, () => failing('2'), { goOn: () => false });
    expect(result).toEqual({ calls: ['0123'], givenUp: '', done: 2 });
  });

  it('is never lost, and its order kept, whatever the function does', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 10 }),
        fc.boolean(),
        fc.integer({ min: 0, max: 3 }),
        fc.infiniteStream(fc.oneof(fc.constant('take'), fc.constant('throw'), fc.nat(9))),
        async (count, bisect, retries, behaviour) => {
          const settled: number[] = [];
          const result = await run(count, { bisect, retries }, (ids) => {
            const { answer, taken: upTo } = behave(behaviour.next().value, ids);
            settled.push(...ids.slice(0, upTo).map(Number));
            return answer;
          });
          const all = Array.from({ length: count }, (_, index) => index);
          const lost = all.filter(
            (index) => !settled.includes(index) && !result.givenUp.includes(String(index)),
          );
          expect(result.done).toBe(count);
          expect(lost).toEqual([]);
          expect(settled).toEqual([...settled].sort((left, right) => left - right));
          expect(new Set(settled).size).toBe(settled.length);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('isolates one poisoned record with no more calls than the halving takes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 64 }), fc.nat(63), async (count, pick) => {
        const poison = String(pick % count);
        const result = await run(count, { bisect: true, retries: 0 }, (ids) =>
          ids.includes(poison) ? thrown : taken,
        );
        expect(result.givenUp).toBe(poison);
        expect(result.calls.length).toBeLessThanOrEqual(1 + 2 * Math.ceil(Math.log2(count)));
      }),
      { numRuns: 100 },
    );
  });
});
