import type { CommitTable } from './commit-table.ts';
import { isPassing } from './engine-trouble.ts';
import type { Pause } from './pause.ts';
import { LedgerUnavailable } from './types.ts';

/** Tries of one request, the first included. */
const TRIES = 6;
/** Full jitter over 25, 50, 100, 200, 400 ms: about 0.4 s of waiting on average, 0.8 s at most. */
const FIRST_WAIT_MS = 25;

/**
 * Asks again when the engine was busy, broke or was not heard. Safe for a put whose fate is unknown: the same row goes
 * to the same position, so that at most one of the tries can stand, and a later one is told that the position is taken
 * (by the row itself, as its commitId shows). This is the look whether the commit stands and the retry in one request.
 * Throws LedgerUnavailable when every try failed.
 */
export function persistentTable(table: CommitTable, pause: Pause): CommitTable {
  async function persist<T>(act: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await act();
      } catch (error) {
        if (!isPassing(error)) throw error;
        if (tries === TRIES)
          throw new LedgerUnavailable(`the ledger's engine did not answer in ${TRIES} tries`, {
            cause: error,
          });
        await pause.upTo(FIRST_WAIT_MS * 2 ** (tries - 1));
      }
    }
  }
  return {
    put: (row) => persist(() => table.put(row)),
    page: (query) => persist(() => table.page(query)),
    streamPage: (query) => persist(() => table.streamPage(query)),
  };
}
