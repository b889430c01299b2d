import {
  type AttributeValue,
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import type { AggregateKind } from '../../../domain/aggregate/aggregate.ts';
import type {
  AggregateView,
  BodyFactView,
  DocumentNumberView,
  FilingStatus,
  FilingView,
  ObligationView,
  OrganisationView,
  PlanMentionView,
  PlanView,
  View,
} from '../../../domain/view/types.ts';
import type { CivilDate, Instant } from '../../../events/civil-date.ts';
import { type LedgerId, OrganisationId, type PlanId } from '../../../events/identifiers.ts';
import { checkpoints } from '../operations/checkpoints.ts';
import { dynamoOperationsTable } from '../operations/operations-table.ts';
import { viewsTable } from '../tables.ts';
import { generations } from './generations.ts';
import * as keys from './view-keys.ts';

/** The generation of views that is served, and the position of the ledger that it reflects. */
export interface ServedViews extends keys.ViewScope {
  readonly position: number;
}

/** A view with its sort key in the index that was read: where the next page goes on. */
export interface Keyed<V> {
  readonly key: string;
  readonly view: V;
}

export interface ViewPage<V> {
  readonly items: readonly Keyed<V>[];
  /** Sort key after which the next page begins; absent when nothing stands after this one */
  readonly next?: string;
}

/** Where an organisation stands in the registry, and up to which commit that reflects its stream. */
export interface RegistryPlace {
  readonly id: OrganisationId;
  readonly position: number;
  /** Absent when its registration was taken back */
  readonly view?: OrganisationView;
}

/** A stretch of an index in its order: keys that begin with `prefix`, within [`from`, `to`], after `after`. */
export interface Stretch {
  readonly prefix?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
}

/** Reads of the views; each view carries in itself the position it reflects. */
export interface ViewReader {
  served(ledger: LedgerId): Promise<ServedViews>;
  plan(at: keys.ViewScope, id: PlanId): Promise<PlanView | undefined>;
  /** Open and settled duties of one plan */
  obligations(at: keys.ViewScope, plan: PlanId): Promise<readonly ObligationView[]>;
  /** Open and settled duties of an organisation as such */
  bodyObligations(at: keys.ViewScope, id: OrganisationId): Promise<readonly ObligationView[]>;
  /** What those duties were derived from, the organisation's own stream aside */
  bodyFacts(at: keys.ViewScope, id: OrganisationId): Promise<readonly BodyFactView[]>;
  /** In order of registration */
  organisations(at: keys.ViewScope): Promise<readonly OrganisationView[]>;
  organisation(at: keys.ViewScope, id: OrganisationId): Promise<OrganisationView | undefined>;
  /** Every place that the registry ever had, those too whose registration a correction took back */
  registryPlaces(at: keys.ViewScope): Promise<readonly RegistryPlace[]>;
  /** Every plan that holds a document number */
  documentNumber(at: keys.ViewScope, documentNo: string): Promise<readonly DocumentNumberView[]>;
  /** Plans by form, status and title */
  register(at: keys.ViewScope, stretch: Stretch): Promise<ViewPage<PlanView>>;
  /** Open duties, soonest due first; `from` and `to` are dates */
  dutiesDue(
    at: keys.ViewScope,
    stretch: Stretch & { from?: CivilDate | undefined; to?: CivilDate | undefined },
  ): Promise<ViewPage<ObligationView>>;
  /** Open duties that an organisation owes or handles, soonest due first */
  dutiesOf(at: keys.ViewScope, organisation: OrganisationId): Promise<readonly ObligationView[]>;
  /** Duties that an organisation owed or handled and that are open no more, from those that closed at `since` on */
  dutiesDoneSince(
    at: keys.ViewScope,
    organisation: OrganisationId,
    since: Instant,
  ): Promise<readonly ObligationView[]>;
  /** Plans that an organisation prepares */
  plansOf(at: keys.ViewScope, organisation: OrganisationId): Promise<readonly PlanView[]>;
  /** Filing legs sent to an organisation, longest waiting first */
  filingsTo(
    at: keys.ViewScope,
    organisation: OrganisationId,
    status: FilingStatus,
  ): Promise<readonly FilingView[]>;
  aggregate(at: keys.ViewScope, kind: AggregateKind, id: string): Promise<AggregateView | undefined>;
  /** Aggregates by kind and day */
  aggregates(at: keys.ViewScope, stretch: Stretch): Promise<ViewPage<AggregateView>>;
  /** Aggregates of one organisation, by kind and day */
  aggregatesOf(
    at: keys.ViewScope,
    organisation: OrganisationId,
    stretch: Stretch,
  ): Promise<ViewPage<AggregateView>>;
  /** Which aggregates name a plan, by kind and day */
  planMentions(at: keys.ViewScope, plan: PlanId, stretch: Stretch): Promise<ViewPage<PlanMentionView>>;
}

/** Above every character of a key, below none: the end of a prefix. */
const LAST = '\u{10ffff}';
/** Below every character that can follow a whole key: the beginning of what comes after it. */
const NEXT = '!';

export interface ViewSources {
  readonly client: DynamoDBClient;
  readonly viewsTable: string;
  readonly operationsTable: string;
}

type Item = Record<string, AttributeValue>;

export function viewReader(sources: ViewSources): ViewReader {
  const { client, viewsTable: tableName } = sources;
  const operations = dynamoOperationsTable(client, sources.operationsTable);
  const live = generations(operations);
  const reached = checkpoints(operations);

  async function one<V extends View>(key: keys.ItemKey): Promise<V | undefined> {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: marshalKey(key), ConsistentRead: true }),
    );
    return Item && keyed<V>(Item, viewsTable.sortKey)[0]?.view;
  }

  /** Items of a partition of the table or of an index, one page, between two sort keys (both inclusive). */
  async function items(source: Source, stretch: Stretch): Promise<{ found: Item[]; next?: string }> {
    const { prefix = '', from = prefix, to = prefix, after, limit } = stretch;
    const answer = await client.send(
      new QueryCommand({
        TableName: tableName,
        ...(source.index ? { IndexName: source.index } : { ConsistentRead: true }),
        KeyConditionExpression: '#pk = :pk AND #sk BETWEEN :from AND :to',
        ExpressionAttributeNames: { '#pk': source.partitionKey, '#sk': source.sortKey },
        ExpressionAttributeValues: {
          ':pk': { S: source.partition },
          ':from': { S: after === undefined ? from || ' ' : `${after}${NEXT}` },
          ':to': { S: `${to}${LAST}` },
        },
        ...(limit && { Limit: limit }),
      }),
    );
    const found = answer.Items ?? [];
    const next = answer.LastEvaluatedKey?.[source.sortKey]?.S;
    return next === undefined ? { found } : { found, next };
  }

  async function page<V extends View>(source: Source, stretch: Stretch): Promise<ViewPage<V>> {
    const { found, next } = await items(source, stretch);
    const views = found.flatMap((item) => keyed<V>(item, source.sortKey));
    return next === undefined ? { items: views } : { items: views, next };
  }

  async function whole(source: Source, stretch: Stretch = {}): Promise<readonly Item[]> {
    const all: Item[] = [];
    for (let after: string | undefined, more = true; more; ) {
      const { found, next }: { found: Item[]; next?: string } = await items(source, { ...stretch, after });
      all.push(...found);
      after = next;
      more = after !== undefined;
    }
    return all;
  }

  const all = async <V extends View>(source: Source, stretch?: Stretch): Promise<readonly V[]> =>
    (await whole(source, stretch)).flatMap((item) => keyed<V>(item, source.sortKey)).map(({ view }) => view);

  return {
    served: async (ledger) => {
      const generation = await live.live(ledger);
      return { ledger, generation, position: await reached.read(ledger, `projector#${generation}`) };
    },
    plan: (at, id) => one(keys.planKey(at, id)),
    obligations: (at, plan) => all(table(keys.planPk(at, plan)), { prefix: keys.OBLIGATION_PREFIX }),
    bodyObligations: (at, id) => all(table(keys.bodyPk(at, id)), { prefix: keys.OBLIGATION_PREFIX }),
    bodyFacts: (at, id) => all(table(keys.bodyPk(at, id)), { prefix: keys.FACT_PREFIX }),
    organisations: async (at) => {
      const views = await all<OrganisationView>(table(keys.organisationsPk(at)));
      return views.toSorted((a, b) => a.registeredAt - b.registeredAt);
    },
    organisation: (at, id) => one(keys.organisationKey(at, id)),
    registryPlaces: async (at) => (await whole(table(keys.organisationsPk(at)))).map(registryPlace),
    documentNumber: (at, documentNo) => all(table(keys.documentNumberPk(at, documentNo))),
    register: (at, stretch) => page(index(viewsTable.register, keys.registerPk(at)), stretch),
    dutiesDue: (at, stretch) => page(index(viewsTable.byDue, keys.duePk(at)), stretch),
    dutiesOf: (at, id) => all(ofOrganisation(at, id), { prefix: keys.DUTY_PREFIX }),
    dutiesDoneSince: (at, id, since) =>
      all(ofOrganisation(at, id), { prefix: keys.DONE_PREFIX, from: `${keys.DONE_PREFIX}${since}` }),
    plansOf: (at, id) => all(ofOrganisation(at, id), { prefix: 'plan#' }),
    filingsTo: (at, id, status) =>
      all(ofOrganisation(at, id), { prefix: keys.organisationFilingPrefix(status) }),
    aggregate: (at, kind, id) => one(keys.aggregateKey(at, kind, id)),
    aggregates: (at, stretch) => page(index(viewsTable.register, keys.aggregatesPk(at)), stretch),
    aggregatesOf: (at, id, stretch) => page(ofOrganisation(at, id), stretch),
    planMentions: (at, plan, stretch) => page(table(keys.planMentionsPk(at, plan)), stretch),
  };
}

/** A partition to read: of the table, or of one of its indexes. */
interface Source {
  readonly index?: string;
  readonly partitionKey: string;
  readonly sortKey: string;
  readonly partition: string;
}

const table = (partition: string): Source => ({
  partitionKey: viewsTable.partitionKey,
  sortKey: viewsTable.sortKey,
  partition,
});
const index = (
  of: { readonly index: string; readonly partitionKey: string; readonly sortKey: string },
  partition: string,
): Source => ({ ...of, partition });
const ofOrganisation = (at: keys.ViewScope, id: OrganisationId): Source =>
  index(viewsTable.byOrganisation, keys.organisationPk(at, id));

const marshalKey = ({ pk, sk }: keys.ItemKey): Item => ({
  [viewsTable.partitionKey]: { S: pk },
  [viewsTable.sortKey]: { S: sk },
});

/** An item without a view is what a correction left of one. */
function keyed<V extends View>(item: Item, sortKey: string): Keyed<V>[] {
  const text = item['view']?.S;
  return text === undefined ? [] : [{ key: item[sortKey]?.S ?? '', view: JSON.parse(text) as V }];
}

function registryPlace(item: Item): RegistryPlace {
  const [found] = keyed<OrganisationView>(item, viewsTable.sortKey);
  const id = OrganisationId.parse(item[viewsTable.sortKey]?.S);
  return { id, position: Number(item['position']?.N ?? 0), ...(found && { view: found.view }) };
}
