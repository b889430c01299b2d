import type { LedgerId } from '../../../events/identifiers.ts';
import type { OperationsTable } from '../operations/operations-table.ts';

/** Generation that is served when none was ever swapped in. */
const FIRST = 'g1';

/** Which set of views of a ledger is served. */
export interface Generations {
  live(ledger: LedgerId): Promise<string>;
  /** Serves `next` from now on. False when another generation than `current` is live by now. */
  swap(ledger: LedgerId, current: string, next: string): Promise<boolean>;
}

export function generations(table: OperationsTable): Generations {
  return {
    async live(ledger) {
      const item = await table.get(`generation#${ledger}`, 'live');
      return typeof item?.['generation'] === 'string' ? item['generation'] : FIRST;
    },
    swap: (ledger, current, next) =>
      table.put(
        { pk: `generation#${ledger}`, sk: 'live', generation: next },
        {
          expression: current === FIRST ? 'attribute_not_exists(#g) OR #g = :current' : '#g = :current',
          names: { '#g': 'generation' },
          values: { ':current': current },
        },
      ),
  };
}
