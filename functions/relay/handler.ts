import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import middy from '@middy/core';
import { answerDoorbell, type Doorbell, type Rung } from '../shared/doorbell.ts';
import { dynamoDb } from '../shared/dynamodb.ts';
import { dynamoLedger } from '../shared/ledger/dynamo-ledger.ts';
import { checkpoints } from '../shared/operations/checkpoints.ts';
import { jurisdictions } from '../shared/operations/jurisdictions.ts';
import { dynamoOperationsTable } from '../shared/operations/operations-table.ts';
import { runtimeConfig } from '../shared/runtime-config.ts';
import { relay } from './relay.ts';

const config = runtimeConfig(['LEDGER_TABLE', 'OPERATIONS_TABLE', 'EVENT_BUS_NAME']);
const log = new Logger();
const client = dynamoDb();
const operations = dynamoOperationsTable(client, config.OPERATIONS_TABLE);
const tools = {
  ledger: dynamoLedger({ client, table: config.LEDGER_TABLE }),
  checkpoints: checkpoints(operations),
  jurisdictions: jurisdictions(operations),
  log,
};
const consumer = relay({ client: new EventBridgeClient({ maxAttempts: 3 }), name: config.EVENT_BUS_NAME });

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
