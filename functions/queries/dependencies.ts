import type { PlanId } from '../../events/identifiers.ts';
import type { LedgerFacts } from '../shared/facts/ledger-facts.ts';
import type { LedgerLaws } from '../shared/facts/ledger-laws.ts';
import type { Ledger } from '../shared/ledger/types.ts';
import type { PastViews } from '../shared/views/past-views.ts';
import type { ViewReader } from '../shared/views/view-reader.ts';

/** What queries read from: the ledger for what was known then, the views for what stands now, and the law. */
export interface QueryDependencies {
  readonly ledger: Ledger;
  readonly views: ViewReader;
  readonly facts: LedgerFacts;
  readonly laws: LedgerLaws;
  /** The views as they were, folded from the ledger */
  readonly past: PastViews;
  /** Where the past is asked for: the plans that the present hides from the caller, and nothing else hides any */
  readonly hidden?: ReadonlySet<PlanId>;
}
