import { randomUUID } from 'node:crypto';
import { Logger } from '@aws-lambda-powertools/logger';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { PlanId, planStream } from '../../events/identifiers.ts';
import { people } from '../support/api/people.ts';
import { LEDGER, registerOrganisations, startApi, type TestApi } from '../support/api/test-api.ts';

let api: TestApi;
const log = new Logger({ logLevel: 'DEBUG', serviceName: 'test' });
const lines: string[] = [];

beforeAll(async () => {
  for (const level of ['info', 'error', 'warn', 'debug'] as const)
    vi.spyOn(log['console' as keyof Logger] as unknown as Console, level).mockImplementation(
      (line) => void lines.push(String(line)),
    );
  api = await startApi({ logger: log });
  await registerOrganisations(api);
  await api.project();
});
afterEach(() => {
  api.engine = 'UP';
});
afterAll(() => api.stop());

const draft = {
  title: '石景山区森林防火应急预案',
  attributes: {
    formulatorClass: 'GOV',
    tier: 'DISTRICT',
    form: 'SPECIAL',
    incidentCategory: 'NATURAL_DISASTER',
    purpose: ['RESPONSE'],
    secrecy: 'PUBLIC',
  },
};

describe('while the engine does not answer', () => {
  it('a command is 503 with the time to wait, and nothing is half done', async () => {
    const tail = await api.tail();
    const key = randomUUID();
    api.engine = 'DOWN';
    const refused = await api.post(people.drafter, '/v1/plans', { body: draft, key });
    expect(refused).toMatchObject({
      status: 503,
      headers: { 'Retry-After': '2' },
      body: { code: 'LEDGER_UNAVAILABLE' },
    });
    api.engine = 'UP';
    expect(await api.tail()).toBe(tail);
    expect(await api.post(people.drafter, '/v1/plans', { body: draft, key })).toMatchObject({ status: 201 });
  });

  it.each([
    ['/v1/plans'],
    ['/v1/plans/some-plan'],
    ['/v1/obligations'],
    ['/v1/work'],
    ['/v1/filings'],
    ['/v1/organisations'],
    ['/v1/ledger/tail'],
  ])('GET %s is 503', async (target) => {
    api.engine = 'DOWN';
    expect(await api.get(people.bureau, target)).toMatchObject({
      status: 503,
      headers: { 'Retry-After': '2' },
    });
  });

  it('what needs no engine is answered all the same', async () => {
    api.engine = 'DOWN';
    expect(await api.get(people.drafter, '/v1/calendar/working-days?from=2026-11-23&n=20')).toMatchObject({
      status: 200,
    });
    expect(await api.get(undefined, '/docs')).toMatchObject({ status: 200 });
  });
});

describe('when the engine acts and its answer is lost', () => {
  it('the same key tells that the act stands, and it stands once', async () => {
    const key = randomUUID();
    const tail = await api.tail();
    api.engine = 'DEAF';
    const unknown = await api.post(people.drafter, '/v1/plans', { body: draft, key });
    expect(unknown.status).toBe(503);
    api.engine = 'UP';
    expect(await api.tail()).not.toBe(tail);
    const known = await api.post(people.drafter, '/v1/plans', { body: draft, key });
    expect(known).toMatchObject({ status: 201, headers: { 'Idempotent-Replayed': 'true' } });
    const stream = planStream(PlanId.parse(known.body.plan.planId));
    expect((await api.ledger.load(LEDGER, stream)).commits).toHaveLength(1);
  });
});

describe('the log', () => {
  it('has one line per request with how it ended, and names the fault of a 503', async () => {
    lines.length = 0;
    await api.get(people.drafter, '/v1/organisations');
    api.engine = 'DOWN';
    await api.get(people.drafter, '/v1/organisations');
    const entries = lines.map((line) => JSON.parse(line));
    expect(entries.filter((entry) => entry.message === 'request')).toMatchObject([
      { method: 'GET', path: '/v1/organisations', status: 200 },
      { method: 'GET', path: '/v1/organisations', status: 503 },
    ]);
    expect(entries.filter((entry) => entry.level === 'ERROR')).toMatchObject([
      { message: 'request failed', problem: 'unavailable' },
    ]);
  });

  it('holds no body, no query, no token and nobody’s id', async () => {
    lines.length = 0;
    await api.post(people.drafter, '/v1/plans', { body: draft });
    await api.post(people.drafter, '/v1/plans', { text: '{"title": "半截' });
    await api.get(people.drafter, `/v1/plans?title=${encodeURIComponent('防火')}`);
    const text = lines.join('\n');
    expect(lines).toHaveLength(3);
    for (const secret of [
      draft.title,
      '半截',
      '防火',
      encodeURIComponent('防火'),
      people.drafter.sub,
      'Bearer',
      'claims',
    ])
      expect(text).not.toContain(secret);
  });
});
