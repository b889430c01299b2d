import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { LedgerId } from '../../../events/identifiers.ts';
import { createLedger } from './create-ledger.ts';
import { dynamoCommitTable } from './dynamo-table.ts';
import { nodeSha256 } from './node-sha256.ts';
import { pooledRandomBytes } from './pooled-random-bytes.ts';
import type { Ledger } from './types.ts';

export interface DynamoLedgerOptions {
  readonly client: DynamoDBClient;
  readonly table: string;
  /** Told before a ledger's first commit is put. @default nobody is told */
  readonly announce?: (ledger: LedgerId) => Promise<void>;
  /** How long one append contends with other processes, in milliseconds. @default 5000 */
  readonly patienceMs?: number;
}

/**
 * The ledger on DynamoDB. One per process, at module scope.
 * @example const ledger = dynamoLedger({ client: dynamoDb(), table: config.LEDGER_TABLE, announce });
 */
export const dynamoLedger = ({ client, table, ...options }: DynamoLedgerOptions): Ledger =>
  createLedger({
    ...options,
    table: dynamoCommitTable(client, table),
    suite: nodeSha256,
    randomBytes: pooledRandomBytes,
  });
