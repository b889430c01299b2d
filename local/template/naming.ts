import type { Naming, PseudoParameters, StackTemplate, TemplateResource } from './intrinsics.ts';
import { TemplateRefused } from './intrinsics.ts';

/** Where everything seems to be when it runs on one machine. */
export const LOCAL_PLACE: PseudoParameters = {
  partition: 'aws-cn',
  region: 'cn-north-1',
  account: '000000000000',
  urlSuffix: 'amazonaws.com.cn',
};

/** Property that holds the explicit name of a resource, per type, and how its ARN ends. */
const NAMED: Readonly<Record<string, { readonly property: string; readonly arn: (name: string) => string }>> =
  {
    'AWS::DynamoDB::Table': { property: 'TableName', arn: (name) => `dynamodb:{place}:table/${name}` },
    'AWS::DynamoDB::GlobalTable': { property: 'TableName', arn: (name) => `dynamodb:{place}:table/${name}` },
    'AWS::Lambda::Function': { property: 'FunctionName', arn: (name) => `lambda:{place}:function:${name}` },
    'AWS::S3::Bucket': { property: 'BucketName', arn: (name) => `s3:::${name}` },
    'AWS::KMS::Key': { property: 'KeyId', arn: (name) => `kms:{place}:key/${name}` },
    'AWS::SQS::Queue': { property: 'QueueName', arn: (name) => `sqs:{place}:${name}` },
    'AWS::SNS::Topic': { property: 'TopicName', arn: (name) => `sns:{place}:${name}` },
    'AWS::Events::EventBus': { property: 'Name', arn: (name) => `events:{place}:event-bus/${name}` },
    'AWS::Events::Rule': { property: 'Name', arn: (name) => `events:{place}:rule/${name}` },
    'AWS::IAM::Role': { property: 'RoleName', arn: (name) => `iam::{account}:role/${name}` },
  };

/** Stream that every table with a stream has here; one is enough, since the table is never made anew under it. */
const STREAM_LABEL = 'stream/local';

/** Names resources as CloudFormation would: by their explicit name, else by their logical id. */
export const localNaming: Naming = {
  ref(_stack, logicalId, resource) {
    if (resource.Type === 'AWS::SQS::Queue')
      return `https://sqs.${LOCAL_PLACE.region}.${LOCAL_PLACE.urlSuffix}/${LOCAL_PLACE.account}/${nameOf(logicalId, resource)}`;
    if (resource.Type === 'AWS::SNS::Topic') return arnOf(logicalId, resource);
    return nameOf(logicalId, resource);
  },
  attribute(stack, logicalId, resource, attribute) {
    if (attribute === 'Arn' || attribute === 'TopicArn') return arnOf(logicalId, resource);
    if (attribute === 'StreamArn') return `${arnOf(logicalId, resource)}/${STREAM_LABEL}`;
    if (attribute === 'QueueName' || attribute === 'Name' || attribute === 'TopicName')
      return nameOf(logicalId, resource);
    return otherAttribute(stack, logicalId, resource, attribute);
  },
};

/** The table whose stream an ARN names; undefined for anything else. */
export function tableOfStream(streamArn: string): string | undefined {
  return /:table\/([^/]+)\/stream\//.exec(streamArn)?.[1];
}

/** The last part of an ARN: the name of the function, queue, role or rule. */
export function nameOfArn(arn: string): string {
  return arn.split(/[:/]/).at(-1) ?? arn;
}

function nameOf(logicalId: string, resource: TemplateResource): string {
  const kind = NAMED[resource.Type];
  const explicit = kind && resource.Properties?.[kind.property];
  return typeof explicit === 'string' ? explicit : logicalId;
}

function arnOf(logicalId: string, resource: TemplateResource): string {
  const name = nameOf(logicalId, resource);
  const service = resource.Type.split('::')[1]?.toLowerCase() ?? 'unknown';
  const tail = NAMED[resource.Type]?.arn(name) ?? `${service}:{place}:${name}`;
  return `arn:${LOCAL_PLACE.partition}:${tail
    .replace('{place}', `${LOCAL_PLACE.region}:${LOCAL_PLACE.account}`)
    .replace('{account}', LOCAL_PLACE.account)}`;
}

/** Attributes of what has no part on one machine (log groups, alarms, keys …) get a name that says whose they are. */
function otherAttribute(
  stack: StackTemplate,
  logicalId: string,
  resource: TemplateResource,
  attribute: string,
): string {
  if (NAMED[resource.Type])
    throw new TemplateRefused(
      `${stack.stackName}: ${resource.Type} ${logicalId} has no attribute ${attribute} here`,
    );
  return `${logicalId}.${attribute}`;
}
