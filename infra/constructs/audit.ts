import { Duration } from 'aws-cdk-lib';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import { ledgerTable, viewsTable } from '../../functions/shared/tables.ts';
import type { Settings } from '../settings.ts';
import type { Api } from './api.ts';
import { type Bus, EVENT_RETRIES } from './bus.ts';
import type { Data } from './data.ts';
import { grantItems } from './item-access.ts';
import { LedgerFunction } from './ledger-function.ts';
import { ProofLog } from './proof-log.ts';
import { runOn } from './timetable.ts';

/** Acts with legal effect: whoever carried one out wants its receipt, so they are signed at once. */
export const LEGAL_ACTS = [
  'Approved',
  'Issued',
  'Filed',
  'FilingReturned',
  'Superseded',
  'Repealed',
  'InterpretationIssued',
  'BodyRedacted',
] as const;

export interface AuditProps {
  readonly data: Data;
  readonly bus: Bus;
  readonly api: Api;
  readonly settings: Settings;
}

/** What makes the ledger provable to those who don't trust us. */
export class Audit extends Construct {
  readonly log: ProofLog;

  constructor(scope: Construct, id: string, { data, bus, api, settings }: AuditProps) {
    super(scope, id);
    this.log = new ProofLog(this, 'Log', settings);
    this.checkpointer(data, bus);
    this.tripwire(data);
    this.scrub(data);
    api.route('Audit', this.questions(data), { '/v1/audit/{proxy+}': [HttpMethod.GET] });
  }

  /** Checkpoints, tiles and proofs, from what is signed alone: it reaches neither the ledger nor the views. */
  private questions(data: Data): LedgerFunction {
    const audit = new LedgerFunction(this, 'Questions', {
      name: 'audit',
      description: 'Proves to whoever asks that the ledger is what was signed',
      // A caller may wait for his receipt: below the gateway's 30 seconds.
      timeout: Duration.seconds(28),
      environment: {
        OPERATIONS_TABLE: data.operations.tableName,
        LOG_BUCKET: this.log.bucket.bucketName,
      },
    });
    grantItems(audit, data.operations, ['GetItem']);
    this.log.grantRead(audit, 'tile', 'checkpoints', 'cosignatures');
    return audit;
  }

  /** Signs what is new in the ledgers. No stream: each minute is enough, and for legal acts the bus rings at once. */
  private checkpointer(data: Data, bus: Bus): void {
    const checkpointer = new LedgerFunction(this, 'Checkpointer', {
      name: 'checkpointer',
      description: 'Signs what is new in the ledgers',
      timeout: Duration.minutes(2),
      memoryMb: 1024,
      environment: {
        LEDGER_TABLE: data.ledger.tableName,
        OPERATIONS_TABLE: data.operations.tableName,
        LOG_BUCKET: this.log.bucket.bucketName,
        SIGNING_KEY_ID: this.log.signingKey.keyId,
        ...(this.log.sm2Key && { SECOND_SIGNING_KEY_ID: this.log.sm2Key.keyId }),
      },
    });
    grantItems(checkpointer, data.ledger, ['Query'], [ledgerTable.byStream]);
    grantItems(checkpointer, data.operations, ['GetItem', 'Query', 'PutItem']);
    this.log.grantRead(checkpointer, 'tile', 'checkpoints');
    this.log.grantAdd(checkpointer, 'tile', 'checkpoints');
    for (const key of [this.log.signingKey, this.log.sm2Key])
      key?.grant(checkpointer, 'kms:Sign', 'kms:GetPublicKey');
    const failures = checkpointer.keepFailures();
    runOn(checkpointer, {
      id: 'EachMinute',
      description: 'Signs what is new',
      schedule: Schedule.rate(Duration.minutes(1)),
      failures,
    });
    bus.subscribe(
      this,
      'LegalActs',
      LEGAL_ACTS,
      new LambdaFunction(checkpointer, { ...EVENT_RETRIES, deadLetterQueue: failures }),
    );
    new Alarm(checkpointer, 'Silent', {
      alarmDescription: 'Nothing asks any more whether the ledgers still extend what was signed',
      metric: checkpointer.metricInvocations({ period: Duration.minutes(15), statistic: 'Sum' }),
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.BREACHING,
    });
  }

  /** Hears of nothing but changes and removals in the ledger table, of which there is one innocent kind. */
  private tripwire(data: Data): void {
    const tripwire = new LedgerFunction(this, 'Tripwire', {
      name: 'tripwire',
      description: 'Raises the alarm when the ledger table is changed',
      timeout: Duration.minutes(1),
      environment: { LEDGER_TABLE: data.ledger.tableName },
    });
    grantItems(tripwire, data.ledger, ['Query'], [ledgerTable.byStream]);
    tripwire.addEventSource(
      new DynamoEventSource(data.ledger, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        filters: [FilterCriteria.filter({ eventName: FilterRule.or('MODIFY', 'REMOVE') })],
        reportBatchItemFailures: true,
        // No limit of tries but the stream's own 24 hours: no change goes by unjudged.
        onFailure: new SqsDlq(tripwire.keepFailures()),
      }),
    );
  }

  /** Each day the whole ledger against what was signed, and every view against a replay. */
  private scrub(data: Data): void {
    const scrub = new LedgerFunction(this, 'Scrub', {
      name: 'scrub',
      description: 'Compares the ledger with what was signed and the views with a replay',
      timeout: Duration.minutes(15),
      memoryMb: 2048,
      environment: {
        LEDGER_TABLE: data.ledger.tableName,
        VIEWS_TABLE: data.views.tableName,
        OPERATIONS_TABLE: data.operations.tableName,
        LOG_BUCKET: this.log.bucket.bucketName,
      },
    });
    grantItems(scrub, data.ledger, ['Query'], [ledgerTable.byStream]);
    const { register, byOrganisation, byDue, byReminder, undelivered } = viewsTable;
    grantItems(scrub, data.views, ['Query'], [register, byOrganisation, byDue, byReminder, undelivered]);
    grantItems(scrub, data.operations, ['GetItem', 'Query']);
    this.log.grantRead(scrub, 'tile', 'checkpoints', 'cosignatures');
    runOn(scrub, {
      id: 'Daily',
      description: 'Everything, once a day',
      schedule: Schedule.rate(Duration.days(1)),
      failures: scrub.keepFailures(),
    });
  }
}
