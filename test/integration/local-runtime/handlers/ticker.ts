import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';

const dynamo = new DynamoDBClient({});

/** Writes a note per scheduled run, named after its time. */
export async function handler({ time }: { readonly time: string }) {
  await dynamo.send(
    new PutItemCommand({ TableName: process.env['NOTES_TABLE'], Item: { id: { S: `tick ${time}` } } }),
  );
}
