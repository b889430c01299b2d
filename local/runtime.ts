import { join } from 'node:path';
import type { HashSuiteName } from '../events/hash-suite.ts';
import { LINK_SECRET } from './aws/secrets-service.ts';
import { ClockMover } from './clock-mover.ts';
import { openDataDir } from './data-dir.ts';
import type { ClockMove } from './dev/clock-move.ts';
import { devReply } from './dev/dev-routes.ts';
import { createTables } from './engine/create-tables.ts';
import { EmbeddedEngine } from './engine/embedded-engine.ts';
import type { Engine } from './engine/engine.ts';
import { RemoteEngine } from './engine/remote-engine.ts';
import { HttpGateway } from './http/http-gateway.ts';
import { HttpServer } from './http/http-server.ts';
import { JwtAuthorizer } from './http/jwt-authorizer.ts';
import type { HttpReply, HttpRequest } from './http/reply.ts';
import { AUDIENCE, DEVELOPMENT_ISSUER, Issuer } from './identity/issuer.ts';
import { type CaughtMail, MailCatcher } from './mail/mail-catcher.ts';
import { openPipeline, type Pipeline } from './pipeline.ts';
import { ringLedgers, tableOf } from './ring-ledgers.ts';
import { seedSample } from './sample/seed.ts';
import { watchSweeps } from './sweep-watch.ts';
import { synthesise } from './synthesis.ts';
import type { Deployment } from './template/deployment.ts';
import { TemplateRefused } from './template/intrinsics.ts';
import { LOCAL_PLACE } from './template/naming.ts';
import { SteerableClock } from './time/clock.ts';

type LocalSettings = Parameters<typeof synthesise>[0];

export interface RuntimeOptions {
  /** Where everything that must outlive the process is kept; created when it does not exist */
  readonly dataDir: string;
  /** @default 0, a free one */
  readonly port?: number;
  /** @default 127.0.0.1 */
  readonly host?: string;
  /** Where the clock of a new data directory begins, ISO with offset. @default now */
  readonly startsAt?: string;
  /** A DynamoDB to use instead of the embedded engine, e.g. `http://127.0.0.1:8000` */
  readonly dynamoDbEndpoint?: string | undefined;
  /** Hash suite of ledgers that begin here. @default sha256 */
  readonly ledgerSuite?: HashSuiteName | undefined;
  /** Whether checkpoints are signed by SM2 too. @default false */
  readonly sm2Signature?: boolean;
  /** @default true: the sample organisations and people of Shijingshan */
  readonly sample?: boolean;
  /** What to run. @default the app of infra/, synthesised in this process */
  readonly deployment?: (settings: LocalSettings) => Deployment;
  /** Told what is being done while it starts */
  readonly progress?: (line: string) => void;
}

/** The running system. */
export interface Runtime {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  readonly deployment: Deployment;
  readonly engine: Engine;
  /** A bearer token of a sample user */
  token(user: string): Promise<string>;
  /** Milliseconds since the epoch by the steerable clock */
  now(): number;
  /** Waits until nothing is under way; gives what still is after `timeoutMs` */
  settle(timeoutMs?: number): Promise<readonly string[]>;
  /** Moves the clock forward to an instant; what is scheduled in between runs first */
  moveClock(instant: string | number): Promise<ClockMove>;
  /** Mails that arrived, newest last */
  mailbox(): readonly CaughtMail[];
  close(): Promise<void>;
}

const SETTLE_MS = 30_000;
const CLOSING_MS = 5_000;

/**
 * Starts the system on this machine. Rejects, with everything closed again, when the data directory or the port cannot
 * be had (DataDirRefused, EADDRINUSE) or the template says what cannot be run here (TemplateRefused).
 */
export async function startRuntime(options: RuntimeOptions): Promise<Runtime> {
  const closers: (() => Promise<void> | void)[] = [];
  const close = async (): Promise<void> => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    return await start(options, closers, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function start(
  options: RuntimeOptions,
  closers: (() => Promise<void> | void)[],
  close: () => Promise<void>,
): Promise<Runtime> {
  const { path: dataDir, release } = openDataDir(options.dataDir);
  closers.push(release);
  const server = new HttpServer();
  const port = await server.listen(options.host ?? '127.0.0.1', options.port ?? 0);
  closers.push(() => server.close());
  const url = `http://127.0.0.1:${port}`;

  const clock = new SteerableClock(
    dataDir,
    options.startsAt === undefined ? undefined : Date.parse(options.startsAt),
  );
  const engine = openEngine(options.dynamoDbEndpoint, dataDir);
  closers.push(() => engine.close());
  let mailCount = 0;
  const mail = new MailCatcher(
    dataDir,
    () => clock.now(),
    () => {
      mailCount += 1;
    },
  );
  const smtpPort = await mail.listen();
  closers.push(() => mail.close());
  const issuer = await Issuer.open(dataDir);

  const deployment = deploy(options, dataDir, localSettings(options, url, smtpPort));
  if (engine instanceof EmbeddedEngine) await engine.opened();
  await createTables(engine, deployment.tables);
  options.progress?.(`${deployment.tables.length} tables on ${engine.description}`);
  const pipeline = await openPipeline(deployment, { dataDir, engine, clock });
  closers.push(async () => {
    await server.close();
    await pipeline.activity.settled(CLOSING_MS);
    await pipeline.close();
  });
  const api = openApi(deployment, pipeline, issuer, clock);
  await warmApi(deployment, pipeline, options.progress);
  await seed(options, { dataDir, engine, deployment, pipeline, api, issuer });
  // Last, since the functions that work in the background would take the processor from those that people wait for.
  pipeline.start();
  await ringLedgers(deployment, engine, pipeline.streams);

  const print = (line: string) => process.stderr.write(`${line}\n`);
  closers.push(watchSweeps({ deployment, invocations: pipeline.invocations, clock, print }));
  const mover = new ClockMover({ ...pipeline, clock, mailCount: () => mailCount });
  const tools = { clock: mover, mail, access: pipeline.access, queues: pipeline.queues, issuer };
  server.ready(async (request) => (await devReply(request, tools)) ?? api(request));
  return {
    url,
    deployment,
    engine,
    token: (user) => issuer.token(user),
    now: () => clock.now(),
    settle: (timeoutMs = SETTLE_MS) => pipeline.activity.settled(timeoutMs),
    moveClock: (instant) => mover.move(new Date(instant).getTime()),
    mailbox: () => mail.mails(),
    close,
  };
}

function openEngine(endpoint: string | undefined, dataDir: string): Engine {
  if (endpoint === undefined) return new EmbeddedEngine(join(dataDir, 'dynalite'));
  return new RemoteEngine(endpoint, process.env['AWS_REGION'] ?? LOCAL_PLACE.region, {
    accessKeyId: process.env['AWS_ACCESS_KEY_ID'] ?? 'local',
    secretAccessKey: process.env['AWS_SECRET_ACCESS_KEY'] ?? 'local',
    sessionToken: process.env['AWS_SESSION_TOKEN'],
  });
}

function deploy(options: RuntimeOptions, dataDir: string, settings: LocalSettings): Deployment {
  options.progress?.('synthesising the app');
  return options.deployment?.(settings) ?? synthesise(settings, join(dataDir, 'cdk.out'));
}

function localSettings(
  { ledgerSuite, sm2Signature = false }: RuntimeOptions,
  url: string,
  smtpPort: number,
): LocalSettings {
  return {
    ledgerSuite,
    sm2Signature,
    stage: 'local',
    issuer: DEVELOPMENT_ISSUER,
    audience: [AUDIENCE],
    mail: { via: 'SMTP', host: '127.0.0.1', port: smtpPort, secure: false },
    mailFrom: '预案台账 <plan-ledger@shijingshan.example.invalid>',
    apiUrl: url,
    linkSecretId: LINK_SECRET,
    consoleUrl: url,
  };
}

function openApi(
  deployment: Deployment,
  pipeline: Pipeline,
  issuer: Issuer,
  clock: SteerableClock,
): (request: HttpRequest) => Promise<HttpReply> {
  if (!deployment.httpApi) throw new TemplateRefused('the template has no HTTP API');
  const gateway = new HttpGateway(deployment.httpApi, {
    authorizer: new JwtAuthorizer({ [DEVELOPMENT_ISSUER]: issuer.jwks() }),
    invoke: (functionName, event) => pipeline.functions.invoke(functionName, event),
    clock,
  });
  const arns = new Map(deployment.functions.map(({ name, arn }) => [name, arn]));
  gateway.require(pipeline.access, (name) => arns.get(name) ?? name);
  return (request) => gateway.handle(request);
}

/** Loads the functions that people wait for; the others load when something comes for them. */
async function warmApi(
  { httpApi }: Deployment,
  { functions }: Pipeline,
  progress: RuntimeOptions['progress'],
): Promise<void> {
  progress?.('loading the functions');
  const names = new Set(httpApi?.routes.map(({ functionName }) => functionName));
  for (const failure of await Promise.all([...names].map((name) => functions.warm(name))))
    if (failure && !failure.ok)
      throw new Error(
        `a function cannot be loaded: ${failure.error.trace.join('\n') || failure.error.errorMessage}`,
      );
}

async function seed(
  { sample = true, progress }: RuntimeOptions,
  parts: {
    dataDir: string;
    engine: Engine;
    deployment: Deployment;
    pipeline: Pipeline;
    api: (request: HttpRequest) => Promise<HttpReply>;
    issuer: Issuer;
  },
): Promise<void> {
  const directoryTable = tableOf(parts.deployment, 'DIRECTORY_TABLE');
  if (!sample || directoryTable === undefined) return;
  const adminToken = await parts.issuer.token('admin');
  const registered = await seedSample({ ...parts, directoryTable, adminToken });
  if (registered === 0) return;
  progress?.(`${registered} sample organisations of Shijingshan registered`);
  // Whoever reads the ready line may ask for them at once.
  await parts.pipeline.activity.settled(SETTLE_MS);
}
