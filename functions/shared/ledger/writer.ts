import { commitHash, GENESIS } from '../../../events/commit.ts';
import { type HashSuite, toHex } from '../../../events/hash-suite.ts';
import type { LedgerId, StreamId } from '../../../events/identifiers.ts';
import { type CommitRow, MAX_STREAM_VERSION, rowBytes, toCommit } from './commit-row.ts';
import { type CommitTable, END } from './commit-table.ts';
import { Contention } from './contention.ts';
import { type Draft, rowAfter } from './draft.ts';
import { LedgerDamaged } from './ledger-damage.ts';
import { loadStream, streamPages } from './load-stream.ts';
import type { Pause } from './pause.ts';
import { readCommits } from './read-commits.ts';
import { Seen } from './seen.ts';
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

/** Most bytes of an item; the engine's own limit is 400 KB, and the index holds a copy. */
export const MAX_ITEM_BYTES = 300 * 1024;

export interface WriterPorts {
  readonly table: CommitTable;
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
    const turn = this.#queue.then(() => this.#commit(draft)).finally(() => this.#queued--);
    this.#queue = turn.catch(() => {});
    return turn;
  }

  /** The tail, read anew unless it was seen within the last `maxAgeMs`. */
  async tail(maxAgeMs: number): Promise<Tail> {
    const held = maxAgeMs > 0 ? this.#seen.tailSince(this.#ports.pause.now() - maxAgeMs) : undefined;
    return held ?? this.#readTail();
  }

  async load(stream: StreamId, options: LoadOptions): Promise<StreamHistory> {
    const epoch = this.#seen.tail ? this.#seen.epoch : undefined;
    const history = await loadStream(this.#ports.table, this.#ledger, stream, options);
    const { version, position, asOf, limit, reverse } = options;
    const isWhole = version === undefined && position === undefined && asOf === undefined && (limit === undefined || reverse);
    if (isWhole && limit !== 0 && epoch !== undefined) this.#seen.learn(stream, history.version, epoch);
    return history;
  }

  async #commit(draft: Draft): Promise<AppendOutcome> {
    const { suite, announce } = this.#ports;
    let tail = await this.#tailFor(draft);
    let examined = draft.request.readAt ?? tail.position;
    const contest = this.#contention.begin();
    for (;;) {
      const news = await this.#between(examined, tail.position);
      const verdict = await this.#judge(draft, news);
      if (verdict) return verdict;
      examined = tail.position;
      const row = rowAfter(tail, draft, suite);
      const bytes = rowBytes(row);
      if (bytes > MAX_ITEM_BYTES) return { status: 'TOO_LARGE', bytes, limit: MAX_ITEM_BYTES };
      if (tail.position === 0) await announce(this.#ledger);
      const outcome = await this.#put(row);
      if (outcome.status === 'WRITTEN') {
        contest.won();
        return { status: 'COMMITTED', commit: this.#take(row), replayed: false };
      }
      if (outcome.winner) this.#take(outcome.winner);
      const goOn = await contest.lost(outcome.winner !== undefined && !this.#isMine(draft, outcome.winner));
      if (goOn !== 'AT_ONCE') contest.met(await this.#catchUp());
      tail = this.#seen.tail ?? (await this.#readTail());
      if (goOn === 'GIVE_UP') return this.#outrun(draft, examined, tail);
    }
  }
}
