import type { LedgerId, StreamId } from '../../../events/identifiers.ts';
import type { CommitRow } from './commit-row.ts';

/** What a conditional put came to. `winner` is the row that stands at the position, where the engine tells. */
export type PutOutcome =
  | { readonly status: 'WRITTEN' }
  | { readonly status: 'TAKEN'; readonly winner?: CommitRow };

export interface Page {
  readonly rows: readonly CommitRow[];
  /** There may be more beyond the last row */
  readonly more: boolean;
}

interface PageBounds {
  /** Exclusive lower and inclusive upper bound: positions of a ledger, versions of a stream */
  readonly after: number;
  readonly through: number;
  readonly reverse?: boolean;
  /** Most rows to read; default: as many as the engine puts on a page (1 MB) */
  readonly limit?: number;
}
export interface PositionQuery extends PageBounds {
  readonly ledger: LedgerId;
}
export interface StreamQuery extends PageBounds {
  readonly ledger: LedgerId;
  readonly stream: StreamId;
}

/**
 * The three acts that a ledger asks of its engine. Each is one request and consistent: it sees every put that was
 * acknowledged before it began. Nothing here overwrites or deletes.
 */
export interface CommitTable {
  /** Puts `row` unless something stands at its position. After an error the row may or may not stand. */
  put(row: CommitRow): Promise<PutOutcome>;
  page(query: PositionQuery): Promise<Page>;
  streamPage(query: StreamQuery): Promise<Page>;
}

/** Above every position. */
export const END = Number.MAX_SAFE_INTEGER;
