import {
  AttributeType,
  Billing,
  type GlobalSecondaryIndexPropsV2,
  StreamViewType,
  TableEncryptionV2,
  type TablePropsV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { AnyPrincipal, Effect, type IRole, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
// The one exception to "infra knows functions by entry path only": keys and indexes are plain data with a single source.
import { directoryTable, ledgerTable, operationsTable, viewsTable } from '../../functions/shared/tables.ts';

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** A table is never lost by a mistake: 35 days of point-in-time recovery, kept when the stack goes, deletion refused. */
const kept = {
  billing: Billing.onDemand(),
  // Encrypted under the account's own `aws/dynamodb` key: every use of the key is in CloudTrail.
  encryption: TableEncryptionV2.awsManagedKey(),
  pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
  deletionProtection: true,
  removalPolicy: RemovalPolicy.RETAIN,
} satisfies Partial<TablePropsV2>;

const index = (keys: {
  index: string;
  partitionKey: string;
  sortKey: string;
}): GlobalSecondaryIndexPropsV2 => ({
  indexName: keys.index,
  partitionKey: text(keys.partitionKey),
  sortKey: text(keys.sortKey),
});

/** The four tables. Only `ledger` holds what can't be derived again, and of it nobody may change or delete an item. */
export class Data extends Construct {
  readonly ledger: TableV2;
  readonly views: TableV2;
  readonly directory: TableV2;
  readonly operations: TableV2;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.ledger = new TableV2(this, 'Ledger', {
      ...kept,
      partitionKey: text(ledgerTable.partitionKey),
      sortKey: { name: ledgerTable.sortKey, type: AttributeType.NUMBER },
      localSecondaryIndexes: [
        { indexName: ledgerTable.byStream.index, sortKey: text(ledgerTable.byStream.sortKey) },
      ],
      // A doorbell: consumers read the ledger itself, so the stream need not carry the commits.
      dynamoStream: StreamViewType.KEYS_ONLY,
    });
    this.ledger.addToResourcePolicy(appendOnly());
    this.views = new TableV2(this, 'Views', {
      ...kept,
      partitionKey: text(viewsTable.partitionKey),
      sortKey: text(viewsTable.sortKey),
      globalSecondaryIndexes: [
        viewsTable.register,
        viewsTable.byOrganisation,
        viewsTable.byDue,
        viewsTable.byReminder,
        viewsTable.undelivered,
      ].map(index),
    });
    this.directory = new TableV2(this, 'Directory', {
      ...kept,
      partitionKey: text(directoryTable.partitionKey),
      sortKey: text(directoryTable.sortKey),
      globalSecondaryIndexes: [index(directoryTable.byOrganisation)],
    });
    this.operations = new TableV2(this, 'Operations', {
      ...kept,
      partitionKey: text(operationsTable.partitionKey),
      sortKey: text(operationsTable.sortKey),
    });
  }

  /**
   * Denies everybody but this role to update items of the ledger, and lets it change bodies and salts alone. The stack
   * must call it once: without, updates are denied to nobody.
   */
  letRedact(role: IRole): void {
    this.ledger.addToResourcePolicy(updatedBy(role));
    role.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ['dynamodb:UpdateItem'],
        resources: [this.ledger.tableArn],
        conditions: {
          'ForAllValues:StringEquals': {
            'dynamodb:Attributes': [ledgerTable.partitionKey, ledgerTable.sortKey, 'bodies', 'salts'],
          },
        },
      }),
    );
  }
}

/** Nobody updates an item either, but for the one role that deletes the bodies which two people decided to delete. */
const updatedBy = (role: IRole): PolicyStatement =>
  new PolicyStatement({
    sid: 'RedactionOnly',
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: ['dynamodb:UpdateItem'],
    conditions: { ArnNotEquals: { 'aws:PrincipalArn': role.roleArn } },
    resources: ['*'],
  });

/** Whatever a role is granted later or elsewhere in the account: the table itself refuses to change what was written. */
function appendOnly(): PolicyStatement {
  return new PolicyStatement({
    sid: 'AppendOnly',
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: [
      'dynamodb:DeleteItem',
      'dynamodb:BatchWriteItem',
      'dynamodb:PartiQLInsert',
      'dynamodb:PartiQLUpdate',
      'dynamodb:PartiQLDelete',
      'dynamodb:UpdateTimeToLive',
    ],
    // The table the policy hangs on; naming it would be a circular reference.
    resources: ['*'],
  });
}
