import type { LedgerId } from '../../../events/identifiers.ts';
import type { CommitRow } from '../../../functions/shared/ledger/commit-row.ts';
import type { Ledger } from '../../../functions/shared/ledger/types.ts';
import type { NextFault } from '../../support/engines/fault-proxy.ts';

/** One request to the engine and what it cost; `units` where the engine tells. */
export interface Spent {
  readonly operation: 'PutItem' | 'Query';
  readonly units: number | undefined;
  /** Items that a query went through */
  readonly rows: number;
}

/** A store under test: one table, and as many processes on it as a test wants. */
export interface LedgerStore {
  /** Units of a write include those of its index, as on DynamoDB */
  readonly countsIndexWrites: boolean;
  /** A ledger as a process of its own would hold it: nothing remembered yet. `announced` hears of first commits. */
  open(options?: { readonly announced?: (ledger: LedgerId) => Promise<void> }): Ledger;
  /** As `open`; each request may meet a fault */
  openFaulty(nextFault: NextFault): Promise<Ledger>;
  /** As `open`; `spent` lists the requests since it was last asked */
  openMetered(): { readonly ledger: Ledger; spent(): readonly Spent[] };
  /** Changes or removes (undefined) a stored row behind the ledger's back */
  tamper(
    ledger: LedgerId,
    position: number,
    change: (row: CommitRow) => CommitRow | undefined,
  ): Promise<void>;
  stop(): Promise<void>;
}
