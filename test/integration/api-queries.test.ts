import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { before, live } from '../support/api/lives.ts';
import { people } from '../support/api/people.ts';
import { LEDGER, registerOrganisations, startApi, type TestApi } from '../support/api/test-api.ts';
import { departmental, special } from '../support/stories.ts';

let api: TestApi;
let flood = '';
let water = '';
beforeAll(async () => {
  api = await startApi();
  await registerOrganisations(api);
  flood = (await live(api, before(special, 'accept-filing'))).planId;
  water = (await live(api, departmental)).planId;
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

describe('the duties of a plan', () => {
  it('come with article, due date and how they stand today', async () => {
    const { body } = await api.get(people.head, `/v1/plans/${water}/obligations`);
    expect(body.items.length).toBeGreaterThanOrEqual(4);
    const drill = body.items.find(
      (item: { obligation: { duty: string } }) => item.obligation.duty === 'DRILL',
    );
    expect(drill).toMatchObject({
      phase: 'UPCOMING',
      obligation: { article: expect.stringContaining('第三十八条') },
    });
    expect(drill.workingDaysLeft).toBeGreaterThan(100);
    expect(body.rulebook).toContain('2025');
  });

  it('are explained in the language of the caller, day by day', async () => {
    const { body } = await api.get(people.head, `/v1/plans/${flood}/obligations`);
    const { obligation } = body.items.find(
      (item: { obligation: { duty: string } }) => item.obligation.duty === 'DISCLOSURE',
    );
    const target = `/v1/plans/${flood}/obligations/${obligation.id}/explanation`;
    const zh = (await api.get(people.head, target)).body.explanation;
    expect(zh).toMatchObject({
      obligationId: obligation.id,
      due: { on: obligation.due.dueOn, status: 'final' },
    });
    expect(zh.count).toContain('20 个工作日');
    expect(zh.trace.filter((day: { working: boolean }) => day.working)).toHaveLength(20);
    const en = await api.get(people.head, target, { headers: { 'Accept-Language': 'en' } });
    expect(en.headers['Content-Language']).toBe('en');
    expect(en.body.explanation.count).toContain('20 working days');
    expect(
      await api.get(people.head, `/v1/plans/${flood}/obligations/no.such.duty/explanation`),
    ).toMatchObject({
      status: 404,
      body: { code: 'OBLIGATION_UNKNOWN' },
    });
  });

  it('as they were known before the issue are none', async () => {
    const { body } = await api.get(people.auditor, `/v1/plans/${flood}/events?limit=200`);
    const issued = body.items.find((event: { type: string }) => event.type === 'Issued');
    const then = await api.get(
      people.auditor,
      `/v1/plans/${flood}/obligations?position=${issued.position - 1}`,
    );
    expect(then.body.items).toEqual([]);
  });
});

describe('lists of duties', () => {
  it('show what is open, soonest due first, and page without loss', async () => {
    const all = (await api.get(people.bureau, '/v1/obligations?limit=200')).body.items;
    const due = all.map((item: { obligation: { due: { dueOn: string } } }) => item.obligation.due.dueOn);
    expect(due).toEqual(due.toSorted());
    expect(all.length).toBeGreaterThan(3);
    const paged = [];
    for (let query = '?limit=1', more = true; more; ) {
      const { body } = await api.get(people.bureau, `/v1/obligations${query}`);
      paged.push(...body.items);
      query = `?limit=1&cursor=${body.nextCursor}`;
      more = body.nextCursor !== undefined;
    }
    expect(paged).toEqual(all);
  });

  it('are narrowed by organisation, phase, kind and window', async () => {
    const count = async (query: string) =>
      (await api.get(people.bureau, `/v1/obligations?limit=200${query}`)).body.items.length;
    expect(await count('&organisation=police-branch')).toBe(0);
    expect(await count('&organisation=water-bureau')).toBeGreaterThan(0);
    expect(await count('&duty=EVALUATION&phase=UPCOMING')).toBeGreaterThan(0);
    expect(await count('&dueTo=2026-06-30')).toBe(await count('&phase=OVERDUE'));
    expect(await api.get(people.bureau, '/v1/obligations?dueFrom=2027-01-01&dueTo=2026-01-01')).toMatchObject(
      { status: 400, body: { code: 'RANGE_REVERSED' } },
    );
  });

  it('show what was met, too', async () => {
    const { body } = await api.get(people.bureau, '/v1/obligations?state=DISCHARGED&limit=200');
    expect(body.items.length).toBeGreaterThan(0);
    for (const { phase } of body.items) expect(['MET', 'MET_LATE']).toContain(phase);
  });

  it('show what organisations as such have met, after the plans and however short the pages', async () => {
    const manager = { person: 'u-manager', on: '2026-11-23' };
    const appointing = '/v1/organisations/water-bureau/appoint-manager';
    expect(await api.post(people.head, appointing, { body: manager })).toMatchObject({ status: 200 });
    await api.project();
    const whose = (items: { obligation: { planId?: string; organisation?: string } }[]) =>
      items.map(({ obligation }) => obligation.planId ?? obligation.organisation);
    const all = (await api.get(people.bureau, '/v1/obligations?state=DISCHARGED&limit=200')).body.items;
    expect(whose(all).at(-1)).toBe('water-bureau');
    const paged = [];
    for (let query = '', more = true; more; ) {
      const { body } = await api.get(people.bureau, `/v1/obligations?state=DISCHARGED&limit=1${query}`);
      paged.push(...body.items);
      query = `&cursor=${body.nextCursor}`;
      more = body.nextCursor !== undefined;
    }
    expect(paged).toEqual(all);
    const managers = await api.get(people.bureau, '/v1/obligations?state=DISCHARGED&duty=PLAN_MANAGER');
    expect(whose(managers.body.items)).toEqual(['water-bureau']);
  });
});

describe('my work', () => {
  it('lists the duties of my organisation with the act that meets each, and its plans in the making', async () => {
    const { body } = await api.get(people.drafter, '/v1/work');
    expect(body).toMatchObject({ today: '2026-11-24', organisation: 'water-bureau' });
    expect(body.duties.length).toBeGreaterThan(3);
    for (const { act, obligation } of body.duties.filter(
      (duty: { obligation: { planId?: string } }) => duty.obligation.planId,
    ))
      expect(act.href).toBe(`/v1/plans/${obligation.planId}/${act.command}`);
    expect(body.plansInWork.length).toBeGreaterThan(0);
    expect(body.filings).toEqual([]);
  });

  it('lists what my organisation owes as such among them', async () => {
    const { body } = await api.get(people.drafter, '/v1/work');
    const own = body.duties.filter(
      (duty: { obligation: { organisation?: string } }) => duty.obligation.organisation === 'water-bureau',
    );
    expect(own).toContainEqual(
      expect.objectContaining({
        organisationName: '石景山区水务局',
        obligation: expect.objectContaining({
          duty: 'TRAINING',
          article: '第三十六条',
        }),
        act: {
          command: 'hold-training',
          method: 'POST',
          href: '/v1/organisations/water-bureau/hold-training',
        },
      }),
    );
  });
});

describe("the desk's inbox", () => {
  it('holds what was sent to the recipient, until it is answered', async () => {
    const pending = departmental.findIndex(([name]) => name === 'accept-filing');
    const steps = departmental
      .slice(0, pending)
      .map(([name, body]) =>
        name === 'issue'
          ? ([name, { ...body, documentNo: '石水发〔2026〕99号' }] as const)
          : ([name, body] as const),
      );
    const { planId } = await live(api, steps);
    await api.project();
    const mine = async (as: (typeof people)[keyof typeof people], query = '') =>
      (await api.get(as, `/v1/filings${query}`)).body.items.filter(
        (item: { planId: string }) => item.planId === planId,
      );
    expect((await mine(people.stranger)).map((item: { leg: string }) => item.leg)).toEqual(['COPY']);
    const atBureau = await mine(people.desk);
    expect(atBureau.map((item: { recipient: string }) => item.recipient).sort()).toEqual([
      'district-government',
      'emergency-bureau',
    ]);
    expect(atBureau[0].workingDaysWaiting).toBeGreaterThan(100);
    const accepted = await api.post(people.desk, `/v1/plans/${planId}/accept-filing`, {
      body: { recipient: 'district-government', receiptNo: '石备〔2026〕17' },
    });
    expect(accepted.status).toBe(200);
    await api.project();
    expect((await mine(people.desk)).map((item: { recipient: string }) => item.recipient)).toEqual([
      'emergency-bureau',
    ]);
    expect(await mine(people.desk, '?status=ACCEPTED')).toMatchObject([
      { recipient: 'district-government', receiptNo: '石备〔2026〕17' },
    ]);
  });
});
