import type { LedgerFacts } from '../shared/facts/ledger-facts.ts';
import type { LedgerLaws } from '../shared/facts/ledger-laws.ts';
import type { Ledger } from '../shared/ledger/types.ts';

/** What commands decide with: the ledger they write, facts across its streams, and the law. */
export interface CommandDependencies {
  readonly ledger: Ledger;
  readonly facts: LedgerFacts;
  readonly laws: LedgerLaws;
}
