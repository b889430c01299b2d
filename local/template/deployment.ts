import { type BucketSpec, readBuckets } from './buckets.ts';
import { type FunctionSpec, readFunctions } from './functions.ts';
import { type HttpApiSpec, readHttpApi } from './http-api.ts';
import type { StackTemplate } from './intrinsics.ts';
import { TemplateRefused } from './intrinsics.ts';
import { type KeySpec, readSigningKeys } from './keys.ts';
import {
  type MappingSpec,
  type QueueSpec,
  type RuleSpec,
  readBuses,
  readMappings,
  readQueues,
  readRules,
} from './messaging.ts';
import { type Grant, readGrants, readServiceAccess, type ServiceAccess } from './policies.ts';
import { Resources } from './resources.ts';
import { readTables, type TableSpec } from './tables.ts';

/** What the template says, in the terms of what runs it here. */
export interface Deployment {
  readonly tables: readonly TableSpec[];
  readonly buckets: readonly BucketSpec[];
  readonly signingKeys: readonly KeySpec[];
  readonly functions: readonly FunctionSpec[];
  readonly queues: readonly QueueSpec[];
  /** Event buses of the template: name → ARN */
  readonly buses: ReadonlyMap<string, string>;
  readonly rules: readonly RuleSpec[];
  readonly mappings: readonly MappingSpec[];
  readonly httpApi: HttpApiSpec | undefined;
  /** By role name */
  readonly grants: ReadonlyMap<string, readonly Grant[]>;
  readonly access: readonly ServiceAccess[];
}

const RUN = [
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Authorizer',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::Stage',
  'AWS::DynamoDB::GlobalTable',
  'AWS::DynamoDB::Table',
  'AWS::Events::EventBus',
  'AWS::Events::Rule',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::KMS::Key',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::Lambda::Permission',
  'AWS::S3::Bucket',
  'AWS::S3::BucketPolicy',
  'AWS::SQS::Queue',
  'AWS::SQS::QueuePolicy',
];

/** They watch, keep or encrypt what runs in the cloud; nothing that runs here depends on them. */
const WITHOUT_PART = [
  'AWS::CDK::Metadata',
  'AWS::CloudWatch::Alarm',
  'AWS::CloudWatch::CompositeAlarm',
  'AWS::CloudWatch::Dashboard',
  'AWS::Events::Archive',
  'AWS::KMS::Alias',
  'AWS::Logs::LogGroup',
  'AWS::Logs::MetricFilter',
  'AWS::Logs::ResourcePolicy',
  'AWS::SNS::Subscription',
  'AWS::SNS::Topic',
  'AWS::SNS::TopicPolicy',
];

/**
 * Reads the stacks. Throws TemplateRefused when something in them could not be run here as it would run on AWS.
 * @param entries module of each function by its logical id
 */
export function readDeployment(
  stacks: readonly StackTemplate[],
  entries: ReadonlyMap<string, string>,
): Deployment {
  const resources = new Resources(stacks);
  const unknown = [...resources.types()].filter(
    (type) => !RUN.includes(type) && !WITHOUT_PART.includes(type),
  );
  if (unknown.length > 0)
    throw new TemplateRefused(`the template holds what cannot be run on one machine: ${unknown.join(', ')}`);
  return {
    tables: readTables(resources),
    buckets: readBuckets(resources),
    signingKeys: readSigningKeys(resources),
    functions: readFunctions(resources, entries),
    queues: readQueues(resources),
    buses: readBuses(resources),
    rules: readRules(resources),
    mappings: readMappings(resources),
    httpApi: readHttpApi(resources),
    grants: readGrants(resources),
    access: readServiceAccess(resources),
  };
}
