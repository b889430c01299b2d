import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import type { Instant } from '../../../events/civil-date.ts';
import type { CommitId, LedgerId } from '../../../events/identifiers.ts';
import { ledgerTable } from '../tables.ts';
import { type CommitRow, MAX_STREAM_VERSION, streamVersionKey } from './commit-row.ts';
import type { CommitTable, Page, PositionQuery, PutOutcome, StreamQuery } from './commit-table.ts';

type Item = Record<string, AttributeValue>;

/** A ledger table on DynamoDB or what speaks like it. */
export function dynamoCommitTable(client: DynamoDBClient, tableName: string): CommitTable {
  async function put(row: CommitRow): Promise<PutOutcome> {
    try {
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: toItem(row),
          ConditionExpression: 'attribute_not_exists(#position)',
          ExpressionAttributeNames: { '#position': ledgerTable.sortKey },
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      );
      return { status: 'WRITTEN' };
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return error.Item ? { status: 'TAKEN', winner: toRow(error.Item) } : { status: 'TAKEN' };
    }
  }

  async function query(
    ledger: LedgerId,
    sortKey: string,
    from: AttributeValue,
    to: AttributeValue,
    rest: object,
  ): Promise<Page> {
    const answer = await client.send(
      new QueryCommand({
        TableName: tableName,
        ConsistentRead: true,
        KeyConditionExpression: '#ledger = :ledger AND #sort BETWEEN :from AND :to',
        ExpressionAttributeNames: { '#ledger': ledgerTable.partitionKey, '#sort': sortKey },
        ExpressionAttributeValues: { ':ledger': { S: ledger }, ':from': from, ':to': to },
        ...rest,
      }),
    );
    return { rows: (answer.Items ?? []).map(toRow), more: answer.LastEvaluatedKey !== undefined };
  }

  return {
    put,
    page: ({ ledger, after, through, ...order }: PositionQuery) =>
      through <= after
        ? NOTHING
        : query(
            ledger,
            ledgerTable.sortKey,
            { N: String(after + 1) },
            { N: String(through) },
            ordering(order),
          ),
    streamPage: ({ ledger, stream, after, through, ...order }: StreamQuery) =>
      through <= after
        ? NOTHING
        : query(
            ledger,
            ledgerTable.byStream.sortKey,
            { S: streamVersionKey(stream, after + 1) },
            { S: streamVersionKey(stream, Math.min(through, MAX_STREAM_VERSION)) },
            { IndexName: ledgerTable.byStream.index, ...ordering(order) },
          ),
  };
}

/** BETWEEN refuses bounds in the wrong order; an empty range needs no request. */
const NOTHING: Promise<Page> = Promise.resolve({ rows: [], more: false });

const ordering = ({ reverse = false, limit }: { reverse?: boolean; limit?: number }) => ({
  ScanIndexForward: !reverse,
  ...(limit === undefined ? {} : { Limit: limit }),
});

export function toItem(row: CommitRow): Item {
  return {
    ledger: { S: row.ledger },
    position: { N: String(row.position) },
    streamVersion: { S: row.streamVersion },
    commitId: { S: row.commitId },
    recordedAt: { S: row.recordedAt },
    header: { S: row.header },
    bodies: { L: row.bodies.map((body) => (body === null ? { NULL: true } : { S: body })) },
    salts: { L: row.salts.map((salt) => (salt === null ? { NULL: true } : { B: salt })) },
    hash: { B: row.hash },
  };
}

/** What is missing comes as empty: the reader's check against the hashed header names it together with its position. */
export function toRow(item: Item): CommitRow {
  return {
    ledger: (item['ledger']?.S ?? '') as LedgerId,
    position: Number(item['position']?.N),
    streamVersion: item['streamVersion']?.S ?? '',
    commitId: (item['commitId']?.S ?? '') as CommitId,
    recordedAt: (item['recordedAt']?.S ?? '') as Instant,
    header: item['header']?.S ?? '',
    bodies: (item['bodies']?.L ?? []).map((body) => body.S ?? null),
    salts: (item['salts']?.L ?? []).map((salt) => salt.B ?? null),
    hash: item['hash']?.B ?? new Uint8Array(),
  };
}
