import { dynamoDb } from '../shared/dynamodb.ts';
import { ledgerLaws } from '../shared/facts/ledger-laws.ts';
import { dynamoLedger } from '../shared/ledger/dynamo-ledger.ts';
import { linkKeys } from '../shared/links/link-keys.ts';
import { runtimeConfig } from '../shared/runtime-config.ts';
import { viewReader } from '../shared/views/view-reader.ts';
import { answersApi } from './api.ts';

const config = runtimeConfig(['LEDGER_TABLE', 'VIEWS_TABLE', 'OPERATIONS_TABLE', 'LINK_SECRET_ID']);
const client = dynamoDb();
const ledger = dynamoLedger({ client, table: config.LEDGER_TABLE });

export const handler = answersApi({
  ledger,
  laws: ledgerLaws(ledger),
  views: viewReader({ client, viewsTable: config.VIEWS_TABLE, operationsTable: config.OPERATIONS_TABLE }),
  linkKeys: linkKeys(config.LINK_SECRET_ID),
});
