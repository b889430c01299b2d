import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { JwtAuthorizer } from '../../../local/http/jwt-authorizer.ts';
import { AUDIENCE, DEVELOPMENT_ISSUER, Issuer } from '../../../local/identity/issuer.ts';

const spec = { issuer: DEVELOPMENT_ISSUER, audience: [AUDIENCE] };
const dataDir = mkdtempSync(join(tmpdir(), 'issuer-'));
let issuer: Issuer;
let authorizer: JwtAuthorizer;

beforeAll(async () => {
  issuer = await Issuer.open(dataDir);
  authorizer = new JwtAuthorizer({ [DEVELOPMENT_ISSUER]: issuer.jwks() });
});

const verify = (token: string) => authorizer.verify(spec, `Bearer ${token}`);

/** A token by a key of its own, or with other claims, that must not pass. */
async function forged(
  claims: { iss?: string; aud?: string; exp?: number | undefined },
  kid?: string,
): Promise<string> {
  const { privateKey } = await generateKeyPair('ES256');
  const token = new SignJWT({ sub: 'admin' })
    .setProtectedHeader({ alg: 'ES256', kid: kid ?? issuer.jwks().keys[0]?.kid ?? '' })
    .setIssuer(claims.iss ?? DEVELOPMENT_ISSUER)
    .setAudience(claims.aud ?? AUDIENCE);
  return (
    'exp' in claims && claims.exp === undefined ? token : token.setExpirationTime(claims.exp ?? '1h')
  ).sign(privateKey);
}

describe('the JWT authoriser', () => {
  it('hands on the claims of a good token as text, as the gateway does', async () => {
    const verdict = await verify(await issuer.token('drafter'));
    expect(verdict).toMatchObject({
      ok: true,
      claims: {
        sub: 'drafter',
        organisation: 'water-bureau',
        roles: '[DRAFTER]',
        ledger: '110107',
        iss: DEVELOPMENT_ISSUER,
      },
    });
    if (verdict.ok) expect(Number(verdict.claims['exp']) - Number(verdict.claims['iat'])).toBe(86_400);
  });

  it.each([
    ['no header', undefined],
    ['another scheme', 'Basic YWRtaW46YWRtaW4='],
    ['no token', 'Bearer '],
    ['something that is no token', 'Bearer abc'],
    ['a token signed by nobody', `Bearer ${unsigned()}`],
  ])('refuses %s', async (_what, header) => {
    expect((await authorizer.verify(spec, header)).ok).toBe(false);
  });

  it('refuses a token that another key signed', async () => {
    expect(await verify(await forged({}))).toEqual({ ok: false, reason: 'signature verification failed' });
    expect((await verify(await forged({}, 'other'))).ok).toBe(false);
  });

  it('refuses a token whose payload was changed', async () => {
    const [header, payload = '', signature] = (await issuer.token('drafter')).split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
    const changed = Buffer.from(JSON.stringify({ ...claims, sub: 'admin' })).toString('base64url');
    expect((await verify([header, changed, signature].join('.'))).ok).toBe(false);
  });

  it.each([
    ['issuer', { issuer: 'https://elsewhere.example.invalid', audience: [AUDIENCE] }, 'iss'],
    ['audience', { issuer: DEVELOPMENT_ISSUER, audience: ['other'] }, 'aud'],
  ])('refuses a good signature for another %s', async (_what, other, claim) => {
    const elsewhere = new JwtAuthorizer({ [other.issuer]: issuer.jwks() });
    const verdict = await elsewhere.verify(other, `Bearer ${await issuer.token('drafter')}`);
    expect(verdict).toMatchObject({ ok: false, reason: expect.stringContaining(`"${claim}"`) });
  });

  it('refuses a token that has expired by real time, or never does', async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256');
    const key = { ...(await exportJWK(publicKey)), kid: 'own', alg: 'ES256' };
    const own = new JwtAuthorizer({ [DEVELOPMENT_ISSUER]: { keys: [key] } });
    const sign = (expires: string | undefined) => {
      const token = new SignJWT({})
        .setProtectedHeader({ alg: 'ES256', kid: 'own' })
        .setIssuer(DEVELOPMENT_ISSUER)
        .setAudience(AUDIENCE);
      return (expires === undefined ? token : token.setExpirationTime(expires)).sign(privateKey);
    };
    expect(await own.verify(spec, `Bearer ${await sign('1h')}`)).toMatchObject({ ok: true });
    expect(await own.verify(spec, `Bearer ${await sign('1s ago')}`)).toMatchObject({
      ok: false,
      reason: expect.stringContaining('exp'),
    });
    expect(await own.verify(spec, `Bearer ${await sign(undefined)}`)).toMatchObject({
      ok: false,
      reason: expect.stringContaining('exp'),
    });
  });
});

function unsigned(): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part({ iss: DEVELOPMENT_ISSUER, aud: AUDIENCE, sub: 'admin', exp: 9_999_999_999 })}.`;
}

describe('the development issuer', () => {
  it('keeps its key, for its owner only, so that tokens outlive the process', async () => {
    const token = await (await Issuer.open(dataDir)).token('head');
    expect(await verify(token)).toMatchObject({ ok: true });
    expect(statSync(join(dataDir, 'issuer-key.json')).mode & 0o777).toBe(0o600);
  });

  it('agrees on one key when two processes come at the same time', async () => {
    const fresh = mkdtempSync(join(tmpdir(), 'issuer-'));
    const all = await Promise.all(Array.from({ length: 5 }, () => Issuer.open(fresh)));
    expect(new Set(all.map((one) => one.jwks().keys[0]?.kid)).size).toBe(1);
  });

  it('publishes no private part', () => {
    expect(Object.keys(issuer.jwks().keys[0] ?? {})).not.toContain('d');
  });

  it('names the users when it does not know one', async () => {
    await expect(issuer.token('nobody')).rejects.toThrow(
      /no user "nobody"; the users are: drafter, head, desk, bureau/,
    );
  });
});
