import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type CfnBucket,
  ObjectLockRetention,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Settings } from '../settings.ts';
import type { LedgerFunction } from './ledger-function.ts';

/** Longer than any account of a plan is asked for; nobody, the account's root included, deletes sooner. */
const KEPT = Duration.days(3653);

/** What an object's key begins with below its ledger. */
export type LogPart = 'tile' | 'checkpoints' | 'cosignatures';

/** Tiles and checkpoints of every ledger, each written once, and the key that signs them. */
export class ProofLog extends Construct {
  readonly bucket: Bucket;
  readonly signingKey: Key;
  /** Signs beside it; none in deployments that do without SM2 */
  readonly sm2Key: Key | undefined;

  constructor(scope: Construct, id: string, { sm2Signature = false }: Pick<Settings, 'sm2Signature'>) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      versioned: true,
      objectLockEnabled: true,
      objectLockDefaultRetention: ObjectLockRetention.compliance(KEPT),
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.bucket.addToResourcePolicy(newObjectsOnly(this.bucket));
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'Hashes and signatures that every auditor may have: who read them says nothing, and none can be changed.',
    });
    // One key for all ledgers of the deployment: each log signs under a name of its own. A new key is a new construct
    // beside this one, and a recorded rotation (docs/decisions/0006-checkpoints.md).
    this.signingKey = new Key(this, 'SigningKey', {
      description: 'Signs the checkpoints of the ledgers (Ed25519)',
      keySpec: KeySpec.ECC_NIST_EDWARDS25519,
      keyUsage: KeyUsage.SIGN_VERIFY,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.sm2Key = sm2Signature
      ? new Key(this, 'Sm2SigningKey', {
          description: 'Signs the checkpoints of the ledgers (SM2 with SM3)',
          keySpec: KeySpec.SM2,
          keyUsage: KeyUsage.SIGN_VERIFY,
          removalPolicy: RemovalPolicy.RETAIN,
        })
      : undefined;
  }

  /** Reading every object of these parts, and whether one exists. */
  grantRead(fn: LedgerFunction, ...parts: readonly LogPart[]): void {
    this.grantObjects(fn, 's3:GetObject', parts);
    fn.addToRolePolicy(
      new PolicyStatement({ actions: ['s3:ListBucket'], resources: [this.bucket.bucketArn] }),
    );
  }

  /** Writing new objects of these parts. */
  grantAdd(fn: LedgerFunction, ...parts: readonly LogPart[]): void {
    this.grantObjects(fn, 's3:PutObject', parts);
  }

  private grantObjects(fn: LedgerFunction, action: string, parts: readonly LogPart[]): void {
    const bucketId = Stack.of(this).getLogicalId(this.bucket.node.defaultChild as CfnBucket);
    for (const part of parts) {
      fn.addToRolePolicy(
        new PolicyStatement({ actions: [action], resources: [this.bucket.arnForObjects(`*/${part}/*`)] }),
      );
      Validations.of(fn.role ?? fn).acknowledge({
        id: `AwsSolutions-IAM5[Resource::<${bucketId}.Arn>/*/${part}/*]`,
        reason:
          'Objects are named after ledgers, which come into being without a deployment; the part is fixed.',
      });
    }
  }
}

/** The lock keeps old versions, but would take a new one on top, which readers would see: the bucket takes none. */
const newObjectsOnly = (bucket: Bucket): PolicyStatement =>
  new PolicyStatement({
    sid: 'NewObjectsOnly',
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: ['s3:PutObject'],
    resources: [bucket.arnForObjects('*')],
    conditions: { Null: { 's3:if-none-match': 'true' } },
  });
