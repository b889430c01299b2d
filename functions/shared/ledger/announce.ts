import { type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { LedgerId } from '../../../events/identifiers.ts';

/**
 * Notes in the Operations table that a ledger has, or is about to have, a first commit; consumers find their ledgers
 * there. Noting it again changes nothing.
 */
export const announceIn =
  (client: DynamoDBClient, operationsTable: string) =>
  async (ledger: LedgerId): Promise<void> => {
    await client.send(
      new PutItemCommand({
        TableName: operationsTable,
        Item: { pk: { S: 'jurisdictions' }, sk: { S: ledger } },
      }),
    );
  };
