import type { CorsSpec } from '../template/http-api.ts';
import type { HttpReply, HttpRequest } from './reply.ts';

/** The headers that admit an origin to an answer; none when the template does not name it. */
export function corsHeaders(
  cors: CorsSpec | undefined,
  request: HttpRequest,
): Readonly<Record<string, string>> {
  const origin = request.headers['origin'];
  if (!cors || origin === undefined) return {};
  const any = cors.AllowOrigins.includes('*');
  if (!any && !cors.AllowOrigins.includes(origin)) return {};
  return {
    'access-control-allow-origin': any ? '*' : origin,
    ...(cors.ExposeHeaders.length > 0 && { 'access-control-expose-headers': cors.ExposeHeaders.join(',') }),
    ...(cors.AllowCredentials && { 'access-control-allow-credentials': 'true' }),
  };
}

/** The answer to a browser's preflight, which no function sees; undefined for any other request. */
export function preflight(cors: CorsSpec | undefined, request: HttpRequest): HttpReply | undefined {
  if (!cors || request.method !== 'OPTIONS' || request.headers['access-control-request-method'] === undefined)
    return undefined;
  const admitted = corsHeaders(cors, request);
  const allows = {
    'access-control-allow-methods': cors.AllowMethods.join(','),
    'access-control-allow-headers': cors.AllowHeaders.join(','),
    ...(cors.MaxAge !== undefined && { 'access-control-max-age': String(cors.MaxAge) }),
  };
  return {
    status: 204,
    headers: 'access-control-allow-origin' in admitted ? { ...admitted, ...allows } : {},
    body: '',
  };
}
