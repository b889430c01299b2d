import { join } from 'node:path';
import { AccessControl } from './access.ts';
import { Activity } from './activity.ts';
import { AwsEndpoint } from './aws/aws-endpoint.ts';
import { DynamoDbService } from './aws/dynamodb-service.ts';
import { KmsService } from './aws/kms-service.ts';
import { ObjectFiles } from './aws/object-files.ts';
import { S3Service } from './aws/s3-service.ts';
import { SecretsService } from './aws/secrets-service.ts';
import type { Engine } from './engine/engine.ts';
import { FunctionHost } from './lambda/function-host.ts';
import { AsyncInvocations } from './messaging/async-invocations.ts';
import { EventBus } from './messaging/event-bus.ts';
import { EventTargets } from './messaging/event-targets.ts';
import { QueueMapping } from './messaging/queue-mapping.ts';
import { Queues } from './messaging/queues.ts';
import { StreamMapping } from './messaging/stream-mapping.ts';
import { TableStreams } from './messaging/table-streams.ts';
import type { Deployment } from './template/deployment.ts';
import { TemplateRefused } from './template/intrinsics.ts';
import type { MappingSpec } from './template/messaging.ts';
import type { SteerableClock } from './time/clock.ts';
import { Scheduler } from './time/scheduler.ts';

/** Everything of the template but its HTTP API, wired and checked, not yet running. */
export interface Pipeline {
  readonly access: AccessControl;
  readonly activity: Activity;
  readonly functions: FunctionHost;
  readonly invocations: AsyncInvocations;
  readonly queues: Queues;
  readonly scheduler: Scheduler;
  readonly streams: TableStreams;
  /** Starts what waits in queues, and the schedules */
  start(): void;
  close(): Promise<void>;
}

const STREAM_READS = ['DescribeStream', 'GetRecords', 'GetShardIterator'].map(
  (action) => `dynamodb:${action}`,
);
const QUEUE_READS = ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'].map(
  (action) => `sqs:${action}`,
);

/** Wires a deployment. Throws TemplateRefused when a target, a grant or a permission is missing. */
export async function openPipeline(
  deployment: Deployment,
  parts: { readonly dataDir: string; readonly engine: Engine; readonly clock: SteerableClock },
): Promise<Pipeline> {
  const { dataDir, engine, clock } = parts;
  const access = new AccessControl(deployment);
  const activity = new Activity();
  const streams = new TableStreams(clock);
  const queues = new Queues(deployment.queues, join(dataDir, 'queues'), clock, activity);
  const invoke = (functionName: string, event: unknown) => functions.invoke(functionName, event);
  const invocations = new AsyncInvocations(deployment.functions, join(dataDir, 'invocations'), {
    failures: queues,
    clock,
    activity,
    invoke,
  });
  const byArn = new Map(deployment.functions.map(({ arn, name }) => [arn, name]));
  const targets = new EventTargets(queues, byArn, invocations);
  for (const rule of deployment.rules) targets.require(rule, access);
  for (const { name, async } of deployment.functions)
    if (async.onFailureArn !== undefined)
      access.requireGrants(name, `failures of ${name}`, ['sqs:SendMessage'], async.onFailureArn);
  const bus = new EventBus({ access, clock, targets, buses: deployment.buses, rules: deployment.rules });
  const dynamoDb = new DynamoDbService(engine, access, deployment.tables, streams.record);
  const kms = new KmsService(deployment.signingKeys, join(dataDir, 'keys'), access);
  const s3 = new S3Service(deployment.buckets, new ObjectFiles(join(dataDir, 'buckets')), access);
  const secrets = new SecretsService(dataDir, access);
  const endpoint = new AwsEndpoint(
    {
      json: {
        DynamoDB_20120810: dynamoDb.handle,
        AWSEvents: bus.handle,
        TrentService: kms.handle,
        secretsmanager: secrets.handle,
      },
      rest: { s3: s3.handle },
    },
    (name) => access.isFunction(name),
  );
  const scheduler = new Scheduler(deployment.rules, clock, targets, dataDir);
  const queueMappings = deployment.mappings
    .filter((spec) => spec.table === undefined)
    .map((spec) => new QueueMapping(spec, readableQueue(spec, queues, access), invoke, activity));
  for (const spec of deployment.mappings.filter(({ table }) => table !== undefined))
    streams.follow(
      new StreamMapping(spec, { invoke, activity, clock, onFailure: failureQueue(spec, queues, access) }),
    );
  const functions = new FunctionHost(deployment.functions, dataDir, await endpoint.listen());
  return {
    access,
    activity,
    functions,
    invocations,
    queues,
    scheduler,
    streams,
    start() {
      for (const mapping of queueMappings) mapping.start();
      invocations.start();
      scheduler.start();
    },
    async close() {
      scheduler.stop();
      streams.close();
      await functions.close();
      invocations.close();
      queues.close();
      await endpoint.close();
    },
  };
}

function readableQueue(spec: MappingSpec, queues: Queues, access: AccessControl) {
  const purpose = `event source ${spec.logicalId}`;
  access.requireGrants(spec.functionName, purpose, QUEUE_READS, spec.sourceArn);
  return queues.at(spec.sourceArn);
}

function failureQueue(
  spec: MappingSpec,
  queues: Queues,
  access: AccessControl,
): ((body: string) => void) | undefined {
  const purpose = `event source ${spec.logicalId}`;
  access.requireGrants(spec.functionName, purpose, STREAM_READS, spec.sourceArn);
  const { onFailureArn } = spec;
  if (onFailureArn === undefined) return undefined;
  if (!queues.has(onFailureArn))
    throw new TemplateRefused(`${purpose}: ${onFailureArn} is no queue of this template`);
  access.requireGrants(spec.functionName, purpose, ['sqs:SendMessage'], onFailureArn);
  return (body) => void queues.at(onFailureArn).send(body);
}
