import * as z from 'zod';
import type { Resources } from './resources.ts';

const KeySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) })).min(1);
const Projection = z.object({
  ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
  NonKeyAttributes: z.array(z.string()).optional(),
});
const Index = z
  .object({ IndexName: z.string(), KeySchema, Projection })
  .transform(({ IndexName, KeySchema, Projection }) => ({ IndexName, KeySchema, Projection }));

/** What the table itself refuses, whatever a role is granted. Such a policy may only deny, to everybody or to all but one role. */
const ResourcePolicy = z.object({
  PolicyDocument: z.object({
    Statement: z.array(
      z.object({
        Effect: z.literal('Deny'),
        Principal: z.union([z.literal('*'), z.object({ AWS: z.literal('*') })]),
        Action: z.union([z.string(), z.array(z.string())]),
        Condition: z
          .strictObject({ ArnNotEquals: z.strictObject({ 'aws:PrincipalArn': z.string() }) })
          .optional(),
      }),
    ),
  }),
});

/** Only keys are read: encryption, recovery, protection and capacity have no meaning on one machine. */
const TableProperties = z.object({
  KeySchema,
  AttributeDefinitions: z.array(
    z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
  ),
  LocalSecondaryIndexes: z.array(Index).optional(),
  GlobalSecondaryIndexes: z.array(Index).optional(),
  StreamSpecification: z
    .object({ StreamViewType: z.literal('KEYS_ONLY', { error: 'only KEYS_ONLY streams run here' }) })
    .optional(),
  Replicas: z.array(z.object({ ResourcePolicy: ResourcePolicy.optional() })).optional(),
  ResourcePolicy: ResourcePolicy.optional(),
  TimeToLiveSpecification: z.undefined({ error: 'time to live does not run here' }).optional(),
});

export interface TableSpec {
  readonly name: string;
  readonly arn: string;
  readonly keys: readonly string[];
  /** True when the template gives it a stream */
  readonly streamed: boolean;
  /** Actions that the table's own policy denies to everybody, one role perhaps excepted */
  readonly denied: readonly { readonly action: string; readonly exceptRoleArn?: string }[];
  /** Input of CreateTable */
  readonly definition: Readonly<Record<string, unknown>>;
}

export function readTables(resources: Resources): readonly TableSpec[] {
  return resources.ofType('AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable').map((resource) => {
    const { StreamSpecification, Replicas, ResourcePolicy, ...properties } = resource.read(TableProperties);
    const policies = [ResourcePolicy, ...(Replicas ?? []).map((replica) => replica.ResourcePolicy)];
    return {
      name: resource.ref,
      arn: resource.arn,
      keys: properties.KeySchema.map((key) => key.AttributeName),
      streamed: StreamSpecification !== undefined,
      denied: policies.flatMap((policy) =>
        (policy?.PolicyDocument.Statement ?? []).flatMap(({ Action, Condition }) =>
          [Action].flat().map((action) => {
            const exceptRoleArn = Condition?.ArnNotEquals['aws:PrincipalArn'];
            return { action, ...(exceptRoleArn !== undefined && { exceptRoleArn }) };
          }),
        ),
      ),
      definition: { ...properties, TableName: resource.ref, BillingMode: 'PAY_PER_REQUEST' },
    };
  });
}
