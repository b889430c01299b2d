import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { civilDateAt } from '../../../domain/calendar/zone.ts';
import type { CivilDate, Instant } from '../../../events/civil-date.ts';
import { instant } from '../../../events/civil-date.ts';
import type { Claims } from './caller.ts';
import { type Locale, localeOf } from './locale.ts';

/** An event of the HTTP API (payload 2.0); the authoriser's claims are there on every route but the public ones. */
export type HttpEvent = APIGatewayProxyEventV2 & {
  readonly requestContext: { readonly authorizer?: { readonly jwt?: { readonly claims?: Claims } } };
};

/** What every handler may know of a request beside its input. Time is the gateway's, never the process's. */
export interface RequestContext {
  readonly now: Instant;
  /** Civil date of `now` in Asia/Shanghai */
  readonly today: CivilDate;
  readonly locale: Locale;
  readonly traceId: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly claims: Claims | undefined;
}

export function requestContext(event: HttpEvent): RequestContext {
  const headers = lowerCased(event.headers ?? {});
  const now = instant(new Date(event.requestContext.timeEpoch).toISOString());
  return {
    now,
    today: civilDateAt(now),
    locale: localeOf(headers['accept-language']),
    traceId: event.requestContext.requestId,
    path: event.rawPath,
    headers,
    claims: event.requestContext.authorizer?.jwt?.claims,
  };
}

/** The gateway sends lower-case names; a problem that arises before the normaliser has run must not depend on it. */
const lowerCased = (headers: HttpEvent['headers']): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
