import * as z from 'zod';
import { inert } from './inert.ts';
import { TemplateRefused } from './intrinsics.ts';
import { nameOfArn, tableOfStream } from './naming.ts';
import type { Resource, Resources } from './resources.ts';

const QueueProperties = z.strictObject({
  VisibilityTimeout: z.number().int().min(0).max(43_200).default(30),
  DelaySeconds: z.number().int().min(0).max(900).default(0),
  RedrivePolicy: z
    .object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.coerce.number().int().positive() })
    .optional(),
  ...inert(
    'QueueName',
    'MessageRetentionPeriod',
    'ReceiveMessageWaitTimeSeconds',
    'SqsManagedSseEnabled',
    'KmsMasterKeyId',
    'KmsDataKeyReusePeriodSeconds',
    'RedriveAllowPolicy',
    'MaximumMessageSize',
    'Tags',
  ),
});

const Target = z.strictObject({
  Arn: z.string(),
  Id: z.string(),
  Input: z.string().optional(),
  InputPath: z.string().optional(),
  InputTransformer: z
    .object({ InputPathsMap: z.record(z.string(), z.string()).default({}), InputTemplate: z.string() })
    .optional(),
  DeadLetterConfig: z.object({ Arn: z.string() }).optional(),
  ...inert('RetryPolicy'),
});
export type RuleTarget = z.infer<typeof Target>;

const RuleProperties = z.strictObject({
  EventBusName: z.string().default('default'),
  EventPattern: z.record(z.string(), z.unknown()).optional(),
  ScheduleExpression: z.string().optional(),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Targets: z.array(Target).default([]),
  ...inert('Name', 'Description', 'RoleArn', 'Tags'),
});

const MappingProperties = z.strictObject({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  BatchSize: z.number().int().positive().optional(),
  MaximumBatchingWindowInSeconds: z.number().int().min(0).default(0),
  BisectBatchOnFunctionError: z.boolean().default(false),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  MaximumRetryAttempts: z.number().int().min(-1).default(-1),
  MaximumRecordAgeInSeconds: z.number().int().min(-1).default(-1),
  DestinationConfig: z.strictObject({ OnFailure: z.object({ Destination: z.string() }) }).optional(),
  Enabled: z.boolean().default(true),
  FilterCriteria: z.strictObject({ Filters: z.array(z.strictObject({ Pattern: z.string() })) }).optional(),
  TumblingWindowInSeconds: z.undefined({ error: 'windows do not run here' }).optional(),
  ...inert('StartingPosition', 'ParallelizationFactor', 'ScalingConfig', 'Tags'),
});

export interface QueueSpec {
  readonly name: string;
  readonly arn: string;
  readonly visibilityTimeoutSeconds: number;
  readonly delaySeconds: number;
  readonly redrive: { readonly toArn: string; readonly maxReceiveCount: number } | undefined;
}

export interface RuleSpec {
  readonly name: string;
  readonly arn: string;
  readonly bus: string;
  readonly pattern: Readonly<Record<string, unknown>> | undefined;
  readonly schedule: string | undefined;
  readonly targets: readonly RuleTarget[];
}

export interface MappingSpec {
  readonly logicalId: string;
  readonly functionName: string;
  readonly sourceArn: string;
  readonly batchSize: number;
  readonly windowSeconds: number;
  readonly partialFailures: boolean;
  readonly bisect: boolean;
  /** −1: for ever */
  readonly retries: number;
  /** −1: for ever */
  readonly maxAgeSeconds: number;
  readonly onFailureArn: string | undefined;
  /** Patterns of which a record must match one; none: every record is taken */
  readonly filters: readonly Readonly<Record<string, unknown>>[];
  /** Table whose stream it reads; undefined for a queue */
  readonly table: string | undefined;
}

export function readQueues(resources: Resources): readonly QueueSpec[] {
  return resources.ofType('AWS::SQS::Queue').map((resource) => {
    const properties = resource.read(QueueProperties);
    return {
      name: nameOfArn(resource.arn),
      arn: resource.arn,
      visibilityTimeoutSeconds: properties.VisibilityTimeout,
      delaySeconds: properties.DelaySeconds,
      redrive: properties.RedrivePolicy && {
        toArn: properties.RedrivePolicy.deadLetterTargetArn,
        maxReceiveCount: properties.RedrivePolicy.maxReceiveCount,
      },
    };
  });
}

export function readBuses(resources: Resources): ReadonlyMap<string, string> {
  return new Map(
    resources.ofType('AWS::Events::EventBus').map((resource) => [nameOfArn(resource.arn), resource.arn]),
  );
}

export function readRules(resources: Resources): readonly RuleSpec[] {
  return resources
    .ofType('AWS::Events::Rule')
    .map((resource) => ({ resource, properties: resource.read(RuleProperties) }))
    .filter(({ properties }) => properties.State === 'ENABLED')
    .map(({ resource, properties }) => ({
      name: resource.ref,
      arn: resource.arn,
      bus: nameOfArn(properties.EventBusName),
      pattern: properties.EventPattern,
      schedule: properties.ScheduleExpression,
      targets: properties.Targets,
    }));
}

export function readMappings(resources: Resources): readonly MappingSpec[] {
  return resources.ofType('AWS::Lambda::EventSourceMapping').flatMap((resource) => {
    const properties = resource.read(MappingProperties);
    return properties.Enabled ? [toMapping(resource, properties)] : [];
  });
}

function toMapping(resource: Resource, properties: z.infer<typeof MappingProperties>): MappingSpec {
  const table = tableOfStream(properties.EventSourceArn);
  if (table === undefined && properties.FilterCriteria)
    throw new TemplateRefused(`${resource.logicalId}: filters on queues do not run here`);
  return {
    logicalId: resource.logicalId,
    functionName: nameOfArn(properties.FunctionName),
    sourceArn: properties.EventSourceArn,
    batchSize: properties.BatchSize ?? (table === undefined ? 10 : 100),
    windowSeconds: properties.MaximumBatchingWindowInSeconds,
    partialFailures: properties.FunctionResponseTypes.includes('ReportBatchItemFailures'),
    bisect: properties.BisectBatchOnFunctionError,
    retries: properties.MaximumRetryAttempts,
    maxAgeSeconds: properties.MaximumRecordAgeInSeconds,
    onFailureArn: properties.DestinationConfig?.OnFailure.Destination,
    filters: (properties.FilterCriteria?.Filters ?? []).map(({ Pattern }) => JSON.parse(Pattern)),
    table,
  };
}
