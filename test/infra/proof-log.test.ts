import { describe, expect, it } from 'vitest';
import { field, list, settings, synthesise } from './support/synthesis.ts';

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

describe('the keys of the checkpoints', () => {
  it('are one of Ed25519 and, where it is asked for, one of SM2; they sign, and outlive the stack', () => {
    const keys = synthesis.ofType('AWS::KMS::Key');
    expect(keys.map(({ Properties }) => Properties['KeySpec'])).toEqual(['ECC_NIST_EDWARDS25519', 'SM2']);
    for (const { Properties, DeletionPolicy, UpdateReplacePolicy } of keys)
      expect([Properties['KeyUsage'], DeletionPolicy, UpdateReplacePolicy]).toEqual([
        'SIGN_VERIFY',
        'Retain',
        'Retain',
      ]);
  });

  it('are one alone where nobody asks for SM2, and ledgers begin in SHA-256', () => {
    const { sm2Signature: _, ledgerSuite: __, ...without } = settings;
    const plain = synthesise({ settings: without });
    expect(plain.ofType('AWS::KMS::Key').map(({ Properties }) => Properties['KeySpec'])).toEqual([
      'ECC_NIST_EDWARDS25519',
    ]);
    const variables = JSON.stringify(plain.ofType('AWS::Lambda::Function'));
    expect(variables).not.toMatch(/SECOND_SIGNING_KEY_ID|LEDGER_SUITE/);
  });
});
