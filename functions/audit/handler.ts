import { setTimeout as sleep } from 'node:timers/promises';
import { s3Bucket, s3Client } from '../shared/bucket/s3-bucket.ts';
import { dynamoDb } from '../shared/dynamodb.ts';
import { dynamoOperationsTable } from '../shared/operations/operations-table.ts';
import { heads } from '../shared/proof/heads.ts';
import { logReader } from '../shared/proof/log-reader.ts';
import { runtimeConfig } from '../shared/runtime-config.ts';
import { auditApi } from './api.ts';

const config = runtimeConfig(['OPERATIONS_TABLE', 'LOG_BUCKET']);
const bucket = s3Bucket(s3Client(), config.LOG_BUCKET);
const log = logReader(bucket, heads(dynamoOperationsTable(dynamoDb(), config.OPERATIONS_TABLE)));

export const handler = auditApi({ bucket, log, sleep: (ms) => sleep(ms) });
