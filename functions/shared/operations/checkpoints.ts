import type { LedgerId } from '../../../events/identifiers.ts';
import type { OperationsTable } from './operations-table.ts';

/** How far each consumer has read each ledger: everything up to this position is done, nothing after it is. */
export interface Checkpoints {
  /** 0 for a consumer that has read nothing */
  read(ledger: LedgerId, consumer: string): Promise<number>;
  /** Moves on from `from` to `to`. False when the checkpoint no longer stands at `from`: another run went ahead. */
  advance(ledger: LedgerId, consumer: string, from: number, to: number): Promise<boolean>;
}

export function checkpoints(table: OperationsTable): Checkpoints {
  return {
    async read(ledger, consumer) {
      const item = await table.get(`checkpoint#${ledger}`, consumer);
      return Number(item?.['position'] ?? 0);
    },
    advance: (ledger, consumer, from, to) =>
      table.put(
        { pk: `checkpoint#${ledger}`, sk: consumer, position: to },
        from === 0
          ? { expression: 'attribute_not_exists(#sk)', names: { '#sk': 'sk' } }
          : {
              expression: '#position = :from',
              names: { '#position': 'position' },
              values: { ':from': from },
            },
      ),
  };
}
