import type { LedgerId } from '../../../events/identifiers.ts';
import type { CommitRow } from '../../../functions/shared/ledger/commit-row.ts';
import type { CommitTable, Page, PutOutcome } from '../../../functions/shared/ledger/commit-table.ts';
import type { Fault, NextFault } from '../../support/engines/fault-proxy.ts';
import { memoryLedger } from '../../support/memory-ledger.ts';
import { MemoryTable } from '../../support/memory-table.ts';
import type { LedgerStore, Spent } from './ledger-store.ts';

export async function memoryStore(): Promise<LedgerStore> {
  const table = new MemoryTable();
  return {
    countsIndexWrites: false,
    open: ({ announced } = {}) => memoryLedger({ table, announce: announced }),
    openFaulty: async (nextFault) => memoryLedger({ table: faulty(table, nextFault) }),
    openMetered() {
      let entries: Spent[] = [];
      const meter = (entry: Spent) => entries.push(entry);
      return {
        ledger: memoryLedger({ table: metered(table, meter) }),
        spent() {
          const spent = entries;
          entries = [];
          return spent;
        },
      };
    },
    async tamper(ledger: LedgerId, position: number, change: (row: CommitRow) => CommitRow | undefined) {
      const key = MemoryTable.key(ledger, position);
      const row = table.rows.get(key);
      if (!row) throw new Error(`nothing stands at ${key}`);
      const changed = change(row);
      if (changed) table.rows.set(key, changed);
      else table.rows.delete(key);
    },
    stop: async () => {},
  };
}

const failure = (fault: Fault): Error =>
  fault === 'THROTTLED'
    ? Object.assign(new Error('busy'), { name: 'ThrottlingException' })
    : Object.assign(new Error('no answer'), { code: 'ECONNRESET' });

function faulty(table: CommitTable, nextFault: NextFault): CommitTable {
  async function meet<T>(operation: string, act: () => Promise<T>): Promise<T> {
    const fault = nextFault(operation);
    if (fault === undefined) return act();
    if (fault === 'ANSWER_LOST' || fault === 'DONE_BUT_500' || fault === 'ANSWER_LATE') await act();
    throw failure(fault);
  }
  return {
    put: (row) => meet('PutItem', () => table.put(row)),
    page: (query) => meet('Query', () => table.page(query)),
    streamPage: (query) => meet('Query', () => table.streamPage(query)),
  };
}

function metered(table: CommitTable, meter: (entry: Spent) => void): CommitTable {
  const counted = (page: Page): Page => {
    meter({ operation: 'Query', units: undefined, rows: page.rows.length });
    return page;
  };
  const put = (outcome: PutOutcome): PutOutcome => {
    meter({ operation: 'PutItem', units: undefined, rows: 0 });
    return outcome;
  };
  return {
    put: async (row) => put(await table.put(row)),
    page: async (query) => counted(await table.page(query)),
    streamPage: async (query) => counted(await table.streamPage(query)),
  };
}
