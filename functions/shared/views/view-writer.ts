import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandOutput,
} from '@aws-sdk/client-dynamodb';
import type { View } from '../../../domain/view/types.ts';
import { canonicalise } from '../../../events/canonical.ts';
import { viewsTable } from '../tables.ts';
import { itemsOf, type ViewItem } from './view-items.ts';
import type { ItemKey, ViewScope } from './view-keys.ts';

/*
 * The write side of the views. Invariants
 * - An item only ever moves forward: every put has the condition `position < :new`. A run that lags behind another, or
 *   applies a commit again, changes nothing.
 * - An item whose content is the same is not written: its position is that of the last commit that changed it.
 * - What vanishes leaves an item without `view`, whose position keeps a lagging run from bringing it back.
 */

export interface StoredView {
  readonly position: number;
  /** Absent on what a correction left */
  readonly view?: View;
  readonly text?: string;
}

/** Items of a partition by sort key. */
export type StoredViews = ReadonlyMap<string, StoredView>;

export interface ViewWriter {
  /** One partition, read consistently */
  partition(pk: string): Promise<StoredViews>;
  item(key: ItemKey): Promise<StoredView | undefined>;
  /**
   * Brings the items of a partition from `stored` to those of `views`, as at `position`. Stored views under sort keys
   * that `mayVanish` admits are removed when `views` has none for them; default: all.
   */
  replace(change: PartitionChange): Promise<void>;
  /** Stores one view that has a single item */
  save(scope: ViewScope, view: View): Promise<void>;
  remove(key: ItemKey, position: number): Promise<void>;
}

export interface PartitionChange {
  readonly scope: ViewScope;
  readonly pk: string;
  readonly stored: StoredViews;
  readonly views: readonly View[];
  readonly position: number;
  readonly mayVanish?: (sk: string) => boolean;
}

/** Where items of views are kept. */
export interface ViewStore {
  partition(pk: string): Promise<StoredViews>;
  item(key: ItemKey): Promise<StoredView | undefined>;
  /** Puts an item unless one that is as new, or newer, stands there */
  put(item: ViewItem): Promise<void>;
}

/** The write side over any store of items. */
export const writerOver = (store: ViewStore): ViewWriter => ({
  partition: (pk) => store.partition(pk),
  item: (key) => store.item(key),
  async replace({ scope, pk, stored, views, position, mayVanish = () => true }) {
    const items = views.flatMap((view) => itemsOf(scope, view));
    const wanted = new Set(items.map((item) => item.sk));
    const changed = items.filter((item) => isNews(item, stored.get(item.sk)));
    const gone = [...stored]
      .filter(([sk, { view }]) => view && !wanted.has(sk) && mayVanish(sk))
      .map(([sk]) => ({ pk, sk, position, indexes: {} }));
    await Promise.all([...changed, ...gone].map((item) => store.put(item)));
  },
  async save(scope, view) {
    for (const wanted of itemsOf(scope, view))
      if (isNews(wanted, await store.item(wanted))) await store.put(wanted);
  },
  remove: ({ pk, sk }, position) => store.put({ pk, sk, position, indexes: {} }),
});

export const viewWriter = (client: DynamoDBClient, tableName: string): ViewWriter =>
  writerOver(dynamoViewStore(client, tableName));

function dynamoViewStore(client: DynamoDBClient, tableName: string): ViewStore {
  return {
    async put(item) {
      try {
        await client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: toAttributes(item),
            ConditionExpression: 'attribute_not_exists(#pk) OR #position < :position',
            ExpressionAttributeNames: { '#pk': viewsTable.partitionKey, '#position': 'position' },
            ExpressionAttributeValues: { ':position': { N: String(item.position) } },
          }),
        );
      } catch (error) {
        // Something as new, or newer, stands there: this run is late, or does again what was done.
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    },
    async item({ pk, sk }) {
      const key = { [viewsTable.partitionKey]: { S: pk }, [viewsTable.sortKey]: { S: sk } };
      const { Item } = await client.send(
        new GetItemCommand({ TableName: tableName, Key: key, ConsistentRead: true }),
      );
      return Item && toStored(Item);
    },
    async partition(pk) {
      const stored = new Map<string, StoredView>();
      let start: Attributes | undefined;
      do {
        const page: QueryCommandOutput = await client.send(
          new QueryCommand({
            TableName: tableName,
            ConsistentRead: true,
            KeyConditionExpression: '#pk = :pk',
            ExpressionAttributeNames: { '#pk': viewsTable.partitionKey },
            ExpressionAttributeValues: { ':pk': { S: pk } },
            ...(start && { ExclusiveStartKey: start }),
          }),
        );
        for (const item of page.Items ?? []) stored.set(item[viewsTable.sortKey]?.S ?? '', toStored(item));
        start = page.LastEvaluatedKey;
      } while (start);
      return stored;
    },
  };
}

type Attributes = Record<string, AttributeValue>;

/** True unless the stored view differs from the new one in nothing but its position. */
function isNews(item: ViewItem, stored: StoredView | undefined): boolean {
  if (!stored?.view || item.view === undefined) return true;
  return canonicalise({ ...JSON.parse(item.view), position: stored.position }) !== stored.text;
}

function toAttributes({ pk, sk, position, view, indexes }: ViewItem): Attributes {
  return {
    [viewsTable.partitionKey]: { S: pk },
    [viewsTable.sortKey]: { S: sk },
    position: { N: String(position) },
    ...(view === undefined ? {} : { view: { S: view } }),
    ...Object.fromEntries(Object.entries(indexes).map(([name, key]) => [name, { S: key }])),
  };
}

function toStored(item: Attributes): StoredView {
  const position = Number(item['position']?.N ?? 0);
  const text = item['view']?.S;
  return storedView(position, text);
}

/** An item as the projector reads it back. */
export const storedView = (position: number, text: string | undefined): StoredView =>
  text === undefined ? { position } : { position, view: JSON.parse(text) as View, text };
