import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { dynamoPeople } from '../shared/directory/people.ts';
import { dynamoDb } from '../shared/dynamodb.ts';
import { ledgerLaws } from '../shared/facts/ledger-laws.ts';
import { dynamoLedger } from '../shared/ledger/dynamo-ledger.ts';
import { answerUrl } from '../shared/links/answer-url.ts';
import { linkKeys } from '../shared/links/link-keys.ts';
import { claims } from '../shared/operations/claims.ts';
import { jurisdictions } from '../shared/operations/jurisdictions.ts';
import { dynamoOperationsTable } from '../shared/operations/operations-table.ts';
import { sweeps } from '../shared/operations/sweeps.ts';
import { runtimeConfig } from '../shared/runtime-config.ts';
import { type Scheduled, scheduledInstant } from '../shared/scheduled.ts';
import { reminderIndex } from '../shared/views/reminder-index.ts';
import { viewReader } from '../shared/views/view-reader.ts';
import { type CatchUpReport, catchUp } from './catch-up.ts';
import { deliverBatch } from './deliver-batch.ts';
import { type ReportOutcome, recordReport, SesReport } from './delivery-report.ts';
import { transportsOf } from './transports.ts';

const config = runtimeConfig([
  'LEDGER_TABLE',
  'VIEWS_TABLE',
  'DIRECTORY_TABLE',
  'OPERATIONS_TABLE',
  'MAIL_FROM',
  'CONSOLE_URL',
  'API_URL',
  'LINK_SECRET_ID',
  'MAIL_ROUTE',
  'SMS_ROUTE',
]);
const log = new Logger();
const client = dynamoDb();
const operations = dynamoOperationsTable(client, config.OPERATIONS_TABLE);
const ledger = dynamoLedger({ client, table: config.LEDGER_TABLE });
const tools = {
  ledger,
  laws: ledgerLaws(ledger),
  people: dynamoPeople(client, config.DIRECTORY_TABLE),
  claims: claims(operations),
  jurisdictions: jurisdictions(operations),
  sweeps: sweeps(operations),
  views: viewReader({ client, viewsTable: config.VIEWS_TABLE, operationsTable: config.OPERATIONS_TABLE }),
  index: reminderIndex(client, config.VIEWS_TABLE),
  ...transportsOf({ mail: config.MAIL_ROUTE, from: config.MAIL_FROM, sms: config.SMS_ROUTE }),
  consoleUrl: config.CONSOLE_URL,
  answerUrl: answerUrl(config.API_URL, linkKeys(config.LINK_SECRET_ID)),
  mailDomain: /@([^>\s]+)/.exec(config.MAIL_FROM)?.[1] ?? 'plan-ledger.invalid',
  log,
};

type Wake = SQSEvent | SesReport | Scheduled;

const tickOf = (wake: Scheduled) => {
  const now = scheduledInstant(wake);
  return { now, holder: `tick ${wake.id ?? now}` };
};

/**
 * Messages of the queue, each by itself; what SES reports of a mail; or a tick of the schedule, which sends digests and
 * what the queue lost.
 */
export const handler = middy<Wake, SQSBatchResponse | CatchUpReport | ReportOutcome>()
  .use(injectLambdaContext(log, { resetKeys: true }))
  .handler((wake, context) => {
    if ('Records' in wake) return deliverBatch(tools, wake.Records);
    if ('source' in wake && wake.source === 'aws.ses') return recordReport(tools, SesReport.parse(wake));
    return catchUp(tools, tickOf(wake), () => context.getRemainingTimeInMillis());
  });
