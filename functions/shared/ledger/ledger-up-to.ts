import type { Ledger, Tail } from './types.ts';

/** What of a ledger reads: everything but the right to append. */
export type ReadLedger = Pick<Ledger, 'load' | 'read' | 'tail'>;

const earlier = (asked: number | undefined, end: number): number => Math.min(asked ?? end, end);

/** A ledger as it was when `end` was its last commit. Appending to it is refused: the past takes nothing more. */
export const ledgerUpTo = (ledger: ReadLedger, end: Tail): Ledger => ({
  append: () => Promise.reject(new Error(`nothing is appended to a ledger as at position ${end.position}`)),
  load: (id, stream, options = {}) =>
    ledger.load(id, stream, { ...options, position: earlier(options.position, end.position) }),
  read: (id, options = {}) =>
    ledger.read(id, { ...options, through: earlier(options.through, end.position) }),
  tail: async () => end,
});
