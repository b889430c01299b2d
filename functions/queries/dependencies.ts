import type { LedgerFacts } from '../shared/facts/ledger-facts.ts';
import type { LedgerLaws } from '../shared/facts/ledger-laws.ts';
import type { Ledger } from '../shared/ledger/types.ts';
import type { ViewReader } from '../shared/views/view-reader.ts';

/** What queries read from: the ledger for what was known then, the views for what stands now, and the law. */
export interface QueryDependencies {
  readonly ledger: Ledger;
  readonly views: ViewReader;
  readonly facts: LedgerFacts;
  readonly laws: LedgerLaws;
}
