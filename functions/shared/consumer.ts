import type { LedgerId } from '../../events/identifiers.ts';
import type { Commit, Ledger } from './ledger/types.ts';
import type { Checkpoints } from './operations/checkpoints.ts';

/*
 * Following a ledger. A doorbell (stream record, schedule, anything) means nothing but "look".
 *
 * Invariants
 * - The checkpoint is the truth: commits after it are applied in order, each at least once, none is ever skipped.
 * - Applying a commit again changes nothing; so duplicate, late, reordered and lost doorbells change nothing.
 * - A commit that can't be applied stops this consumer on this ledger at that position; other ledgers go on.
 */

/** Applies commits in order and says after each how far it has come. Throws at the first that it can't apply. */
export type Apply = (commits: readonly Commit[], applied: (position: number) => void) => Promise<void>;

export interface Consumer {
  /** Name of its checkpoint */
  readonly name: string;
  /** Commits to apply between two savings of the checkpoint */
  readonly batch: number;
  /** Gets ready for what stands after `checkpoint`; asked again when another run has moved the checkpoint. */
  begin(ledger: LedgerId, checkpoint: number): Promise<Apply>;
}

/** What of a logger consumers need; Powertools' fits. */
export interface Log {
  info(message: string, fields: Record<string, unknown>): void;
  warn(message: string, fields: Record<string, unknown>): void;
  error(message: string, fields: Record<string, unknown>): void;
}

/** A consumer stands still at `position`: that commit could not be read or applied. */
export class ConsumerStopped extends Error {
  override readonly name = 'ConsumerStopped';
  readonly ledger: LedgerId;
  readonly consumer: string;
  readonly position: number;
  readonly events: readonly string[];
  constructor(
    ledger: LedgerId,
    consumer: string,
    position: number,
    events: readonly string[],
    cause: unknown,
  ) {
    super(`${consumer} stopped at position ${position} of ledger ${ledger}: ${messageOf(cause)}`, { cause });
    this.ledger = ledger;
    this.consumer = consumer;
    this.position = position;
    this.events = events;
  }
}

const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

export interface Following {
  readonly ledger: LedgerId;
  readonly from: number;
  readonly to: number;
  /** False when time ran out before the end of the ledger */
  readonly caughtUp: boolean;
}

export interface FollowTools {
  readonly ledger: Ledger;
  readonly checkpoints: Checkpoints;
}

/** Time to leave for the last batch and its checkpoint, milliseconds. */
const MARGIN_MS = 5_000;

/**
 * Brings one consumer to the end of one ledger, or as far as `timeLeft` (milliseconds) lets it.
 * Throws ConsumerStopped at a commit that can't be applied, after saving what was applied before it.
 */
export async function follow(
  { ledger: ledgers, checkpoints }: FollowTools,
  consumer: Consumer,
  ledger: LedgerId,
  timeLeft: () => number = () => Number.POSITIVE_INFINITY,
): Promise<Following> {
  const from = await checkpoints.read(ledger, consumer.name);
  let checkpoint = from;
  let apply: Apply | undefined;
  while (timeLeft() > MARGIN_MS) {
    const { commits, failure: unreadable } = await take(ledgers, ledger, checkpoint, consumer.batch);
    if (!commits.length && !unreadable) return { ledger, from, to: checkpoint, caughtUp: true };
    apply ??= await consumer.begin(ledger, checkpoint);
    const { done, failure } = await applyAll(apply, commits, checkpoint);
    if (done > checkpoint && !(await checkpoints.advance(ledger, consumer.name, checkpoint, done))) {
      // Another run was faster. Whatever both applied came out the same; go on from where it stands.
      checkpoint = await checkpoints.read(ledger, consumer.name);
      apply = undefined;
      continue;
    }
    checkpoint = done;
    const stop = failure ?? unreadable;
    if (stop) throw stopped(ledger, consumer.name, checkpoint + 1, commits, stop.error);
  }
  return { ledger, from, to: checkpoint, caughtUp: false };
}

interface Failure {
  readonly error: unknown;
}

/** Up to `limit` commits after `after`; those before one that can't be read are still given. */
async function take(ledgers: Ledger, ledger: LedgerId, after: number, limit: number) {
  const commits: Commit[] = [];
  try {
    for await (const commit of ledgers.read(ledger, { after, limit })) commits.push(commit);
  } catch (error) {
    return { commits, failure: { error } satisfies Failure };
  }
  return { commits };
}

async function applyAll(apply: Apply, commits: readonly Commit[], checkpoint: number) {
  let done = checkpoint;
  try {
    if (commits.length) await apply(commits, (position) => (done = Math.max(done, position)));
  } catch (error) {
    return { done, failure: { error } satisfies Failure };
  }
  return { done };
}

function stopped(
  ledger: LedgerId,
  consumer: string,
  position: number,
  commits: readonly Commit[],
  cause: unknown,
) {
  const commit = commits.find((candidate) => candidate.position === position);
  return new ConsumerStopped(
    ledger,
    consumer,
    position,
    commit?.header.events.map(({ type }) => type) ?? [],
    cause,
  );
}
