import {
  type AttributeValue,
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { viewsTable } from '../tables.ts';
import type { ItemKey } from './view-keys.ts';

/** A stretch of an index in its order: keys that begin with `prefix`, within [`from`, `to`], after `after`. */
export interface Stretch {
  readonly prefix?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
}

/** A partition to read: of the table, or of one of its indexes. */
export interface Partition {
  readonly index?: string;
  readonly partitionKey: string;
  readonly sortKey: string;
  readonly partition: string;
}

/** An item as it was found: its sort key where it was looked for, the position it reflects, its text. */
export interface FoundItem {
  readonly key: string;
  readonly position: number;
  /** Absent on what a correction left of a view */
  readonly view?: string | undefined;
}

/** Where items of views are read from. */
export interface ViewSource {
  one(key: ItemKey): Promise<FoundItem | undefined>;
  /** Items in the order of their keys, one page; `next` is where the next one goes on after */
  items(
    partition: Partition,
    stretch: Stretch,
  ): Promise<{ readonly found: readonly FoundItem[]; readonly next?: string }>;
}

/** Above every character of a key, below none: the end of a prefix. */
const LAST = '\u{10ffff}';
/** Below every character that can follow a whole key: the beginning of what comes after it. */
const NEXT = '!';

/** First and last key of a stretch, both inclusive. */
export function boundsOf({
  prefix = '',
  from = prefix,
  to = prefix,
  after,
}: Stretch): readonly [string, string] {
  return [after === undefined ? from || ' ' : `${after}${NEXT}`, `${to}${LAST}`];
}

type Item = Record<string, AttributeValue>;

export const dynamoViewSource = (client: DynamoDBClient, tableName: string): ViewSource => ({
  async one({ pk, sk }) {
    const Key = { [viewsTable.partitionKey]: { S: pk }, [viewsTable.sortKey]: { S: sk } };
    const { Item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key, ConsistentRead: true }),
    );
    return Item && foundItem(Item, viewsTable.sortKey);
  },
  async items(source, stretch) {
    const [from, to] = boundsOf(stretch);
    const answer = await client.send(
      new QueryCommand({
        TableName: tableName,
        ...(source.index ? { IndexName: source.index } : { ConsistentRead: true }),
        KeyConditionExpression: '#pk = :pk AND #sk BETWEEN :from AND :to',
        ExpressionAttributeNames: { '#pk': source.partitionKey, '#sk': source.sortKey },
        ExpressionAttributeValues: { ':pk': { S: source.partition }, ':from': { S: from }, ':to': { S: to } },
        ...(stretch.limit && { Limit: stretch.limit }),
      }),
    );
    const found = (answer.Items ?? []).map((item) => foundItem(item, source.sortKey));
    const next = answer.LastEvaluatedKey?.[source.sortKey]?.S;
    return next === undefined ? { found } : { found, next };
  },
});

const foundItem = (item: Item, sortKey: string): FoundItem => ({
  key: item[sortKey]?.S ?? '',
  position: Number(item['position']?.N ?? 0),
  view: item['view']?.S,
});
