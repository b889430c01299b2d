import { createLocalJWKSet, createRemoteJWKSet, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose';
import type { JwtAuthorizerSpec } from '../template/http-api.ts';

/** What the authoriser of a route says of a request. */
export type Verdict =
  | {
      readonly ok: true;
      readonly claims: Readonly<Record<string, string>>;
      readonly scopes: readonly string[];
    }
  | { readonly ok: false; readonly reason: string };

type Keys = Parameters<typeof jwtVerify>[1];

/** The asymmetric algorithms; a token signed with a shared secret, or not at all, is none. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'ES256', 'ES384', 'ES512', 'EdDSA'];

/**
 * Verifies bearer tokens as the template's JWT authoriser does: signature by the issuer's published keys, issuer,
 * audience and the times in the token, which are judged by real time, not by the steerable clock.
 */
export class JwtAuthorizer {
  private readonly known: ReadonlyMap<string, Keys>;
  private readonly remote = new Map<string, Promise<Keys>>();

  /** @param known key sets of issuers that run in this process; those of others are fetched by OIDC discovery */
  constructor(known: Readonly<Record<string, JSONWebKeySet>>) {
    this.known = new Map(Object.entries(known).map(([issuer, keys]) => [issuer, createLocalJWKSet(keys)]));
  }

  async verify(spec: JwtAuthorizerSpec, authorization: string | undefined): Promise<Verdict> {
    const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) return { ok: false, reason: 'a bearer token is missing' };
    try {
      const { payload } = await jwtVerify(token, await this.keysOf(spec.issuer), {
        issuer: spec.issuer,
        audience: [...spec.audience],
        algorithms: ALGORITHMS,
        requiredClaims: ['exp'],
      });
      return { ok: true, claims: asText(payload), scopes: scopesOf(payload) };
    } catch (error) {
      return { ok: false, reason: error instanceof Error ? error.message : 'the token cannot be read' };
    }
  }

  private keysOf(issuer: string): Keys | Promise<Keys> {
    const known = this.known.get(issuer);
    if (known) return known;
    const fetched = this.remote.get(issuer) ?? discover(issuer);
    this.remote.set(issuer, fetched);
    fetched.catch(() => this.remote.delete(issuer));
    return fetched;
  }
}

async function discover(issuer: string): Promise<Keys> {
  const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(5000),
  });
  const { jwks_uri: uri } = (await response.json()) as { jwks_uri?: string };
  if (!uri) throw new Error(`${issuer} publishes no jwks_uri`);
  return createRemoteJWKSet(new URL(uri));
}

/** The gateway hands every claim on as text, and a list as `[DRAFTER HEAD]`. */
function asText(payload: JWTPayload): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(payload).map(([name, value]) => [
      name,
      Array.isArray(value)
        ? `[${value.join(' ')}]`
        : typeof value === 'object'
          ? JSON.stringify(value)
          : String(value),
    ]),
  );
}

function scopesOf(payload: JWTPayload): readonly string[] {
  const scope = payload['scope'] ?? payload['scp'] ?? '';
  return Array.isArray(scope) ? scope.map(String) : String(scope).split(' ').filter(Boolean);
}
