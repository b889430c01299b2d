import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaughtMail } from '../../local/mail/mail-catcher.ts';
import { type Runtime, startRuntime } from '../../local/runtime.ts';
import { notesApp } from './local-runtime/notes-app.ts';

// The local runtime itself, with a small app that has one of everything; the product's own app is driven elsewhere.

const dataDir = mkdtempSync(join(tmpdir(), 'runtime-'));
let runtime: Runtime;
let token: string;

const start = () => startRuntime({ dataDir, sample: false, deployment: notesApp });

beforeAll(async () => {
  runtime = await start();
  token = await runtime.token('drafter');
});
afterAll(async () => {
  await runtime.close();
  rmSync(dataDir, { recursive: true });
});

const call = (path: string, options: RequestInit = {}) =>
  fetch(`${runtime.url}${path}`, {
    ...options,
    headers: { authorization: `Bearer ${token}`, ...(options.headers as Record<string, string>) },
  });
const write = (id: string, body = 'text') => call(`/notes/write/${id}`, { method: 'POST', body });
const mailed = (id: string): readonly CaughtMail[] =>
  runtime.mailbox().filter((mail) => mail.messageId === `<${id}@example.invalid>`);

async function queueOf(name: string): Promise<{ messages: number; bodies: Record<string, unknown>[] }> {
  const { queues } = (await (await call('/dev/queues')).json()) as {
    queues: { name: string; messages: number; bodies: Record<string, unknown>[] }[];
  };
  const queue = queues.find((one) => one.name.startsWith(name));
  if (!queue) throw new Error(`no queue ${name}`);
  return queue;
}

describe('a request', () => {
  it('runs through gateway, function, table, stream, bus and queue to a mail', async () => {
    const before = Date.now();
    const response = await write('n1', '正文');
    expect(response.status).toBe(200);
    expect(response.headers.get('set-cookie')).toBe('seen=1');
    expect(await runtime.settle()).toEqual([]);
    expect(mailed('n1')).toMatchObject([
      { to: ['reader@example.invalid'], from: '"Notes" <notes@example.invalid>', subject: '便笺 n1 INSERT' },
    ]);
    expect(Number(/sent (\d+)/.exec(mailed('n1')[0]?.text ?? '')?.[1])).toBeGreaterThanOrEqual(before);
    expect(await (await call('/notes/read/n1')).json()).toMatchObject({
      id: { S: 'n1' },
      body: { S: '正文' },
    });
  });

  it('tells the stream a change from an insertion', async () => {
    await write('n2');
    await write('n2');
    await runtime.settle();
    // The rule lets insertions through only.
    expect(mailed('n2')).toHaveLength(1);
  });

  it('gives the function exactly its environment and the claims of the token', async () => {
    const { event, environment } = (await (await call('/notes/echo/a%20b/c?x=1')).json()) as {
      event: Record<string, unknown>;
      environment: string[];
    };
    expect(event).toMatchObject({
      routeKey: 'ANY /notes/{action}/{id+}',
      pathParameters: { action: 'echo', id: 'a b/c' },
      requestContext: { authorizer: { jwt: { claims: { sub: 'drafter', roles: '[DRAFTER]' } } } },
    });
    expect(environment.filter((name) => !/^(AWS_|_HANDLER)/.test(name))).toEqual(['NOTES_TABLE']);
  });

  it('is denied by the role when the template does not grant what the function tries', async () => {
    expect(await (await call('/notes/scan/x')).json()).toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining(
        'is not authorized to perform: dynamodb:Scan on resource: arn:aws-cn:dynamodb:',
      ),
    });
  });

  it('gets a problem when the function crashes or does not end in time, and the next one an answer', async () => {
    const [crashed, late] = await Promise.all([call('/notes/crash/x'), call('/notes/hang/x')]);
    for (const response of [crashed, late]) {
      expect(response.status).toBe(500);
      expect(response.headers.get('content-type')).toContain('application/problem+json');
      expect(await response.json()).toMatchObject({ code: 'FUNCTION_FAILED' });
    }
    expect((await call('/notes/read/n1')).status).toBe(200);
  });

  it('gets 401 with a challenge without a good token, and none is needed where the route wants none', async () => {
    const refused = await fetch(`${runtime.url}/notes/read/n1`);
    expect(refused.status).toBe(401);
    expect(refused.headers.get('www-authenticate')).toBe('Bearer');
    expect(await refused.json()).toMatchObject({ status: 401, code: 'NO_TOKEN', instance: '/notes/read/n1' });
    const forged = await call('/notes/read/n1', { headers: { authorization: `Bearer ${token}x` } });
    expect([forged.status, forged.headers.get('www-authenticate')]).toEqual([
      401,
      expect.stringContaining('invalid_token'),
    ]);
    expect((await fetch(`${runtime.url}/open/read/n1`)).status).toBe(200);
  });

  it('gets 404 where no route is, in the language asked for', async () => {
    const response = await call('/nowhere', { headers: { 'accept-language': 'en' } });
    expect([response.status, await response.json()]).toMatchObject([
      404,
      { code: 'NO_ROUTE', detail: 'there is no GET /nowhere' },
    ]);
  });

  it('gets 413 when its body is larger than the gateway takes, declared or not', async () => {
    const declared = await call('/notes/write/big', {
      method: 'POST',
      body: Buffer.alloc(10 * 1024 * 1024 + 1),
    }).then(
      (response) => response.status,
      () => 'connection closed',
    );
    expect([413, 'connection closed']).toContain(declared);
    expect(
      await rawStatus(`POST /notes/write/big HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\n\r\n`),
    ).toBe('413');
  });
});

function rawStatus(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(runtime.url).port), '127.0.0.1', () => socket.write(text));
    socket.once('data', (chunk) => {
      socket.destroy();
      resolve(chunk.toString().split(' ')[1] ?? '');
    });
    socket.once('error', reject);
  });
}

describe('what cannot be handled', () => {
  it('is isolated in a stream and goes to the failure queue, and what comes after it goes on', async () => {
    await Promise.all([write('good-1'), write('poison'), write('good-2')]);
    await write('good-3');
    expect(await runtime.settle()).toEqual([]);
    for (const id of ['good-1', 'good-2', 'good-3']) expect(mailed(id), id).toHaveLength(1);
    const { bodies } = await queueOf('Dead');
    expect(bodies).toMatchObject([
      {
        requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: 2 },
        DDBStreamBatchInfo: { batchSize: 1 },
      },
    ]);
  });

  it('comes again from a queue after its visibility timeout, then goes to the dead-letter queue', async () => {
    const before = (await queueOf('Dead')).messages;
    await write('unmailable');
    await write('mailable');
    await runtime.settle();
    expect(mailed('mailable')).toHaveLength(1);
    expect((await queueOf('Queue')).messages).toBe(1);
    // Each hour outlasts the timeout of a minute: a second and a third receive, and the fourth look moves it on.
    for (let hour = 0; hour < 3; hour++) await runtime.moveClock(runtime.now() + 3_600_000);
    expect((await queueOf('Queue')).messages).toBe(0);
    const { messages, bodies } = await queueOf('Dead');
    expect(messages).toBe(before + 1);
    expect(bodies.at(-1)).toMatchObject({ source: 'notes', detail: { id: 'unmailable' } });
  });
});

describe('the clock', () => {
  const post = (body: unknown) =>
    call('/dev/clock', { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) });

  it('runs on the way what is scheduled, and says so', async () => {
    const from = new Date(runtime.now());
    const to = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth(), from.getUTCDate() + 4, 1));
    const date = to.toISOString().slice(0, 10);
    const response = await post({ now: date });
    expect(response.status).toBe(200);
    const move = (await response.json()) as { ran: { runs: number; last: string }[]; now: string };
    // The date means 09:00 in Shanghai: 01:00 UTC, half an hour after that day's run.
    expect(move.now.slice(0, 16)).toBe(`${date}T01:00`);
    expect(move).toMatchObject({ failed: [], unsettled: [], ran: [{ last: `${date}T00:30:00.000Z` }] });
    expect(move.ran[0]?.runs).toBeGreaterThanOrEqual(4);
    expect(mailed(`tick ${date}T00:30:00Z`)).toHaveLength(1);
    expect(await (await call('/dev/clock')).json()).toMatchObject({ today: date });
  });

  it('gives functions the moved time', async () => {
    await write('later');
    const note = (await (await call('/notes/read/later')).json()) as { at: { N: string } };
    expect(Number(note.at.N) - Date.now()).toBeGreaterThan(3 * 86_400_000);
  });

  it.each([
    ['backwards', { now: '2020-01-01' }, 'CLOCK_BACKWARDS'],
    ['to the end of all tables', { now: '2150-01-01' }, 'CLOCK_TOO_FAR'],
    ['to a day that does not exist', { now: '2099-02-30' }, 'CLOCK_FORMAT'],
    ['to an instant without a zone', { now: '2099-01-01T00:00:00' }, 'CLOCK_FORMAT'],
    ['with an unknown field', { now: '2099-01-01', zone: 'UTC' }, 'CLOCK_FORMAT'],
    ['with no JSON', 'tomorrow', 'CLOCK_FORMAT'],
  ])('is not moved %s', async (_what, body, code) => {
    const before = runtime.now();
    const response = await post(body);
    expect([response.status, await response.json()]).toMatchObject([
      422,
      { code, errors: [{ pointer: '/now' }] },
    ]);
    expect(runtime.now() - before).toBeLessThan(60_000);
  });
});

describe('the development routes', () => {
  it('show mails as JSON or as a page, and empty the mailbox', async () => {
    await write('<b>n3</b>'.replaceAll('/', ''));
    await write('n4');
    await runtime.settle();
    const { mails } = (await (await call('/dev/mailbox')).json()) as { mails: CaughtMail[] };
    expect(mails.at(-1)).toMatchObject({
      messageId: '<n4@example.invalid>',
      headers: { 'mime-version': '1.0' },
    });
    const page = await (await call('/dev/mailbox', { headers: { accept: 'text/html' } })).text();
    expect(page).toContain('便笺 n4 INSERT');
    expect(page).toContain('&lt;b&gt;n3&lt;b&gt;');
    expect((await call('/dev/mailbox', { method: 'DELETE' })).status).toBe(204);
    expect(runtime.mailbox()).toEqual([]);
  });

  it('report the grants that nothing needed', async () => {
    const { neverUsed } = (await (await call('/dev/iam')).json()) as { neverUsed: { action: string }[] };
    expect(neverUsed.map(({ action }) => action)).toEqual(['dynamodb:DeleteItem']);
  });

  it('give tokens that the gateway takes, and publish the keys', async () => {
    const ask = (user: string) => call('/dev/token', { method: 'POST', body: JSON.stringify({ user }) });
    const { access_token } = (await (await ask('head')).json()) as { access_token: string };
    expect(
      (await call('/notes/read/n1', { headers: { authorization: `Bearer ${access_token}` } })).status,
    ).toBe(200);
    expect([
      (await ask('nobody')).status,
      (await call('/dev/token', { method: 'POST', body: '{}' })).status,
    ]).toEqual([404, 422]);
    const discovery = await (await call('/dev/issuer/.well-known/openid-configuration')).json();
    const { jwks_uri } = discovery as { jwks_uri: string };
    expect(await (await fetch(jwks_uri)).json()).toMatchObject({ keys: [{ kty: 'EC', alg: 'ES256' }] });
  });

  it('refuse pages of other sites', async () => {
    const foreign = { origin: 'https://evil.example.invalid' };
    const response = await call('/dev/token', { method: 'POST', body: '{"user":"admin"}', headers: foreign });
    expect([response.status, await response.json()]).toMatchObject([403, { code: 'FOREIGN_ORIGIN' }]);
    expect(await rawStatus('GET /dev/mailbox HTTP/1.1\r\nHost: evil.example.invalid\r\n\r\n')).toBe('403');
  });

  it('lead on from the start page', async () => {
    const page = await (await call('/')).text();
    for (const link of ['/docs', '/dev/mailbox', '/v1/openapi.json'])
      expect(page).toContain(`href="${link}"`);
  });
});

describe('a restart', () => {
  it('is refused while the runtime runs', async () => {
    await expect(start()).rejects.toThrow(`in use by process ${process.pid}`);
  });

  it('finds everything as it was, and the clock where it stood', async () => {
    await write('kept');
    await runtime.settle();
    const before = runtime.now();
    await runtime.close();
    runtime = await start();
    expect(runtime.now()).toBeGreaterThanOrEqual(before);
    expect(await (await call('/notes/read/kept')).json()).toMatchObject({ id: { S: 'kept' } });
    expect(mailed('kept')).toHaveLength(1);
    expect(readFileSync(join(dataDir, 'clock.json'), 'utf8')).toContain('offsetMs');
  });
});
