import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { before, live } from '../support/api/lives.ts';
import { people } from '../support/api/people.ts';
import { LEDGER, registerOrganisations, startApi, type TestApi } from '../support/api/test-api.ts';
import { departmental, special } from '../support/stories.ts';

let api: TestApi;
let flood = '';
beforeAll(async () => {
  api = await startApi();
  await registerOrganisations(api);
  flood = (await live(api, before(special, 'accept-filing'))).planId;
  await live(api, departmental);
  await api.project();
});
afterAll(() => api.stop());

describe('a plan', () => {
  it('is shown as it stands, with the position it reflects', async () => {
    const { status, body, headers } = await api.get(people.leader, `/v1/plans/${flood}`);
    expect(status).toBe(200);
    expect(body.plan).toMatchObject({
      planId: flood,
      status: 'IN_FORCE',
      state: { title: '石景山区防汛应急预案' },
    });
    expect(body.ledger).toMatchObject({ ledger: LEDGER, lag: 0 });
    expect(body.ledger.viewPosition).toBe(body.ledger.position);
    expect(headers).toMatchObject({ ETag: `"${body.plan.streamVersion}"` });
  });

  it('that was just begun is found before any view knows it', async () => {
    const { planId } = await live(api, special.slice(0, 1));
    const { body } = await api.get(people.head, `/v1/plans/${planId}`);
    expect(body.plan).toMatchObject({ planId, status: 'DRAFTING' });
    expect(body.ledger.viewPosition).toBeUndefined();
    await api.project();
    expect((await api.get(people.head, `/v1/plans/${planId}`)).body.plan).toEqual(body.plan);
  });

  it('is shown as it was known at a position and at an instant, and not before it was there', async () => {
    const { body } = await api.get(people.auditor, `/v1/plans/${flood}/events`);
    const approved = body.items.find((event: { type: string }) => event.type === 'Approved');
    const then = await api.get(people.auditor, `/v1/plans/${flood}?position=${approved.position}`);
    expect(then.body.plan).toMatchObject({
      status: 'APPROVED',
      position: approved.position,
      streamVersion: approved.version,
    });
    expect(then.body.ledger.asOf.position).toBe(approved.position);
    expect(await api.get(people.auditor, `/v1/plans/${flood}?position=3`)).toMatchObject({
      status: 404,
      body: { code: 'PLAN_UNKNOWN_THEN' },
    });
    expect(await api.get(people.auditor, `/v1/plans/${flood}?asOf=2026-11-23`)).toMatchObject({
      status: 404,
    });
    const now = await api.get(people.auditor, `/v1/plans/${flood}`);
    const today = await api.get(
      people.auditor,
      `/v1/plans/${flood}?asOf=${encodeURIComponent('2026-11-24T10:00:00+08:00')}`,
    );
    expect(today.body.plan).toEqual(now.body.plan);
  });

  it('is waited for up to a position, and marked stale when it does not come', async () => {
    const review = special.find(([name]) => name === 'accept-filing');
    const { body } = await api.post(people.head, `/v1/plans/${flood}/accept-filing`, { body: review?.[1] });
    const late = await api.get(people.head, `/v1/plans/${flood}?after=${body.position}`);
    expect(late.body.ledger).toMatchObject({ stale: true, lag: 1 });
    const waiting = api.get(people.head, `/v1/plans/${flood}?after=${body.position}`);
    await api.project();
    const came = (await waiting).body;
    expect(came.ledger.stale).toBeUndefined();
    expect(came.plan).toEqual(body.plan);
  });

  it('asked for in two ways at once is 400', async () => {
    expect(await api.get(people.head, `/v1/plans/${flood}?asOf=2026-11-24&position=3`)).toMatchObject({
      status: 400,
      body: { code: 'EXCLUSIVE_PARAMETERS' },
    });
  });

  it.each([['2026-02-30'], ['2026-11-24T10:00:00'], ['yesterday'], ['']])(
    'asked for as of %j is 400',
    async (asOf) => {
      expect(await api.get(people.head, `/v1/plans/${flood}?asOf=${asOf}`)).toMatchObject({
        status: 400,
        body: { errors: [{ parameter: 'asOf' }] },
      });
    },
  );
});

describe('an INTERNAL plan', () => {
  let secret = '';
  beforeAll(async () => {
    const draft = special[0]?.[1] as { attributes: object };
    const attributes = { ...draft.attributes, secrecy: 'INTERNAL' };
    secret = (await live(api, [['draft', { ...draft, title: '内部应急预案', attributes }]])).planId;
    await api.project();
  });

  it('does not exist for those who have no part in it', async () => {
    for (const target of ['', '/events', '/obligations', '?position=9999', '/obligations/x.y/explanation'])
      expect(await api.get(people.stranger, `/v1/plans/${secret}${target}`)).toMatchObject({
        status: 404,
        body: { code: 'PLAN_UNKNOWN' },
      });
    const { body } = await api.get(people.stranger, '/v1/plans?title=内部');
    expect(body.items).toEqual([]);
    const drill = { form: 'TABLETOP', organiser: 'water-bureau', scenario: 'x', participants: 1 };
    expect(await api.post(people.stranger, `/v1/plans/${secret}/drill`, { body: drill })).toMatchObject({
      status: 404,
    });
    const stale = { body: drill, headers: { 'If-Match': '"9"' } };
    expect(await api.post(people.stranger, `/v1/plans/${secret}/drill`, stale)).toMatchObject({
      status: 404,
    });
  });

  it('is read by its own organisation, the bureau and the auditor', async () => {
    for (const as of [people.drafter, people.bureau, people.auditor])
      expect(await api.get(as, `/v1/plans/${secret}`)).toMatchObject({ status: 200 });
  });
});

describe('the events of a plan', () => {
  it('come in order, page by page', async () => {
    const all = (await api.get(people.auditor, `/v1/plans/${flood}/events?limit=200`)).body.items;
    const paged = [];
    for (let after = 0, more = true; more; ) {
      const { body } = await api.get(people.auditor, `/v1/plans/${flood}/events?limit=3&after=${after}`);
      paged.push(...body.items);
      after = body.nextAfter;
      more = after !== undefined;
    }
    expect(paged).toEqual(all);
    expect(all.map((event: { type: string }) => event.type).slice(0, 2)).toEqual([
      'PlanDrafted',
      'EvidenceAttached',
    ]);
  });
});
