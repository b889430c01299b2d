import {
  type AttributeValue,
  type DynamoDBClient,
  QueryCommand,
  type QueryCommandOutput,
} from '@aws-sdk/client-dynamodb';
import type { ObligationView, ReminderView, View } from '../../../domain/view/types.ts';
import type { CivilDate, Instant } from '../../../events/civil-date.ts';
import { REMINDER_SHARDS, viewsTable } from '../tables.ts';
import * as keys from './view-keys.ts';

/** What is waiting to be done about reminders: read from sparse indexes, which hold nothing else. */
export interface ReminderIndex {
  /** Duties that have a reminder due on or before `today`, page by page; nothing that is due later is read */
  due(at: keys.ViewScope, today: CivilDate): AsyncIterable<ObligationView>;
  /** Reminders issued before `instant`, or snoozed until then, that still wait to be sent; oldest first */
  undelivered(at: keys.ViewScope, before: Instant): AsyncIterable<ReminderView>;
}

export function reminderIndex(client: DynamoDBClient, tableName: string): ReminderIndex {
  async function* below<V extends View>(
    index: { readonly index: string; readonly partitionKey: string; readonly sortKey: string },
    partition: string,
    bound: string,
  ): AsyncGenerator<V> {
    let start: Record<string, AttributeValue> | undefined;
    do {
      const page: QueryCommandOutput = await client.send(
        new QueryCommand({
          TableName: tableName,
          IndexName: index.index,
          KeyConditionExpression: '#pk = :pk AND #sk < :bound',
          ExpressionAttributeNames: { '#pk': index.partitionKey, '#sk': index.sortKey },
          ExpressionAttributeValues: { ':pk': { S: partition }, ':bound': { S: bound } },
          ...(start && { ExclusiveStartKey: start }),
        }),
      );
      for (const item of page.Items ?? []) if (item['view']?.S) yield JSON.parse(item['view'].S) as V;
      start = page.LastEvaluatedKey;
    } while (start);
  }

  return {
    async *due(at, today) {
      // Keys are `<day>#<id>`, and `$` is the character after `#`: everything of today, nothing of tomorrow.
      for (let shard = 0; shard < REMINDER_SHARDS; shard++)
        yield* below<ObligationView>(viewsTable.byReminder, keys.reminderPk(at, shard), `${today}$`);
    },
    undelivered: (at, before) => below<ReminderView>(viewsTable.undelivered, keys.undeliveredPk(at), before),
  };
}
