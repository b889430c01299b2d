import { join } from 'node:path';
import { Duration, Stack, Validations } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, type CfnFunction, Code, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { LogLevel, NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { FilterPattern, LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import { LOG_RETENTION } from './log-retention.ts';

const root = join(import.meta.dirname, '../..');

export interface LedgerFunctionProps {
  /** Folder under `functions/` whose `handler.ts` exports `handler`; also the service's name in the logs. */
  readonly name: string;
  readonly description: string;
  /** Exactly what the handler reads; POWERTOOLS_SERVICE_NAME is added. */
  readonly environment: Readonly<Record<string, string>>;
  readonly timeout: Duration;
  /** @default 512 MB */
  readonly memoryMb?: number;
}

/** A function of Plan Ledger: Node 24 on arm64, one ES module with its SDK, own log group and role, traced, alarmed. */
export class LedgerFunction extends NodejsFunction {
  /** Absolute path of the module with the handler: the template does not say it, the local runtime needs it. */
  readonly entry: string;

  constructor(scope: Construct, id: string, props: LedgerFunctionProps) {
    const entry = join(root, 'functions', props.name, 'handler.ts');
    const logGroup = new LogGroup(scope, `${id}Logs`, { retention: LOG_RETENTION });
    super(scope, id, {
      ...codeOf(scope, entry),
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      timeout: props.timeout,
      memorySize: props.memoryMb ?? 512,
      role: roleOf(scope, `${id}Role`, logGroup),
      logGroup,
      tracing: Tracing.ACTIVE,
      environment: {
        ...props.environment,
        POWERTOOLS_SERVICE_NAME: props.name,
        // Stack traces in the lines of the source, not of the bundle.
        ...(bundled(scope) ? { NODE_OPTIONS: '--enable-source-maps' } : {}),
      },
    });
    this.entry = entry;
    const first = {
      threshold: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    };
    new Alarm(this, 'Errors', {
      alarmDescription: `${props.name} failed in ${this.node.path}`,
      metric: this.metricErrors({ period: Duration.minutes(5) }),
      ...first,
    });
    // What a function can go on after and a person must know of all the same: log lines with a field `alarm`.
    const told = logGroup.addMetricFilter('Told', {
      filterPattern: FilterPattern.exists('$.alarm'),
      metricNamespace: `${Stack.of(this).stackName}/Alarms`,
      metricName: props.name,
    });
    new Alarm(this, 'ToldAlarm', {
      alarmDescription: `${props.name} asks for a person: the field "alarm" of its log says why`,
      metric: told.metric({ period: Duration.minutes(5), statistic: 'Sum' }),
      ...first,
    });
  }

  /** The id in the template. */
  get logicalId(): string {
    return this.stack.resolve((this.node.defaultChild as CfnFunction).logicalId);
  }

  /**
   * For a function that is called without anybody waiting: what still fails after two more attempts within an hour goes
   * to the queue returned. An hour, because whatever such a function does is done by its next scheduled run anyway.
   */
  keepFailures(): DeadLetterQueue {
    const queue = new DeadLetterQueue(this, 'Failures');
    this.configureAsyncInvoke({
      onFailure: new SqsDestination(queue),
      retryAttempts: 2,
      maxEventAge: Duration.hours(1),
    });
    return queue;
  }
}

/** Own role instead of the managed policy: this function's log group and nothing else. */
function roleOf(scope: Construct, id: string, logGroup: LogGroup): Role {
  const role = new Role(scope, id, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  logGroup.grantWrite(role);
  Validations.of(role).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason:
      'xray:PutTraceSegments and xray:PutTelemetryRecords know no resource; a test holds every other "*" out.',
  });
  return role;
}

const bundled = (scope: Construct): boolean => Stack.of(scope).bundlingRequired;

function codeOf(scope: Construct, entry: string) {
  if (!bundled(scope)) {
    return {
      handler: 'index.handler',
      code: Code.fromInline('throw new Error("synthesised without bundling");'),
    };
  }
  return {
    entry,
    projectRoot: root,
    depsLockFilePath: join(root, 'package-lock.json'),
    bundling: {
      format: OutputFormat.ESM,
      target: 'node24',
      // Chinese as it is written: escaped it is twice as long. The construct takes `charset` and hands it to nobody.
      esbuildArgs: { '--charset': 'utf8' },
      mainFields: ['module', 'main'],
      minify: true,
      logLevel: LogLevel.WARNING,
      sourceMap: true,
      sourcesContent: false,
      // Production runs the SDK that the tests ran; and loading it from the bundle is faster than from the runtime.
      bundleAwsSDK: true,
      // CommonJS dependencies (nodemailer) require Node's own modules, which an ES module can't without this.
      banner: "import{createRequire as requireOf}from'node:module';const require=requireOf(import.meta.url);",
    },
  };
}
