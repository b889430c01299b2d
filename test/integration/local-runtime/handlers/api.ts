import { DynamoDBClient, GetItemCommand, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';

const dynamo = new DynamoDBClient({});
const TableName = process.env['NOTES_TABLE'];

interface Event {
  readonly routeKey: string;
  readonly body?: string;
  readonly isBase64Encoded: boolean;
  readonly rawQueryString: string;
  readonly cookies?: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly requestContext: {
    readonly timeEpoch: number;
    readonly authorizer?: { readonly jwt: { readonly claims: Readonly<Record<string, string>> } };
  };
}

const actions: Readonly<Record<string, (id: string, event: Event) => Promise<unknown>>> = {
  async write(id, event) {
    const at = String(event.requestContext.timeEpoch);
    await dynamo.send(
      new PutItemCommand({
        TableName,
        Item: { id: { S: id }, body: { S: event.body ?? '' }, at: { N: at } },
      }),
    );
    return { written: id };
  },
  async read(id) {
    const { Item } = await dynamo.send(new GetItemCommand({ TableName, Key: { id: { S: id } } }));
    return Item ?? null;
  },
  /** The role does not grant it */
  async scan() {
    try {
      return await dynamo.send(new ScanCommand({ TableName }));
    } catch (error) {
      return { name: (error as Error).name, message: (error as Error).message };
    }
  },
  async echo(_id, event) {
    return { event, environment: Object.keys(process.env).sort() };
  },
  async crash() {
    process.exit(3);
  },
  async hang() {
    await new Promise(() => setInterval(() => undefined, 1000));
  },
};

export async function handler(event: Event) {
  const { action = '', id = '' } = event.pathParameters;
  const result = await actions[action]?.(id, event);
  return { statusCode: 200, cookies: ['seen=1'], body: JSON.stringify(result) };
}
