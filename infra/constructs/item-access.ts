import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';

/** The item operations that exist here. Nothing updates, deletes or scans: every write is a put with a condition. */
export type ItemAction = 'GetItem' | 'Query' | 'PutItem';

/**
 * Grants exactly these actions on the table's items, and `Query` on the indexes named: no wildcard, no index that the
 * function doesn't read. (CDK's own `grantReadWriteData` gives Scan, BatchWriteItem, UpdateItem and DeleteItem on all.)
 */
export function grantItems(
  grantee: IGrantable,
  table: TableV2,
  actions: readonly ItemAction[],
  indexes: readonly { readonly index: string }[] = [],
): void {
  const grant = (operations: readonly ItemAction[], resources: string[]) =>
    grantee.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({ actions: operations.map((name) => `dynamodb:${name}`), resources }),
    );
  if (actions.length) grant(actions, [table.tableArn]);
  if (indexes.length)
    grant(
      ['Query'],
      indexes.map(({ index }) => `${table.tableArn}/index/${index}`),
    );
}
