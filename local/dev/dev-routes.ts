import * as z from 'zod';
import type { AccessControl } from '../access.ts';
import { type HttpReply, type HttpRequest, json, problemReply } from '../http/reply.ts';
import { DEVELOPMENT_ISSUER, type Issuer, UnknownUser } from '../identity/issuer.ts';
import type { MailCatcher } from '../mail/mail-catcher.ts';
import type { Queues } from '../messaging/queues.ts';
import { type ClockControl, clockReport, moveClock } from './clock-route.ts';
import { mailboxPage } from './mailbox-page.ts';
import { startPage } from './start-page.ts';

export interface DevTools {
  readonly clock: ClockControl;
  readonly mail: MailCatcher;
  readonly access: AccessControl;
  readonly queues: Queues;
  readonly issuer: Issuer;
}

type Route = (request: HttpRequest, tools: DevTools) => HttpReply | Promise<HttpReply>;

const ROUTES: Readonly<Record<string, Route>> = {
  'GET /': () => htmlReply(startPage),
  'GET /dev/clock': (_request, { clock }) => clockReport(clock),
  'POST /dev/clock': (request, { clock }) => moveClock(request, clock),
  'GET /dev/mailbox': (request, { mail }) =>
    (request.headers['accept'] ?? '').includes('text/html')
      ? htmlReply(mailboxPage(mail.mails()))
      : json(200, { mails: mail.mails() }),
  'DELETE /dev/mailbox': (_request, { mail }) => {
    mail.empty();
    return { status: 204, headers: {}, body: '' };
  },
  'GET /dev/iam': (_request, { access }) => {
    const grants = access.report();
    return json(200, { neverUsed: grants.filter((grant) => grant.used === 0), grants });
  },
  'GET /dev/queues': (_request, { queues }) => json(200, { queues: queues.report() }),
  'POST /dev/token': issueToken,
  'GET /dev/issuer/.well-known/openid-configuration': (request) =>
    json(200, {
      issuer: DEVELOPMENT_ISSUER,
      jwks_uri: `http://${request.headers['host'] ?? ''}/dev/issuer/jwks.json`,
      token_endpoint: `http://${request.headers['host'] ?? ''}/dev/token`,
      id_token_signing_alg_values_supported: ['ES256'],
      subject_types_supported: ['public'],
      response_types_supported: ['token'],
    }),
  'GET /dev/issuer/jwks.json': (_request, { issuer }) => json(200, issuer.jwks()),
};

/**
 * The routes of the local runtime itself, which no template has. Undefined for any other path. They hand out tokens and
 * move time, so another site's page must not reach them through a browser: a foreign `Origin` is refused, and a `Host`
 * that is neither an address nor localhost as well (a name that was bent to this machine).
 */
export async function devReply(request: HttpRequest, tools: DevTools): Promise<HttpReply | undefined> {
  if (request.path !== '/' && !request.path.startsWith('/dev/')) return undefined;
  const route = ROUTES[`${request.method} ${request.path}`];
  if (!route) return undefined;
  if (isForeign(request))
    return problemReply(request, {
      type: 'forbidden',
      code: 'FOREIGN_ORIGIN',
      text: { zh: '只能从本机页面访问', en: 'only pages of this server may do this' },
    });
  return route(request, tools);
}

function isForeign({ headers }: HttpRequest): boolean {
  const host = headers['host'] ?? '';
  const name = host.replace(/:\d+$/, '');
  if (!/^(localhost|\[[0-9a-f:]+\]|\d+\.\d+\.\d+\.\d+)$/i.test(name)) return true;
  const origin = headers['origin'];
  return origin !== undefined && origin !== `http://${host}`;
}

const TokenRequest = z.strictObject({ user: z.string() });

async function issueToken(request: HttpRequest, { issuer }: DevTools): Promise<HttpReply> {
  const parsed = TokenRequest.safeParse(asJson(request.body.toString('utf8')));
  if (!parsed.success)
    return problemReply(request, {
      type: 'invalid-command',
      code: 'TOKEN_REQUEST',
      text: { zh: '请求内容应为 {"user": "drafter"}', en: 'send {"user": "drafter"}' },
    });
  try {
    return json(200, { access_token: await issuer.token(parsed.data.user), token_type: 'Bearer' });
  } catch (error) {
    if (!(error instanceof UnknownUser)) throw error;
    return problemReply(request, {
      type: 'not-found',
      code: 'UNKNOWN_USER',
      text: { zh: error.message, en: error.message },
      pointer: '/user',
    });
  }
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function htmlReply(text: string): HttpReply {
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    },
    body: text,
  };
}
