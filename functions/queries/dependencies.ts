import type { Rulebook } from '../../domain/rulebook/types.ts';
import type { Law } from '../../domain/view/law.ts';
import type { CivilDate } from '../../events/civil-date.ts';
import type { LedgerFacts } from '../shared/facts/ledger-facts.ts';
import type { Ledger } from '../shared/ledger/types.ts';
import type { ViewReader } from '../shared/views/view-reader.ts';

/** What queries read from: the ledger for what was known then, the views for what stands now, and the law. */
export interface QueryDependencies {
  readonly ledger: Ledger;
  readonly views: ViewReader;
  readonly facts: LedgerFacts;
  readonly rulebook: Rulebook;
  /** The law with the calendar as it was known on a day */
  readonly lawOn: (knownOn: CivilDate) => Law;
}
