import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkCommit, GENESIS } from '../../events/commit.ts';
import { portableSha256 } from '../../events/hash-suite.ts';
import { live } from '../support/api/lives.ts';
import { people } from '../support/api/people.ts';
import { LEDGER, registerOrganisations, startApi, type TestApi } from '../support/api/test-api.ts';
import { departmental } from '../support/stories.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
  await registerOrganisations(api);
  await live(api, departmental);
  await api.project();
});
afterAll(() => api.stop());

describe('the registry', () => {
  it('lists organisations in order of registration, and one by its id', async () => {
    const { body } = await api.get(people.leader, '/v1/organisations');
    expect(body.items[0].organisationId).toBe('city-government');
    const bureaus = (await api.get(people.leader, '/v1/organisations?class=EMERGENCY_BUREAU')).body.items;
    expect(bureaus).toMatchObject([{ organisationId: 'emergency-bureau' }]);
    const one = await api.get(people.leader, '/v1/organisations/emergency-bureau');
    expect(one).toMatchObject({ body: { organisation: bureaus[0] }, headers: { ETag: '"1"' } });
    expect(await api.get(people.leader, '/v1/organisations/nobody')).toMatchObject({
      status: 404,
      body: { code: 'ORGANISATION_UNKNOWN' },
    });
  });
});

describe('an organisation', () => {
  it('is shown as it stands and as it was known then, with its events', async () => {
    const target = '/v1/organisations/emergency-bureau';
    const { body } = await api.get(people.leader, `${target}/events`);
    expect(body).toMatchObject({ items: [{ type: 'OrganisationRegistered' }], streamVersion: 1 });
    const [{ position }] = body.items;
    const now = (await api.get(people.leader, target)).body;
    expect(now.life).toBeDefined();
    const then = (await api.get(people.leader, `${target}?position=${position}`)).body;
    expect(then).toMatchObject({ organisation: now.organisation, ledger: { asOf: { position } } });
    for (const unknown of [`${target}?position=${position - 1}`, '/v1/organisations/nobody/events'])
      expect(await api.get(people.leader, unknown)).toMatchObject({
        status: 404,
        body: { code: 'ORGANISATION_UNKNOWN' },
      });
    expect(await api.get(people.leader, `${target}?position=3&asOf=2026-11-24`)).toMatchObject({
      status: 400,
      body: { code: 'EXCLUSIVE_PARAMETERS' },
    });
  });
});

describe('the calendar', () => {
  it('counts working days and shows each day; a date in a year without a notice is provisional', async () => {
    const final = await api.get(people.leader, '/v1/calendar/working-days?from=2026-09-24&n=3');
    expect(final.body).toMatchObject({ status: 'final', dueOn: '2026-09-30', n: 3 });
    expect(final.body.safeActBy).toBeUndefined();
    const provisional = await api.get(people.leader, '/v1/calendar/working-days?from=2026-12-10&n=20');
    expect(provisional.body).toMatchObject({
      status: 'provisional',
      safeActBy: expect.stringMatching(/^2027-01-/),
    });
  });

  it('answers as it was known then', async () => {
    const then = await api.get(
      people.leader,
      '/v1/calendar/working-days?from=2026-09-24&n=3&asOf=2025-01-01',
    );
    expect(then.body.status).toBe('provisional');
  });

  it.each([
    ['from=2026-02-30&n=3', 'from'],
    ['from=2026-09-24', 'n'],
    ['from=2026-09-24&n=-1', 'n'],
    ['from=2026-09-24&n=1.5', 'n'],
    ['from=2200-12-30&n=20', 'n'],
  ])('for %s is 400', async (query, parameter) => {
    const reply = await api.get(people.leader, `/v1/calendar/working-days?${query}`);
    expect(reply).toMatchObject({ status: 400, body: { errors: [{ parameter }] } });
  });

  it('lists days', async () => {
    const { body } = await api.get(people.leader, '/v1/calendar/days?from=2026-09-25&to=2026-09-28');
    expect(body.items.map((day: { working: boolean }) => day.working)).toEqual([false, false, false, true]);
    expect(await api.get(people.leader, '/v1/calendar/days?from=2026-09-25&to=2026-09-24')).toMatchObject({
      status: 400,
      body: { code: 'RANGE_REVERSED' },
    });
    expect(await api.get(people.leader, '/v1/calendar/days?from=2020-01-01&to=2026-09-24')).toMatchObject({
      status: 400,
      body: { code: 'RANGE_TOO_LONG' },
    });
  });
});

describe('the ledger for auditors', () => {
  it('gives every commit as stored: whoever hashes it again finds an unbroken chain up to the tail', async () => {
    const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'));
    let [prev, position] = [GENESIS, 0];
    for (let after: number | undefined = 0; after !== undefined; ) {
      const { body } = await api.get(people.auditor, `/v1/ledger?limit=7&after=${after}`);
      for (const item of body.items) {
        const commit = {
          ...item,
          hash: hex(item.hash),
          salts: item.salts.map((salt: string | null) => salt && hex(salt)),
        };
        const verdict = checkCommit(commit, { ledger: LEDGER, position: ++position, prev }, portableSha256);
        expect(verdict).toMatchObject({ ok: true, withheld: 0 });
        if (verdict.ok) prev = verdict.hash;
      }
      after = body.nextAfter;
    }
    expect((await api.get(people.leader, '/v1/ledger/tail')).body).toMatchObject({ position, hash: prev });
  });

  it('is closed to everybody else', async () => {
    for (const as of [people.drafter, people.head, people.leader, people.admin])
      expect(await api.get(as, '/v1/ledger')).toMatchObject({
        status: 403,
        body: { code: 'ROLE_NOT_ALLOWED' },
      });
  });
});

describe('the API about itself', () => {
  it('is open to all and cacheable', async () => {
    const document = await api.get(undefined, '/v1/openapi.json');
    expect(document).toMatchObject({ status: 200, headers: { 'Cache-Control': 'public, max-age=300' } });
    const page = await api.get(undefined, '/docs');
    expect(page.headers).toMatchObject({ 'Content-Type': 'text/html; charset=utf-8' });
    expect(page.headers['Content-Security-Policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
  });

  it('shows the rulebook in use', async () => {
    const { body } = await api.get(people.leader, '/v1/rulebook');
    expect(body).toMatchObject({ jurisdiction: '110107', validFrom: '2025-06-03' });
    expect(body.duties.length).toBeGreaterThan(5);
  });
});
