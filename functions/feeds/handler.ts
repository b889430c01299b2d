import { randomBytes } from 'node:crypto';
import { dynamoPeople } from '../shared/directory/people.ts';
import { dynamoDb } from '../shared/dynamodb.ts';
import { feeds } from '../shared/operations/feeds.ts';
import { dynamoOperationsTable } from '../shared/operations/operations-table.ts';
import { runtimeConfig } from '../shared/runtime-config.ts';
import { viewReader } from '../shared/views/view-reader.ts';
import { feedsApi } from './api.ts';

const config = runtimeConfig([
  'VIEWS_TABLE',
  'DIRECTORY_TABLE',
  'OPERATIONS_TABLE',
  'API_URL',
  'CONSOLE_URL',
]);
const client = dynamoDb();

export const handler = feedsApi({
  feeds: feeds(dynamoOperationsTable(client, config.OPERATIONS_TABLE)),
  people: dynamoPeople(client, config.DIRECTORY_TABLE),
  views: viewReader({ client, viewsTable: config.VIEWS_TABLE, operationsTable: config.OPERATIONS_TABLE }),
  apiUrl: config.API_URL,
  consoleUrl: config.CONSOLE_URL,
  newToken: () => randomBytes(16).toString('hex'),
});
