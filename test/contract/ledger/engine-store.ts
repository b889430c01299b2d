import {
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  type QueryCommandOutput,
} from '@aws-sdk/client-dynamodb';
import { dynamoLedger } from '../../../functions/shared/ledger/dynamo-ledger.ts';
import { toItem, toRow } from '../../../functions/shared/ledger/dynamo-table.ts';
import { testClient } from '../../support/engines/client.ts';
import type { TestEngine } from '../../support/engines/engine.ts';
import { type FaultProxy, LATE_MS, startFaultProxy } from '../../support/engines/fault-proxy.ts';
import { createLedgerTable } from '../../support/engines/tables.ts';
import type { LedgerStore, Spent } from './ledger-store.ts';

/** A ledger table on a running engine. Each process has its own client, with its own connections. */
export async function engineStore(engine: TestEngine): Promise<LedgerStore> {
  const clients: DynamoDBClient[] = [];
  const proxies: FaultProxy[] = [];
  const connect = (client: DynamoDBClient): DynamoDBClient => {
    clients.push(client);
    return client;
  };
  const table = await createLedgerTable(connect(engine.client()));
  const direct = connect(engine.client());
  return {
    countsIndexWrites: engine.countsIndexWrites,
    open: ({ announced } = {}) =>
      dynamoLedger({
        client: connect(engine.client()),
        table,
        ...(announced ? { announce: announced } : {}),
      }),
    async openFaulty(nextFault) {
      const proxy = await startFaultProxy(engine.endpoint, nextFault);
      proxies.push(proxy);
      const requestHandler = { requestTimeout: LATE_MS / 2, throwOnRequestTimeout: true };
      return dynamoLedger({ client: connect(testClient(proxy.endpoint, { requestHandler })), table });
    },
    openMetered() {
      const client = connect(engine.client());
      const spent = meter(client);
      return { ledger: dynamoLedger({ client, table }), spent };
    },
    async tamper(ledger, position, change) {
      const key = { ledger: { S: ledger }, position: { N: String(position) } };
      const { Item } = await direct.send(
        new GetItemCommand({ TableName: table, Key: key, ConsistentRead: true }),
      );
      if (!Item) throw new Error(`nothing stands at ${ledger}/${position}`);
      const changed = change(toRow(Item));
      await direct.send(new DeleteItemCommand({ TableName: table, Key: key }));
      if (changed)
        await direct.send(new PutItemCommand({ TableName: table, Item: { ...toItem(changed), ...key } }));
    },
    async stop() {
      for (const client of clients) client.destroy();
      for (const proxy of proxies) await proxy.stop();
      await engine.stop();
    },
  };
}

/** Makes the engine tell what each request costs, and keeps count. */
function meter(client: DynamoDBClient): () => readonly Spent[] {
  let entries: Spent[] = [];
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const answer = await next({
        ...args,
        input: { ...args.input, ReturnConsumedCapacity: 'INDEXES' },
      } as typeof args);
      const { ConsumedCapacity, ScannedCount = 0 } = answer.output as QueryCommandOutput;
      const operation = context.commandName === 'PutItemCommand' ? 'PutItem' : 'Query';
      entries.push({ operation, units: ConsumedCapacity?.CapacityUnits, rows: ScannedCount });
      return answer;
    },
    { step: 'initialize', name: 'meter' },
  );
  return () => {
    const spent = entries;
    entries = [];
    return spent;
  };
}
