import {
  type AttributeValue,
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  type QueryCommandOutput,
} from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { DEFAULT_PREFERENCES, ReminderPreferences } from '../../../domain/reminder/preferences.ts';
import type { Channel } from '../../../domain/reminder/terms.ts';
import { type LedgerId, OrganisationId, PersonId } from '../../../events/identifiers.ts';
import { directoryTable } from '../tables.ts';

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
export const reachOf = ({ email, phone, bot }: Person): readonly Channel[] => [
  ...(email ? (['EMAIL'] as const) : []),
  ...(phone ? (['SMS'] as const) : []),
  ...(bot ? (['BOT'] as const) : []),
];

export interface People {
  /** Undefined for somebody who was forgotten */
  find(ledger: LedgerId, id: PersonId): Promise<Person | undefined>;
  /** People of an organisation, by id */
  of(ledger: LedgerId, organisation: OrganisationId): Promise<readonly Person[]>;
}

export function dynamoPeople(client: DynamoDBClient, tableName: string): People {
  return {
    async find(ledger, id) {
      const { Item } = await client.send(
        new GetItemCommand({
          TableName: tableName,
          Key: { [directoryTable.partitionKey]: { S: ledger }, [directoryTable.sortKey]: { S: id } },
          ConsistentRead: true,
        }),
      );
      return Item && toPerson(Item);
    },
    async of(ledger, organisation) {
      const people: Person[] = [];
      let start: Record<string, AttributeValue> | undefined;
      do {
        const page: QueryCommandOutput = await client.send(
          new QueryCommand({
            TableName: tableName,
            IndexName: directoryTable.byOrganisation.index,
            KeyConditionExpression: '#pk = :pk',
            ExpressionAttributeNames: { '#pk': directoryTable.byOrganisation.partitionKey },
            ExpressionAttributeValues: { ':pk': { S: `${ledger}#${organisation}` } },
            ...(start && { ExclusiveStartKey: start }),
          }),
        );
        people.push(...(page.Items ?? []).map(toPerson));
        start = page.LastEvaluatedKey;
      } while (start);
      return people;
    },
  };
}

/** Throws a ZodError for an entry without id, name or organisation: a broken directory is repaired, not guessed at. */
function toPerson(item: Record<string, AttributeValue>): Person {
  const fields = unmarshall(item);
  return Person.parse({ ...fields, id: fields[directoryTable.sortKey] });
}
