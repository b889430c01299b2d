import type { AccessControl } from '../access.ts';
import type { InvokeResult } from '../lambda/execution-environment.ts';
import type { HttpApiSpec, RouteSpec } from '../template/http-api.ts';
import type { Clock } from '../time/clock.ts';
import { corsHeaders, preflight } from './cors.ts';
import type { JwtAuthorizer } from './jwt-authorizer.ts';
import { toEvent, toReply } from './payload.ts';
import { type HttpReply, type HttpRequest, problemReply } from './reply.ts';
import { Routes } from './routes.ts';

/** The HTTP API of the template: finds the route, asks its authoriser, calls its function. */
export class HttpGateway {
  private readonly api: HttpApiSpec;
  private readonly routes: Routes<RouteSpec>;
  private readonly authorizer: JwtAuthorizer;
  private readonly invoke: (functionName: string, event: unknown) => Promise<InvokeResult>;
  private readonly clock: Clock;

  constructor(
    api: HttpApiSpec,
    parts: {
      readonly authorizer: JwtAuthorizer;
      readonly invoke: (functionName: string, event: unknown) => Promise<InvokeResult>;
      readonly clock: Clock;
    },
  ) {
    this.api = api;
    this.routes = new Routes(api.routes);
    this.authorizer = parts.authorizer;
    this.invoke = parts.invoke;
    this.clock = parts.clock;
  }

  /** Refuses a template in which the gateway may not call the function of a route. */
  require(access: AccessControl, functionArn: (name: string) => string): void {
    for (const { key, functionName } of this.api.routes) {
      const [method, path] = key === '$default' ? ['*', '/*'] : key.split(' ');
      access.requireServiceAccess(
        'apigateway.amazonaws.com',
        'lambda:InvokeFunction',
        functionArn(functionName),
        `${this.api.arnPrefix}/$default/${method}${path}`,
      );
    }
  }

  async handle(request: HttpRequest): Promise<HttpReply> {
    const answered = preflight(this.api.cors, request);
    if (answered) return answered;
    const reply = await this.answer(request);
    const cors = corsHeaders(this.api.cors, request);
    return { ...reply, headers: { ...reply.headers, ...cors } };
  }

  private async answer(request: HttpRequest): Promise<HttpReply> {
    const match = this.routes.match(request.method, request.path);
    if (!match) return noRoute(request);
    const { authorizer, scopes, functionName } = match.route;
    const verdict =
      authorizer && (await this.authorizer.verify(authorizer, request.headers['authorization']));
    if (verdict && !verdict.ok) return unauthorized(request, verdict.reason);
    if (verdict && scopes.length > 0 && !scopes.some((scope) => verdict.scopes.includes(scope)))
      return outOfScope(request);
    const event = toEvent(request, match, verdict, { apiId: this.api.id, now: this.clock.now() });
    const result = await this.invoke(functionName, event);
    if (result.ok) return toReply(result.payload);
    process.stderr.write(`${request.method} ${request.path}: ${JSON.stringify(result.error)}\n`);
    return problemReply(request, {
      type: 'internal',
      code: 'FUNCTION_FAILED',
      text: { zh: '处理请求的函数出错', en: 'the function that handles the request failed' },
    });
  }
}

function noRoute(request: HttpRequest): HttpReply {
  return problemReply(request, {
    type: 'not-found',
    code: 'NO_ROUTE',
    text: {
      zh: `没有 ${request.method} ${request.path} 这一地址`,
      en: `there is no ${request.method} ${request.path}`,
    },
  });
}

function unauthorized(request: HttpRequest, reason: string): HttpReply {
  const bare = request.headers['authorization'] === undefined;
  return problemReply(request, {
    type: 'unauthenticated',
    code: bare ? 'NO_TOKEN' : 'INVALID_TOKEN',
    text: {
      zh: `登录凭证缺失或无效（${reason}）`,
      en: `the bearer token is missing or not valid: ${reason}`,
    },
    headers: {
      // RFC 6750, 3.1: a request without a token gets no error code
      'www-authenticate': bare
        ? 'Bearer'
        : `Bearer error="invalid_token", error_description="${quoted(reason)}"`,
    },
  });
}

function outOfScope(request: HttpRequest): HttpReply {
  return problemReply(request, {
    type: 'forbidden',
    code: 'INSUFFICIENT_SCOPE',
    text: { zh: '登录凭证不含所需的授权范围', en: 'the token lacks the scope that the route asks for' },
    headers: { 'www-authenticate': 'Bearer error="insufficient_scope"' },
  });
}

/** A header takes visible ASCII without quotes. */
function quoted(text: string): string {
  return text.replace(/[^\x20-\x7e]|["\\]/g, "'");
}
