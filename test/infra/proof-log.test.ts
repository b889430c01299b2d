import { describe, expect, it } from 'vitest';
import { field, list, synthesise } from './support/synthesis.ts';

const synthesis = synthesise();
const [bucket, ...others] = synthesis.ofType('AWS::S3::Bucket');
const statements = synthesis
  .ofType('AWS::S3::BucketPolicy')
  .flatMap(({ Properties }) => list(field(Properties['PolicyDocument'], 'Statement')));

describe('the bucket of tiles and checkpoints', () => {
  it('keeps every version of every object for ten years, whoever asks', () => {
    expect(others).toEqual([]);
    expect(bucket?.Properties).toMatchObject({
      ObjectLockEnabled: true,
      ObjectLockConfiguration: {
        ObjectLockEnabled: 'Enabled',
        Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 3653 } },
      },
      VersioningConfiguration: { Status: 'Enabled' },
    });
    expect([bucket?.DeletionPolicy, bucket?.UpdateReplacePolicy]).toEqual(['Retain', 'Retain']);
  });

  it('takes new objects only: none is ever put over another', () => {
    expect(statements).toContainEqual(
      expect.objectContaining({
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: 's3:PutObject',
        Condition: { Null: { 's3:if-none-match': 'true' } },
      }),
    );
  });

  it('is encrypted at rest and on the way, and public to nobody', () => {
    expect(JSON.stringify(bucket?.Properties['BucketEncryption'])).toContain('AES256');
    expect(bucket?.Properties['PublicAccessBlockConfiguration']).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    expect(statements).toContainEqual(
      expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    );
  });
});

describe('the keys of the log and of the witness', () => {
  const keys = synthesis.ofType('AWS::KMS::Key').map((key) => [key.id, key] as const);

  it('are two', () => {
    expect(keys).toHaveLength(2);
  });

  it.each(keys)('%s is one of Ed25519 that signs, and outlives the stack', (_, key) => {
    expect(key.Properties).toMatchObject({ KeySpec: 'ECC_NIST_EDWARDS25519', KeyUsage: 'SIGN_VERIFY' });
    expect([key.DeletionPolicy, key.UpdateReplacePolicy]).toEqual(['Retain', 'Retain']);
  });
});
