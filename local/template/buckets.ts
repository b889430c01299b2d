import * as z from 'zod';
import { inert } from './inert.ts';
import type { Resources } from './resources.ts';

const BucketProperties = z.strictObject({
  // What happens to an object by itself, or to other services because of it, does not happen here.
  ...inert(
    'BucketName',
    'BucketEncryption',
    'ObjectLockConfiguration',
    'ObjectLockEnabled',
    'OwnershipControls',
    'PublicAccessBlockConfiguration',
    'VersioningConfiguration',
    'Tags',
  ),
});

const everybody = z.union([z.literal('*'), z.object({ AWS: z.literal('*') })]);
const Deny = { Effect: z.literal('Deny'), Principal: everybody, ...inert('Sid', 'Resource') };
/** Two kinds of statement are understood: no way in without TLS, which has no meaning here, and no overwriting. */
const Statement = z.union([
  z.strictObject({
    ...Deny,
    Action: z.literal('s3:*'),
    Condition: z.strictObject({ Bool: z.strictObject({ 'aws:SecureTransport': z.literal('false') }) }),
  }),
  z.strictObject({
    ...Deny,
    Action: z.literal('s3:PutObject'),
    Condition: z.strictObject({ Null: z.strictObject({ 's3:if-none-match': z.literal('true') }) }),
  }),
]);
const BucketPolicy = z.strictObject({
  Bucket: z.string(),
  PolicyDocument: z.object({ Statement: z.array(Statement) }),
});

export interface BucketSpec {
  readonly name: string;
  readonly arn: string;
  /** Its policy refuses every write that could overwrite */
  readonly newObjectsOnly: boolean;
}

export function readBuckets(resources: Resources): readonly BucketSpec[] {
  const policies = resources.ofType('AWS::S3::BucketPolicy').map((resource) => resource.read(BucketPolicy));
  return resources.ofType('AWS::S3::Bucket').map((resource) => {
    resource.read(BucketProperties);
    const statements = policies
      .filter(({ Bucket }) => Bucket === resource.ref)
      .flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
    const newObjectsOnly = statements.some(({ Action }) => Action === 's3:PutObject');
    return { name: resource.ref, arn: resource.arn, newObjectsOnly };
  });
}
