import { dynamoDb } from '../shared/dynamodb.ts';
import { ledgerFacts } from '../shared/facts/ledger-facts.ts';
import { ledgerLaws } from '../shared/facts/ledger-laws.ts';
import { dynamoLedger } from '../shared/ledger/dynamo-ledger.ts';
import { runtimeConfig } from '../shared/runtime-config.ts';
import { pastViews } from '../shared/views/past-views.ts';
import { viewReader } from '../shared/views/view-reader.ts';
import { queriesApi } from './api.ts';

const config = runtimeConfig(['LEDGER_TABLE', 'VIEWS_TABLE', 'OPERATIONS_TABLE']);
const client = dynamoDb();
const ledger = dynamoLedger({ client, table: config.LEDGER_TABLE });
const views = viewReader({
  client,
  viewsTable: config.VIEWS_TABLE,
  operationsTable: config.OPERATIONS_TABLE,
});

export const handler = queriesApi({
  ledger,
  views,
  facts: ledgerFacts(ledger, views),
  laws: ledgerLaws(ledger),
  past: pastViews(ledger),
});
