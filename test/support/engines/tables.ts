import { CreateTableCommand, type DynamoDBClient, type KeySchemaElement } from '@aws-sdk/client-dynamodb';
import {
  directoryTable,
  ledgerTable,
  operationsTable,
  viewsTable,
} from '../../../functions/shared/tables.ts';

interface Index {
  readonly index: string;
  readonly partitionKey?: string;
  readonly sortKey: string;
}
interface Keys {
  readonly partitionKey: string;
  readonly sortKey: string;
}

const keySchema = (partitionKey: string, sortKey: string): KeySchemaElement[] => [
  { AttributeName: partitionKey, KeyType: 'HASH' },
  { AttributeName: sortKey, KeyType: 'RANGE' },
];

/** Creates a table with the keys and indexes that tables.ts names; all projections ALL, as in the template. */
async function createTable(
  client: DynamoDBClient,
  name: string,
  keys: Keys,
  indexes: readonly Index[],
): Promise<string> {
  const attributes = new Set(
    [keys, ...indexes].flatMap(({ partitionKey, sortKey }) => [partitionKey ?? keys.partitionKey, sortKey]),
  );
  const projected = { Projection: { ProjectionType: 'ALL' as const } };
  const local = indexes.filter((index) => index.partitionKey === undefined);
  const global = indexes.filter((index) => index.partitionKey !== undefined);
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: keySchema(keys.partitionKey, keys.sortKey),
      AttributeDefinitions: [...attributes].map((attribute) => ({
        AttributeName: attribute,
        AttributeType: attribute === ledgerTable.sortKey ? 'N' : 'S',
      })),
      ...(local.length > 0 && {
        LocalSecondaryIndexes: local.map(({ index, sortKey }) => ({
          IndexName: index,
          KeySchema: keySchema(keys.partitionKey, sortKey),
          ...projected,
        })),
      }),
      ...(global.length > 0 && {
        GlobalSecondaryIndexes: global.map(({ index, partitionKey = keys.partitionKey, sortKey }) => ({
          IndexName: index,
          KeySchema: keySchema(partitionKey, sortKey),
          ...projected,
        })),
      }),
    }),
  );
  return name;
}

export const createLedgerTable = (client: DynamoDBClient, name = 'Ledger'): Promise<string> =>
  createTable(client, name, ledgerTable, [ledgerTable.byStream]);

export const createOperationsTable = (client: DynamoDBClient, name = 'Operations'): Promise<string> =>
  createTable(client, name, operationsTable, []);

export const createViewsTable = (client: DynamoDBClient, name = 'Views'): Promise<string> =>
  createTable(client, name, viewsTable, [
    viewsTable.register,
    viewsTable.byOrganisation,
    viewsTable.byDue,
    viewsTable.byReminder,
    viewsTable.undelivered,
  ]);

export const createDirectoryTable = (client: DynamoDBClient, name = 'Directory'): Promise<string> =>
  createTable(client, name, directoryTable, [directoryTable.byOrganisation]);
