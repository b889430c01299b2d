import type { AccessControl } from '../access.ts';
import type { Engine } from '../engine/engine.ts';
import { LOCAL_PLACE } from '../template/naming.ts';
import type { TableSpec } from '../template/tables.ts';
import { type AwsCall, type AwsReply, accessDenied, awsError } from './aws-endpoint.ts';

/** What a table's stream says of one write: `Keys` in the JSON of DynamoDB, no image. */
export interface TableWrite {
  readonly table: string;
  readonly eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  readonly keys: Readonly<Record<string, unknown>>;
}

type Input = Readonly<Record<string, unknown>>;
interface Need {
  readonly action: string;
  readonly table: string;
  readonly index?: string | undefined;
}

const SINGLE = ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Query', 'Scan', 'DescribeTable'];
const BATCH = ['BatchGetItem', 'BatchWriteItem'];
const TRANSACTIONS = ['TransactWriteItems', 'TransactGetItems'];
const WRITES = ['PutItem', 'UpdateItem', 'DeleteItem'];

/** DynamoDB as a function sees it: its role is checked, the engine answers, and the table's stream hears of the write. */
export class DynamoDbService {
  private readonly engine: Engine;
  private readonly access: AccessControl;
  private readonly tables: ReadonlyMap<string, TableSpec>;
  private readonly onWrite: (write: TableWrite) => void;

  constructor(
    engine: Engine,
    access: AccessControl,
    tables: readonly TableSpec[],
    onWrite: (write: TableWrite) => void,
  ) {
    this.engine = engine;
    this.access = access;
    this.tables = new Map(tables.map((table) => [table.name, table]));
    this.onWrite = onWrite;
  }

  readonly handle = async (call: AwsCall): Promise<AwsReply> => {
    const { caller, operation, body } = call;
    let input: Input;
    try {
      input = JSON.parse(body) as Input;
    } catch {
      return awsError(400, 'com.amazon.coral.service#SerializationException', 'the body is no JSON');
    }
    const needs = needsOf(operation, input);
    if (!needs)
      return awsError(
        400,
        'com.amazon.coral.service#UnknownOperationException',
        `${operation} does not run on this machine`,
      );
    for (const need of needs) {
      const arn = this.arnOf(need);
      if (!this.access.may(caller, need.action, arn, attributesOf(operation, input)))
        return accessDenied(caller, need.action, arn);
    }
    if (WRITES.includes(operation)) return this.write(operation, input, body);
    if (operation !== 'BatchGetItem' && needs.some((need) => this.isStreamed(need) && isWrite(need)))
      return awsError(
        400,
        'com.amazonaws.dynamodb.v20120810#ValidationException',
        `${operation} on a table with a stream does not run on this machine: its records could not be told apart`,
      );
    return this.engine.send({ operation, body });
  };

  /** Writes one item; on a table with a stream it learns from the item before whether the write inserted or changed. */
  private async write(operation: string, input: Input, body: string): Promise<AwsReply> {
    const table = this.tables.get(tableName(input['TableName']));
    if (!table?.streamed) return this.engine.send({ operation, body });
    const asked = input['ReturnValues'] ?? 'NONE';
    const needsOld = asked === 'NONE';
    const reply = await this.engine.send({
      operation,
      body: needsOld ? JSON.stringify({ ...input, ReturnValues: 'ALL_OLD' }) : body,
    });
    if (reply.status !== 200) return reply;
    const answer = JSON.parse(reply.body) as { Attributes?: Input };
    const existed = needsOld || asked === 'ALL_OLD' ? answer.Attributes !== undefined : true;
    this.announce(table, operation, input, existed);
    if (!needsOld) return reply;
    const { Attributes: _old, ...rest } = answer;
    return { status: 200, body: JSON.stringify(rest) };
  }

  private announce(table: TableSpec, operation: string, input: Input, existed: boolean): void {
    if (operation === 'DeleteItem' && !existed) return;
    const item = (operation === 'PutItem' ? input['Item'] : input['Key']) as Input;
    this.onWrite({
      table: table.name,
      eventName: operation === 'DeleteItem' ? 'REMOVE' : existed ? 'MODIFY' : 'INSERT',
      keys: Object.fromEntries(table.keys.map((key) => [key, item[key]])),
    });
  }

  private isStreamed({ table }: Need): boolean {
    return this.tables.get(table)?.streamed ?? false;
  }

  private arnOf({ table, index }: Need): string {
    const { partition, region, account } = LOCAL_PLACE;
    const arn =
      this.tables.get(table)?.arn ?? `arn:${partition}:dynamodb:${region}:${account}:table/${table}`;
    return index === undefined ? arn : `${arn}/index/${index}`;
  }
}

/** The grants that an operation needs, or undefined for an operation that is not known here. */
function needsOf(operation: string, input: Input): readonly Need[] | undefined {
  if (SINGLE.includes(operation)) {
    const index = input['IndexName'];
    return [
      {
        action: `dynamodb:${operation}`,
        table: tableName(input['TableName']),
        index: typeof index === 'string' ? index : undefined,
      },
    ];
  }
  if (BATCH.includes(operation))
    return Object.keys((input['RequestItems'] ?? {}) as Input).map((table) => ({
      action: `dynamodb:${operation}`,
      table: tableName(table),
    }));
  if (TRANSACTIONS.includes(operation))
    return ((input['TransactItems'] ?? []) as Readonly<Record<string, Input>>[]).flatMap((item) =>
      Object.entries(item).map(([kind, action]) => ({
        action: `dynamodb:${kind === 'ConditionCheck' ? 'ConditionCheckItem' : kind === 'Get' ? 'GetItem' : `${kind}Item`}`,
        table: tableName(action['TableName']),
      })),
    );
  return undefined;
}

/** The attributes that an update names: those of its key and of its expressions, which must name them by `#name` only. */
function attributesOf(operation: string, input: Input): readonly string[] {
  if (operation !== 'UpdateItem') return [];
  const expressions = [
    input['UpdateExpression'],
    input['ConditionExpression'],
    input['ProjectionExpression'],
  ];
  const bare = expressions.flatMap((text) => String(text ?? '').match(/(?<![#:\w])[A-Za-z_]\w*/g) ?? []);
  return [
    ...Object.keys((input['Key'] ?? {}) as Input),
    ...Object.values((input['ExpressionAttributeNames'] ?? {}) as Readonly<Record<string, string>>),
    ...bare.filter((word) => !WORDS.has(word.toUpperCase())),
  ];
}

/** Words of the language of expressions, which are no attributes. */
const WORDS = new Set(
  'SET REMOVE ADD DELETE AND OR NOT IN BETWEEN ATTRIBUTE_EXISTS ATTRIBUTE_NOT_EXISTS IF_NOT_EXISTS SIZE'.split(
    ' ',
  ),
);

function isWrite({ action }: Need): boolean {
  return /:(Put|Update|Delete|BatchWrite)Item$/.test(action);
}

/** Requests may name a table by its ARN. */
function tableName(value: unknown): string {
  return String(value ?? '').replace(/^arn:.*:table\//, '');
}
