import { randomBytes } from 'node:crypto';
import { createLedger, type LedgerPorts } from '../../functions/shared/ledger/create-ledger.ts';
import { nodeSha256 } from '../../functions/shared/ledger/node-sha256.ts';
import type { Ledger } from '../../functions/shared/ledger/types.ts';
import { MemoryTable } from './memory-table.ts';

/**
 * The real ledger over a table in memory: everything but the engine is what production runs.
 * @example const ledger = memoryLedger();
 */
export const memoryLedger = (ports: Partial<LedgerPorts> = {}): Ledger =>
  createLedger({ table: new MemoryTable(), suite: nodeSha256, randomBytes, ...ports });
