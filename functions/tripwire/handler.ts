import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { dynamoDb } from '../shared/dynamodb.ts';
import { dynamoLedger } from '../shared/ledger/dynamo-ledger.ts';
import { runtimeConfig } from '../shared/runtime-config.ts';
import { inspectChange } from './tripwire.ts';

const config = runtimeConfig(['LEDGER_TABLE']);
const log = new Logger();
const tools = { ledger: dynamoLedger({ client: dynamoDb(), table: config.LEDGER_TABLE }), log };

/** Gets what changes or removes items of the ledger table and nothing else; a record that can't be judged now comes again. */
export const handler = middy<DynamoDBStreamEvent, DynamoDBBatchResponse>()
  .use(injectLambdaContext(log, { resetKeys: true }))
  .handler(async ({ Records }) => {
    for (const record of Records) {
      try {
        await inspectChange(tools, record);
      } catch (error) {
        log.warn('not judged yet', { error: error instanceof Error ? error : new Error(String(error)) });
        return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] };
      }
    }
    return { batchItemFailures: [] };
  });
