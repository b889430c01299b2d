import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { createTables } from '../../../local/engine/create-tables.ts';
import { EmbeddedEngine } from '../../../local/engine/embedded-engine.ts';
import { callEngine } from '../../../local/engine/engine.ts';
import { RemoteEngine } from '../../../local/engine/remote-engine.ts';
import type { TableSpec } from '../../../local/template/tables.ts';

const open: EmbeddedEngine[] = [];
afterEach(async () => {
  for (const engine of open.splice(0)) await engine.close();
});

function start(directory = mkdtempSync(join(tmpdir(), 'engine-'))) {
  const engine = new EmbeddedEngine(directory);
  open.push(engine);
  return { engine, directory };
}

const table = (indexKey = 'colour'): TableSpec => ({
  name: 'Notes',
  arn: 'arn:table/Notes',
  keys: ['id'],
  streamed: false,
  denied: [],
  definition: {
    TableName: 'Notes',
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    AttributeDefinitions: [
      { AttributeName: 'id', AttributeType: 'S' },
      { AttributeName: indexKey, AttributeType: 'S' },
    ],
    GlobalSecondaryIndexes: [
      {
        IndexName: 'byColour',
        KeySchema: [{ AttributeName: indexKey, KeyType: 'HASH' }],
        Projection: { ProjectionType: 'ALL' },
      },
    ],
  },
});
const put = (engine: EmbeddedEngine, id: string) =>
  callEngine(engine, 'PutItem', { TableName: 'Notes', Item: { id: { S: id }, colour: { S: 'x' } } });
const ids = async (engine: EmbeddedEngine): Promise<unknown> => {
  const { Items } = await callEngine(engine, 'Query', {
    TableName: 'Notes',
    IndexName: 'byColour',
    KeyConditionExpression: 'colour = :x',
    ExpressionAttributeValues: { ':x': { S: 'x' } },
  });
  return (Items as { id: { S: string } }[]).map((item) => item.id.S).sort();
};

describe('the embedded engine', () => {
  it('keeps tables and items from one start to the next, and creates only what is missing', async () => {
    const { engine, directory } = start();
    await createTables(engine, [table()]);
    await put(engine, 'a');
    await engine.close();
    open.pop();
    const again = start(directory).engine;
    await createTables(again, [table()]);
    await put(again, 'b');
    expect(await ids(again)).toEqual(['a', 'b']);
  });

  it('refuses a table whose indexes are not those of the template', async () => {
    const { engine } = start();
    await createTables(engine, [table()]);
    await expect(createTables(engine, [table('another')])).rejects.toThrow(
      /Notes has other keys or indexes.*fresh DATA_DIR/,
    );
  });

  it('answers 503 to what was under way when it crashes, and goes on with what it had', async () => {
    const { engine } = start();
    await createTables(engine, [table()]);
    await put(engine, 'a');
    const underWay = engine.send({ operation: 'ListTables', body: '{}' });
    await Promise.resolve();
    await (Reflect.get(engine, 'worker') as Worker).terminate();
    expect([200, 503]).toContain((await underWay).status);
    await put(engine, 'b');
    expect(await ids(engine)).toEqual(['a', 'b']);
  });

  it('says by its name what DynamoDB refuses', async () => {
    const { engine } = start();
    await expect(callEngine(engine, 'DescribeTable', { TableName: 'Nothing' })).rejects.toMatchObject({
      name: 'EngineRefused',
      code: 'ResourceNotFoundException',
    });
  });

  it('refuses a directory that another process has open', async () => {
    const { engine, directory } = start();
    await engine.opened();
    const second = new EmbeddedEngine(directory);
    await expect(second.opened()).rejects.toThrow();
  });
});

describe('an engine elsewhere', () => {
  it('answers 503 when it cannot be reached', async () => {
    const engine = new RemoteEngine('http://127.0.0.1:9', 'cn-north-1', {
      accessKeyId: 'a',
      secretAccessKey: 'b',
    });
    const reply = await engine.send({ operation: 'ListTables', body: '{}' });
    expect([reply.status, JSON.parse(reply.body)]).toMatchObject([
      503,
      { message: expect.stringContaining('does not answer') },
    ]);
  });
});
