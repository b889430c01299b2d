import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import { answerDoorbell, type Doorbell, type Rung } from '../shared/doorbell.ts';
import { dynamoDb } from '../shared/dynamodb.ts';
import { ledgerLaws } from '../shared/facts/ledger-laws.ts';
import { dynamoLedger } from '../shared/ledger/dynamo-ledger.ts';
import { checkpoints } from '../shared/operations/checkpoints.ts';
import { jurisdictions } from '../shared/operations/jurisdictions.ts';
import { dynamoOperationsTable } from '../shared/operations/operations-table.ts';
import { runtimeConfig } from '../shared/runtime-config.ts';
import { generations } from '../shared/views/generations.ts';
import { viewWriter } from '../shared/views/view-writer.ts';
import { projector } from './projector.ts';

const config = runtimeConfig(['LEDGER_TABLE', 'VIEWS_TABLE', 'OPERATIONS_TABLE']);
const log = new Logger();
const client = dynamoDb();
const operations = dynamoOperationsTable(client, config.OPERATIONS_TABLE);
const live = generations(operations);
const ledger = dynamoLedger({ client, table: config.LEDGER_TABLE });
const tools = {
  ledger,
  views: viewWriter(client, config.VIEWS_TABLE),
  laws: ledgerLaws(ledger),
  checkpoints: checkpoints(operations),
  jurisdictions: jurisdictions(operations),
  log,
};

export const handler = middy<Doorbell, Rung>()
  .use(injectLambdaContext(log, { resetKeys: true }))
  .handler((bell, context) =>
    answerDoorbell(
      tools,
      async (ledger) => projector(tools, await live.live(ledger)),
      bell,
      () => context.getRemainingTimeInMillis(),
    ),
  );
