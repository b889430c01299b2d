import { Duration } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import { ledgerTable, viewsTable } from '../../functions/shared/tables.ts';
import type { Bus } from './bus.ts';
import type { Data } from './data.ts';
import { grantItems } from './item-access.ts';
import { LedgerFunction } from './ledger-function.ts';
import { runOn } from './timetable.ts';

export interface ConsumersProps {
  readonly data: Data;
  readonly bus: Bus;
}

/**
 * What follows the ledger. The stream is a doorbell: each consumer reads the ledger from its own checkpoint, so a record
 * that is lost, late or doubled changes nothing, retries are short, and a scheduled rule rings as well.
 */
export class Consumers extends Construct {
  constructor(scope: Construct, id: string, { data, bus }: ConsumersProps) {
    super(scope, id);
    this.projector(data);
    this.relay(data, bus);
    this.followUp(data);
  }

  /** Folds commits into the views. */
  private projector(data: Data): void {
    const projector = new LedgerFunction(this, 'Projector', {
      name: 'projector',
      description: 'Folds the commits of the ledger into the views',
      timeout: Duration.minutes(2),
      memoryMb: 1024,
      environment: {
        LEDGER_TABLE: data.ledger.tableName,
        VIEWS_TABLE: data.views.tableName,
        OPERATIONS_TABLE: data.operations.tableName,
      },
    });
    grantItems(projector, data.ledger, ['Query'], [ledgerTable.byStream]);
    grantItems(projector, data.views, ['GetItem', 'Query', 'PutItem']);
    grantItems(projector, data.operations, ['GetItem', 'Query', 'PutItem']);
    this.follow(projector, data);
  }

  /** Publishes every event on the bus. */
  private relay(data: Data, bus: Bus): void {
    const relay = new LedgerFunction(this, 'Relay', {
      name: 'relay',
      description: 'Publishes every event of the ledger on the bus',
      timeout: Duration.minutes(2),
      environment: {
        LEDGER_TABLE: data.ledger.tableName,
        OPERATIONS_TABLE: data.operations.tableName,
        EVENT_BUS_NAME: bus.eventBus.eventBusName,
      },
    });
    grantItems(relay, data.ledger, ['Query']);
    grantItems(relay, data.operations, ['GetItem', 'Query', 'PutItem']);
    bus.eventBus.grantPutEventsTo(relay);
    this.follow(relay, data);
  }

  /** Carries out on plans what follows from facts recorded elsewhere. */
  private followUp(data: Data): void {
    const followUp = new LedgerFunction(this, 'FollowUp', {
      name: 'follow-up',
      description: 'Carries out on plans what follows from facts recorded elsewhere',
      timeout: Duration.minutes(2),
      environment: {
        LEDGER_TABLE: data.ledger.tableName,
        VIEWS_TABLE: data.views.tableName,
        OPERATIONS_TABLE: data.operations.tableName,
      },
    });
    grantItems(followUp, data.ledger, ['Query', 'PutItem'], [ledgerTable.byStream]);
    grantItems(followUp, data.views, ['Query'], [viewsTable.register]);
    grantItems(followUp, data.operations, ['GetItem', 'Query', 'PutItem']);
    this.follow(followUp, data);
  }

  private follow(consumer: LedgerFunction, data: Data): void {
    const failures = consumer.keepFailures();
    consumer.addEventSource(
      new DynamoEventSource(data.ledger, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: 100,
        parallelizationFactor: 1,
        bisectBatchOnError: true,
        reportBatchItemFailures: true,
        retryAttempts: 5,
        maxRecordAge: Duration.hours(1),
        onFailure: new SqsDlq(failures),
      }),
    );
    runOn(consumer, {
      id: 'CatchUp',
      description: 'Rings for whatever the stream did not',
      schedule: Schedule.rate(Duration.minutes(5)),
      failures,
    });
  }
}
