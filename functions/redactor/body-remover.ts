import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { LedgerId } from '../../events/identifiers.ts';
import { ledgerTable } from '../shared/tables.ts';

/** Deletes bodies: the one way in which an item of the ledger ever changes. */
export interface BodyRemover {
  /** Deletes a body and its salt; nothing else of the commit. Again does nothing more. */
  remove(ledger: LedgerId, position: number, index: number): Promise<void>;
}

export const bodyRemover = (client: DynamoDBClient, tableName: string): BodyRemover => ({
  async remove(ledger, position, index) {
    try {
      await client.send(
        new UpdateItemCommand({
          TableName: tableName,
          Key: {
            [ledgerTable.partitionKey]: { S: ledger },
            [ledgerTable.sortKey]: { N: String(position) },
          },
          UpdateExpression: `SET #bodies[${index}] = :nothing, #salts[${index}] = :nothing`,
          // Never a new item, and nothing but what a commit has. The role may name no other attribute.
          ConditionExpression: 'attribute_exists(#salts)',
          ExpressionAttributeNames: { '#bodies': 'bodies', '#salts': 'salts' },
          ExpressionAttributeValues: { ':nothing': { NULL: true } },
        }),
      );
    } catch (cause) {
      if (!(cause instanceof ConditionalCheckFailedException)) throw cause;
      throw new Error(`ledger ${ledger} has no position ${position}`, { cause });
    }
  },
});
