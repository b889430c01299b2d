import type { LedgerId } from '../../events/identifiers.ts';

/** Where a view comes from: every view names the ledger and the last commit that changed it. */
export interface Origin {
  readonly ledger: LedgerId;
  readonly position: number;
}
