import { LedgerId } from '../../../events/identifiers.ts';
import type { OperationsTable } from './operations-table.ts';

/** Which ledgers there are; each is announced before its first commit. For consumers that no stream record tells where to look. */
export interface Jurisdictions {
  all(): Promise<readonly LedgerId[]>;
}

export const jurisdictions = (table: OperationsTable): Jurisdictions => ({
  async all() {
    const items = await table.list('jurisdictions');
    return items.map((item) => LedgerId.parse(item.sk));
  },
});
