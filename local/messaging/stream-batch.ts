import type { InvokeResult } from '../lambda/execution-environment.ts';
import { failedItems } from './batch-response.ts';

/** How a stream mapping deals with failure, as its template says. */
export interface FailurePolicy {
  readonly partialFailures: boolean;
  readonly bisect: boolean;
  /** −1: for ever */
  readonly retries: number;
  /** −1: for ever */
  readonly maxAgeSeconds: number;
}

export interface Sequenced {
  readonly sequenceNumber: string;
  /** Milliseconds of the monotonic clock */
  readonly arrivedAt: number;
}

export interface BatchParts<Item extends Sequenced> {
  readonly policy: FailurePolicy;
  readonly invoke: (items: readonly Item[]) => Promise<InvokeResult>;
  /** Waits before try `attempt` + 1; false when the runtime is closing, which ends the batch */
  readonly backOff: (attempt: number) => Promise<boolean>;
  /** Items that are given up: to the failure queue, if there is one */
  readonly giveUp: (items: readonly Item[], attempts: number, result: InvokeResult) => void;
  readonly now: () => number;
}

/**
 * Delivers a batch of stream records in order until each is taken or given up, and returns how many of them are done with:
 * all, unless the runtime closes meanwhile. A reported failure moves on to that record; a failed batch is cut in two when
 * the template says so (which counts as no retry), else tried again with back-off.
 */
export async function deliverBatch<Item extends Sequenced>(
  items: readonly Item[],
  parts: BatchParts<Item>,
): Promise<number> {
  return deliver(items, 0, parts);
}

async function deliver<Item extends Sequenced>(
  all: readonly Item[],
  attemptsBefore: number,
  parts: BatchParts<Item>,
): Promise<number> {
  let start = 0;
  let attempts = attemptsBefore;
  for (;;) {
    const items = all.slice(start);
    if (items.length === 0) return start;
    const result = await parts.invoke(items);
    const failedAt = firstFailure(items, result, parts.policy);
    if (failedAt === undefined) return all.length;
    start += failedAt;
    const rest = all.slice(start);
    if (parts.policy.bisect && rest.length > 1 && (failedAt === 0 || !result.ok))
      return start + (await deliverHalves(rest, attempts, parts));
    // Progress within the batch starts the count anew: the record that now stands first has not failed before.
    attempts = failedAt > 0 ? 1 : attempts + 1;
    if (isExhausted(rest, attempts, parts)) {
      parts.giveUp(rest, attempts, result);
      return all.length;
    }
    if (!(await parts.backOff(attempts))) return start;
  }
}

async function deliverHalves<Item extends Sequenced>(
  items: readonly Item[],
  attempts: number,
  parts: BatchParts<Item>,
): Promise<number> {
  const middle = Math.ceil(items.length / 2);
  const done = await deliver(items.slice(0, middle), attempts, parts);
  return done < middle ? done : middle + (await deliver(items.slice(middle), attempts, parts));
}

/** Index of the first record that has to come again, or undefined when all were taken. */
function firstFailure(
  items: readonly Sequenced[],
  result: InvokeResult,
  policy: FailurePolicy,
): number | undefined {
  const ids = items.map((item) => item.sequenceNumber);
  const failed = failedItems(result, policy.partialFailures, ids);
  if (failed === 'ALL') return 0;
  const index = ids.findIndex((id) => failed.has(id));
  return index < 0 ? undefined : index;
}

function isExhausted<Item extends Sequenced>(
  items: readonly Item[],
  attempts: number,
  { policy, now }: BatchParts<Item>,
): boolean {
  if (policy.retries >= 0 && attempts > policy.retries) return true;
  const [oldest] = items;
  return (
    policy.maxAgeSeconds >= 0 &&
    oldest !== undefined &&
    now() - oldest.arrivedAt > policy.maxAgeSeconds * 1000
  );
}
