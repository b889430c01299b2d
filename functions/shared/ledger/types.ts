import type { Decision, Refusal } from '../../../domain/refusal.ts';
import type { CivilDate, Instant } from '../../../events/civil-date.ts';
import type { Actor, CommitHeader, StoredCommit } from '../../../events/commit.ts';
import type { CommitId, LedgerId, StreamId } from '../../../events/identifiers.ts';
import type { NewEvent, RecordedEvent } from '../../../events/recorded-event.ts';

/** A commit as readers get it: parsed header, decoded events, and the stored bytes that were hashed. */
export interface Commit {
  readonly ledger: LedgerId;
  readonly position: number;
  readonly stream: StreamId;
  readonly version: number;
  readonly commitId: CommitId;
  readonly recordedAt: Instant;
  readonly header: CommitHeader;
  /** Upcast to the current schemas; those whose bodies were redacted are left out */
  readonly events: readonly RecordedEvent[];
  readonly stored: StoredCommit;
}

/** One stream read consistently. `version` is 0 for a stream that does not exist. */
export interface StreamHistory {
  readonly stream: StreamId;
  readonly version: number;
  readonly commits: readonly Commit[];
  readonly events: readonly RecordedEvent[];
}

/** The end of a ledger: position and hex hash of its last commit; position 0 and GENESIS when it is empty. */
export interface Tail {
  readonly position: number;
  readonly hash: string;
  readonly recordedAt?: Instant;
}

export interface AppendRequest {
  readonly ledger: LedgerId;
  readonly stream: StreamId;
  readonly expectedVersion: number;
  /** Everything up to this position was known to the decision; default: the tail as this process last saw it */
  readonly readAt?: number;
  readonly commitId: CommitId;
  readonly command: { readonly name: string; readonly digest: string };
  readonly actor: Actor;
  readonly now: Instant;
  readonly events: readonly NewEvent[];
  readonly attachments?: readonly {
    readonly name: string;
    readonly sha256: string;
    readonly bytes: number;
  }[];
  /** True when a commit made since `readAt` on another stream touches a rule that the decision used */
  readonly affects?: (commit: Commit) => boolean;
}

export type AppendOutcome =
  | {
      readonly status: 'COMMITTED';
      readonly commit: Commit /** found, not made, by this call */;
      readonly replayed: boolean;
    }
  /** The stream or a rule moved: `since` are the commits after `readAt` that matter; decide again or answer 409/412 */
  | {
      readonly status: 'CONFLICT';
      readonly stream: StreamId;
      readonly expectedVersion: number;
      readonly actualVersion: number;
      readonly since: readonly Commit[];
    }
  /** The commitId stands already on another command body */
  | { readonly status: 'REUSED'; readonly commit: Commit }
  | { readonly status: 'TOO_LARGE'; readonly bytes: number; readonly limit: number };

/** The engine did not answer within the bounded retries; whether the commit stands is known by asking again with the same commitId. */
export class LedgerUnavailable extends Error {
  override readonly name = 'LedgerUnavailable';
}

export interface LoadOptions {
  /** As at a version (inclusive), a position (inclusive) or an instant (recordedAt ≤ instant); the earliest bound holds */
  readonly version?: number;
  readonly position?: number;
  readonly asOf?: Instant;
  readonly limit?: number;
  readonly reverse?: boolean;
}

/** One ledger table. Nothing in it overwrites or deletes. */
export interface Ledger {
  append(request: AppendRequest): Promise<AppendOutcome>;
  load(ledger: LedgerId, stream: StreamId, options?: LoadOptions): Promise<StreamHistory>;
  /** Commits after `after` in order, without a gap; `reverse` from the end. Pages lazily. */
  read(
    ledger: LedgerId,
    options?: {
      readonly after?: number;
      readonly through?: number;
      readonly asOf?: Instant;
      readonly limit?: number;
      readonly reverse?: boolean;
    },
  ): AsyncIterable<Commit>;
  /** The end of the ledger. Read anew, unless this process saw it within the last `maxAgeMs` (default 0). */
  tail(ledger: LedgerId, options?: { readonly maxAgeMs?: number }): Promise<Tail>;
}

/** What a command decided: events to record, and which foreign commits would change its mind. */
export interface Decided {
  readonly occurredOn?: CivilDate;
  readonly events: readonly NewEvent[];
  readonly affects?: (commit: Commit) => boolean;
}

export interface TransactRequest
  extends Omit<AppendRequest, 'expectedVersion' | 'events' | 'affects' | 'readAt'> {
  /** Refuse when the stream is at another version (HTTP If-Match) */
  readonly ifVersion?: number;
  /** Pure apart from reads at or after `readAt`; called again when something that mattered changed. No events: nothing to record. */
  readonly decide: (history: StreamHistory, readAt: Tail) => Promise<Decision<Decided>> | Decision<Decided>;
}

export type TransactOutcome =
  | {
      readonly status: 'COMMITTED';
      readonly commit: Commit;
      readonly replayed: boolean;
      readonly before: StreamHistory;
    }
  | { readonly status: 'UNCHANGED'; readonly history: StreamHistory }
  | { readonly status: 'REFUSED'; readonly refusal: Refusal; readonly history: StreamHistory }
  | { readonly status: 'STALE'; readonly ifVersion: number; readonly history: StreamHistory }
  | Extract<AppendOutcome, { status: 'CONFLICT' | 'REUSED' | 'TOO_LARGE' }>;

/** `transact(ledger, request)` in transact.ts: load, recognise a retry, decide, append, decide again when needed; bounded. */
export type Transact = (ledger: Ledger, request: TransactRequest) => Promise<TransactOutcome>;
