import { randomBytes } from 'node:crypto';
import {
  type AttributeValue,
  type DynamoDBClient,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/client-dynamodb';
import type { LedgerId } from '../../events/identifiers.ts';
import { toCommit } from '../../functions/shared/ledger/commit-row.ts';
import { draftOf, rowAfter } from '../../functions/shared/ledger/draft.ts';
import { dynamoLedger } from '../../functions/shared/ledger/dynamo-ledger.ts';
import { toItem } from '../../functions/shared/ledger/dynamo-table.ts';
import { nodeSha256 } from '../../functions/shared/ledger/node-sha256.ts';
import { EMPTY_LEDGER, tailAfter } from '../../functions/shared/ledger/tail.ts';
import type { Ledger } from '../../functions/shared/ledger/types.ts';
import { verifyLedger } from '../../functions/shared/ledger/verify.ts';
import { freshLedger, noted, requestFor, stream } from '../contract/ledger/requests.ts';
import { testClient } from '../support/engines/client.ts';
import { createLedgerTable } from '../support/engines/tables.ts';
import { startEngineProcess } from './engine-process.ts';
import type { BenchFigure } from './figure.ts';

/*
 * The ledger against bare requests of the same bytes: same engine (dynalite in a process of its own), same SDK, one
 * client each with the same settings, in turn, medians. A result that is not right throws: then there is no figure.
 */

const TABLE = 'Ledger';
const ROUNDS = 9;

interface Bench {
  readonly client: DynamoDBClient;
  readonly bare: DynamoDBClient;
  readonly ledger: Ledger;
}

/**
 * Appends from one writer in a warm process, against a bare conditional PutItem of the same bytes. Many short rounds in
 * turn, so that what else the machine does falls on both sides alike; the first commit of each ledger is not counted.
 */
async function benchAppend({ ledger, bare }: Bench): Promise<BenchFigure> {
  const [count, rounds] = [100, 41];
  const ours = async () => {
    const id = freshLedger();
    const [first, ...requests] = requestsOf(id, count + 1);
    if (first) await ledger.append(first);
    const ms = await timed(async () => {
      for (const request of requests) await ledger.append(request);
    });
    const verdict = await verifyLedger(ledger, id);
    if (!verdict.ok || verdict.counts.commits !== count + 1)
      throw new Error('the appended ledger does not verify');
    return ms;
  };
  const theirs = async () => {
    const id = freshLedger();
    const [first, ...items] = itemsOf(id, count + 1);
    if (first) await bare.send(conditionalPut(first));
    const ms = await timed(async () => {
      for (const Item of items) await bare.send(conditionalPut(Item));
    });
    if ((await countOf(bare, id)) !== count + 1) throw new Error('the bare items are not all there');
    return ms;
  };
  return figure(
    'append from one writer / bare conditional PutItem',
    0.85,
    count,
    'commits/s',
    await inTurn(ours, theirs, rounds),
  );
}

/** Loading a plan of 100 events, against the bare query of its items. */
async function benchLoad({ ledger, bare }: Bench): Promise<BenchFigure> {
  const [count, loads, id] = [100, 40, freshLedger()];
  for (const request of requestsOf(id, count, 'plan-of-100')) await ledger.append(request);
  const query: QueryCommandInput = {
    TableName: TABLE,
    IndexName: 'byStream',
    ConsistentRead: true,
    KeyConditionExpression: 'ledger = :ledger AND streamVersion BETWEEN :from AND :to',
    ExpressionAttributeValues: {
      ':ledger': { S: id },
      ':from': { S: `${stream('plan-of-100')}@00000001` },
      ':to': { S: `${stream('plan-of-100')}@99999999` },
    },
  };
  const ours = () =>
    timed(async () => {
      for (let n = 0; n < loads; n++) {
        const { events, version } = await ledger.load(id, stream('plan-of-100'));
        if (events.length !== count || version !== count) throw new Error('the plan is not whole');
      }
    });
  const theirs = () =>
    timed(async () => {
      for (let n = 0; n < loads; n++)
        if ((await bare.send(new QueryCommand(query))).Items?.length !== count)
          throw new Error('the items are not all there');
    });
  return figure('load a plan of 100 events / bare query', 0.8, loads, 'loads/s', await inTurn(ours, theirs));
}

/** Replay of 10,000 commits with every hash checked, against the bare paged query. */
async function benchReplay({ ledger, bare }: Bench): Promise<BenchFigure> {
  const [count, id] = [10_000, freshLedger()];
  await fillFast(bare, id, count);
  const ours = () =>
    timed(async () => {
      const verdict = await verifyLedger(ledger, id);
      if (!verdict.ok || verdict.counts.commits !== count) throw new Error('the ledger does not verify');
    });
  const theirs = () =>
    timed(async () => {
      if ((await countOf(bare, id)) !== count) throw new Error('the items are not all there');
    });
  return figure(
    'replay of 10,000 commits, hashes checked / bare paged query',
    0.6,
    count,
    'commits/s',
    await inTurn(ours, theirs),
  );
}

/** All figures of the ledger. */
export async function benchLedger(): Promise<BenchFigure[]> {
  const engine = await startEngineProcess();
  const client = testClient(engine.endpoint);
  const bare = testClient(engine.endpoint);
  try {
    await createLedgerTable(client, TABLE);
    const bench = { client, bare, ledger: dynamoLedger({ client, table: TABLE }) };
    return [await benchAppend(bench), await benchLoad(bench), await benchReplay(bench)];
  } finally {
    client.destroy();
    bare.destroy();
    await engine.stop();
  }
}

function requestsOf(id: LedgerId, count: number, name = 'bench-plan') {
  return Array.from({ length: count }, (_, version) =>
    requestFor(id, name, version, { events: [noted(`第${version}次：${'应急预案管理办法'.repeat(4)}`)] }),
  );
}

/** The items that a ledger would put for these requests, made before any clock runs. */
function itemsOf(id: LedgerId, count: number): Record<string, AttributeValue>[] {
  let tail = EMPTY_LEDGER;
  return requestsOf(id, count).map((request) => {
    const row = rowAfter(tail, draftOf(request, randomBytes, nodeSha256), nodeSha256);
    tail = tailAfter(toCommit(row), tail, nodeSha256);
    return toItem(row);
  });
}

const conditionalPut = (Item: Record<string, AttributeValue>) =>
  new PutItemCommand({ TableName: TABLE, Item, ConditionExpression: 'attribute_not_exists(ledger)' });

async function fillFast(client: DynamoDBClient, id: LedgerId, count: number): Promise<void> {
  const items = itemsOf(id, count);
  while (items.length)
    await Promise.all(items.splice(0, 25).map((Item) => client.send(conditionalPut(Item))));
}

/** Reads a ledger page by page as the SDK gives it; nothing is decoded. */
async function countOf(client: DynamoDBClient, id: LedgerId): Promise<number> {
  let count = 0;
  let ExclusiveStartKey: Record<string, AttributeValue> | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: TABLE,
        ConsistentRead: true,
        KeyConditionExpression: 'ledger = :ledger',
        ExpressionAttributeValues: { ':ledger': { S: id } },
        ExclusiveStartKey,
      }),
    );
    count += page.Items?.length ?? 0;
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  return count;
}

async function timed(act: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await act();
  return performance.now() - startedAt;
}

/** Milliseconds of both sides, medians of rounds in turn (A B A B …), the first two rounds thrown away as warm-up. */
async function inTurn(
  ours: () => Promise<number>,
  theirs: () => Promise<number>,
  rounds = ROUNDS,
): Promise<{ ours: number; theirs: number }> {
  const [a, b]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds + 2; round++) {
    const [one, other] = [await ours(), await theirs()];
    if (round < 2) continue;
    a.push(one);
    b.push(other);
  }
  const median = (list: number[]): number =>
    list.toSorted((x, y) => x - y)[Math.floor(list.length / 2)] ?? Number.NaN;
  return { ours: median(a), theirs: median(b) };
}

function figure(
  name: string,
  goal: number,
  acts: number,
  unit: string,
  ms: { ours: number; theirs: number },
): BenchFigure {
  const rate = (spent: number) => (acts * 1000) / spent;
  return { name, goal, unit, ours: rate(ms.ours), theirs: rate(ms.theirs), ratio: ms.theirs / ms.ours };
}
