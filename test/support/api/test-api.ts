import { randomUUID } from 'node:crypto';
import { Logger } from '@aws-lambda-powertools/logger';
import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { expect } from 'vitest';
import { LedgerId } from '../../../events/identifiers.ts';
import { commandsApi } from '../../../functions/commands/api.ts';
import { projector } from '../../../functions/projector/projector.ts';
import { queriesApi } from '../../../functions/queries/api.ts';
import { follow } from '../../../functions/shared/consumer.ts';
import { ledgerFacts } from '../../../functions/shared/facts/ledger-facts.ts';
import { ledgerLaws } from '../../../functions/shared/facts/ledger-laws.ts';
import type { HttpEvent } from '../../../functions/shared/http/request.ts';
import { announceIn } from '../../../functions/shared/ledger/announce.ts';
import { dynamoLedger } from '../../../functions/shared/ledger/dynamo-ledger.ts';
import type { Ledger } from '../../../functions/shared/ledger/types.ts';
import { openApiDocument } from '../../../functions/shared/openapi/document.ts';
import type { Operation } from '../../../functions/shared/openapi/operation.ts';
import { operations } from '../../../functions/shared/openapi/operations.ts';
import { ProblemDocument } from '../../../functions/shared/openapi/schemas/common.ts';
import { checkpoints } from '../../../functions/shared/operations/checkpoints.ts';
import { dynamoOperationsTable } from '../../../functions/shared/operations/operations-table.ts';
import { pastViews } from '../../../functions/shared/views/past-views.ts';
import { viewReader } from '../../../functions/shared/views/view-reader.ts';
import { viewWriter } from '../../../functions/shared/views/view-writer.ts';
import { shijingshanOrganisations } from '../builders.ts';
import { startDynalite } from '../engines/dynalite.ts';
import { createLedgerTable, createOperationsTable, createViewsTable } from '../engines/tables.ts';
import { httpEvent } from './http-event.ts';
import { type Asking, people } from './people.ts';

/** The day on which the tests of the API happen, morning in Beijing. */
export const NOW = '2026-11-24T02:00:00.000Z';
export const LEDGER = LedgerId.parse('110107');

export interface Options {
  readonly body?: unknown;
  /** The body as text, sent as it is */
  readonly text?: string;
  /** @default a new one for every POST; null sends none */
  readonly key?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly at?: string;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into answers whose schemas were checked on receipt
  readonly body: any;
}

/** UP answers · DOWN refuses every request · DEAF does what it is asked and its answers to writes are lost */
export type EngineMood = 'UP' | 'DOWN' | 'DEAF';

export interface TestApi {
  readonly ledger: Ledger;
  engine: EngineMood;
  get(as: Asking | undefined, target: string, options?: Options): Promise<Reply>;
  post(as: Asking | undefined, target: string, options?: Options): Promise<Reply>;
  /** Brings the views to the end of the ledger, as the projector does when the stream rings. */
  project(): Promise<void>;
  /** Position and hash of the last commit */
  tail(): Promise<string>;
  stop(): Promise<void>;
}

/** The API's two functions over real tables on dynalite. Every reply is held against the contract before a test sees it. */
export async function startApi(options: { readonly logger?: Logger } = {}): Promise<TestApi> {
  const engine = await startDynalite();
  const client = engine.client();
  const table = await createLedgerTable(client);
  const names = {
    viewsTable: await createViewsTable(client),
    operationsTable: await createOperationsTable(client),
  };
  const mood: { engine: EngineMood } = { engine: 'UP' };
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        if (mood.engine === 'DOWN')
          throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
        const answer = next(args);
        if (mood.engine !== 'DEAF' || commandName !== 'PutItemCommand') return answer;
        await answer.catch(() => undefined);
        throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
      },
    { step: 'finalizeRequest', priority: 'low', name: 'engineMood' },
  );
  const ledger = dynamoLedger({ client, table, announce: announceIn(client, names.operationsTable) });
  const views = viewReader({ client, ...names });
  const facts = ledgerFacts(ledger, views);
  const laws = ledgerLaws(ledger);
  const deps = { ledger, views, facts, laws, past: pastViews(ledger) };
  const logger = options.logger ?? new Logger({ logLevel: 'SILENT' });
  const functions = { GET: queriesApi(deps, logger), POST: commandsApi(deps, logger) };
  const marks = checkpoints(dynamoOperationsTable(client, names.operationsTable));
  const projection = {
    ledger,
    views: viewWriter(client, names.viewsTable),
    laws,
    checkpoints: marks,
  };

  async function send(method: 'GET' | 'POST', as: Asking | undefined, target: string, options: Options = {}) {
    const { key = method === 'POST' ? randomUUID() : null, at = NOW } = options;
    const body = options.text ?? (options.body === undefined ? undefined : JSON.stringify(options.body));
    const headers = {
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...(key !== null && { 'Idempotency-Key': key }),
      ...options.headers,
    };
    const event = httpEvent({ method, target, headers, body, as, at, requestId: randomUUID() });
    return checked(event, await functions[method](event, {} as Context));
  }

  return {
    ledger,
    get engine() {
      return mood.engine;
    },
    set engine(next) {
      mood.engine = next;
    },
    get: (as, target, options) => send('GET', as, target, options),
    post: (as, target, options) => send('POST', as, target, options),
    project: async () => {
      await follow(projection, projector(projection, 'g1'), LEDGER);
    },
    tail: async () => {
      const { position, hash } = await ledger.tail(LEDGER);
      return `${position} ${hash}`;
    },
    stop: async () => {
      client.destroy();
      await engine.stop();
    },
  };
}

const documented = openApiDocument().paths as Record<
  string,
  Record<string, { responses: Record<string, unknown> } | undefined> | undefined
>;

/** Fails the test when a reply is not what the contract declares for that operation and status. */
function checked(event: HttpEvent, result: APIGatewayProxyStructuredResultV2): Reply {
  const { method, path } = event.requestContext.http;
  const status = result.statusCode ?? 0;
  const headers = result.headers ?? {};
  const isJson = String(headers['Content-Type']).includes('json');
  const body: unknown = isJson ? JSON.parse(String(result.body)) : result.body;
  const candidates = operations.filter((one) => one.method === method && matches(one, path));
  // As the router has it: an address of its own goes before one with a name in it.
  const operation = candidates.find((one) => one.path === path) ?? candidates[0];
  if (operation) {
    const declared = Object.keys(documented[operation.path]?.[method.toLowerCase()]?.responses ?? {});
    expect(declared, `${method} ${path} answered ${status}: ${result.body}`).toContain(String(status));
  }
  if (status >= 400) {
    expect(headers['Content-Type']).toBe('application/problem+json; charset=utf-8');
    const problem = ProblemDocument.parse(body);
    expect(problem).toMatchObject({ status, instance: path, traceId: event.requestContext.requestId });
  } else if (operation) {
    const faults = operation.answer.schema.safeParse(body).error?.issues;
    expect(faults, `${method} ${path} broke its own schema`).toBeUndefined();
  }
  expect(headers['X-Content-Type-Options']).toBe('nosniff');
  expect(headers['X-Request-Id']).toBe(event.requestContext.requestId);
  return { status, headers, body };
}

function matches({ path }: Operation, given: string): boolean {
  const [wanted, parts] = [path.split('/'), given.split('/')];
  return (
    wanted.length === parts.length && wanted.every((part, i) => part.startsWith('{') || part === parts[i])
  );
}

/** Registers the sample organisations, each through the API. */
export async function registerOrganisations(api: TestApi): Promise<void> {
  for (const body of shijingshanOrganisations)
    expect(await api.post(people.admin, '/v1/organisations', { body })).toMatchObject({ status: 201 });
}
