import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/**
 * The process's one client. The endpoint is the SDK's own setting (AWS_ENDPOINT_URL_DYNAMODB). Waits are short, because
 * a caller waits behind them; two tries, because the ledger counts its own.
 */
export const dynamoDb = () =>
  new DynamoDBClient({
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 1000, requestTimeout: 3000, httpsAgent: { maxSockets: 50 } },
  });
