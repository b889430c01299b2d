import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import { answerDoorbell, type Doorbell, type Rung } from '../shared/doorbell.ts';
import { dynamoDb } from '../shared/dynamodb.ts';
import { ledgerFacts } from '../shared/facts/ledger-facts.ts';
import { ledgerLaws } from '../shared/facts/ledger-laws.ts';
import { dynamoLedger } from '../shared/ledger/dynamo-ledger.ts';
import { checkpoints } from '../shared/operations/checkpoints.ts';
import { jurisdictions } from '../shared/operations/jurisdictions.ts';
import { dynamoOperationsTable } from '../shared/operations/operations-table.ts';
import { runtimeConfig } from '../shared/runtime-config.ts';
import { viewReader } from '../shared/views/view-reader.ts';
import { followUp } from './follow-up.ts';

const config = runtimeConfig(['LEDGER_TABLE', 'VIEWS_TABLE', 'OPERATIONS_TABLE']);
const log = new Logger();
const client = dynamoDb();
const operations = dynamoOperationsTable(client, config.OPERATIONS_TABLE);
const ledger = dynamoLedger({ client, table: config.LEDGER_TABLE });
const views = viewReader({
  client,
  viewsTable: config.VIEWS_TABLE,
  operationsTable: config.OPERATIONS_TABLE,
});
const tools = {
  ledger,
  checkpoints: checkpoints(operations),
  jurisdictions: jurisdictions(operations),
  log,
};
const consumer = followUp({
  ledger,
  facts: ledgerFacts(ledger, views),
  laws: ledgerLaws(ledger),
  views,
  log,
});

export const handler = middy<Doorbell, Rung>()
  .use(injectLambdaContext(log, { resetKeys: true }))
  .handler((bell, context) =>
    answerDoorbell(
      tools,
      async () => consumer,
      bell,
      () => context.getRemainingTimeInMillis(),
    ),
  );
