import { dynamoDb } from '../shared/dynamodb.ts';
import { ledgerFacts } from '../shared/facts/ledger-facts.ts';
import { ledgerLaws } from '../shared/facts/ledger-laws.ts';
import { announceIn } from '../shared/ledger/announce.ts';
import { dynamoLedger } from '../shared/ledger/dynamo-ledger.ts';
import { runtimeConfig } from '../shared/runtime-config.ts';
import { viewReader } from '../shared/views/view-reader.ts';
import { commandsApi } from './api.ts';

const config = runtimeConfig(['LEDGER_TABLE', 'VIEWS_TABLE', 'OPERATIONS_TABLE', 'LEDGER_SUITE']);
const client = dynamoDb();
const ledger = dynamoLedger({
  client,
  table: config.LEDGER_TABLE,
  suite: config.LEDGER_SUITE,
  announce: announceIn(client, config.OPERATIONS_TABLE),
});
const views = viewReader({
  client,
  viewsTable: config.VIEWS_TABLE,
  operationsTable: config.OPERATIONS_TABLE,
});

export const handler = commandsApi({
  ledger,
  facts: ledgerFacts(ledger, views),
  laws: ledgerLaws(ledger),
});
