import { afterAll, beforeAll, describe } from 'vitest';
import { checkAppending } from './checks/appending.ts';
import { checkConsuming } from './checks/consuming.ts';
import { checkContending } from './checks/contending.ts';
import { checkCost } from './checks/cost.ts';
import { checkFaults } from './checks/faults.ts';
import { checkProof } from './checks/proof.ts';
import { checkReading } from './checks/reading.ts';
import type { LedgerStore } from './ledger-store.ts';

/** What every ledger must do, whatever keeps it: checks C1 to C20, one store for all of them, a fresh ledger for each. */
export function ledgerConformance(name: string, makeStore: () => Promise<LedgerStore>): void {
  describe(`a ledger on ${name}`, () => {
    let store: LedgerStore | undefined;
    beforeAll(async () => {
      store = await makeStore();
    });
    afterAll(() => store?.stop());
    const running = (): LedgerStore => {
      if (!store) throw new Error('the store is not running');
      return store;
    };
    for (const check of [
      checkAppending,
      checkContending,
      checkReading,
      checkConsuming,
      checkProof,
      checkCost,
      checkFaults,
    ])
      check(running);
  });
}
