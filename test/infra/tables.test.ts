import { describe, expect, it } from 'vitest';
import { directoryTable, ledgerTable, operationsTable, viewsTable } from '../../functions/shared/tables.ts';
import { field, list, type Resource, synthesise, type Value } from './support/synthesis.ts';

const synthesis = synthesise();
const tables = synthesis.ofType('AWS::DynamoDB::GlobalTable');

function table(name: string): Resource {
  const found = tables.find((candidate) => candidate.id.startsWith(`Data${name}`));
  if (!found) throw new Error(`no table ${name}`);
  return found;
}

const keys = (schema: Value | undefined) => list(schema).map((part) => field(part, 'AttributeName'));

const indexes = (of: Resource, kind: 'LocalSecondaryIndexes' | 'GlobalSecondaryIndexes') =>
  Object.fromEntries(
    list(of.Properties[kind]).map((index) => [
      field(index, 'IndexName'),
      [...keys(field(index, 'KeySchema')), field(index, 'Projection', 'ProjectionType')],
    ]),
  );

describe('the tables of the template', () => {
  it('are four, and keep the logical ids under which their data was deployed', () => {
    // A changed id is a new, empty table. Never edit this list for a refactoring: move the construct back instead.
    expect(tables.map(({ id }) => id)).toEqual([
      'DataLedgerDBC368C7',
      'DataViewsF5DC7673',
      'DataDirectory4C2D5BE4',
      'DataOperations443A9D2C',
    ]);
  });

  it('have the keys the functions use', () => {
    const { Ledger, Views, Directory, Operations } = Object.fromEntries(
      ['Ledger', 'Views', 'Directory', 'Operations'].map((name) => [
        name,
        keys(table(name).Properties['KeySchema']),
      ]),
    );
    expect(Ledger).toEqual([ledgerTable.partitionKey, ledgerTable.sortKey]);
    expect(Views).toEqual([viewsTable.partitionKey, viewsTable.sortKey]);
    expect(Directory).toEqual([directoryTable.partitionKey, directoryTable.sortKey]);
    expect(Operations).toEqual([operationsTable.partitionKey, operationsTable.sortKey]);
  });

  it('sort the ledger by number and everything else by text', () => {
    const numbers = tables.flatMap((each) =>
      list(each.Properties['AttributeDefinitions'])
        .filter((attribute) => field(attribute, 'AttributeType') !== 'S')
        .map((attribute) => [field(attribute, 'AttributeName'), field(attribute, 'AttributeType')]),
    );
    expect(numbers).toEqual([['position', 'N']]);
  });

  it('read a stream by a local index, so that the read is consistent', () => {
    expect(indexes(table('Ledger'), 'LocalSecondaryIndexes')).toEqual({
      byStream: [ledgerTable.partitionKey, ledgerTable.byStream.sortKey, 'ALL'],
    });
    expect(table('Ledger').Properties['GlobalSecondaryIndexes']).toBeUndefined();
  });

  it('have exactly the global indexes the functions query', () => {
    const { register, byOrganisation, byDue, byReminder, undelivered } = viewsTable;
    expect(indexes(table('Views'), 'GlobalSecondaryIndexes')).toEqual(
      Object.fromEntries(
        [register, byOrganisation, byDue, byReminder, undelivered].map((each) => [
          each.index,
          [each.partitionKey, each.sortKey, 'ALL'],
        ]),
      ),
    );
    expect(indexes(table('Directory'), 'GlobalSecondaryIndexes')).toEqual({
      byOrganisation: [
        directoryTable.byOrganisation.partitionKey,
        directoryTable.byOrganisation.sortKey,
        'ALL',
      ],
    });
    expect(table('Operations').Properties['GlobalSecondaryIndexes']).toBeUndefined();
  });

  it('ring the doorbell from the ledger only, without its content', () => {
    const streams = tables.map((each) => field(each.Properties['StreamSpecification'], 'StreamViewType'));
    expect(streams).toEqual(['KEYS_ONLY', undefined, undefined, undefined]);
  });

  it.each(tables.map((each) => [each.id, each] as const))('%s is not lost by a mistake', (_, each) => {
    const [replica, ...others] = list(each.Properties['Replicas']);
    expect(others).toEqual([]);
    expect(field(replica, 'DeletionProtectionEnabled')).toBe(true);
    expect(field(replica, 'PointInTimeRecoverySpecification')).toEqual({
      PointInTimeRecoveryEnabled: true,
      RecoveryPeriodInDays: 35,
    });
    expect(each.DeletionPolicy).toBe('Retain');
    expect(each.UpdateReplacePolicy).toBe('Retain');
  });

  it.each(tables.map((each) => [each.id, each] as const))(
    '%s is paid by request and encrypted',
    (_, each) => {
      expect(each.Properties['BillingMode']).toBe('PAY_PER_REQUEST');
      expect(each.Properties['SSESpecification']).toEqual({ SSEEnabled: true, SSEType: 'KMS' });
      // A table that deletes by itself would make the ledger's neighbours lie.
      expect(each.Properties['TimeToLiveSpecification']).toBeUndefined();
    },
  );

  it('refuse every change of what stands in the ledger, whoever asks but the redactor', () => {
    const policies = tables.map((each) =>
      field(list(each.Properties['Replicas'])[0], 'ResourcePolicy', 'PolicyDocument', 'Statement'),
    );
    expect(policies.slice(1)).toEqual([undefined, undefined, undefined]);
    expect(policies[0]).toEqual([
      {
        Sid: 'AppendOnly',
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: [
          'dynamodb:BatchWriteItem',
          'dynamodb:DeleteItem',
          'dynamodb:PartiQLDelete',
          'dynamodb:PartiQLInsert',
          'dynamodb:PartiQLUpdate',
          'dynamodb:UpdateTimeToLive',
        ],
        Resource: '*',
      },
      {
        Sid: 'RedactionOnly',
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: 'dynamodb:UpdateItem',
        Condition: {
          ArnNotEquals: {
            'aws:PrincipalArn': { 'Fn::GetAtt': [expect.stringMatching(/^AuditRedactorRole/), 'Arn'] },
          },
        },
        Resource: '*',
      },
    ]);
  });
});
