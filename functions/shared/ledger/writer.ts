import type { HashSuite } from '../../../events/hash-suite.ts';
import type { LedgerId, StreamId } from '../../../events/identifiers.ts';
import { type CommitRow, MAX_STREAM_VERSION, rowBytes, toCommit } from './commit-row.ts';
import { type CommitTable, END, type PutOutcome } from './commit-table.ts';
import { Contention } from './contention.ts';
import { type Draft, rowAfter } from './draft.ts';
import { LedgerDamaged } from './ledger-damage.ts';
import { loadStream, oldestFirst } from './load-stream.ts';
import type { Pause } from './pause.ts';
import { readCommits } from './read-commits.ts';
import { Seen } from './seen.ts';
import { suiteSaidBy } from './suites.ts';
import { EMPTY_LEDGER, tailAfter } from './tail.ts';
import type { AppendOutcome, Commit, LoadOptions, StreamHistory, Tail } from './types.ts';

/*
 * Why one conditional put is enough
 *
 * A commit goes to position T + 1, where T is the tail this process has seen, under the condition that nothing stands
 * there. Positions are taken in this way only and never freed, so they have no gap, and if the put succeeds then at
 * that moment no commit stood beyond T. From this:
 *
 * 1. Rules. The decision knew everything up to `readAt`. Before each put, every commit in (readAt, T] has been shown to
 *    `affects`. If the put succeeds, there is no other commit the decision could have missed.
 * 2. Version. `Seen` knows for the stream a version v that some consistent read or a commit's own header gave, and has
 *    counted every commit taken in since then up to T. So v is at least the stream's version as at T. If the put
 *    succeeds, nothing beyond T existed when v was observed, so v is at most that version. They are equal, and the put
 *    went out only because v = expectedVersion: no version is left out and none is given twice. If v came from a read
 *    that already saw commits beyond T, then T + 1 is taken and the put fails, whatever v was. A stream that is not
 *    known costs one read of its last commit.
 * 3. Once only. A put whose answer is lost is repeated with the same row at the same position, so at most one of the
 *    tries stands; a late one that still travels can stand there only as that one. Whoever finds the position taken looks
 *    for his own commitId among the commits after T before he does anything else. A position is not left behind
 *    before it is known to be taken; when the engine stays silent, what was seen is forgotten and read anew.
 * 4. A retry that comes later, with the same expectedVersion, finds the stream beyond it and looks through the commits
 *    that are too many: its own commitId among them is the first result, for ever. `transact` finds it in the history.
 */

/**
 * Most bytes of an item. DynamoDB's limit of 400 KB holds for an item together with its entries in local indexes, and
 * `byStream` projects everything ("Item size for tables with local secondary indexes"): half of it, less a margin for
 * the keys that the entry holds once more.
 */
export const MAX_ITEM_BYTES = 199 * 1024;

export interface WriterPorts {
  readonly table: CommitTable;
  /** Of a ledger that holds nothing yet; any other goes on in its own */
  readonly suite: HashSuite;
  readonly pause: Pause;
  readonly announce: (ledger: LedgerId) => Promise<void>;
  /** How long one append contends with other processes before it gives up, once it is its turn */
  readonly patienceMs: number;
}

/** One process's hand on one ledger: what it has seen, and the queue in which its own appends wait for each other. */
export class LedgerWriter {
  readonly #ledger: LedgerId;
  readonly #ports: WriterPorts;
  readonly #seen = new Seen();
  readonly #contention: Contention;
  #suite: HashSuite | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  #queued = 0;

  constructor(ledger: LedgerId, ports: WriterPorts) {
    this.#ledger = ledger;
    this.#ports = ports;
    this.#contention = new Contention(ports.pause, ports.patienceMs);
  }

  /** Appends in turn: writers of one process never race each other, and who came first is served first. */
  append(draft: Draft): Promise<AppendOutcome> {
    this.#queued++;
    const turn = this.#queue
      .then(() => this.#commit(draft))
      .finally(() => {
        this.#queued--;
      });
    this.#queue = turn.catch(() => {});
    return turn;
  }

  /** The tail, read anew unless it was seen within the last `maxAgeMs`. */
  async tail(maxAgeMs: number): Promise<Tail> {
    const held = maxAgeMs > 0 ? this.#seen.tailSince(this.#ports.pause.now() - maxAgeMs) : undefined;
    return held ?? this.#readTail();
  }

  async load(stream: StreamId, options: LoadOptions): Promise<StreamHistory> {
    const epoch = this.#seen.tail && this.#seen.epoch;
    const history = await loadStream(this.#ports.table, this.#ledger, stream, options);
    const { version, position, asOf, limit, reverse } = options;
    const reachesEnd = limit === undefined || (reverse === true && limit > 0);
    const isBounded = version !== undefined || position !== undefined || asOf !== undefined;
    if (reachesEnd && !isBounded && epoch !== undefined) this.#seen.learn(stream, history.version, epoch);
    return history;
  }

  async #commit(draft: Draft): Promise<AppendOutcome> {
    const contest = this.#contention.begin();
    let tail = await this.#tailFor(draft);
    let examined = draft.request.readAt ?? tail.position;
    for (;;) {
      const verdict = await this.#judge(draft, examined, tail);
      if (verdict) return verdict;
      examined = tail.position;
      const outcome = await this.#putAfter(tail, draft);
      if (outcome.status !== 'TAKEN') return outcome;
      const goesOn = await contest.lost();
      // One commit behind is the usual case, and the engine has just told which; otherwise look how many there are.
      const isOneBehind = outcome.winner !== undefined && contest.losses === 1;
      tail = isOneBehind ? this.#held(tail) : await this.#catchUp(this.#held(tail));
      contest.met(tail.position - examined);
      if (!goesOn) return (await this.#judge(draft, examined, tail)) ?? this.#outrun(draft, examined, tail);
    }
  }

  async #putAfter(
    tail: Tail,
    draft: Draft,
  ): Promise<
    Extract<AppendOutcome, { status: 'COMMITTED' | 'TOO_LARGE' }> | Extract<PutOutcome, { status: 'TAKEN' }>
  > {
    const row = rowAfter(tail, draft, this.#suite ?? this.#ports.suite);
    const bytes = rowBytes(row);
    if (bytes > MAX_ITEM_BYTES) return { status: 'TOO_LARGE', bytes, limit: MAX_ITEM_BYTES };
    if (tail.position === 0) await this.#ports.announce(this.#ledger);
    const outcome = await this.#put(row);
    if (outcome.status === 'WRITTEN')
      return { status: 'COMMITTED', commit: this.#take(toCommit(row), tail), replayed: false };
    if (outcome.winner) this.#take(toCommit(outcome.winner), tail);
    return outcome;
  }

  /** The tail to put after; read when nothing is held, or when the decision knew more than this process has seen. */
  async #tailFor({ request: { readAt } }: Draft): Promise<Tail> {
    const tail = this.#held(this.#seen.tail ?? (await this.#readTail()));
    if (readAt === undefined || readAt <= tail.position) return tail;
    const caughtUp = await this.#catchUp(tail);
    if (readAt <= caughtUp.position) return caughtUp;
    throw new RangeError(
      `readAt ${readAt} lies beyond the end of ledger ${this.#ledger} at ${caughtUp.position}`,
    );
  }

  /** What stands against putting `draft` after `tail`, given that commits up to `examined` do not. */
  async #judge(draft: Draft, examined: number, tail: Tail): Promise<AppendOutcome | undefined> {
    const { stream, expectedVersion, commitId, affects } = draft.request;
    const known = this.#seen.version(stream) ?? (await this.#readVersion(stream));
    const own = known > expectedVersion ? await this.#streamAfter(draft) : [];
    const repeated = own.find((commit) => commit.commitId === commitId);
    if (repeated) {
      const isSame = repeated.header.command.digest === draft.request.command.digest;
      return isSame
        ? { status: 'COMMITTED', commit: repeated, replayed: true }
        : { status: 'REUSED', commit: repeated };
    }
    const news = affects ? await this.#between(examined, tail.position) : [];
    const foreign = news.filter((commit) => commit.stream !== stream && affects?.(commit));
    if (known === expectedVersion && foreign.length === 0) return undefined;
    const since = [...own, ...foreign].sort((one, other) => one.position - other.position);
    const actualVersion = Math.max(known, own.at(-1)?.version ?? 0);
    return { status: 'CONFLICT', stream, expectedVersion, actualVersion, since };
  }

  /** Others were quicker every time, though none of them touched the decision: the caller learns who they were. */
  async #outrun({ request }: Draft, examined: number, tail: Tail): Promise<AppendOutcome> {
    const { stream, expectedVersion, readAt = examined } = request;
    const since = await this.#between(Math.min(readAt, examined), tail.position);
    return { status: 'CONFLICT', stream, expectedVersion, actualVersion: expectedVersion, since };
  }

  async #put(row: CommitRow): Promise<PutOutcome> {
    const startedAt = this.#ports.pause.now();
    try {
      return await this.#ports.table.put(row);
    } catch (error) {
      // Whether it stands is not known, so neither is the tail.
      this.#seen.forget();
      throw error;
    } finally {
      this.#contention.measure(this.#ports.pause.now() - startedAt);
    }
  }

  /** The tail as it is held now; `otherwise` when nothing is. */
  #held(otherwise: Tail): Tail {
    return this.#seen.tail ?? otherwise;
  }

  #take(commit: Commit, before: Tail): Commit {
    this.#seen.take(commit, tailAfter(commit, before, this.#suiteOf(commit)), this.#ports.pause.now());
    return commit;
  }

  /** Takes in every commit after `tail`; gives the new tail. */
  async #catchUp(tail: Tail): Promise<Tail> {
    let held = tail;
    for await (const commit of readCommits(this.#ports.table, this.#ledger, { after: tail.position })) {
      this.#take(commit, held);
      held = this.#held(held);
    }
    return held;
  }

  async #readTail(): Promise<Tail> {
    const heldBefore = this.#seen.tail?.position ?? 0;
    const at = this.#ports.pause.now();
    const query = { ledger: this.#ledger, after: 0, through: END, reverse: true, limit: 1 };
    const [row] = (await this.#ports.table.page(query)).rows;
    const tail = row ? this.#tailAt(toCommit(row)) : EMPTY_LEDGER;
    if (tail.position < heldBefore)
      throw new LedgerDamaged(
        this.#ledger,
        tail.position + 1,
        `the ledger reached to ${heldBefore} before and ends here now`,
      );
    const held = this.#seen.tail;
    // While an append is under way the tail is its own to move.
    if (held === undefined || (this.#queued === 0 && tail.position >= held.position))
      this.#seen.jump(tail, at);
    return tail;
  }

  #tailAt(commit: Commit): Tail {
    return tailAfter(commit, undefined, this.#suiteOf(commit));
  }

  /** The ledger's suite, which its first commit settled. Throws LedgerDamaged when a commit is in another. */
  #suiteOf({ ledger, position, header }: Commit): HashSuite {
    const suite = suiteSaidBy(header);
    if (this.#suite && this.#suite !== suite)
      throw new LedgerDamaged(
        ledger,
        position,
        `is in another hash suite than the ledger, ${this.#suite.name}`,
      );
    this.#suite = suite;
    return suite;
  }

  async #readVersion(stream: StreamId): Promise<number> {
    const epoch = this.#seen.epoch;
    const bounds = { after: 0, through: MAX_STREAM_VERSION, reverse: true, limit: 1 };
    const [row] = (await this.#ports.table.streamPage({ ledger: this.#ledger, stream, ...bounds })).rows;
    const version = row ? toCommit(row).version : 0;
    this.#seen.learn(stream, version, epoch);
    return version;
  }

  /** Commits of the stream that the draft's version does not know; only its own, when it is held in memory. */
  async #streamAfter({ request: { stream, expectedVersion, commitId } }: Draft): Promise<readonly Commit[]> {
    const mine = this.#seen.recent.find((commit) => commit.commitId === commitId && commit.stream === stream);
    if (mine && mine.version > expectedVersion) return [mine];
    const commits: Commit[] = [];
    const bounds = { after: expectedVersion, through: MAX_STREAM_VERSION };
    for await (const page of oldestFirst(this.#ports.table, this.#ledger, stream, bounds))
      commits.push(...page);
    return commits;
  }

  /** Commits after `from` up to `through`, from memory while they are held. */
  async #between(from: number, through: number): Promise<readonly Commit[]> {
    const held = this.#seen.since(from);
    if (held) return held;
    const commits: Commit[] = [];
    for await (const commit of readCommits(this.#ports.table, this.#ledger, { after: from, through }))
      commits.push(commit);
    return commits;
  }
}
