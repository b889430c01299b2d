import { Duration, Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction, SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { directoryTable, ledgerTable, viewsTable } from '../../functions/shared/tables.ts';
import type { Settings } from '../settings.ts';
import { type Bus, EVENT_RETRIES } from './bus.ts';
import type { Data } from './data.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import { grantItems } from './item-access.ts';
import { LedgerFunction } from './ledger-function.ts';
import { grantSecret } from './secret-access.ts';
import { runOn } from './timetable.ts';

const NOTIFIER_TIMEOUT = Duration.minutes(1);

export interface RemindersProps {
  readonly data: Data;
  readonly bus: Bus;
  readonly settings: Settings;
}

/** From the day a reminder falls due to the mail: sweep → `ReminderIssued` in the ledger → relay → queue → notifier. */
export class Reminders extends Construct {
  constructor(scope: Construct, id: string, { data, bus, settings }: RemindersProps) {
    super(scope, id);
    this.sweep(data);
    this.notifier(data, settings, this.queue(bus));
  }

  private sweep(data: Data): void {
    const sweep = new LedgerFunction(this, 'Sweep', {
      name: 'sweep',
      description: 'Issues the reminders that fall due, into the ledger',
      timeout: Duration.minutes(5),
      memoryMb: 1024,
      environment: {
        LEDGER_TABLE: data.ledger.tableName,
        VIEWS_TABLE: data.views.tableName,
        DIRECTORY_TABLE: data.directory.tableName,
        OPERATIONS_TABLE: data.operations.tableName,
      },
    });
    grantItems(sweep, data.ledger, ['Query', 'PutItem'], [ledgerTable.byStream]);
    grantItems(sweep, data.views, ['Query'], [viewsTable.byReminder]);
    grantItems(sweep, data.directory, [], [directoryTable.byOrganisation]);
    // Which ledgers there are and which views are served; notes when each was swept.
    grantItems(sweep, data.operations, ['GetItem', 'Query', 'PutItem']);
    deadMansSwitch(sweep);
    const failures = sweep.keepFailures();
    // Asia/Shanghai has no daylight saving, so a UTC cron is exact. The afternoon makes up for a morning that failed.
    const times = [
      { id: 'Morning', hour: '0', minute: '30', beijing: '08:30' },
      { id: 'Afternoon', hour: '6', minute: '0', beijing: '14:00' },
    ];
    for (const { id, hour, minute, beijing } of times) {
      const schedule = Schedule.cron({ hour, minute });
      runOn(sweep, { id, schedule, description: `${beijing} in Beijing`, failures });
    }
  }

  /** The reminders to send. */
  private queue(bus: Bus): Queue {
    const deadLetters = new DeadLetterQueue(this, 'Undeliverable');
    const queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(4),
      // Six times the function's timeout, so that no message comes back while it is still being worked on.
      visibilityTimeout: Duration.seconds(NOTIFIER_TIMEOUT.toSeconds() * 6),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: 5 },
    });
    // Only what is urgent: the rest waits in the ledger for the day's digest. Both ways to fail leave the same message, the
    // event: it can be moved back to the queue.
    bus.subscribe(
      this,
      'ReminderIssued',
      ['ReminderIssued'],
      new SqsQueue(queue, { ...EVENT_RETRIES, deadLetterQueue: deadLetters }),
      { body: { urgency: ['URGENT'] } },
    );
    return queue;
  }

  private notifier(data: Data, settings: Settings, queue: Queue): void {
    const { mail, sms } = settings;
    const notifier = new LedgerFunction(this, 'Notifier', {
      name: 'notifier',
      description: 'Mails each reminder to its recipient, once',
      timeout: NOTIFIER_TIMEOUT,
      environment: {
        LEDGER_TABLE: data.ledger.tableName,
        VIEWS_TABLE: data.views.tableName,
        DIRECTORY_TABLE: data.directory.tableName,
        OPERATIONS_TABLE: data.operations.tableName,
        MAIL_FROM: settings.mailFrom,
        CONSOLE_URL: settings.consoleUrl,
        API_URL: settings.apiUrl,
        LINK_SECRET_ID: settings.linkSecretId,
        MAIL_ROUTE: JSON.stringify(mail),
        ...(sms ? { SMS_ROUTE: JSON.stringify(sms) } : {}),
      },
    });
    grantItems(notifier, data.ledger, ['Query', 'PutItem'], [ledgerTable.byStream]);
    grantItems(notifier, data.views, ['Query'], [viewsTable.undelivered, viewsTable.byReminder]);
    // The recipient's address, the colleagues to whom a reminder goes that can't be delivered, the administrators.
    grantItems(notifier, data.directory, ['GetItem', 'Query'], [directoryTable.byOrganisation]);
    grantItems(notifier, data.operations, ['GetItem', 'Query', 'PutItem']);
    grantSecret(notifier, settings.linkSecretId);
    grantRoutes(notifier, settings);
    if (mail.via === 'SES') this.reports(notifier);
    // Two at a time: a mail relay limits its clients, and waiting in the queue costs nothing.
    notifier.addEventSource(
      new SqsEventSource(queue, { batchSize: 10, reportBatchItemFailures: true, maxConcurrency: 2 }),
    );
    const failures = notifier.keepFailures();
    runOn(notifier, {
      id: 'Digests',
      description: '09:00 in Beijing: the digests of what the morning sweep issued',
      schedule: Schedule.cron({ hour: '1', minute: '0' }),
      failures,
    });
    runOn(notifier, {
      id: 'CatchUp',
      description: 'Sends what was issued and neither sent nor dropped',
      schedule: Schedule.rate(Duration.minutes(15)),
      failures,
    });
  }

  /** What SES reports of mails: it puts that on the default bus. */
  private reports(notifier: LedgerFunction): void {
    new Rule(this, 'MailReports', {
      description: 'Mails that arrived, came back or were complained about',
      eventPattern: {
        source: ['aws.ses'],
        detail: {
          eventType: ['Delivery', 'Bounce', 'Complaint'],
          mail: { tags: { message: [{ exists: true }] } },
        },
      },
      targets: [
        new LambdaFunction(notifier, {
          ...EVENT_RETRIES,
          deadLetterQueue: new DeadLetterQueue(this, 'LostReports'),
        }),
      ],
    });
  }
}

/** Alarm when no sweep has succeeded for 26 hours; no word of one is as bad as none. */
function deadMansSwitch(sweep: LedgerFunction): void {
  const swept = sweep.logGroup.addMetricFilter('Swept', {
    filterPattern: FilterPattern.stringValue('$.message', '=', 'swept'),
    metricNamespace: `${Stack.of(sweep).stackName}/Sweeps`,
    metricName: 'succeeded',
  });
  new Alarm(sweep, 'StandsStill', {
    alarmDescription: 'No sweep has succeeded for 26 hours: reminders may have stopped',
    metric: swept.metric({ period: Duration.hours(1), statistic: 'Sum' }),
    threshold: 1,
    comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
    evaluationPeriods: 26,
    datapointsToAlarm: 26,
    treatMissingData: TreatMissingData.BREACHING,
  });
}

/** What the ways by which messages leave need: the secret of a relay or a provider, or the right to use AWS's own. */
function grantRoutes(notifier: LedgerFunction, { mail, sms, mailFrom }: Settings): void {
  if (mail.via === 'SMTP' && mail.secretId) grantSecret(notifier, mail.secretId);
  if (mail.via === 'SES') {
    const [, domain = ''] = /@([^>\s]+)/.exec(mailFrom) ?? [];
    const arn = (resource: string, resourceName: string) =>
      Stack.of(notifier).formatArn({ service: 'ses', resource, resourceName });
    notifier.addToRolePolicy(
      new PolicyStatement({
        actions: ['ses:SendEmail'],
        resources: [arn('identity', domain), arn('configuration-set', mail.configurationSet)],
      }),
    );
  }
  if (sms?.via === 'ALIYUN') grantSecret(notifier, sms.secretId);
  if (sms?.via === 'SNS') {
    // A phone number is no resource that a policy could name: everything but numbers is denied instead.
    notifier.addToRolePolicy(new PolicyStatement({ actions: ['sns:Publish'], resources: ['*'] }));
    notifier.addToRolePolicy(
      new PolicyStatement({
        effect: Effect.DENY,
        actions: ['sns:Publish'],
        resources: [Stack.of(notifier).formatArn({ service: 'sns', resource: '*' })],
      }),
    );
  }
}
