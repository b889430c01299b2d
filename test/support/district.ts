import {
  type DynamoDBClient,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  type ScanCommandInput,
  type ScanCommandOutput,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { civilDate, instant } from '../../events/civil-date.ts';
import type { HashSuiteName } from '../../events/hash-suite.ts';
import {
  CommitId,
  LedgerId,
  OrganisationId,
  organisationStream,
  PersonId,
  PlanId,
  planStream,
  type StreamId,
} from '../../events/identifiers.ts';
import type { NewEvent, RecordedEvent } from '../../events/recorded-event.ts';
import { projector } from '../../functions/projector/projector.ts';
import { follow, type Log } from '../../functions/shared/consumer.ts';
import { dynamoPeople } from '../../functions/shared/directory/people.ts';
import { ledgerLaws } from '../../functions/shared/facts/ledger-laws.ts';
import { announceIn } from '../../functions/shared/ledger/announce.ts';
import { dynamoLedger } from '../../functions/shared/ledger/dynamo-ledger.ts';
import { checkpoints } from '../../functions/shared/operations/checkpoints.ts';
import { claims } from '../../functions/shared/operations/claims.ts';
import { jurisdictions } from '../../functions/shared/operations/jurisdictions.ts';
import { dynamoOperationsTable } from '../../functions/shared/operations/operations-table.ts';
import { sweeps } from '../../functions/shared/operations/sweeps.ts';
import { generations } from '../../functions/shared/views/generations.ts';
import { reminderIndex } from '../../functions/shared/views/reminder-index.ts';
import { viewReader } from '../../functions/shared/views/view-reader.ts';
import { viewWriter } from '../../functions/shared/views/view-writer.ts';
import { actor, shijingshanOrganisations } from './builders.ts';
import { startDynalite } from './engines/dynalite.ts';
import {
  createDirectoryTable,
  createLedgerTable,
  createOperationsTable,
  createViewsTable,
} from './engines/tables.ts';
import { planAfter, type Step } from './scenario.ts';

export const SHIJINGSHAN = LedgerId.parse('110107');

const quiet: Log = { info() {}, warn() {}, error() {} };

/** A district on a real engine: its organisations, plans that live by the domain's own decisions, its views. */
export async function openDistrict(suite: HashSuiteName = 'sha256') {
  const engine = await startDynalite();
  const client = engine.client();
  await Promise.all([
    createLedgerTable(client),
    createViewsTable(client),
    createOperationsTable(client),
    createDirectoryTable(client),
  ]);
  const operations = dynamoOperationsTable(client, 'Operations');
  const known = jurisdictions(operations);
  const ledger = dynamoLedger({
    client,
    table: 'Ledger',
    suite,
    announce: announceIn(client, 'Operations'),
  });
  const tools = {
    ledger,
    laws: ledgerLaws(ledger),
    log: quiet,
    checkpoints: checkpoints(operations),
    jurisdictions: known,
    generations: generations(operations),
    claims: claims(operations),
    sweeps: sweeps(operations),
    people: dynamoPeople(client, 'Directory'),
    index: reminderIndex(client, 'Views'),
    due: reminderIndex(client, 'Views'),
    reader: viewReader({ client, viewsTable: 'Views', operationsTable: 'Operations' }),
    writer: viewWriter(client, 'Views'),
  };
  let made = 0;
  const append = async (
    stream: StreamId,
    version: number,
    events: readonly NewEvent[],
    now = '2026-03-02T01:00:00.000Z',
  ) => {
    const commitId = CommitId.parse(`${'0'.repeat(24)}${String(++made).padStart(8, '0')}`);
    const outcome = await ledger.append({
      ledger: SHIJINGSHAN,
      stream,
      expectedVersion: version,
      commitId,
      command: { name: 'test', digest: 'ab'.repeat(32) },
      actor: actor('water-bureau', 'HEAD'),
      now: instant(now),
      events,
    });
    if (outcome.status !== 'COMMITTED') throw new Error(`append: ${outcome.status}`);
  };
  const views = { ledger, views: tools.writer, laws: tools.laws };
  const directory = new Map<string, Readonly<Record<string, unknown>>>();
  return {
    ...tools,
    client,
    append,
    /** Registers everybody that the rulebook's rows speak of */
    async registerOrganisations() {
      for (const body of shijingshanOrganisations)
        await append(organisationStream(body.organisationId), 0, [
          { type: 'OrganisationRegistered', occurredOn: civilDate('2026-01-04'), body },
        ]);
    },
    /** Somebody is in charge of an organisation's plans, and so nobody is reminded that nobody is (第四十七条) */
    async manager(organisation: string, on = '2026-01-05', person = 'u-manager') {
      const stream = organisationStream(OrganisationId.parse(organisation));
      const { version } = await ledger.load(SHIJINGSHAN, stream);
      const body = { person: PersonId.parse(person) };
      await append(stream, version, [{ type: 'PlanManagerAppointed', occurredOn: civilDate(on), body }]);
    },
    /** A plan to which these steps happen from its `from`-th commit on */
    async live(name: string, steps: readonly Step[], from = 0) {
      const planId = PlanId.parse(name);
      const commits = Map.groupBy(planAfter(steps, { planId }).history, (event) => event.position);
      let version = 0;
      for (const events of commits.values()) {
        if (version >= from) await append(planStream(planId), version, events.map(asNew));
        version++;
      }
      return version;
    },
    /** Brings the views of a generation to the end of the ledger */
    project: (generation = 'g1') => follow(tools, projector(views, generation), SHIJINGSHAN),
    async person(id: string, organisation: string, ...roles: string[]) {
      const item = {
        pk: SHIJINGSHAN,
        sk: id,
        organisationPk: `${SHIJINGSHAN}#${organisation}`,
        name: id,
        email: `${id}@example.invalid`,
        language: 'zh',
        roles,
        organisation,
      };
      directory.set(id, item);
      await client.send(new PutItemCommand({ TableName: 'Directory', Item: marshall(item) }));
    },
    /** Changes what the directory has of a person: preferences, language, addresses; null forgets a field */
    async change(id: string, fields: Readonly<Record<string, unknown>>) {
      const item = Object.fromEntries(
        Object.entries({ ...directory.get(id), ...fields }).filter(([, value]) => value !== null),
      );
      directory.set(id, item);
      await client.send(new PutItemCommand({ TableName: 'Directory', Item: marshall(item) }));
    },
    items: (generation: string) => itemsOf(client, generation),
    async close() {
      client.destroy();
      await engine.stop();
    },
  };
}
export type District = Awaited<ReturnType<typeof openDistrict>>;

const asNew = ({ type, occurredOn, body }: RecordedEvent): NewEvent =>
  ({ type, occurredOn, body }) as NewEvent;

/** Every item of one generation, keys written without the generation, sorted: what two rebuilds must have in common. */
async function itemsOf(client: DynamoDBClient, generation: string): Promise<readonly string[]> {
  const items: string[] = [];
  let ExclusiveStartKey: ScanCommandInput['ExclusiveStartKey'];
  do {
    const page: ScanCommandOutput = await client.send(
      new ScanCommand({ TableName: 'Views', ...(ExclusiveStartKey && { ExclusiveStartKey }) }),
    );
    for (const item of page.Items ?? []) {
      const text = JSON.stringify(Object.entries(unmarshall(item)).sort(([a], [b]) => (a < b ? -1 : 1)));
      if (text.includes(`${SHIJINGSHAN}#${generation}`))
        items.push(text.replaceAll(`${SHIJINGSHAN}#${generation}`, SHIJINGSHAN));
    }
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  return items.sort();
}

/** Reads of a client while `work` runs, with how many items they gave. */
export async function readsDuring(
  client: DynamoDBClient,
  work: () => Promise<unknown>,
): Promise<{ queries: number; items: number }> {
  const send = client.send.bind(client);
  const seen = { queries: 0, items: 0 };
  client.send = (async (command: unknown, ...rest: unknown[]) => {
    const answer = await (send as (...all: unknown[]) => Promise<{ Items?: unknown[] }>)(command, ...rest);
    if (command instanceof QueryCommand) {
      seen.queries++;
      seen.items += answer.Items?.length ?? 0;
    }
    return answer;
  }) as typeof client.send;
  try {
    await work();
  } finally {
    client.send = send;
  }
  return seen;
}
