import type { AppendOutcome, StreamHistory, Transact, TransactOutcome, TransactRequest } from './types.ts';

/** Decisions on one command, the first included. */
const MAX_ROUNDS = 8;
/** No new round begins after so long: a caller waits, and an HTTP API gives up at 29 s. */
const PATIENCE_MS = 8_000;
/** Waiting before round n is random and below n times this. */
const WAIT_MS = 10;
/**
 * An older tail is safe to decide on, because everything after it is looked through. Reading it anew once it has been
 * still for so long costs less than a put that fails.
 */
const TAIL_MAX_AGE_MS = 2_000;

/**
 * Reads the stream, recognises a command that was carried out before, decides, appends, and decides again when
 * something that mattered changed meanwhile. The order is what makes it right: the tail first, then the stream, then
 * whatever `decide` reads; so everything up to the tail is known to the decision, and the append looks at the rest.
 *
 * Throws LedgerUnavailable when the engine does not answer; asking again with the same commitId tells what stands.
 */
export const transact: Transact = async (ledger, request) => {
  const startedAt = performance.now();
  for (let round = 1; ; round++) {
    const readAt = await ledger.tail(request.ledger, { maxAgeMs: TAIL_MAX_AGE_MS });
    const history = await ledger.load(request.ledger, request.stream);
    const settled = recognise(history, request);
    if (settled) return settled;
    const decision = await request.decide(history, readAt);
    if (!decision.ok) return { status: 'REFUSED', refusal: decision.refusal, history };
    const { events, affects } = decision.value;
    if (events.length === 0) return { status: 'UNCHANGED', history };
    const { ifVersion: _, decide: __, ...fixed } = request;
    const outcome: AppendOutcome = await ledger.append({
      ...fixed,
      expectedVersion: history.version,
      readAt: readAt.position,
      events,
      ...(affects ? { affects } : {}),
    });
    if (outcome.status === 'COMMITTED')
      return { ...outcome, before: upTo(history, outcome.commit.version - 1) };
    const isLast = round === MAX_ROUNDS || performance.now() - startedAt > PATIENCE_MS;
    if (outcome.status !== 'CONFLICT' || isLast) return outcome;
    await new Promise((resolve) => setTimeout(resolve, Math.random() * round * WAIT_MS));
  }
};

/** What the history alone settles: the command stands already, or the caller knew another version. */
function recognise(
  history: StreamHistory,
  { commitId, command, ifVersion }: TransactRequest,
): TransactOutcome | undefined {
  const commit = history.commits.find((one) => one.commitId === commitId);
  if (commit && commit.header.command.digest !== command.digest) return { status: 'REUSED', commit };
  // Before the version check: the retry of a command that succeeded carries the version from before it.
  if (commit)
    return { status: 'COMMITTED', commit, replayed: true, before: upTo(history, commit.version - 1) };
  return ifVersion === undefined || ifVersion === history.version
    ? undefined
    : { status: 'STALE', ifVersion, history };
}

/** The history as it was at `version`. */
function upTo(history: StreamHistory, version: number): StreamHistory {
  if (version >= history.version) return history;
  const { stream, commits, events } = history;
  return {
    stream,
    version,
    commits: commits.filter((commit) => commit.version <= version),
    events: events.filter((event) => event.version <= version),
  };
}
