import { Duration, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CorsHttpMethod,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  type HttpRoute,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { ledgerTable, viewsTable } from '../../functions/shared/tables.ts';
import type { Settings } from '../settings.ts';
import type { Data } from './data.ts';
import { grantItems } from './item-access.ts';
import { LedgerFunction } from './ledger-function.ts';
import { LOG_RETENTION } from './log-retention.ts';

export interface ApiProps {
  readonly data: Data;
  readonly settings: Settings;
}

/** The HTTP API: everything under /v1 wants a token of the issuer, only the API's own description doesn't. */
export class Api extends Construct {
  readonly url: string;
  private readonly http: HttpApi;

  constructor(scope: Construct, id: string, { data, settings }: ApiProps) {
    super(scope, id);
    const commands = new HttpLambdaIntegration('Commands', this.commands(data, settings));
    const queries = new HttpLambdaIntegration('Queries', this.queries(data));
    const api = new HttpApi(this, 'Http', {
      description: 'Plan Ledger (预案台账)',
      createDefaultStage: false,
      defaultAuthorizer: new HttpJwtAuthorizer('Jwt', settings.issuer, { jwtAudience: settings.audience }),
      corsPreflight: {
        allowOrigins: [new URL(settings.consoleUrl).origin],
        allowMethods: [CorsHttpMethod.GET, CorsHttpMethod.POST],
        allowHeaders: ['authorization', 'content-type', 'accept-language', 'idempotency-key', 'if-match'],
        exposeHeaders: [
          'etag',
          'ledger-position',
          'location',
          'retry-after',
          'content-language',
          'x-request-id',
        ],
        maxAge: Duration.hours(1),
      },
    });
    api.addRoutes({ path: '/v1/{proxy+}', methods: [HttpMethod.POST], integration: commands });
    api.addRoutes({ path: '/v1/{proxy+}', methods: [HttpMethod.GET], integration: queries });
    for (const path of ['/v1/openapi.json', '/docs']) {
      const authorizer = new HttpNoneAuthorizer();
      const routes = api.addRoutes({ path, methods: [HttpMethod.GET], integration: queries, authorizer });
      for (const route of routes)
        acknowledgePublic(
          route,
          "The API's description and its page are public: they hold no data of any organisation.",
        );
    }
    this.http = api;
    this.url = this.stage(api).url;
  }

  /** Routes of a function that has paths of its own; like all others they want a token. */
  route(id: string, fn: LedgerFunction, paths: Paths): void {
    this.add(id, fn, paths);
  }

  /** Routes that want no token. @param reason why what they serve needs none */
  openRoute(
    id: string,
    fn: LedgerFunction,
    { paths, reason }: { readonly paths: Paths; readonly reason: string },
  ): void {
    for (const route of this.add(id, fn, paths, new HttpNoneAuthorizer())) acknowledgePublic(route, reason);
  }

  private add(id: string, fn: LedgerFunction, paths: Paths, authorizer?: HttpNoneAuthorizer): HttpRoute[] {
    const integration = new HttpLambdaIntegration(id, fn);
    return Object.entries(paths).flatMap(([path, methods]) =>
      this.http.addRoutes({ path, methods: [...methods], integration, ...(authorizer && { authorizer }) }),
    );
  }

  private commands(data: Data, { ledgerSuite }: Settings): LedgerFunction {
    const commands = new LedgerFunction(this, 'Commands', {
      name: 'commands',
      description: 'Decides commands and appends what follows to the ledger',
      timeout: Duration.seconds(15),
      memoryMb: 1024,
      environment: { ...tableNames(data), ...(ledgerSuite && { LEDGER_SUITE: ledgerSuite }) },
    });
    grantItems(commands, data.ledger, ['Query', 'PutItem'], [ledgerTable.byStream]);
    grantItems(commands, data.views, ['Query']);
    // Reads which generation of views is served and how far it reflects the ledger; announces a new ledger.
    grantItems(commands, data.operations, ['GetItem', 'PutItem']);
    return commands;
  }

  private queries(data: Data): LedgerFunction {
    const queries = new LedgerFunction(this, 'Queries', {
      name: 'queries',
      description: 'Answers questions from the views and the ledger',
      timeout: Duration.seconds(15),
      memoryMb: 1024,
      environment: tableNames(data),
    });
    grantItems(queries, data.ledger, ['Query'], [ledgerTable.byStream]);
    grantItems(
      queries,
      data.views,
      ['GetItem', 'Query'],
      [viewsTable.register, viewsTable.byOrganisation, viewsTable.byDue],
    );
    grantItems(queries, data.operations, ['GetItem']);
    return queries;
  }

  /**
   * The one stage: at the root, throttled, with an access log that says who asked for what: ids, never names, and never
   * the path itself, which for feeds and links holds the key to them.
   */
  private stage(api: HttpApi): HttpStage {
    const logGroup = new LogGroup(this, 'AccessLogs', { retention: LOG_RETENTION });
    const entry = {
      requestId: '$context.requestId',
      time: '$context.requestTime',
      ip: '$context.identity.sourceIp',
      subject: '$context.authorizer.claims.sub',
      method: '$context.httpMethod',
      route: '$context.routeKey',
      status: '$context.status',
      bytes: '$context.responseLength',
      milliseconds: '$context.responseLatency',
      authorizerError: '$context.authorizer.error',
      integrationError: '$context.integrationErrorMessage',
    };
    return new HttpStage(this, 'Stage', {
      httpApi: api,
      stageName: '$default',
      autoDeploy: true,
      detailedMetricsEnabled: true,
      throttle: { rateLimit: 100, burstLimit: 200 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup),
        format: AccessLogFormat.custom(JSON.stringify(entry)),
      },
    });
  }
}

/** Path → methods. */
type Paths = Readonly<Record<string, readonly HttpMethod[]>>;

const tableNames = (data: Data) => ({
  LEDGER_TABLE: data.ledger.tableName,
  VIEWS_TABLE: data.views.tableName,
  OPERATIONS_TABLE: data.operations.tableName,
});

function acknowledgePublic(route: HttpRoute, reason: string): void {
  Validations.of(route).acknowledge({ id: 'AwsSolutions-APIG4', reason });
}
