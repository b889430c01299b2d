import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import { s3Bucket, s3Client } from '../shared/bucket/s3-bucket.ts';
import { answerDoorbell, type Rung } from '../shared/doorbell.ts';
import { dynamoDb } from '../shared/dynamodb.ts';
import { dynamoLedger } from '../shared/ledger/dynamo-ledger.ts';
import { checkpoints } from '../shared/operations/checkpoints.ts';
import { jurisdictions } from '../shared/operations/jurisdictions.ts';
import { dynamoOperationsTable } from '../shared/operations/operations-table.ts';
import { heads } from '../shared/proof/heads.ts';
import { logReader } from '../shared/proof/log-reader.ts';
import { runtimeConfig } from '../shared/runtime-config.ts';
import { type Scheduled, scheduledInstant } from '../shared/scheduled.ts';
import { bodyRemover } from './body-remover.ts';
import { redactor } from './redactor.ts';

const config = runtimeConfig(['LEDGER_TABLE', 'OPERATIONS_TABLE', 'LOG_BUCKET']);
const log = new Logger();
const client = dynamoDb();
const operations = dynamoOperationsTable(client, config.OPERATIONS_TABLE);
const ledger = dynamoLedger({ client, table: config.LEDGER_TABLE });
const tools = { ledger, checkpoints: checkpoints(operations), jurisdictions: jurisdictions(operations), log };
const parts = {
  ledger,
  log: logReader(s3Bucket(s3Client(), config.LOG_BUCKET), heads(operations)),
  bodies: bodyRemover(client, config.LEDGER_TABLE),
};

export const handler = middy<Scheduled, Rung>()
  .use(injectLambdaContext(log, { resetKeys: true }))
  .handler((bell, context) =>
    answerDoorbell(
      tools,
      async () => redactor({ ...parts, now: scheduledInstant(bell) }),
      bell,
      () => context.getRemainingTimeInMillis(),
    ),
  );
