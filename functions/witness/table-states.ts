import type { OperationsTable } from '../shared/operations/operations-table.ts';
import type { WitnessState, WitnessStates } from './add-checkpoint.ts';

/** What a witness has signed, in the Operations table. */
export const tableStates = (table: OperationsTable): WitnessStates => ({
  async read(origin) {
    const item = await table.get(`witness#${origin}`, 'state');
    return item && ({ size: item['size'], root: item['root'] } as WitnessState);
  },
  move: (origin, from, { size, root }) =>
    table.put(
      { pk: `witness#${origin}`, sk: 'state', size, root },
      from
        ? {
            expression: '#size = :size AND #root = :root',
            names: { '#size': 'size', '#root': 'root' },
            values: { ':size': from.size, ':root': from.root },
          }
        : { expression: 'attribute_not_exists(#sk)', names: { '#sk': 'sk' } },
    ),
});
