import type { Instant } from '../../../events/civil-date.ts';
import { type CommitDefect, checkCommit, GENESIS } from '../../../events/commit.ts';
import type { HashSuite } from '../../../events/hash-suite.ts';
import type { CommitId, LedgerId, StreamId } from '../../../events/identifiers.ts';
import { LedgerDamaged, LedgerGap } from './ledger-damage.ts';
import { suiteSaidBy } from './suites.ts';
import type { Commit, Ledger, Tail } from './types.ts';

/** What is wrong at a position, beside the defects that a commit shows by itself. */
export type LedgerDefectCode =
  | CommitDefect['code']
  /** no commit stands there, though one stands after it */
  | 'MISSING'
  /** attributes are missing or disagree with the hashed header */
  | 'UNREADABLE'
  /** its version does not follow the version of its stream before it */
  | 'VERSION'
  /** it claims to be recorded before the commit before it */
  | 'TIME'
  /** the ledger ends before the tail that was known */
  | 'CUT'
  /** another commit stands where the known tail was */
  | 'REPLACED';

/** Enough of a commit to find it and to speak of it. */
export interface CommitMark {
  readonly position: number;
  readonly stream: StreamId;
  readonly version: number;
  readonly commitId: CommitId;
  readonly recordedAt: Instant;
}

export interface LedgerCounts {
  /** Commits that hold, from position 1 */
  readonly commits: number;
  readonly events: number;
  /** Bodies that were redacted; their events are counted */
  readonly withheld: number;
  readonly streams: number;
}

export type LedgerVerdict =
  | { readonly ok: true; readonly counts: LedgerCounts; readonly tail: Tail }
  | {
      readonly ok: false;
      /** What holds before the first bad position */
      readonly counts: LedgerCounts;
      readonly position: number;
      readonly code: LedgerDefectCode;
      readonly detail: string;
      /** The stream that the bad commit says it belongs to, where it can be read */
      readonly stream?: StreamId;
      /** The commits right before and after it, where they can be read */
      readonly before?: CommitMark;
      readonly after?: CommitMark;
    };

/**
 * Checks a whole ledger from position 1: no gap, every hash, every link, every body that is not redacted, versions that
 * count up by one in each stream, instants that never go back. Streams: holds one number per stream and one page.
 *
 * A ledger from which the last commits were cut is a shorter, flawless ledger. That is found only against a tail that is
 * known from elsewhere (a signed checkpoint, an earlier answer): give it as `expectedTail`.
 */
export async function verifyLedger(
  ledger: Ledger,
  id: LedgerId,
  options: { readonly expectedTail?: Tail; readonly suite?: HashSuite } = {},
): Promise<LedgerVerdict> {
  const check = new Check(id, options.suite, options.expectedTail);
  try {
    for await (const commit of ledger.read(id)) {
      const defect = check.next(commit);
      if (defect) return await located(ledger, id, check, commit.position, defect, commit.stream);
    }
  } catch (error) {
    if (!(error instanceof LedgerDamaged)) throw error;
    const code = error instanceof LedgerGap ? 'MISSING' : 'UNREADABLE';
    return located(ledger, id, check, error.position, { code, detail: error.detail });
  }
  const defect = check.end();
  return defect
    ? located(ledger, id, check, check.tail.position + 1, defect)
    : { ok: true, counts: check.counts, tail: check.tail };
}

interface Defect {
  readonly code: LedgerDefectCode;
  readonly detail: string;
}

/** Walks along a ledger; knows what held so far. */
class Check {
  readonly #id: LedgerId;
  #suite: HashSuite | undefined;
  readonly #expected: Tail | undefined;
  readonly #versions = new Map<StreamId, number>();
  #events = 0;
  #withheld = 0;
  tail: Tail = { position: 0, hash: GENESIS };
  last: Commit | undefined;

  constructor(id: LedgerId, suite: HashSuite | undefined, expected: Tail | undefined) {
    this.#id = id;
    this.#suite = suite;
    this.#expected = expected;
  }

  get counts(): LedgerCounts {
    const { position } = this.tail;
    return {
      commits: position,
      events: this.#events,
      withheld: this.#withheld,
      streams: this.#versions.size,
    };
  }

  next(commit: Commit): Defect | undefined {
    const position = this.tail.position + 1;
    // The first commit settles it, and whoever is in another is found by checkCommit.
    this.#suite ??= suiteSaidBy(commit.header);
    const checked = checkCommit(
      commit.stored,
      { ledger: this.#id, position, prev: this.tail.hash },
      this.#suite,
    );
    if (!checked.ok) return checked.defect;
    const { stream, version, recordedAt, events } = checked.header;
    const expectedVersion = (this.#versions.get(stream) ?? 0) + 1;
    if (version !== expectedVersion)
      return {
        code: 'VERSION',
        detail: `is version ${version} of ${stream}, where version ${expectedVersion} is due`,
      };
    if (this.tail.recordedAt !== undefined && recordedAt < this.tail.recordedAt)
      return {
        code: 'TIME',
        detail: `recorded at ${recordedAt}, after a commit recorded at ${this.tail.recordedAt}`,
      };
    if (this.#expected?.position === position && this.#expected.hash !== checked.hash)
      return { code: 'REPLACED', detail: `the known commit here has hash ${this.#expected.hash}` };
    this.#versions.set(stream, version);
    this.#events += events.length;
    this.#withheld += checked.withheld;
    this.tail = { position, hash: checked.hash, recordedAt };
    this.last = commit;
    return undefined;
  }

  end(): Defect | undefined {
    const known = this.#expected?.position ?? 0;
    if (known <= this.tail.position) return undefined;
    return {
      code: 'CUT',
      detail: `the ledger ends at ${this.tail.position} and was known to reach to ${known}`,
    };
  }
}

async function located(
  ledger: Ledger,
  id: LedgerId,
  check: Check,
  position: number,
  { code, detail }: Defect,
  stream?: StreamId,
): Promise<LedgerVerdict> {
  const after = await firstReadable(ledger, id, position);
  return {
    ok: false,
    counts: check.counts,
    position,
    code,
    detail,
    ...(stream ? { stream } : {}),
    ...(check.last ? { before: mark(check.last) } : {}),
    ...(after ? { after: mark(after) } : {}),
  };
}

const mark = ({ position, stream, version, commitId, recordedAt }: Commit): CommitMark => ({
  position,
  stream,
  version,
  commitId,
  recordedAt,
});

/** The commit right after `position`, if it stands and can be read. */
async function firstReadable(ledger: Ledger, id: LedgerId, position: number): Promise<Commit | undefined> {
  try {
    for await (const commit of ledger.read(id, { after: position, limit: 1 })) return commit;
  } catch (error) {
    if (!(error instanceof LedgerDamaged)) throw error;
  }
  return undefined;
}
