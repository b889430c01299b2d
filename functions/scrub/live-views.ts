import { type AttributeValue, type DynamoDBClient, paginateQuery } from '@aws-sdk/client-dynamodb';
import type { OrganisationId } from '../../events/identifiers.ts';
import { REMINDER_SHARDS, viewsTable } from '../shared/tables.ts';
import type { ViewItem } from '../shared/views/view-items.ts';
import * as keys from '../shared/views/view-keys.ts';

/** The live items of one generation, with every attribute that they have. */
export interface LiveViews {
  /** Items of a partition, by sort key; read consistently */
  partition(pk: string): Promise<ReadonlyMap<string, ViewItem>>;
  /** Partitions of all items that an index of the generation shows */
  indexed(scope: keys.ViewScope, organisations: Iterable<OrganisationId>): Promise<ReadonlySet<string>>;
}

interface Index {
  readonly index: string;
  readonly partitionKey: string;
}

export function liveViews(client: DynamoDBClient, tableName: string): LiveViews {
  async function* query(partitionKey: string, pk: string, more: object) {
    const pages = paginateQuery(
      { client },
      {
        TableName: tableName,
        KeyConditionExpression: '#pk = :pk',
        ExpressionAttributeNames: { '#pk': partitionKey },
        ExpressionAttributeValues: { ':pk': { S: pk } },
        ...more,
      },
    );
    for await (const { Items } of pages) yield* Items ?? [];
  }
  return {
    async partition(pk) {
      const items = new Map<string, ViewItem>();
      for await (const item of query(viewsTable.partitionKey, pk, { ConsistentRead: true })) {
        const read = toViewItem(item);
        items.set(read.sk, read);
      }
      return items;
    },
    async indexed(scope, organisations) {
      const found = new Set<string>();
      for (const [{ index, partitionKey }, pk] of entriesOf(scope, organisations))
        for await (const item of query(partitionKey, pk, { IndexName: index }))
          found.add(item[viewsTable.partitionKey]?.S ?? '');
      return found;
    },
  };
}

/** Every partition of every index in which an item of the generation can stand. */
function* entriesOf(
  scope: keys.ViewScope,
  organisations: Iterable<OrganisationId>,
): Generator<[Index, string]> {
  yield [viewsTable.register, keys.registerPk(scope)];
  yield [viewsTable.byDue, keys.duePk(scope)];
  yield [viewsTable.undelivered, keys.undeliveredPk(scope)];
  for (let shard = 0; shard < REMINDER_SHARDS; shard++)
    yield [viewsTable.byReminder, keys.reminderPk(scope, shard)];
  for (const organisation of organisations)
    yield [viewsTable.byOrganisation, keys.organisationPk(scope, organisation)];
}

const OWN = new Set<string>([viewsTable.partitionKey, viewsTable.sortKey, 'position', 'view']);

function toViewItem(item: Record<string, AttributeValue>): ViewItem {
  const view = item['view']?.S;
  const indexes = Object.entries(item).filter(([name]) => !OWN.has(name));
  return {
    pk: item[viewsTable.partitionKey]?.S ?? '',
    sk: item[viewsTable.sortKey]?.S ?? '',
    position: Number(item['position']?.N ?? 0),
    ...(view === undefined ? {} : { view }),
    indexes: Object.fromEntries(indexes.map(([name, value]) => [name, value.S ?? JSON.stringify(value)])),
  };
}
