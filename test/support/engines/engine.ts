import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** A running engine that speaks DynamoDB's protocol, and how tests reach it. */
export interface TestEngine {
  readonly name: 'dynalite' | 'dynalite on disk' | 'DynamoDB Local';
  readonly endpoint: string;
  /** Reports the capacity of writes with their indexes, as DynamoDB does */
  readonly countsIndexWrites: boolean;
  /** A client of its own, with its own connections */
  client(): DynamoDBClient;
  stop(): Promise<void>;
}
