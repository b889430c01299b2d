import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { before, live } from '../support/api/lives.ts';
import { people } from '../support/api/people.ts';
import { registerOrganisations, startApi, type TestApi } from '../support/api/test-api.ts';
import { departmental, special } from '../support/stories.ts';

let api: TestApi;
let flood = '';
let water = '';
beforeAll(async () => {
  api = await startApi();
  await registerOrganisations(api);
  flood = (await live(api, before(special, 'accept-filing'))).planId;
  water = (await live(api, departmental)).planId;
  await live(api, special.slice(0, 1));
  await api.project();
});
afterAll(() => api.stop());

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
