import { randomUUID } from 'node:crypto';
import type { RouteSpec } from '../template/http-api.ts';
import { LOCAL_PLACE } from '../template/naming.ts';
import type { Verdict } from './jwt-authorizer.ts';
import type { HttpReply, HttpRequest } from './reply.ts';
import type { Match } from './routes.ts';

const TEXT = /^(text\/.*|application\/(json|xml|javascript|[^;]*\+json|[^;]*\+xml))\s*(;|$)/i;

/** The event that a function gets for a request: payload format 2.0 of HTTP APIs. */
export function toEvent(
  request: HttpRequest,
  match: Match<RouteSpec>,
  verdict: Extract<Verdict, { ok: true }> | undefined,
  context: { readonly apiId: string; readonly now: number },
): unknown {
  const { cookie, ...headers } = request.headers;
  const query = [...new URLSearchParams(request.query)];
  const isText = TEXT.test(headers['content-type'] ?? 'text/plain');
  return {
    version: '2.0',
    routeKey: match.route.key,
    rawPath: request.path,
    rawQueryString: request.query,
    ...(cookie !== undefined && { cookies: cookie.split(/; */) }),
    headers,
    ...(query.length > 0 && { queryStringParameters: joined(query) }),
    ...(Object.keys(match.parameters).length > 0 && { pathParameters: match.parameters }),
    requestContext: {
      accountId: LOCAL_PLACE.account,
      apiId: context.apiId,
      ...(verdict && {
        authorizer: {
          jwt: { claims: verdict.claims, scopes: verdict.scopes.length > 0 ? verdict.scopes : null },
        },
      }),
      domainName: headers['host'] ?? '',
      domainPrefix: (headers['host'] ?? '').split('.')[0],
      http: {
        method: request.method,
        path: request.path,
        protocol: 'HTTP/1.1',
        sourceIp: request.sourceIp,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: match.route.key,
      stage: '$default',
      time: commonLogTime(context.now),
      timeEpoch: context.now,
    },
    ...(request.body.length > 0 && { body: request.body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: request.body.length > 0 && !isText,
  };
}

interface StructuredResult {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, string | number | boolean>>;
  readonly cookies?: readonly string[];
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
}

/** The answer of a function as HTTP; one without `statusCode` is a body of its own, as the gateway has it. */
export function toReply(payload: unknown): HttpReply {
  if (!isStructured(payload))
    return {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: typeof payload === 'string' ? payload : JSON.stringify(payload),
    };
  const { statusCode, headers = {}, cookies, body = '', isBase64Encoded } = payload;
  return {
    status: statusCode,
    headers: {
      'content-type': 'application/json',
      ...Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
      ),
      ...(cookies && { 'set-cookie': cookies }),
    },
    body: isBase64Encoded ? Buffer.from(body, 'base64') : body,
  };
}

function isStructured(payload: unknown): payload is StructuredResult {
  return (
    typeof payload === 'object' &&
    payload !== null &&
    Number.isInteger((payload as StructuredResult).statusCode)
  );
}

function joined(pairs: readonly (readonly [string, string])[]): Readonly<Record<string, string>> {
  const values: Record<string, string> = {};
  for (const [name, value] of pairs) values[name] = name in values ? `${values[name]},${value}` : value;
  return values;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `24/Nov/2026:04:11:53 +0000` */
function commonLogTime(instant: number): string {
  const iso = new Date(instant).toISOString();
  return `${iso.slice(8, 10)}/${MONTHS[Number(iso.slice(5, 7)) - 1]}/${iso.slice(0, 4)}:${iso.slice(11, 19)} +0000`;
}
