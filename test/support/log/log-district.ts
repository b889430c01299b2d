import { generateKeyPairSync } from 'node:crypto';
import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { civilDate, instant } from '../../../events/civil-date.ts';
import type { HashSuiteName } from '../../../events/hash-suite.ts';
import { OrganisationId, organisationStream } from '../../../events/identifiers.ts';
import { type CheckpointTools, checkpointLedger } from '../../../functions/checkpointer/checkpoint-ledger.ts';
import { dynamoOperationsTable } from '../../../functions/shared/operations/operations-table.ts';
import { heads } from '../../../functions/shared/proof/heads.ts';
import { readCheckpoint } from '../../../functions/shared/proof/signed-checkpoint.ts';
import { keyFileSigner } from '../../../functions/shared/signing/key-file-signer.ts';
import type { Signer } from '../../../functions/shared/signing/signer.ts';
import { sm2KeyFile } from '../../../functions/shared/signing/sm2-key-file.ts';
import { sm2Signer } from '../../../functions/shared/signing/sm2-signer.ts';
import { shijingshanOrganisations } from '../builders.ts';
import { openDistrict, SHIJINGSHAN } from '../district.ts';
import { MemoryBucket } from './memory-bucket.ts';

export const freshSigner = (): Signer =>
  keyFileSigner(
    generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
  );

export const freshSm2Signer = (): Signer =>
  sm2Signer(
    sm2KeyFile(
      generateKeyPairSync('ec', { namedCurve: 'SM2' })
        .privateKey.export({ format: 'pem', type: 'pkcs8' })
        .toString(),
    ),
  );

export const NOW = instant('2026-03-02T01:00:00.000Z');

/** A district on a real engine whose ledger is signed into a bucket in memory. */
export async function openLogDistrict(suite: HashSuiteName = 'sha256') {
  const district = await openDistrict(suite);
  const bucket = new MemoryBucket();
  const tools: CheckpointTools = {
    ledger: district.ledger,
    bucket,
    heads: heads(dynamoOperationsTable(district.client, 'Operations')),
    signer: freshSigner(),
  };
  let registered = 0;
  return {
    ...district,
    bucket,
    tools,
    /** So many commits more, each small and on a stream of its own */
    async grow(commits: number) {
      const [template] = shijingshanOrganisations;
      if (!template) throw new Error('no organisation to copy');
      for (let n = 0; n < commits; n++) {
        const organisationId = OrganisationId.parse(`body-${++registered}`);
        const body = { ...template, organisationId };
        await district.append(organisationStream(organisationId), 0, [
          { type: 'OrganisationRegistered', occurredOn: civilDate('2026-01-04'), body },
        ]);
      }
    },
    checkpoint: (changes: Partial<CheckpointTools> = {}) =>
      checkpointLedger({ ...tools, ...changes }, SHIJINGSHAN, NOW),
    /** Every checkpoint in the bucket by its size */
    checkpoints: () =>
      [...bucket.objects]
        .filter(([key]) => key.startsWith(`${SHIJINGSHAN}/checkpoints/`))
        .map(([, bytes]) => readCheckpoint(SHIJINGSHAN, bytes))
        .filter((read) => read !== undefined),
    /** The commit at a position as it is stored */
    async stored(position: number) {
      for await (const commit of district.ledger.read(SHIJINGSHAN, { after: position - 1, limit: 1 }))
        return commit.stored;
      throw new Error(`no commit at ${position}`);
    },
    /** Takes a body out, as the redactor and as an administrator can */
    withhold: (position: number, index: number) =>
      district.client.send(
        new UpdateItemCommand({
          TableName: 'Ledger',
          Key: { ledger: { S: SHIJINGSHAN }, position: { N: String(position) } },
          UpdateExpression: `SET bodies[${index}] = :nothing, salts[${index}] = :nothing`,
          ExpressionAttributeValues: { ':nothing': { NULL: true } },
        }),
      ),
    /** Changes an item of the ledger as only an administrator of the database can */
    tamper: (position: number, attribute: string, value: { S: string } | { B: Uint8Array }) =>
      district.client.send(
        new UpdateItemCommand({
          TableName: 'Ledger',
          Key: { ledger: { S: SHIJINGSHAN }, position: { N: String(position) } },
          UpdateExpression: 'SET #attribute = :value',
          ExpressionAttributeNames: { '#attribute': attribute },
          ExpressionAttributeValues: { ':value': value },
        }),
      ),
  };
}
export type LogDistrict = Awaited<ReturnType<typeof openLogDistrict>>;
