import { describe, expect, it } from 'vitest';
import { AccessControl, matchesPattern } from '../../../local/access.ts';
import type { Deployment } from '../../../local/template/deployment.ts';
import { readDeployment } from '../../../local/template/deployment.ts';
import type { CloudFormation } from '../../../local/template/intrinsics.ts';

const LEDGER = 'arn:aws-cn:dynamodb:cn-north-1:000000000000:table/Ledger';
const RULE = 'arn:aws-cn:events:cn-north-1:000000000000:rule/Daily';

const allow = (Action: unknown, Resource: unknown, Effect = 'Allow') => ({ Effect, Action, Resource });
const arn = { 'Fn::GetAtt': ['Ledger', 'Arn'] };

function deploy(statements: readonly unknown[], more: CloudFormation['Resources'] = {}): Deployment {
  const template: CloudFormation = {
    Resources: {
      Ledger: {
        Type: 'AWS::DynamoDB::Table',
        Properties: {
          KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
          AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
          ResourcePolicy: {
            PolicyDocument: {
              Statement: [
                { Effect: 'Deny', Principal: { AWS: '*' }, Action: 'dynamodb:DeleteItem', Resource: '*' },
              ],
            },
          },
        },
      },
      Role: { Type: 'AWS::IAM::Role', Properties: {} },
      Policy: {
        Type: 'AWS::IAM::Policy',
        Properties: { Roles: [{ Ref: 'Role' }], PolicyDocument: { Statement: statements } },
      },
      Fn: {
        Type: 'AWS::Lambda::Function',
        Properties: { Handler: 'index.handler', Role: { 'Fn::GetAtt': ['Role', 'Arn'] } },
      },
      ...more,
    },
  };
  return readDeployment([{ stackName: 'Test', template }], new Map([['Fn', '/fn.ts']]));
}

describe('a role’s policy', () => {
  it('allows what it grants on the resource it names, and nothing else', () => {
    const access = new AccessControl(deploy([allow(['dynamodb:Query', 'dynamodb:GetItem'], arn)]));
    expect(access.may('Fn', 'dynamodb:Query', LEDGER)).toBe(true);
    expect(access.may('Fn', 'dynamodb:PutItem', LEDGER)).toBe(false);
    expect(access.may('Fn', 'dynamodb:Query', `${LEDGER}/index/byStream`)).toBe(false);
    expect(access.may('Fn', 'dynamodb:Query', `${LEDGER}2`)).toBe(false);
    expect(access.may('Other', 'dynamodb:Query', LEDGER)).toBe(false);
  });

  it('lets a Deny win over any Allow', () => {
    const access = new AccessControl(
      deploy([allow('dynamodb:*', '*'), allow('dynamodb:PutItem', arn, 'Deny')]),
    );
    expect(access.may('Fn', 'dynamodb:GetItem', LEDGER)).toBe(true);
    expect(access.may('Fn', 'dynamodb:PutItem', LEDGER)).toBe(false);
  });

  it('does not help against what the table itself denies', () => {
    const access = new AccessControl(deploy([allow('dynamodb:*', '*')]));
    expect(access.may('Fn', 'dynamodb:DeleteItem', LEDGER)).toBe(false);
    expect(access.may('Fn', 'dynamodb:DeleteItem', `${LEDGER}s`)).toBe(true);
  });

  it('is reported with what was never used first', () => {
    const access = new AccessControl(
      deploy([allow(['dynamodb:Query', 'dynamodb:GetItem', 'logs:PutLogEvents'], arn)]),
    );
    access.may('Fn', 'dynamodb:Query', LEDGER);
    access.may('Fn', 'dynamodb:Query', LEDGER);
    expect(access.report().map(({ action, used }) => [action, used])).toEqual([
      ['dynamodb:GetItem', 0],
      ['dynamodb:Query', 2],
    ]);
  });

  it.each([
    ['NotAction', { Effect: 'Allow', NotAction: 'dynamodb:*', Resource: '*' }],
    [
      'a condition',
      { ...allow('dynamodb:Query', '*'), Condition: { Bool: { 'aws:SecureTransport': 'true' } } },
    ],
  ])('is refused with %s, which is not understood here', (_what, statement) => {
    expect(() => deploy([statement])).toThrow('Policy');
  });
});

describe('a pattern of IAM', () => {
  it.each<[string, string, boolean]>([
    ['arn:*:table/Ledger', 'arn:aws-cn:dynamodb:x:y:table/Ledger', true],
    ['dynamodb:Get*', 'dynamodb:GetItem', true],
    ['dynamodb:?etItem', 'dynamodb:GetItem', true],
    ['dynamodb:GetItem', 'dynamodb:GetItems', false],
    ['api/*/*/v1/{proxy+}', 'api/$default/POST/v1/{proxy+}', true],
    ['a.c', 'abc', false],
  ])('%s against %s', (pattern, value, expected) => {
    expect(matchesPattern(pattern, value)).toBe(expected);
  });
});

describe('a permission for a service', () => {
  const permission = (SourceArn: string) => ({
    Allow: {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        Action: 'lambda:InvokeFunction',
        FunctionName: { 'Fn::GetAtt': ['Fn', 'Arn'] },
        Principal: 'events.amazonaws.com',
        SourceArn,
      },
    },
  });
  const check = (more: CloudFormation['Resources']) => {
    const deployment = deploy([], more);
    const target = deployment.functions[0]?.arn ?? '';
    new AccessControl(deployment).requireServiceAccess(
      'events.amazonaws.com',
      'lambda:InvokeFunction',
      target,
      RULE,
    );
  };

  it('admits the rule it names', () => {
    expect(() => check(permission(RULE))).not.toThrow();
  });

  it('is missed when it names another, or is not there at all', () => {
    expect(() => check(permission(`${RULE}2`))).toThrow('has no lambda:InvokeFunction');
    expect(() => check({})).toThrow('has no lambda:InvokeFunction');
  });
});

describe('a template', () => {
  it('is refused when it holds what cannot be run here', () => {
    expect(() => deploy([], { Pipe: { Type: 'AWS::Kinesis::Stream' } })).toThrow('AWS::Kinesis::Stream');
  });

  it('is refused when a function has no module', () => {
    const template = { Resources: { Lost: { Type: 'AWS::Lambda::Function' } } };
    expect(() => readDeployment([{ stackName: 'Test', template }], new Map())).toThrow(
      'Lost has no entry module',
    );
  });

  it('is refused when a property that matters is not understood, with its place', () => {
    const stream = {
      Type: 'AWS::DynamoDB::Table',
      Properties: { StreamSpecification: { StreamViewType: 'NEW_IMAGE' } },
    };
    expect(() => deploy([], { Images: stream })).toThrow(/Images.*StreamViewType: only KEYS_ONLY/);
  });

  it('says of a bucket whether it may be overwritten, and is refused when its policy says more than is understood', () => {
    const bucket = {
      Type: 'AWS::S3::Bucket',
      Properties: { VersioningConfiguration: { Status: 'Enabled' } },
    };
    const policy = (Action: string, Condition: object) => ({
      Type: 'AWS::S3::BucketPolicy',
      Properties: {
        Bucket: { Ref: 'Log' },
        PolicyDocument: { Statement: [{ Effect: 'Deny', Principal: '*', Action, Condition, Resource: '*' }] },
      },
    });
    const newOnly = policy('s3:PutObject', { Null: { 's3:if-none-match': 'true' } });
    expect(deploy([], { Log: bucket, Policy: newOnly }).buckets).toEqual([
      { name: 'Log', arn: 'arn:aws-cn:s3:::Log', newObjectsOnly: true },
    ]);
    expect(deploy([], { Log: bucket }).buckets).toMatchObject([{ newObjectsOnly: false }]);
    const odd = policy('s3:PutObject', { StringEquals: { 's3:x-amz-acl': 'private' } });
    expect(() => deploy([], { Log: bucket, Policy: odd })).toThrow(/BucketPolicy Policy cannot be run/);
    const rotted = { ...bucket, Properties: { LifecycleConfiguration: {} } };
    expect(() => deploy([], { Log: rotted })).toThrow(/Log cannot be run.*LifecycleConfiguration/);
  });

  it('tells signing keys from keys that encrypt', () => {
    const key = (KeySpec?: string) => ({
      Type: 'AWS::KMS::Key',
      Properties: { ...(KeySpec && { KeySpec }) },
    });
    const keys = { Signing: key('ECC_NIST_EDWARDS25519'), Disk: key(), Sm2: key('SM2') };
    const arn = 'arn:aws-cn:kms:cn-north-1:000000000000:key';
    expect(deploy([], keys).signingKeys).toEqual([
      { id: 'Signing', arn: `${arn}/Signing`, spec: 'ECC_NIST_EDWARDS25519' },
      { id: 'Sm2', arn: `${arn}/Sm2`, spec: 'SM2' },
    ]);
  });
});
