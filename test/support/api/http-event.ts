import type { HttpEvent } from '../../../functions/shared/http/request.ts';
import type { Asking } from './people.ts';

export interface Sent {
  readonly method: 'GET' | 'POST';
  /** Path with its query */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly as?: Asking | undefined;
  /** When the gateway took it */
  readonly at: string;
  readonly requestId: string;
}

/** A request as the HTTP API hands it to a function: payload 2.0, names in lower case, claims as the authoriser writes them. */
export function httpEvent({ method, target, headers, body, as, at, requestId }: Sent): HttpEvent {
  const url = new URL(target, 'http://api.invalid');
  const query = [...url.searchParams.keys()].map((name) => [name, url.searchParams.getAll(name).join(',')]);
  const path = decodeURIComponent(url.pathname);
  return {
    version: '2.0',
    routeKey: `${method} /v1/{proxy+}`,
    rawPath: path,
    rawQueryString: url.search.slice(1),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    ...(query.length && { queryStringParameters: Object.fromEntries(query) }),
    pathParameters: { proxy: path.slice('/v1/'.length) },
    requestContext: {
      accountId: '000000000000',
      apiId: 'test',
      domainName: 'api.invalid',
      domainPrefix: 'api',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
      requestId,
      routeKey: `${method} /v1/{proxy+}`,
      stage: '$default',
      time: at,
      timeEpoch: Date.parse(at),
      ...(as && { authorizer: { jwt: { claims: { ...as, roles: `[${as.roles.join(' ')}]` } } } }),
    },
    ...(body !== undefined && { body }),
    isBase64Encoded: false,
  } as HttpEvent;
}
