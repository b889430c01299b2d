import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { VerifierKey } from '../../verifier/src/note.ts';
import { ED25519, keyId } from '../../verifier/src/note-text.ts';
import { s3Bucket, s3Client } from '../shared/bucket/s3-bucket.ts';
import { type Rung, visitLedgers } from '../shared/doorbell.ts';
import { dynamoDb } from '../shared/dynamodb.ts';
import { jurisdictions } from '../shared/operations/jurisdictions.ts';
import { dynamoOperationsTable } from '../shared/operations/operations-table.ts';
import { heads } from '../shared/proof/heads.ts';
import { hash, originOf } from '../shared/proof/log.ts';
import { logReader } from '../shared/proof/log-reader.ts';
import { runtimeConfig } from '../shared/runtime-config.ts';
import { type Scheduled, scheduledInstant } from '../shared/scheduled.ts';
import { kmsClient, kmsSigner } from '../shared/signing/kms-signer.ts';
import { tableStates } from './table-states.ts';
import { type Witnessed, witnessLedger } from './witness-ledger.ts';

const config = runtimeConfig([
  'OPERATIONS_TABLE',
  'LOG_BUCKET',
  'SIGNING_KEY_ID',
  'WITNESS_KEY_ID',
  'WITNESS_NAME',
]);
const logger = new Logger();
const operations = dynamoOperationsTable(dynamoDb(), config.OPERATIONS_TABLE);
const bucket = s3Bucket(s3Client(), config.LOG_BUCKET);
const kms = kmsClient();
/** Whose checkpoints are witnessed: only the public half of this key may be read here. */
const log = kmsSigner(kms, config.SIGNING_KEY_ID);
const witnessing = {
  name: config.WITNESS_NAME,
  signer: kmsSigner(kms, config.WITNESS_KEY_ID),
  states: tableStates(operations),
};
const tools = { bucket, log: logReader(bucket, heads(operations)) };
const visits = { jurisdictions: jurisdictions(operations), log: logger };

export const handler = middy<Scheduled, Rung<Witnessed>>()
  .use(injectLambdaContext(logger, { resetKeys: true }))
  .handler((bell) =>
    visitLedgers(visits, bell, async (ledger) => {
      const name = originOf(ledger);
      const named = { name, type: ED25519, publicKey: await log.publicKey() } as const;
      const key: VerifierKey = { ...named, id: keyId(named, hash) };
      const witness = { ...witnessing, keysOf: (origin: string) => (origin === name ? [key] : []) };
      const witnessed = await witnessLedger({ ...tools, witness }, ledger, scheduledInstant(bell));
      logger.info('witnessed', { ...witnessed });
      return witnessed;
    }),
  );
