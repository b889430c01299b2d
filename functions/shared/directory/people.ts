import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  type QueryCommandOutput,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { DEFAULT_PREFERENCES, ReminderPreferences } from '../../../domain/reminder/preferences.ts';
import type { Channel } from '../../../domain/reminder/terms.ts';
import { type LedgerId, OrganisationId, PersonId } from '../../../events/identifiers.ts';
import { directoryTable } from '../tables.ts';
import { unchanged } from './unchanged.ts';

/** The bot of a group that a person reads: a webhook, and the key by which DingTalk wants each message signed. */
export const GroupBot = z.object({
  kind: z.enum(['WECOM', 'DINGTALK', 'FEISHU']),
  url: z.url({ protocol: /^https?$/ }),
  secret: z.string().min(1).optional(),
});
export type GroupBot = z.infer<typeof GroupBot>;

/** A person as the directory has them. The ledger knows the id only, so that people can be forgotten. */
export const Person = z.object({
  id: PersonId,
  name: z.string().min(1),
  /** Absent or unusable: the person can't be mailed */
  email: z.email().optional().catch(undefined),
  /** E.164, `+8613800000000` */
  phone: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/)
    .optional()
    .catch(undefined),
  bot: GroupBot.optional().catch(undefined),
  language: z.enum(['zh', 'en']).catch('zh'),
  roles: z.preprocess(
    (stored) => (stored instanceof Set ? [...stored] : stored),
    z.array(z.string()).catch([]),
  ),
  organisation: OrganisationId,
  preferences: ReminderPreferences.catch(DEFAULT_PREFERENCES),
});
export type Person = z.infer<typeof Person>;

/** Channels by which a person can be reached, the surest first. */
export const reachOf = ({
  email,
  phone,
  bot,
}: Pick<Person, 'email' | 'phone' | 'bot'>): readonly Channel[] => [
  ...(email ? (['EMAIL'] as const) : []),
  ...(phone ? (['SMS'] as const) : []),
  ...(bot ? (['BOT'] as const) : []),
];

export interface People {
  /** Undefined for somebody who was forgotten */
  find(ledger: LedgerId, id: PersonId): Promise<Person | undefined>;
  /** People of an organisation, by id */
  of(ledger: LedgerId, organisation: OrganisationId): Promise<readonly Person[]>;
  /** Everybody, by id */
  all(ledger: LedgerId): Promise<readonly Person[]>;
}

export function dynamoPeople(client: DynamoDBClient, tableName: string): People {
  async function listed(query: Omit<QueryCommandInput, 'TableName'>): Promise<readonly Person[]> {
    const people: Person[] = [];
    let start: Record<string, AttributeValue> | undefined;
    do {
      const page: QueryCommandOutput = await client.send(
        new QueryCommand({ TableName: tableName, ...query, ...(start && { ExclusiveStartKey: start }) }),
      );
      people.push(...(page.Items ?? []).map(toPerson));
      start = page.LastEvaluatedKey;
    } while (start);
    return people;
  }
  return {
    async find(ledger, id) {
      const { Item } = await client.send(
        new GetItemCommand({
          TableName: tableName,
          Key: keyOf(ledger, id),
          ConsistentRead: true,
        }),
      );
      return Item && toPerson(Item);
    },
    of: (ledger, organisation) =>
      listed({
        IndexName: directoryTable.byOrganisation.index,
        KeyConditionExpression: '#pk = :pk',
        ExpressionAttributeNames: { '#pk': directoryTable.byOrganisation.partitionKey },
        ExpressionAttributeValues: { ':pk': { S: `${ledger}#${organisation}` } },
      }),
    all: (ledger) =>
      listed({
        KeyConditionExpression: '#pk = :pk',
        ExpressionAttributeNames: { '#pk': directoryTable.partitionKey },
        ExpressionAttributeValues: { ':pk': { S: ledger } },
      }),
  };
}

/** The directory for those who keep their own entry in it. */
export interface PersonalDirectory extends Pick<People, 'find'> {
  /** Changes nothing but these. False when the entry is gone, or was changed by somebody else at the same time. */
  save(ledger: LedgerId, id: PersonId, wishes: Pick<Person, 'language' | 'preferences'>): Promise<boolean>;
}

export function dynamoPersonalDirectory(client: DynamoDBClient, tableName: string): PersonalDirectory {
  const entry = (ledger: LedgerId, id: PersonId) =>
    client.send(new GetItemCommand({ TableName: tableName, Key: keyOf(ledger, id), ConsistentRead: true }));
  return {
    find: dynamoPeople(client, tableName).find,
    async save(ledger, id, { language, preferences }) {
      const { Item } = await entry(ledger, id);
      if (!Item) return false;
      // A whole entry is put, on condition that all of it is still what was read: no address is ever put back.
      try {
        await client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: { ...Item, ...marshall({ language, preferences }, { removeUndefinedValues: true }) },
            ...unchanged(Item),
          }),
        );
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },
  };
}

const keyOf = (ledger: LedgerId, id: PersonId): Record<string, AttributeValue> => ({
  [directoryTable.partitionKey]: { S: ledger },
  [directoryTable.sortKey]: { S: id },
});

/** Throws a ZodError for an entry without id, name or organisation: a broken directory is repaired, not guessed at. */
function toPerson(item: Record<string, AttributeValue>): Person {
  const fields = unmarshall(item);
  return Person.parse({ ...fields, id: fields[directoryTable.sortKey] });
}
