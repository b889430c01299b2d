import { createRequire } from 'node:module';
import { DeleteItemCommand, PutItemCommand, QueryCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startDynalite } from '../../support/engines/dynalite.ts';
import type { TestEngine } from '../../support/engines/engine.ts';
import { createDirectoryTable } from '../../support/engines/tables.ts';

/** The class of dynalite's own store, through dynalite's own dependencies. */
const { MemoryLevel } = createRequire(createRequire(import.meta.url).resolve('dynalite'))('memory-level') as {
  MemoryLevel: {
    prototype: {
      batch(operations: readonly { type: string; key: string }[]): Promise<void>;
      put(): Promise<void>;
      del(): Promise<void>;
    };
  };
};

let engine: TestEngine;
const writes = {
  batch: vi.spyOn(MemoryLevel.prototype, 'batch'),
  put: vi.spyOn(MemoryLevel.prototype, 'put'),
  del: vi.spyOn(MemoryLevel.prototype, 'del'),
};

beforeAll(async () => {
  engine = await startDynalite();
  await createDirectoryTable(engine.client());
});
afterAll(async () => {
  await engine.stop();
  vi.restoreAllMocks();
});

/** Keys written by `act`, one list per write to the store. */
async function writesOf(act: () => Promise<unknown>): Promise<string[][]> {
  for (const spy of Object.values(writes)) spy.mockClear();
  await act();
  expect([writes.put.mock.calls.length, writes.del.mock.calls.length]).toEqual([0, 0]);
  return writes.batch.mock.calls.map(([operations]) =>
    operations.map(({ type, key }) => `${type} ${key.slice(0, key.indexOf('~', key.indexOf('Directory')))}`),
  );
}

async function inIndex(organisationPk: string): Promise<(string | undefined)[]> {
  const { Items = [] } = await engine.client().send(
    new QueryCommand({
      TableName: 'Directory',
      IndexName: 'byOrganisation',
      KeyConditionExpression: 'organisationPk = :pk',
      ExpressionAttributeValues: { ':pk': { S: organisationPk } },
    }),
  );
  return Items.map((item) => item['name']?.S);
}

describe('the embedded engine', () => {
  const Key = { pk: { S: '110107' }, sk: { S: 'u-1' } };
  const TableName = 'Directory';
  const person = (organisation: string, name: string) => ({
    ...Key,
    organisationPk: { S: organisation },
    name: { S: name },
  });

  it('writes an item together with its index entries, in one batch', async () => {
    const client = engine.client();
    expect(
      await writesOf(() => client.send(new PutItemCommand({ TableName, Item: person('bureau', '甲') }))),
    ).toEqual([['put index-global~Directory', 'put item-Directory']]);
    expect(await inIndex('bureau')).toEqual(['甲']);
  });

  it('moves the index entry with the item, and takes it away with the item, in one batch each', async () => {
    const client = engine.client();
    const moved = await writesOf(() =>
      client.send(
        new UpdateItemCommand({
          TableName,
          Key,
          UpdateExpression: 'SET organisationPk = :to',
          ExpressionAttributeValues: { ':to': { S: 'commission' } },
        }),
      ),
    );
    expect(moved).toEqual([
      ['del index-global~Directory', 'put index-global~Directory', 'put item-Directory'],
    ]);
    expect([await inIndex('bureau'), await inIndex('commission')]).toEqual([[], ['甲']]);
    expect(await writesOf(() => client.send(new DeleteItemCommand({ TableName, Key })))).toEqual([
      ['del index-global~Directory', 'del item-Directory'],
    ]);
    expect(await inIndex('commission')).toEqual([]);
  });

  it('writes nothing when the condition fails, and leaves nothing over for the next write', async () => {
    const client = engine.client();
    const put = (organisation: string) =>
      client.send(
        new PutItemCommand({
          TableName,
          Item: person(organisation, '乙'),
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      );
    await put('bureau');
    expect(await writesOf(() => put('commission').catch(() => {}))).toEqual([]);
    await client.send(new DeleteItemCommand({ TableName, Key }));
    expect([await inIndex('bureau'), await inIndex('commission')]).toEqual([[], []]);
  });
});
