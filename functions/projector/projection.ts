import type { Law } from '../../domain/view/law.ts';
import type { Instant } from '../../events/civil-date.ts';
import type { LedgerLaws } from '../shared/facts/ledger-laws.ts';
import type { Commit, Ledger } from '../shared/ledger/types.ts';
import type { ViewWriter } from '../shared/views/view-writer.ts';
import type { KnownRegistry } from './known-registry.ts';

export interface ProjectorTools {
  readonly ledger: Ledger;
  readonly views: ViewWriter;
  readonly laws: LedgerLaws;
}

/** One run over one ledger into one generation of its views. */
export interface Projection extends ProjectorTools {
  readonly scope: { readonly ledger: Commit['ledger']; readonly generation: string };
  readonly registry: KnownRegistry;
  /** As at the commit that is applied */
  law: Law;
  /** When the commit that is applied was recorded */
  readonly recordedAt: Instant;
}
