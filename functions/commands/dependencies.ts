import type { Rulebook } from '../../domain/rulebook/types.ts';
import type { Law } from '../../domain/view/law.ts';
import type { CivilDate } from '../../events/civil-date.ts';
import type { LedgerFacts } from '../shared/facts/ledger-facts.ts';
import type { Ledger } from '../shared/ledger/types.ts';

/** What commands decide with: the ledger they write, facts across its streams, and the law. */
export interface CommandDependencies {
  readonly ledger: Ledger;
  readonly facts: LedgerFacts;
  readonly rulebook: Rulebook;
  /** The law with the calendar as it was known on a day */
  readonly lawOn: (knownOn: CivilDate) => Law;
}
