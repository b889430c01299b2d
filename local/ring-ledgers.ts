import { unmarshall } from '@aws-sdk/util-dynamodb';
import { ledgerTable, operationsTable } from '../functions/shared/tables.ts';
import { callEngine, type Engine } from './engine/engine.ts';
import type { TableStreams } from './messaging/table-streams.ts';
import type { Deployment } from './template/deployment.ts';

/**
 * Rings the stream of the ledger table once for each ledger that has commits, as of its last one: whatever was written
 * before this process ended and not followed is followed now.
 */
export async function ringLedgers(
  deployment: Deployment,
  engine: Engine,
  streams: TableStreams,
): Promise<void> {
  const ledgers = tableOf(deployment, 'LEDGER_TABLE');
  const operations = tableOf(deployment, 'OPERATIONS_TABLE');
  if (ledgers === undefined || operations === undefined) return;
  const jurisdictions = await query(engine, {
    TableName: operations,
    KeyConditionExpression: '#pk = :pk',
    ExpressionAttributeNames: { '#pk': operationsTable.partitionKey },
    ExpressionAttributeValues: { ':pk': { S: 'jurisdictions' } },
  });
  for (const jurisdiction of jurisdictions) {
    const id = String(unmarshall(jurisdiction)[operationsTable.sortKey]);
    const [tail] = await query(engine, {
      TableName: ledgers,
      KeyConditionExpression: '#ledger = :ledger',
      ExpressionAttributeNames: { '#ledger': ledgerTable.partitionKey, '#position': ledgerTable.sortKey },
      ExpressionAttributeValues: { ':ledger': { S: id } },
      ProjectionExpression: '#ledger, #position',
      ScanIndexForward: false,
      Limit: 1,
      ConsistentRead: true,
    });
    if (tail) streams.record({ table: ledgers, eventName: 'INSERT', keys: tail });
  }
}

/** Name of a table by the environment variable under which functions know it. */
export function tableOf(deployment: Deployment, variable: string): string | undefined {
  for (const { environment } of deployment.functions) if (environment[variable]) return environment[variable];
  return undefined;
}

type Item = Parameters<typeof unmarshall>[0] & Readonly<Record<string, unknown>>;

async function query(engine: Engine, input: unknown): Promise<readonly Item[]> {
  const { Items } = await callEngine(engine, 'Query', input);
  return (Items ?? []) as Item[];
}
