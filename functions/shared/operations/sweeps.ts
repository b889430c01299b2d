import type { Instant } from '../../../events/civil-date.ts';
import type { LedgerId } from '../../../events/identifiers.ts';
import type { OperationsTable } from './operations-table.ts';

/** When each ledger was last swept from end to end: whoever hears nothing can tell silence from a standstill. */
export interface Sweeps {
  done(ledger: LedgerId, at: Instant): Promise<void>;
  /** Undefined for a ledger that never was */
  last(ledger: LedgerId): Promise<Instant | undefined>;
}

export const sweeps = (table: OperationsTable): Sweeps => ({
  async done(ledger, at) {
    await table.put(
      { pk: 'swept', sk: ledger, at },
      {
        expression: 'attribute_not_exists(#at) OR #at < :at',
        names: { '#at': 'at' },
        values: { ':at': at },
      },
    );
  },
  async last(ledger) {
    const item = await table.get('swept', ledger);
    return item && (String(item['at']) as Instant);
  },
});
