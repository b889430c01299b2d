import type { Decision } from '../../domain/refusal.ts';
import type { CivilDate, Instant } from '../../events/civil-date.ts';
import type { StreamId } from '../../events/identifiers.ts';
import type { RecordedEvent } from '../../events/recorded-event.ts';
import type { Decided, StreamHistory } from '../shared/ledger/types.ts';
import type { ApiRequest } from '../shared/openapi/operation.ts';
import type { RequestIdentity } from './idempotency.ts';

/** One command on one stream, as the runner carries it out. */
export interface Act extends RequestIdentity {
  readonly name: string;
  readonly stream: StreamId;
  readonly request: ApiRequest;
  /** Version of the stream that the caller acted on (If-Match) */
  readonly ifVersion: number | undefined;
  readonly dryRun: boolean;
  /** May this person know of the stream, and do this to it? Asked before anything about its state is told. */
  readonly permit: (history: StreamHistory, position: number) => Promise<Decision<void>>;
  /** Decides on facts that hold at `position` of the ledger or later */
  readonly decide: (history: StreamHistory, position: number) => Promise<Decision<Decided>>;
}

/** What came of an act: the stream before it, what was recorded, and where. */
export interface ActOutcome {
  readonly before: StreamHistory;
  /** Empty when nothing had to be recorded */
  readonly events: readonly RecordedEvent[];
  readonly version: number;
  readonly position: number;
  readonly recordedAt: Instant;
  /** Day of the act in China: what was known of the calendar then */
  readonly on: CivilDate;
  /** The act was carried out before, by a request with the same key and body */
  readonly replayed: boolean;
  readonly dryRun: boolean;
}
