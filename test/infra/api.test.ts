import { describe, expect, it } from 'vitest';
import { field, list, settings, synthesise, target, type Value } from './support/synthesis.ts';

const synthesis = synthesise();
const [api] = synthesis.ofType('AWS::ApiGatewayV2::Api');

function functionBehind(route: { [key: string]: Value }): string | undefined {
  const integration = list(list(field(route['Target'], 'Fn::Join'))[1])
    .map(target)
    .find(Boolean);
  const properties = synthesis.resource(integration ?? '').Properties;
  expect(properties['PayloadFormatVersion']).toBe('2.0');
  const id = target(properties['IntegrationUri']);
  return [...synthesis.functions].find(([, each]) => each.id === id)?.[0];
}

describe('the HTTP API', () => {
  it('has these routes: public are the description, the links of messages, and feeds', () => {
    const routes = synthesis
      .ofType('AWS::ApiGatewayV2::Route')
      .map(({ Properties }) => [
        Properties['RouteKey'],
        functionBehind(Properties),
        Properties['AuthorizationType'],
      ]);
    expect(routes.sort()).toEqual([
      ['GET /docs', 'queries', 'NONE'],
      ['GET /v1/audit/{proxy+}', 'audit', 'JWT'],
      ['GET /v1/feeds', 'feeds', 'JWT'],
      ['GET /v1/feeds/{file}', 'feeds', 'NONE'],
      ['GET /v1/links/{token}', 'answers', 'NONE'],
      ['GET /v1/me/preferences', 'preferences', 'JWT'],
      ['GET /v1/openapi.json', 'queries', 'NONE'],
      ['GET /v1/{proxy+}', 'queries', 'JWT'],
      ['POST /v1/feeds', 'feeds', 'JWT'],
      ['POST /v1/feeds/{feedId}/revoke', 'feeds', 'JWT'],
      ['POST /v1/links/{token}', 'answers', 'NONE'],
      ['POST /v1/me/preferences', 'preferences', 'JWT'],
      ['POST /v1/reminders/{proxy+}', 'answers', 'JWT'],
      ['POST /v1/{proxy+}', 'commands', 'JWT'],
    ]);
  });

  it('believes the tokens of the configured issuer, for the configured audience', () => {
    const [authorizer, ...others] = synthesis.ofType('AWS::ApiGatewayV2::Authorizer');
    expect(others).toEqual([]);
    expect(authorizer?.Properties).toMatchObject({
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Issuer: settings.issuer, Audience: settings.audience },
    });
    const guarded = synthesis
      .ofType('AWS::ApiGatewayV2::Route')
      .filter(({ Properties }) => Properties['AuthorizationType'] === 'JWT');
    expect(guarded.map(({ Properties }) => target(Properties['AuthorizerId']))).toEqual([
      ...guarded.map(() => authorizer?.id),
    ]);
  });

  it("admits the console's origin and no other", () => {
    expect(field(api?.Properties['CorsConfiguration'], 'AllowOrigins')).toEqual([
      'https://console.example.invalid',
    ]);
    expect(field(api?.Properties['CorsConfiguration'], 'AllowMethods')).toEqual(['GET', 'POST']);
    expect(field(api?.Properties['CorsConfiguration'], 'AllowCredentials')).toBeUndefined();
    expect(field(api?.Properties['CorsConfiguration'], 'AllowHeaders')).toEqual(
      expect.arrayContaining([
        'authorization',
        'content-type',
        'idempotency-key',
        'if-match',
        'accept-language',
      ]),
    );
    expect(field(api?.Properties['CorsConfiguration'], 'ExposeHeaders')).toEqual(
      expect.arrayContaining(['etag', 'ledger-position', 'retry-after', 'x-request-id']),
    );
  });

  it('is throttled, and deployed at the root as soon as it changes', () => {
    const [stage, ...others] = synthesis.ofType('AWS::ApiGatewayV2::Stage');
    expect(others).toEqual([]);
    expect(stage?.Properties).toMatchObject({
      StageName: '$default',
      AutoDeploy: true,
      DefaultRouteSettings: { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 },
    });
  });

  it('logs who asked for what, by id', () => {
    const [stage] = synthesis.ofType('AWS::ApiGatewayV2::Stage');
    const settings = stage?.Properties['AccessLogSettings'];
    const group = synthesis.resource(target(field(settings, 'DestinationArn')) ?? '');
    expect(group.Properties['RetentionInDays']).toBe(365);
    const format = JSON.parse(String(field(settings, 'Format')));
    expect(format).toMatchObject({
      requestId: '$context.requestId',
      subject: '$context.authorizer.claims.sub',
      route: '$context.routeKey',
      status: '$context.status',
    });
    expect(Object.keys(format).filter((key) => /name|mail|organisation/i.test(key))).toEqual([]);
    // The paths of feeds and links hold the key to them.
    expect(Object.values(format)).not.toContain('$context.path');
  });
});
