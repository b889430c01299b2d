import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import { dynamoPeople } from '../shared/directory/people.ts';
import { dynamoDb } from '../shared/dynamodb.ts';
import { ledgerLaws } from '../shared/facts/ledger-laws.ts';
import { dynamoLedger } from '../shared/ledger/dynamo-ledger.ts';
import { jurisdictions } from '../shared/operations/jurisdictions.ts';
import { dynamoOperationsTable } from '../shared/operations/operations-table.ts';
import { sweeps } from '../shared/operations/sweeps.ts';
import { runtimeConfig } from '../shared/runtime-config.ts';
import { type Scheduled, scheduledInstant } from '../shared/scheduled.ts';
import { reminderIndex } from '../shared/views/reminder-index.ts';
import { viewReader } from '../shared/views/view-reader.ts';
import { type SweepReport, sweep } from './sweep.ts';

const config = runtimeConfig(['LEDGER_TABLE', 'VIEWS_TABLE', 'DIRECTORY_TABLE', 'OPERATIONS_TABLE']);
const log = new Logger();
const client = dynamoDb();
const operations = dynamoOperationsTable(client, config.OPERATIONS_TABLE);
const ledger = dynamoLedger({ client, table: config.LEDGER_TABLE });
const tools = {
  ledger,
  laws: ledgerLaws(ledger),
  people: dynamoPeople(client, config.DIRECTORY_TABLE),
  jurisdictions: jurisdictions(operations),
  sweeps: sweeps(operations),
  views: viewReader({ client, viewsTable: config.VIEWS_TABLE, operationsTable: config.OPERATIONS_TABLE }),
  due: reminderIndex(client, config.VIEWS_TABLE),
  log,
};

export const handler = middy<Scheduled, SweepReport>()
  .use(injectLambdaContext(log, { resetKeys: true }))
  .handler(async (tick, context) => {
    const report = await sweep(tools, scheduledInstant(tick), () => context.getRemainingTimeInMillis());
    log.info('swept', { ...report });
    return report;
  });
