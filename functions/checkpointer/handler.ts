import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import { s3Bucket, s3Client } from '../shared/bucket/s3-bucket.ts';
import { type Rung, visitLedgers } from '../shared/doorbell.ts';
import { dynamoDb } from '../shared/dynamodb.ts';
import { dynamoLedger } from '../shared/ledger/dynamo-ledger.ts';
import { jurisdictions } from '../shared/operations/jurisdictions.ts';
import { dynamoOperationsTable } from '../shared/operations/operations-table.ts';
import { heads } from '../shared/proof/heads.ts';
import { runtimeConfig } from '../shared/runtime-config.ts';
import { type Scheduled, scheduledInstant } from '../shared/scheduled.ts';
import { kmsClient, kmsSigner, kmsSm2Signer } from '../shared/signing/kms-signer.ts';
import { type Checkpointed, checkpointLedger } from './checkpoint-ledger.ts';

const config = runtimeConfig([
  'LEDGER_TABLE',
  'OPERATIONS_TABLE',
  'LOG_BUCKET',
  'SIGNING_KEY_ID',
  'SECOND_SIGNING_KEY_ID',
]);
const log = new Logger();
const client = dynamoDb();
const operations = dynamoOperationsTable(client, config.OPERATIONS_TABLE);
const kms = kmsClient();
const tools = {
  ledger: dynamoLedger({ client, table: config.LEDGER_TABLE }),
  bucket: s3Bucket(s3Client(), config.LOG_BUCKET),
  heads: heads(operations),
  signer: kmsSigner(kms, config.SIGNING_KEY_ID),
  further:
    config.SECOND_SIGNING_KEY_ID === undefined ? [] : [kmsSm2Signer(kms, config.SECOND_SIGNING_KEY_ID)],
};
const visits = { jurisdictions: jurisdictions(operations), log };

/** Signs what is new: of the ledger in which a legal act stands at once, of every ledger each minute. */
export const handler = middy<Scheduled, Rung<Checkpointed>>()
  .use(injectLambdaContext(log, { resetKeys: true }))
  .handler((bell, context) =>
    visitLedgers(visits, bell, async (ledger) => {
      const timeLeft = () => context.getRemainingTimeInMillis();
      const checkpointed = await checkpointLedger(tools, ledger, scheduledInstant(bell), timeLeft);
      // Said also when nothing was new: the log shows that the ledger still extends what was signed.
      log.info('checkpoint', { ...checkpointed });
      return checkpointed;
    }),
  );
