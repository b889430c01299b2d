import { join } from 'node:path';
import { App, Duration, Stack } from 'aws-cdk-lib';
import { HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { AttributeType, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { EventBus, Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction, SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  type CfnFunction,
  Code,
  Function as LambdaFn,
  Runtime,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda';
import { SqsDlq, SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { readDeployment } from '../../../local/template/deployment.ts';
import type { CloudFormation } from '../../../local/template/intrinsics.ts';

interface Settings {
  readonly issuer: string;
  readonly audience: readonly string[];
  readonly mail: { readonly via: string; readonly host?: string; readonly port?: number };
}

type Names = Readonly<Record<string, string>>;

/** A small app with one of everything that the local runtime runs: notes are written, followed, published and mailed. */
export function notesApp(settings: Settings) {
  const app = new App({ analyticsReporting: false, builtinCloudFormationValidation: false });
  const stack = new Stack(app, 'Notes');
  const entries = new Map<string, string>();
  const fn = (name: string, environment: Names, timeout = 10): LambdaFn => {
    const made = new LambdaFn(stack, name, {
      runtime: Runtime.NODEJS_24_X,
      handler: 'index.handler',
      code: Code.fromInline('0'),
      timeout: Duration.seconds(timeout),
      memorySize: 256,
      environment,
    });
    const logicalId = stack.getLogicalId(made.node.defaultChild as CfnFunction);
    entries.set(logicalId, join(import.meta.dirname, 'handlers', `${name.toLowerCase()}.ts`));
    return made;
  };
  const grant = (to: LambdaFn, actions: string[], resource: string): void =>
    to.addToRolePolicy(new PolicyStatement({ actions, resources: [resource] }));

  const table = new Table(stack, 'Table', {
    partitionKey: { name: 'id', type: AttributeType.STRING },
    stream: StreamViewType.KEYS_ONLY,
  });
  const notes = { NOTES_TABLE: table.tableName };
  const bus = new EventBus(stack, 'Bus', { eventBusName: 'notes' });
  const dead = new Queue(stack, 'Dead');
  const queue = new Queue(stack, 'Queue', {
    visibilityTimeout: Duration.minutes(1),
    deadLetterQueue: { queue: dead, maxReceiveCount: 3 },
  });

  const api = fn('Api', notes, 2);
  grant(api, ['dynamodb:PutItem', 'dynamodb:GetItem', 'dynamodb:DeleteItem'], table.tableArn);
  const follower = fn('Follower', { BUS: bus.eventBusName });
  bus.grantPutEventsTo(follower);
  table.grantStreamRead(follower);
  follower.addEventSourceMapping('Stream', {
    eventSourceArn: table.tableStreamArn ?? '',
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: 5,
    bisectBatchOnError: true,
    reportBatchItemFailures: true,
    retryAttempts: 1,
    onFailure: new SqsDlq(dead),
  });
  const mailer = fn('Mailer', {
    SMTP_HOST: String(settings.mail.host),
    SMTP_PORT: String(settings.mail.port),
  });
  mailer.addEventSource(new SqsEventSource(queue, { batchSize: 10, reportBatchItemFailures: true }));
  new Rule(stack, 'Written', {
    eventBus: bus,
    eventPattern: { source: ['notes'], detailType: ['NoteWritten'], detail: { eventName: ['INSERT'] } },
    targets: [new SqsQueue(queue)],
  });
  const ticker = fn('Ticker', notes);
  grant(ticker, ['dynamodb:PutItem'], table.tableArn);
  new Rule(stack, 'Daily', {
    schedule: Schedule.cron({ hour: '0', minute: '30' }),
    targets: [new LambdaFunction(ticker)],
  });
  const http = new HttpApi(stack, 'Http');
  const integration = new HttpLambdaIntegration('Integration', api);
  const authorizer = new HttpJwtAuthorizer('Jwt', settings.issuer, { jwtAudience: [...settings.audience] });
  http.addRoutes({ path: '/notes/{action}/{id+}', methods: [HttpMethod.ANY], integration, authorizer });
  http.addRoutes({ path: '/open/{action}/{id}', methods: [HttpMethod.GET], integration });

  const template = app.synth().getStackArtifact(stack.artifactId).template as CloudFormation;
  return readDeployment([{ stackName: 'Notes', template }], entries);
}
