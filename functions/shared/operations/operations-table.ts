import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandOutput,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { operationsTable } from '../tables.ts';

export type OperationsItem = { readonly pk: string; readonly sk: string } & Readonly<Record<string, unknown>>;

/** A condition on the item that stands there, in DynamoDB's words. */
export interface Condition {
  readonly expression: string;
  readonly names?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, unknown>>;
}

/** The table of what the machinery must remember; reads are consistent, every write has a condition. */
export interface OperationsTable {
  get(pk: string, sk: string): Promise<OperationsItem | undefined>;
  list(pk: string): Promise<readonly OperationsItem[]>;
  /** False when the condition did not hold: nothing was written */
  put(item: OperationsItem, condition: Condition): Promise<boolean>;
}

export function dynamoOperationsTable(client: DynamoDBClient, tableName: string): OperationsTable {
  const { partitionKey, sortKey } = operationsTable;
  return {
    async get(pk, sk) {
      const { Item } = await client.send(
        new GetItemCommand({
          TableName: tableName,
          Key: marshall({ [partitionKey]: pk, [sortKey]: sk }),
          ConsistentRead: true,
        }),
      );
      return Item && (unmarshall(Item) as OperationsItem);
    },
    async list(pk) {
      const items: OperationsItem[] = [];
      let start: Record<string, AttributeValue> | undefined;
      do {
        const page: QueryCommandOutput = await client.send(
          new QueryCommand({
            TableName: tableName,
            ConsistentRead: true,
            KeyConditionExpression: '#pk = :pk',
            ExpressionAttributeNames: { '#pk': partitionKey },
            ExpressionAttributeValues: marshall({ ':pk': pk }),
            ...(start && { ExclusiveStartKey: start }),
          }),
        );
        items.push(...(page.Items ?? []).map((item) => unmarshall(item) as OperationsItem));
        start = page.LastEvaluatedKey;
      } while (start);
      return items;
    },
    async put(item, { expression, names, values }) {
      try {
        await client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: marshall(item, { removeUndefinedValues: true }),
            ConditionExpression: expression,
            ...(names && { ExpressionAttributeNames: { ...names } }),
            ...(values && { ExpressionAttributeValues: marshall(values) }),
          }),
        );
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },
  };
}
