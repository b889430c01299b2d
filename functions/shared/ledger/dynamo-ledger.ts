import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { HashSuiteName } from '../../../events/hash-suite.ts';
import type { LedgerId } from '../../../events/identifiers.ts';
import { createLedger } from './create-ledger.ts';
import { dynamoCommitTable } from './dynamo-table.ts';
import { pooledRandomBytes } from './pooled-random-bytes.ts';
import { suites } from './suites.ts';
import type { Ledger } from './types.ts';

export interface DynamoLedgerOptions {
  readonly client: DynamoDBClient;
  readonly table: string;
  /** Told before a ledger's first commit is put. @default nobody is told */
  readonly announce?: (ledger: LedgerId) => Promise<void>;
  /** Of ledgers that hold nothing yet. @default sha256 */
  readonly suite?: HashSuiteName;
  /** How long one append contends with other processes, in milliseconds. @default 5000 */
  readonly patienceMs?: number;
}

/**
 * The ledger on DynamoDB. One per process, at module scope.
 * @example const ledger = dynamoLedger({ client: dynamoDb(), table: config.LEDGER_TABLE, announce });
 */
export const dynamoLedger = ({ client, table, suite = 'sha256', ...options }: DynamoLedgerOptions): Ledger =>
  createLedger({
    ...options,
    table: dynamoCommitTable(client, table),
    suite: suites[suite],
    randomBytes: pooledRandomBytes,
  });
