import * as z from 'zod';
import { inert } from './inert.ts';
import { TemplateRefused } from './intrinsics.ts';
import { LOCAL_PLACE, nameOfArn } from './naming.ts';
import type { Resources } from './resources.ts';

const Cors = z.strictObject({
  AllowOrigins: z.array(z.string()).default([]),
  AllowMethods: z.array(z.string()).default([]),
  AllowHeaders: z.array(z.string()).default([]),
  ExposeHeaders: z.array(z.string()).default([]),
  AllowCredentials: z.boolean().default(false),
  MaxAge: z.number().int().optional(),
});
export type CorsSpec = z.infer<typeof Cors>;

const ApiProperties = z.strictObject({
  ProtocolType: z.literal('HTTP'),
  CorsConfiguration: Cors.optional(),
  ...inert('Name', 'Description', 'Tags', 'DisableExecuteApiEndpoint', 'IpAddressType'),
});
const RouteProperties = z.strictObject({
  ApiId: z.string(),
  RouteKey: z.string(),
  Target: z.templateLiteral(['integrations/', z.string()]),
  AuthorizationType: z.enum(['NONE', 'JWT']).default('NONE'),
  AuthorizerId: z.string().optional(),
  AuthorizationScopes: z.array(z.string()).default([]),
  ...inert('OperationName'),
});
const IntegrationProperties = z.strictObject({
  ApiId: z.string(),
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal('2.0'),
  ...inert('Description', 'TimeoutInMillis', 'IntegrationMethod', 'ConnectionType'),
});
const AuthorizerProperties = z.strictObject({
  ApiId: z.string(),
  AuthorizerType: z.literal('JWT'),
  IdentitySource: z.tuple([z.literal('$request.header.Authorization')]),
  JwtConfiguration: z.object({ Issuer: z.string(), Audience: z.array(z.string()).min(1) }),
  ...inert('Name'),
});
const StageProperties = z.object({ ApiId: z.string(), StageName: z.literal('$default') });

export interface JwtAuthorizerSpec {
  readonly issuer: string;
  readonly audience: readonly string[];
}

export interface RouteSpec {
  /** `POST /v1/{proxy+}`, `ANY /x` or `$default` */
  readonly key: string;
  readonly functionName: string;
  readonly authorizer: JwtAuthorizerSpec | undefined;
  readonly scopes: readonly string[];
}

export interface HttpApiSpec {
  readonly id: string;
  readonly arnPrefix: string;
  readonly cors: CorsSpec | undefined;
  readonly routes: readonly RouteSpec[];
}

/** The one HTTP API of the template, or undefined when it has none. */
export function readHttpApi(resources: Resources): HttpApiSpec | undefined {
  const [api, second] = resources.ofType('AWS::ApiGatewayV2::Api');
  if (!api) return undefined;
  if (second) throw new TemplateRefused('only one HTTP API runs here');
  const { CorsConfiguration } = api.read(ApiProperties);
  for (const stage of resources.ofType('AWS::ApiGatewayV2::Stage')) stage.read(StageProperties);
  const integrations = byRef(resources, 'AWS::ApiGatewayV2::Integration', IntegrationProperties);
  const authorizers = byRef(resources, 'AWS::ApiGatewayV2::Authorizer', AuthorizerProperties);
  const routes = resources.ofType('AWS::ApiGatewayV2::Route').map((resource): RouteSpec => {
    const route = resource.read(RouteProperties);
    const integration = integrations.get(route.Target.slice('integrations/'.length));
    if (!integration) throw new TemplateRefused(`route ${route.RouteKey} has no integration`);
    return {
      key: route.RouteKey,
      functionName: nameOfArn(integration.IntegrationUri),
      authorizer: authorizerOf(route, authorizers),
      scopes: route.AuthorizationScopes,
    };
  });
  const { partition, region, account } = LOCAL_PLACE;
  return {
    id: api.ref,
    arnPrefix: `arn:${partition}:execute-api:${region}:${account}:${api.ref}`,
    cors: CorsConfiguration,
    routes,
  };
}

function authorizerOf(
  route: z.infer<typeof RouteProperties>,
  authorizers: ReadonlyMap<string, z.infer<typeof AuthorizerProperties>>,
): JwtAuthorizerSpec | undefined {
  if (route.AuthorizationType === 'NONE') return undefined;
  const authorizer = authorizers.get(route.AuthorizerId ?? '');
  if (!authorizer)
    throw new TemplateRefused(`route ${route.RouteKey} asks for a JWT and names no authorizer`);
  return { issuer: authorizer.JwtConfiguration.Issuer, audience: authorizer.JwtConfiguration.Audience };
}

function byRef<T>(resources: Resources, type: string, schema: z.ZodType<T>): ReadonlyMap<string, T> {
  return new Map(resources.ofType(type).map((resource) => [resource.ref, resource.read(schema)]));
}
