import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accept } from '../../domain/refusal.ts';
import { civilDate, instant } from '../../events/civil-date.ts';
import { OrganisationId, organisationStream, PlanId, planStream } from '../../events/identifiers.ts';
import type { NewEvent } from '../../events/recorded-event.ts';
import { identityOf } from '../../functions/commands/idempotency.ts';
import { runAct } from '../../functions/commands/run-act.ts';
import { before, live } from '../support/api/lives.ts';
import { people } from '../support/api/people.ts';
import { LEDGER, NOW, registerOrganisations, startApi, type TestApi } from '../support/api/test-api.ts';
import { special } from '../support/stories.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
  await registerOrganisations(api);
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
  on: '2026-11-02',
};
const reviewed = { gate: 'LEGALITY_REVIEW', outcome: 'PASSED', by: 'water-bureau', on: '2026-11-16' };
const commits = async (planId: string) =>
  (await api.ledger.load(LEDGER, planStream(PlanId.parse(planId)))).commits;

describe('a command', () => {
  it('begins a plan and answers 201 with its state, its event, its version and its position', async () => {
    const { status, body, headers } = await api.post(people.drafter, '/v1/plans', { body: draft });
    expect(status).toBe(201);
    expect(body.plan).toMatchObject({
      status: 'DRAFTING',
      state: { title: draft.title, preparingBody: 'water-bureau' },
    });
    expect(body.events).toMatchObject([
      {
        type: 'PlanDrafted',
        occurredOn: '2026-11-02',
        recordedAt: NOW,
        actor: { id: 'drafter', roles: ['DRAFTER'] },
      },
    ]);
    expect(headers).toMatchObject({ ETag: '"1"', 'Ledger-Position': String(body.position) });
    expect(headers['Idempotent-Replayed']).toBeUndefined();
    const [commit] = await commits(body.plan.planId);
    expect(commit).toMatchObject({ position: body.position, version: 1, recordedAt: NOW });
  });

  it('takes its dates from the request and not from the process: a day begins in Beijing', async () => {
    const at = '2026-12-31T16:30:00.000Z';
    const { body } = await api.post(people.drafter, '/v1/plans', {
      body: { ...draft, on: '2027-01-01' },
      at,
    });
    expect(body.events).toMatchObject([{ occurredOn: '2027-01-01', recordedAt: at }]);
  });

  it('tells which duties it opened and closed, each with article and due date', async () => {
    const steps = before(special, 'accept-filing');
    const upToIssue = steps.slice(0, -1);
    const { planId, last } = await live(api, upToIssue);
    const opened = last.body.duties.opened.map((duty: { duty: string }) => duty.duty).sort();
    expect(opened).toEqual(['COPIES', 'DISCLOSURE', 'DRILL', 'EVALUATION', 'FILING', 'PUBLICITY']);
    for (const duty of last.body.duties.opened) {
      expect(duty.article).toMatch(/^第/);
      expect(duty.due.dueOn).toMatch(/^20\d\d-/);
    }
    const [, disclosure] = special.find(([name]) => name === 'disclose') ?? [];
    const answer = await api.post(people.head, `/v1/plans/${planId}/disclose`, { body: disclosure });
    expect(answer.body.duties.closed).toMatchObject([
      { duty: 'DISCLOSURE', state: { status: 'DISCHARGED', on: '2026-05-25' } },
    ]);
    expect(answer.body.duties.opened).toEqual([]);
  });

  it('guarded by the current version passes, and by * passes', async () => {
    const { body } = await api.post(people.drafter, '/v1/plans', { body: draft });
    const target = `/v1/plans/${body.plan.planId}/review`;
    const first = await api.post(people.drafter, target, { body: reviewed, headers: { 'If-Match': '"1"' } });
    expect(first).toMatchObject({ status: 200, headers: { ETag: '"2"' } });
    const another = { ...reviewed, gate: 'EXPERT_REVIEW' };
    expect(
      await api.post(people.drafter, target, { body: another, headers: { 'If-Match': '*' } }),
    ).toMatchObject({ status: 200 });
  });
});

describe('a command sent again with its key', () => {
  it('gets the first answer for ever, marked, and nothing is recorded twice', async () => {
    const key = randomUUID();
    const first = await api.post(people.drafter, '/v1/plans', { body: draft, key });
    const { planId } = first.body.plan;
    const later = await api.post(people.drafter, `/v1/plans/${planId}/review`, { body: reviewed });
    expect(later.status).toBe(200);
    const tail = await api.tail();
    const again = await api.post(people.drafter, '/v1/plans', {
      body: draft,
      key,
      at: '2029-01-01T00:00:00.000Z',
    });
    expect(again.status).toBe(201);
    expect(again.body).toEqual(first.body);
    expect(again.headers).toMatchObject({ ETag: '"1"', 'Idempotent-Replayed': 'true' });
    expect(await api.tail()).toBe(tail);
  });

  it('gets it also where the version it was guarded by is long past', async () => {
    const { body } = await api.post(people.drafter, '/v1/plans', { body: draft });
    const target = `/v1/plans/${body.plan.planId}/review`;
    const sent = { body: reviewed, key: randomUUID(), headers: { 'If-Match': '"1"' } };
    const first = await api.post(people.drafter, target, sent);
    expect(first.status).toBe(200);
    expect(await api.post(people.drafter, target, sent)).toMatchObject({ status: 200, body: first.body });
  });

  it('by ten requests at once is carried out once', async () => {
    const key = randomUUID();
    const replies = await Promise.all(
      Array.from({ length: 10 }, () => api.post(people.drafter, '/v1/plans', { body: draft, key })),
    );
    expect(new Set(replies.map((reply) => reply.status))).toEqual(new Set([201]));
    expect(new Set(replies.map((reply) => JSON.stringify(reply.body))).size).toBe(1);
    expect(replies.filter((reply) => reply.headers['Idempotent-Replayed'] === undefined)).toHaveLength(1);
    expect(await commits(replies[0]?.body.plan.planId)).toHaveLength(1);
  });

  it('is somebody else’s act when somebody else sends it', async () => {
    const key = randomUUID();
    const mine = await api.post(people.drafter, '/v1/plans', { body: draft, key });
    const theirs = await api.post(people.head, '/v1/plans', { body: draft, key });
    expect(theirs.status).toBe(201);
    expect(theirs.body.plan.planId).not.toBe(mine.body.plan.planId);
  });
});

describe('a dry run', () => {
  it('tells what would be recorded and which duties would open, and records nothing', async () => {
    const { planId } = await live(api, before(special, 'issue'));
    const tail = await api.tail();
    const [, issue] = special.find(([name]) => name === 'issue') ?? [];
    const body = { ...issue, documentNo: '石应急委发〔2026〕21号' };
    const tried = await api.post(people.head, `/v1/plans/${planId}/issue?dryRun=true`, { body });
    expect(tried).toMatchObject({ status: 200, body: { dryRun: true, plan: { status: 'IN_FORCE' } } });
    expect(tried.body.duties.opened).toHaveLength(6);
    expect(await api.tail()).toBe(tail);
    const done = await api.post(people.head, `/v1/plans/${planId}/issue`, { body });
    expect(done.body.duties).toEqual(tried.body.duties);
    expect(done.body.events).toEqual(tried.body.events);
    expect(done.body.position).toBe(tried.body.position);
  });

  it('is refused for the same reasons as the act', async () => {
    const tail = await api.tail();
    const body = { ...draft, dutyBodies: ['nobody'] };
    const tried = await api.post(people.drafter, '/v1/plans?dryRun=true', { body });
    const acted = await api.post(people.drafter, '/v1/plans', { body });
    expect(tried.status).toBe(422);
    expect(tried.body.errors).toEqual(acted.body.errors);
    expect(await api.tail()).toBe(tail);
  });

  it('from a stale version is 412', async () => {
    const { body } = await api.post(people.drafter, '/v1/plans', { body: draft });
    const reply = await api.post(people.drafter, `/v1/plans/${body.plan.planId}/review?dryRun=true`, {
      body: reviewed,
      headers: { 'If-Match': '"7"' },
    });
    expect(reply).toMatchObject({ status: 412, headers: { ETag: '"1"' } });
  });
});

describe('a register entry of an older register', () => {
  it('is taken over with its facts by the bureau, and not by a drafter', async () => {
    const body = {
      title: '石景山区突发公共事件总体应急预案',
      attributes: { formulatorClass: 'GOV', tier: 'DISTRICT', form: 'OVERALL' },
      stated: { issuerAndNumber: '区政府 石政发〔2006〕3号' },
      source: '2024 年预案台账第 1 行',
      documentNo: '石政发〔2006〕3号',
      issuedOn: '2006-06-06',
      findings: [],
    };
    expect(await api.post(people.drafter, '/v1/plans/register', { body })).toMatchObject({ status: 403 });
    const taken = await api.post(people.bureau, '/v1/plans/register', { body });
    expect(taken).toMatchObject({
      status: 201,
      body: { plan: { status: 'REGISTERED', state: { legacy: { documentNo: body.documentNo } } } },
    });
    expect(await api.post(people.bureau, '/v1/plans/register', { body })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/documentNo' }] },
    });
  });
});

describe('an organisation', () => {
  it('is registered once, by the administrator, and is known to the next command', async () => {
    const body = {
      organisationId: 'gucheng-office',
      class: 'SUBDISTRICT_OFFICE',
      name: '古城街道办事处',
      parent: 'district-government',
    };
    expect(await api.post(people.bureau, '/v1/organisations', { body })).toMatchObject({ status: 403 });
    const key = randomUUID();
    const first = await api.post(people.admin, '/v1/organisations', { body, key });
    expect(first).toMatchObject({ status: 201, body: { organisation: body }, headers: { ETag: '"1"' } });
    expect(await api.post(people.admin, '/v1/organisations', { body, key })).toMatchObject({
      body: first.body,
    });
    expect(
      await api.post(people.admin, '/v1/organisations', { body: { ...body, name: '古城街道' }, key }),
    ).toMatchObject({
      status: 422,
      body: { code: 'IDEMPOTENCY_KEY_REUSED' },
    });
    expect(await api.post(people.admin, '/v1/organisations', { body })).toMatchObject({
      status: 409,
      body: { code: 'ORGANISATION_EXISTS' },
    });
    const next = await api.post(people.drafter, '/v1/plans', {
      body: { ...draft, dutyBodies: [body.organisationId] },
    });
    expect(next.status).toBe(201);
  });

  it('that was only tried is not there', async () => {
    const body = {
      organisationId: 'bajiao-office',
      class: 'SUBDISTRICT_OFFICE',
      name: '八角街道办事处',
      parent: 'district-government',
    };
    const tried = await api.post(people.admin, '/v1/organisations?dryRun=true', { body });
    expect(tried).toMatchObject({ status: 200, body: { dryRun: true, organisation: { name: body.name } } });
    expect(
      (await api.ledger.load(LEDGER, organisationStream(OrganisationId.parse(body.organisationId)))).version,
    ).toBe(0);
  });
});

describe('two people who take one document number at the same moment', () => {
  it('get it once: the other is refused', async () => {
    const steps = before(special, 'issue');
    const [, issue] = special.find(([name]) => name === 'issue') ?? [];
    const body = { ...issue, documentNo: '石应急委发〔2026〕33号' };
    const plans = [await live(api, steps), await live(api, steps), await live(api, steps)];
    const replies = await Promise.all(
      plans.map(({ planId }) => api.post(people.head, `/v1/plans/${planId}/issue`, { body })),
    );
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 422, 422]);
  });
});

describe('a commit over 300 KB', () => {
  it('is 413, and the ledger is unchanged', async () => {
    const { body } = await api.post(people.drafter, '/v1/plans', { body: draft });
    const tail = await api.tail();
    const stream = planStream(PlanId.parse(body.plan.planId));
    const stated = Object.fromEntries(
      Array.from({ length: 350 }, (_, i) => [`field ${i}`, 'x'.repeat(1000)]),
    );
    const event: NewEvent = {
      type: 'PlanRegistered',
      occurredOn: civilDate('2026-11-24'),
      body: {
        planId: body.plan.planId,
        title: '过大的预案',
        attributes: {},
        stated,
        source: '测试',
        findings: [],
      },
    };
    const actor = { id: 'drafter', organisation: 'water-bureau', roles: ['DRAFTER'] };
    const act = runAct(api.ledger, {
      ...identityOf({ actorId: 'drafter', key: 'a-large-commit', scope: stream, body: {} }),
      name: 'register',
      stream,
      request: {
        now: instant(NOW),
        today: civilDate('2026-11-24'),
        locale: 'zh',
        traceId: 'test',
        path: '/v1/plans',
        headers: {},
        claims: {},
        caller: { actor, organisation: OrganisationId.parse('water-bureau'), ledger: LEDGER },
      },
      ifVersion: undefined,
      dryRun: false,
      permit: async () => accept(undefined),
      decide: async () => accept({ events: [event] }),
    });
    await expect(act).rejects.toMatchObject({
      type: 'too-large',
      status: 413,
      reasons: [{ code: 'COMMIT_TOO_LARGE' }],
    });
    expect(await api.tail()).toBe(tail);
  });
});
