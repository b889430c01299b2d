import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import { s3Bucket, s3Client } from '../shared/bucket/s3-bucket.ts';
import { type Rung, visitLedgers } from '../shared/doorbell.ts';
import { dynamoDb } from '../shared/dynamodb.ts';
import { ledgerLaws } from '../shared/facts/ledger-laws.ts';
import { dynamoLedger } from '../shared/ledger/dynamo-ledger.ts';
import { jurisdictions } from '../shared/operations/jurisdictions.ts';
import { dynamoOperationsTable } from '../shared/operations/operations-table.ts';
import { heads } from '../shared/proof/heads.ts';
import { logReader } from '../shared/proof/log-reader.ts';
import { runtimeConfig } from '../shared/runtime-config.ts';
import type { Scheduled } from '../shared/scheduled.ts';
import { viewReader } from '../shared/views/view-reader.ts';
import { liveViews } from './live-views.ts';
import { type Scrubbed, scrubLedger } from './scrub.ts';

const config = runtimeConfig(['LEDGER_TABLE', 'VIEWS_TABLE', 'OPERATIONS_TABLE', 'LOG_BUCKET']);
const logger = new Logger();
const client = dynamoDb();
const operations = dynamoOperationsTable(client, config.OPERATIONS_TABLE);
const ledger = dynamoLedger({ client, table: config.LEDGER_TABLE });
const bucket = s3Bucket(s3Client(), config.LOG_BUCKET);
const tools = {
  ledger,
  bucket,
  log: logReader(bucket, heads(operations)),
  views: viewReader({ client, viewsTable: config.VIEWS_TABLE, operationsTable: config.OPERATIONS_TABLE }),
  live: liveViews(client, config.VIEWS_TABLE),
  laws: ledgerLaws(ledger),
  logger,
};
const visits = { jurisdictions: jurisdictions(operations), log: logger };

export const handler = middy<Scheduled, Rung<Scrubbed>>()
  .use(injectLambdaContext(logger, { resetKeys: true }))
  .handler((bell, context) =>
    visitLedgers(visits, bell, (ledger) =>
      scrubLedger(tools, ledger, () => context.getRemainingTimeInMillis()),
    ),
  );
