import type { Instant } from '../../../events/civil-date.ts';
import type { LedgerId } from '../../../events/identifiers.ts';
import type { OperationsTable } from '../operations/operations-table.ts';

/** The last checkpoint that the log has decided on: signed, and published or about to be. */
export interface Head {
  readonly size: number;
  /** The signed note */
  readonly note: string;
  /** Time of the event that led to it */
  readonly at: Instant;
}

/**
 * Where each log stands. Only whoever moves the head may publish, and the head moves from one size to a larger one: so
 * of several runs at a time one alone publishes, and no two checkpoints of one size exist.
 */
export interface Heads {
  read(ledger: LedgerId): Promise<Head | undefined>;
  /** Moves from `from` (undefined: there was none). False when the head no longer stands there. */
  move(ledger: LedgerId, from: Head | undefined, to: Head): Promise<boolean>;
}

const SK = 'head';

export function heads(table: OperationsTable): Heads {
  return {
    async read(ledger) {
      const item = await table.get(`log#${ledger}`, SK);
      return item && ({ size: item['size'], note: item['note'], at: item['at'] } as Head);
    },
    move: (ledger, from, { size, note, at }) =>
      table.put(
        { pk: `log#${ledger}`, sk: SK, size, note, at },
        from
          ? { expression: '#note = :from', names: { '#note': 'note' }, values: { ':from': from.note } }
          : { expression: 'attribute_not_exists(#sk)', names: { '#sk': 'sk' } },
      ),
  };
}
