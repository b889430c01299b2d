import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { AccessControl } from '../../../local/access.ts';
import { AwsEndpoint } from '../../../local/aws/aws-endpoint.ts';
import { KmsService } from '../../../local/aws/kms-service.ts';
import { ObjectFiles } from '../../../local/aws/object-files.ts';
import { S3Service } from '../../../local/aws/s3-service.ts';
import type { Deployment } from '../../../local/template/deployment.ts';
import type { Grant } from '../../../local/template/policies.ts';

const bucket = { name: 'AuditLog', arn: 'arn:aws-cn:s3:::AuditLog', newObjectsOnly: true };
const open = { name: 'Open', arn: 'arn:aws-cn:s3:::Open', newObjectsOnly: false };
const KEYS = 'arn:aws-cn:kms:cn-north-1:000000000000:key';
const key = { id: 'SigningKey', arn: `${KEYS}/SigningKey`, spec: 'ECC_NIST_EDWARDS25519' } as const;
const sm2Key = { id: 'Sm2SigningKey', arn: `${KEYS}/Sm2SigningKey`, spec: 'SM2' } as const;

const allow = (action: string, resource: string): Grant => ({ effect: 'Allow', action, resource });
const grants = new Map<string, readonly Grant[]>([
  [
    'writer',
    [
      allow('s3:GetObject', `${bucket.arn}/*/tile/*`),
      allow('s3:PutObject', `${bucket.arn}/*/tile/*`),
      allow('s3:ListBucket', bucket.arn),
      allow('s3:*', `${open.arn}*`),
      allow('kms:Sign', key.arn),
      allow('kms:GetPublicKey', key.arn),
      allow('kms:Sign', sm2Key.arn),
      allow('kms:GetPublicKey', sm2Key.arn),
    ],
  ],
  ['reader', [allow('s3:GetObject', `${bucket.arn}/*/tile/*`)]],
]);

/** S3 and KMS as the local runtime serves them, to SDKs that sign as `writer`, as `reader` or as anybody. */
export async function openLocalAws() {
  const directory = mkdtempSync(join(tmpdir(), 'local-aws-'));
  const functions = [...grants.keys()].map((name) => ({ name, roleArn: `arn:aws-cn:iam::0:role/${name}` }));
  const deployment = { functions, grants, tables: [] } as unknown as Deployment;
  const access = new AccessControl(deployment);
  const s3 = new S3Service([bucket, open], new ObjectFiles(join(directory, 'buckets')), access);
  const kms = new KmsService([key, sm2Key], join(directory, 'keys'), access);
  const endpoint = new AwsEndpoint({ json: { TrentService: kms.handle }, rest: { s3: s3.handle } }, (name) =>
    access.isFunction(name),
  );
  const address = await endpoint.listen();
  const as = (accessKeyId: string) => ({
    endpoint: address,
    region: 'cn-north-1',
    credentials: { accessKeyId, secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  return {
    bucket: bucket.name,
    open: open.name,
    key: key.id,
    sm2Key: sm2Key.id,
    directory,
    s3: (caller = 'writer') => new S3Client(as(caller)),
    kms: (caller = 'writer') => new KMSClient(as(caller)),
    async close() {
      await endpoint.close();
      rmSync(directory, { recursive: true });
    },
  };
}
export type LocalAws = Awaited<ReturnType<typeof openLocalAws>>;
