import type { HashSuite } from '../../../events/hash-suite.ts';
import type { LedgerId } from '../../../events/identifiers.ts';
import type { CommitTable } from './commit-table.ts';
import { draftOf } from './draft.ts';
import { type Pause, realPause } from './pause.ts';
import { persistentTable } from './persistent-table.ts';
import { readCommits } from './read-commits.ts';
import type { Ledger } from './types.ts';
import { LedgerWriter } from './writer.ts';

export interface LedgerPorts {
  readonly table: CommitTable;
  /** Of ledgers that hold nothing yet; any other goes on in its own */
  readonly suite: HashSuite;
  /** Source of salts; cryptographic outside of tests */
  readonly randomBytes: (count: number) => Uint8Array;
  /** Told before a ledger's first commit is put; must bear repetition. @default nobody is told */
  readonly announce?: ((ledger: LedgerId) => Promise<void>) | undefined;
  /** @default real time */
  readonly pause?: Pause;
  /** How long one append contends with other processes, in milliseconds. @default 5000 */
  readonly patienceMs?: number;
}

/** A ledger over any table that can put under a condition and read consistently. Keep one per process: it remembers tails. */
export function createLedger(ports: LedgerPorts): Ledger {
  const { suite, randomBytes, pause = realPause, patienceMs = 5000, announce = async () => {} } = ports;
  const table = persistentTable(ports.table, pause);
  const writers = new Map<LedgerId, LedgerWriter>();
  const writerOf = (ledger: LedgerId): LedgerWriter => {
    const known = writers.get(ledger);
    if (known) return known;
    const writer = new LedgerWriter(ledger, { table, suite, pause, announce, patienceMs });
    writers.set(ledger, writer);
    return writer;
  };
  return {
    append: async (request) => writerOf(request.ledger).append(draftOf(request, randomBytes, suite)),
    load: (ledger, stream, options = {}) => writerOf(ledger).load(stream, options),
    read: (ledger, options) => readCommits(table, ledger, options),
    tail: (ledger, options) => writerOf(ledger).tail(options?.maxAgeMs ?? 0),
  };
}
