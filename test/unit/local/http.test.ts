import { describe, expect, it } from 'vitest';
import { corsHeaders, preflight } from '../../../local/http/cors.ts';
import { toEvent, toReply } from '../../../local/http/payload.ts';
import type { HttpRequest } from '../../../local/http/reply.ts';
import { Routes } from '../../../local/http/routes.ts';

const request = (given: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET',
  path: '/v1/plans',
  query: '',
  headers: { host: '127.0.0.1:3000' },
  body: Buffer.alloc(0),
  sourceIp: '127.0.0.1',
  ...given,
});

describe('routes', () => {
  const routes = new Routes(
    [
      '$default',
      'ANY /v1/{proxy+}',
      'GET /v1/{proxy+}',
      'GET /v1/openapi.json',
      'GET /v1/plans/{id}',
      'ANY /v1/plans/x',
    ].map((key) => ({ key })),
  );
  it.each([
    ['GET', '/v1/openapi.json', 'GET /v1/openapi.json', {}],
    ['POST', '/v1/openapi.json', 'ANY /v1/{proxy+}', { proxy: 'openapi.json' }],
    ['GET', '/v1/plans/p1', 'GET /v1/plans/{id}', { id: 'p1' }],
    ['GET', '/v1/plans/x', 'ANY /v1/plans/x', {}],
    ['GET', '/v1/plans/p1/events', 'GET /v1/{proxy+}', { proxy: 'plans/p1/events' }],
    ['DELETE', '/v1/a%20b', 'ANY /v1/{proxy+}', { proxy: 'a b' }],
    ['GET', '/v1', '$default', {}],
    ['GET', '/v1/', '$default', {}],
    ['GET', '/elsewhere', '$default', {}],
  ])('%s %s goes to %s', (method, path, key, parameters) => {
    expect(routes.match(method, path)).toEqual({ route: { key }, parameters });
  });

  it('none matches when there is no default', () => {
    expect(new Routes([{ key: 'GET /a' }]).match('POST', '/a')).toBeUndefined();
  });
});

describe('a request as an event of payload format 2.0', () => {
  const match = {
    route: { key: 'POST /v1/{proxy+}', functionName: 'Fn', authorizer: undefined, scopes: [] },
    parameters: { proxy: 'plans' },
  };
  const event = (given: Partial<HttpRequest>) =>
    toEvent(request(given), match, undefined, { apiId: 'api', now: Date.parse('2026-11-24T04:11:53.123Z') });

  it('has the shape that handlers are typed against', () => {
    const made = event({
      method: 'POST',
      query: 'a=1&a=2&b=%E5%8C%BA',
      headers: { host: 'h:1', cookie: 'x=1; y=2', 'content-type': 'application/json', 'user-agent': 'me' },
      body: Buffer.from('{"title":"预案"}'),
    });
    expect(made).toMatchObject({
      version: '2.0',
      routeKey: 'POST /v1/{proxy+}',
      rawPath: '/v1/plans',
      rawQueryString: 'a=1&a=2&b=%E5%8C%BA',
      cookies: ['x=1', 'y=2'],
      headers: { host: 'h:1', 'content-type': 'application/json', 'user-agent': 'me' },
      queryStringParameters: { a: '1,2', b: '区' },
      pathParameters: { proxy: 'plans' },
      body: '{"title":"预案"}',
      isBase64Encoded: false,
      requestContext: {
        apiId: 'api',
        http: { method: 'POST', path: '/v1/plans', userAgent: 'me' },
        stage: '$default',
        time: '24/Nov/2026:04:11:53 +0000',
        timeEpoch: Date.parse('2026-11-24T04:11:53.123Z'),
      },
    });
    expect(made).not.toHaveProperty('headers.cookie');
    expect(made).not.toHaveProperty('requestContext.authorizer');
  });

  it.each([
    ['application/problem+json', false],
    ['text/plain; charset=utf-8', false],
    ['application/pdf', true],
    ['application/x-www-form-urlencoded', true],
  ])('has a body of %s in base64: %s', (type, isBase64Encoded) => {
    const body = isBase64Encoded ? Buffer.from('body').toString('base64') : 'body';
    expect(event({ headers: { 'content-type': type }, body: Buffer.from('body') })).toMatchObject({
      body,
      isBase64Encoded,
    });
  });

  it('has no body when the request had none', () => {
    expect(event({})).not.toHaveProperty('body');
  });
});

describe('the answer of a function', () => {
  it('is sent as it says', () => {
    expect(
      toReply({ statusCode: 201, headers: { ETag: '"1"', 'X-N': 2 }, cookies: ['a=1', 'b=2'], body: '{}' }),
    ).toEqual({
      status: 201,
      headers: { 'content-type': 'application/json', etag: '"1"', 'x-n': '2', 'set-cookie': ['a=1', 'b=2'] },
      body: '{}',
    });
  });

  it('is decoded when it is in base64', () => {
    expect(toReply({ statusCode: 200, body: 'aGk=', isBase64Encoded: true }).body).toEqual(Buffer.from('hi'));
  });

  it('is a body of its own without a status', () => {
    expect(toReply({ a: 1 })).toEqual({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: '{"a":1}',
    });
  });
});

describe('cross-origin requests', () => {
  const cors = {
    AllowOrigins: ['http://console.example.invalid'],
    AllowMethods: ['GET', 'POST'],
    AllowHeaders: ['authorization'],
    ExposeHeaders: ['etag'],
    AllowCredentials: false,
    MaxAge: 3600,
  };
  const ask = (origin: string) =>
    request({ method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } });

  it('are admitted from the origin of the template', () => {
    expect(preflight(cors, ask('http://console.example.invalid'))).toMatchObject({
      status: 204,
      headers: {
        'access-control-allow-origin': 'http://console.example.invalid',
        'access-control-allow-methods': 'GET,POST',
        'access-control-allow-headers': 'authorization',
        'access-control-max-age': '3600',
      },
    });
    expect(corsHeaders(cors, ask('http://console.example.invalid'))).toMatchObject({
      'access-control-expose-headers': 'etag',
    });
  });

  it('are not admitted from another', () => {
    expect(preflight(cors, ask('http://evil.example.invalid'))).toEqual({
      status: 204,
      headers: {},
      body: '',
    });
    expect(corsHeaders(cors, ask('http://evil.example.invalid'))).toEqual({});
  });

  it('go to the routes when the template says nothing of them', () => {
    expect(preflight(undefined, ask('http://console.example.invalid'))).toBeUndefined();
  });
});
