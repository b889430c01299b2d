import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Asking, people } from '../support/api/people.ts';
import { registerOrganisations, startApi, type TestApi } from '../support/api/test-api.ts';

let api: TestApi;
let [flood, snow, secret] = ['', '', ''];
beforeAll(async () => {
  api = await startApi();
  await registerOrganisations(api);
  flood = await draftPlan('石景山区防汛应急预案', 'PUBLIC');
  snow = await draftPlan('石景山区扫雪铲冰应急预案', 'PUBLIC');
  secret = await draftPlan('内部应急预案', 'INTERNAL');
  await api.project();
});
afterAll(() => api.stop());

/** The water bureau's head and the bureau's own drafter plan exercises; the housing commission has no part in any. */
const planner: Asking = { ...people.bureau, sub: 'planner', roles: ['DRAFTER', 'HEAD'] };

async function draftPlan(title: string, secrecy: string): Promise<string> {
  const attributes = {
    formulatorClass: 'GOV',
    tier: 'DISTRICT',
    form: 'SPECIAL',
    incidentCategory: 'NATURAL_DISASTER',
    purpose: ['RESPONSE'],
    secrecy,
  };
  const { status, body } = await api.post(people.drafter, '/v1/plans', { body: { title, attributes } });
  expect(status, JSON.stringify(body)).toBe(201);
  return body.plan.planId;
}

const drill = (...plans: readonly string[]) => ({
  plans,
  form: 'TABLETOP',
  content: 'COMPREHENSIVE',
  purpose: 'VALIDATION',
  scenario: '永定河流域特大暴雨',
  plannedOn: '2027-05-20',
});

async function plan(as: Asking, ...plans: readonly string[]): Promise<string> {
  const { status, body } = await api.post(as, '/v1/exercises', { body: drill(...plans) });
  expect(status, JSON.stringify(body)).toBe(201);
  return body.item.id;
}

const ids = ({ body }: { body: { items: { id: string }[] } }) => body.items.map(({ id }) => id);

describe('an exercise', () => {
  it('is planned, postponed and held, each answered with state, events, version and position', async () => {
    const begun = await api.post(people.head, '/v1/exercises', { body: drill(flood, snow) });
    expect(begun).toMatchObject({
      status: 201,
      headers: { ETag: '"1"', 'Ledger-Position': String(begun.body.position) },
      body: {
        item: {
          status: 'PLANNED',
          organisation: 'water-bureau',
          plans: [flood, snow],
          on: '2027-05-20',
          streamVersion: 1,
          state: { scenario: '永定河流域特大暴雨', announcedOn: '2026-11-24' },
        },
        events: [{ type: 'ExercisePlanned', occurredOn: '2026-11-24', actor: { id: 'head' } }],
        streamVersion: 1,
      },
    });
    const at = `/v1/exercises/${begun.body.item.id}`;
    const later = await api.post(people.head, `${at}/postpone-exercise`, {
      body: { to: '2027-06-10', reason: '汛情应对' },
      headers: { 'If-Match': '"1"' },
    });
    expect(later).toMatchObject({ status: 200, body: { item: { on: '2027-06-10' }, streamVersion: 2 } });
    const held = await api.post(people.head, `${at}/hold-exercise`, {
      body: { participants: 46, plans: [flood] },
      at: '2027-06-10T02:00:00.000Z',
    });
    expect(held).toMatchObject({ status: 200, body: { item: { status: 'HELD', on: '2027-06-10' } } });
    expect(held.body.events[0].stream).toBe(`exercise:${begun.body.item.id}`);
  });

  it('sent again with its key is the same one, and guarded by a version that is gone is 412', async () => {
    const key = randomUUID();
    const first = await api.post(people.head, '/v1/exercises', { body: drill(flood), key });
    const tail = await api.tail();
    const again = await api.post(people.head, '/v1/exercises', { body: drill(flood), key });
    expect(again).toMatchObject({
      status: 201,
      body: first.body,
      headers: { 'Idempotent-Replayed': 'true' },
    });
    expect(await api.post(people.head, '/v1/exercises', { body: drill(snow), key })).toMatchObject({
      status: 422,
      body: { code: 'IDEMPOTENCY_KEY_REUSED' },
    });
    const guarded = { body: { reason: '取消' }, headers: { 'If-Match': '"7"' } };
    const target = `/v1/exercises/${first.body.item.id}/cancel-exercise`;
    expect(await api.post(people.head, target, guarded)).toMatchObject({
      status: 412,
      body: { code: 'STALE_VERSION' },
    });
    expect(await api.tail()).toBe(tail);
  });

  it('that is only tried is not there, and what is refused is refused with every reason at once', async () => {
    const tail = await api.tail();
    const tried = await api.post(people.head, '/v1/exercises?dryRun=true', { body: drill(flood) });
    expect(tried).toMatchObject({ status: 200, body: { dryRun: true, item: { status: 'PLANNED' } } });
    const body = { ...drill(flood, 'no-such-plan'), plannedOn: '2026-01-01', organiser: 'nobody' };
    const refused = await api.post({ ...people.head, organisation: 'nobody' }, '/v1/exercises', { body });
    expect(refused.status).toBe(422);
    expect(refused.body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      '/organiser',
      '/plannedOn',
      '/plans/1',
    ]);
    expect(
      await api.post(people.head, '/v1/exercises', { body: { ...drill(flood), colour: 'red' } }),
    ).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'UNKNOWN_FIELD', pointer: '/colour' }] },
    });
    expect(await api.tail()).toBe(tail);
  });

  it('is its organiser’s: others may not plan or cancel it, and what is not there is 404', async () => {
    const id = await plan(people.head, flood);
    const cancel = { body: { reason: '取消' } };
    expect(await api.post(people.stranger, `/v1/exercises/${id}/cancel-exercise`, cancel)).toMatchObject({
      status: 403,
      body: { code: 'OTHER_ORGANISATION' },
    });
    const body = { ...drill(flood), organiser: 'water-bureau' };
    expect(await api.post(people.stranger, '/v1/exercises', { body })).toMatchObject({ status: 403 });
    expect(await api.post(people.auditor, '/v1/exercises', { body })).toMatchObject({ status: 403 });
    expect(await api.post(people.head, '/v1/exercises/nothing-here/cancel-exercise', cancel)).toMatchObject({
      status: 404,
      body: { code: 'EXERCISE_UNKNOWN' },
    });
    expect(await api.post(people.head, `/v1/exercises/${id}/fly`, cancel)).toMatchObject({ status: 404 });
  });

  it('names no plan that has ended, however close together the two come', async () => {
    const takenOver = {
      title: '将废止的预案',
      attributes: { formulatorClass: 'GOV', tier: 'DISTRICT', form: 'SPECIAL' },
      stated: {},
      source: '旧台账',
      issuedOn: '2020-01-06',
      findings: [],
    };
    const { planId } = (await api.post(people.bureau, '/v1/plans/register', { body: takenOver })).body.plan;
    const [ended, ...begun] = await Promise.all([
      api.post(people.bureau, `/v1/plans/${planId}/repeal`, { body: { reason: '职能划转' } }),
      ...Array.from({ length: 4 }, () => api.post(people.head, '/v1/exercises', { body: drill(planId) })),
    ]);
    expect(ended.status, JSON.stringify(ended.body)).toBe(200);
    for (const { status, body } of begun)
      if (status === 201) expect(body.position).toBeLessThan(ended.body.position);
      else expect({ status, code: body.code }).toEqual({ status: 409, code: 'PLAN_ENDED' });
    expect(await api.post(people.head, '/v1/exercises', { body: drill(planId) })).toMatchObject({
      status: 409,
      body: { code: 'PLAN_ENDED', errors: [{ pointer: '/plans/0' }] },
    });
  });
});

describe('a plan', () => {
  it('shows the exercises that name it, and only of the present', async () => {
    const id = await plan(people.head, snow);
    const mentions = async (query = '') =>
      (await api.get(people.stranger, `/v1/plans/${snow}${query}`)).body.mentions;
    await api.project();
    expect(await mentions()).toContainEqual({
      kind: 'exercise',
      id,
      title: expect.stringContaining('暴雨'),
      status: 'PLANNED',
      on: '2027-05-20',
      href: `/v1/exercises/${id}`,
    });
    await api.post(people.head, `/v1/exercises/${id}/cancel-exercise`, { body: { reason: '汛情' } });
    await api.project();
    expect(await mentions()).toContainEqual(expect.objectContaining({ id, status: 'CANCELLED' }));
    expect(await mentions('?asOf=2026-11-24')).toBeUndefined();
  });

  it('that nothing names shows nothing', async () => {
    const { status, body } = await api.get(people.head, `/v1/plans/${await draftPlan('新预案', 'PUBLIC')}`);
    expect(status).toBe(200);
    expect(body.mentions).toEqual([]);
  });
});

describe('a programme', () => {
  const items = (...plans: readonly string[]) =>
    plans.map((of, index) => ({
      itemId: `item-${index}`,
      title: `修订第 ${index} 件`,
      plan: of,
      action: 'REVISE',
      responsible: 'water-bureau',
      targetOn: '2027-05-31',
    }));

  let id = '';

  it('has its id from its year and its body: a second one of the year is refused', async () => {
    const body = { year: 2027, scope: 'DISTRICT', items: items(flood, secret) };
    const begun = await api.post(people.bureau, '/v1/programmes', { body });
    expect(begun.status, JSON.stringify(begun.body)).toBe(201);
    id = begun.body.item.id;
    const second = await api.post(people.bureau, '/v1/programmes', { body });
    expect(second).toMatchObject({ status: 409, body: { code: expect.stringMatching(/^PROGRAMME_/) } });
    const approved = await api.post(people.bureau, `/v1/programmes/${id}/approve-programme`, {
      body: { by: 'district-government' },
    });
    expect(approved).toMatchObject({
      status: 200,
      body: { item: { id, status: 'APPROVED', state: { approval: { by: 'district-government' } } } },
    });
  });

  it('is shown to others without the entries about plans that they may not read', async () => {
    await api.project();
    const shown = async (as: Asking) => (await api.get(as, `/v1/programmes/${id}`)).body.item;
    const whole = await shown(people.leader);
    expect(whole.plans).toEqual([flood, secret]);
    expect(whole.state.items).toHaveLength(2);
    const partly = await shown(people.stranger);
    expect(partly.plans).toEqual([flood]);
    expect(partly.state.items.map(({ plan }: { plan: string }) => plan)).toEqual([flood]);
    const { body } = await api.get(people.stranger, `/v1/programmes/${id}/events`);
    expect(body.items).toHaveLength(2);
    expect(JSON.stringify(body.items)).toContain(flood);
    expect(JSON.stringify(body.items)).not.toContain(secret);
    expect(ids(await api.get(people.stranger, `/v1/programmes?plan=${flood}`))).toEqual([id]);
    expect(ids(await api.get(people.stranger, `/v1/programmes?plan=${secret}`))).toEqual([]);
    expect(ids(await api.get(people.head, `/v1/programmes?plan=${secret}`))).toEqual([id]);
  });

  it('does not give away in its events what it names no more', async () => {
    const body = { items: items(flood), reason: '调整' };
    const amended = await api.post(people.bureau, `/v1/programmes/${id}/amend-programme`, { body });
    expect(amended.status, JSON.stringify(amended.body)).toBe(200);
    await api.project();
    const { body: answer } = await api.get(people.stranger, `/v1/programmes/${id}/events`);
    expect(answer.items).toHaveLength(3);
    expect(JSON.stringify(answer.items)).not.toContain(secret);
    const then = await api.get(people.stranger, `/v1/programmes/${id}?position=${answer.items[0].position}`);
    expect(then.body.item.state.items).toHaveLength(1);
  });
});

describe('what names only an INTERNAL plan', () => {
  it('does not exist for those who may not read the plan, in any question or act', async () => {
    const id = await plan(people.head, secret);
    for (const project of [false, true]) {
      if (project) await api.project();
      for (const target of ['', '/events', '?position=9999'])
        expect(await api.get(people.stranger, `/v1/exercises/${id}${target}`)).toMatchObject({
          status: 404,
          body: { code: 'EXERCISE_UNKNOWN' },
        });
      expect(await api.get(people.auditor, `/v1/exercises/${id}`)).toMatchObject({ status: 200 });
    }
    expect(ids(await api.get(people.stranger, '/v1/exercises'))).not.toContain(id);
    expect(ids(await api.get(people.head, '/v1/exercises'))).toContain(id);
    const cancel = { body: { reason: '取消' }, headers: { 'If-Match': '"9"' } };
    expect(await api.post(people.stranger, `/v1/exercises/${id}/cancel-exercise`, cancel)).toMatchObject({
      status: 404,
      body: { code: 'EXERCISE_UNKNOWN' },
    });
    expect(await api.post(people.stranger, '/v1/exercises', { body: drill(secret) })).toMatchObject({
      status: 422,
      body: { code: 'PLAN_UNKNOWN', errors: [{ pointer: '/plans/0' }] },
    });
  });
});

describe('an item', () => {
  it('that was just begun is found before any view knows it, and waited for when asked', async () => {
    const begun = await api.post(people.head, '/v1/exercises', { body: drill(flood) });
    const { item, position } = begun.body;
    const fresh = await api.get(people.leader, `/v1/exercises/${item.id}`);
    expect(fresh.body.item).toEqual(item);
    expect(fresh.body.ledger).toMatchObject({ lag: 0 });
    expect(fresh.body.ledger.viewPosition).toBeUndefined();
    await api.project();
    const postponed = await api.post(people.head, `/v1/exercises/${item.id}/postpone-exercise`, {
      body: { to: '2027-07-01', reason: '改期' },
    });
    const waiting = api.get(people.head, `/v1/exercises/${item.id}?after=${postponed.body.position}`);
    await api.project();
    expect((await waiting).body.item).toEqual(postponed.body.item);
    const then = await api.get(people.head, `/v1/exercises/${item.id}?position=${position}`);
    expect(then.body).toMatchObject({ item, ledger: { asOf: { position } } });
    expect(await api.get(people.head, `/v1/exercises/${item.id}?position=${position - 1}`)).toMatchObject({
      status: 404,
      body: { code: 'EXERCISE_UNKNOWN_THEN' },
    });
    const { body } = await api.get(people.head, `/v1/exercises/${item.id}/events?limit=1`);
    expect(body).toMatchObject({ items: [{ type: 'ExercisePlanned' }], nextAfter: position });
    const rest = await api.get(people.head, `/v1/exercises/${item.id}/events?after=${position}`);
    expect(rest.body.items).toMatchObject([{ type: 'ExercisePostponed' }]);
  });
});

describe('a list', () => {
  const made: string[] = [];
  const list = async (query = '') => ids(await api.get(people.leader, `/v1/exercises?limit=200${query}`));

  beforeAll(async () => {
    for (const [day, as] of [
      ['2028-01-05', people.head],
      ['2028-02-05', planner],
      ['2028-03-05', people.head],
      ['2028-04-05', planner],
    ] as const) {
      const { body } = await api.post(as, '/v1/exercises', { body: { ...drill(snow), plannedOn: day } });
      made.push(body.item.id);
    }
    await api.project();
  });

  it('is in the order of days, and narrowed by organisation, plan, status and days', async () => {
    const [first, second, third, fourth] = made;
    expect(await list('&from=2028-01-01')).toEqual(made);
    expect(await list('&from=2028-02-05&to=2028-03-05')).toEqual([second, third]);
    expect(await list('&from=2028-01-01&organisation=emergency-bureau')).toEqual([second, fourth]);
    expect(await list(`&from=2028-01-01&plan=${snow}`)).toEqual(made);
    expect(await list(`&from=2028-01-01&plan=${snow}&organisation=water-bureau`)).toEqual([first, third]);
    expect(await list(`&from=2028-01-01&plan=${flood}`)).toEqual([]);
    expect(await list('&from=2028-01-01&status=HELD')).toEqual([]);
    expect(await list('&from=2028-01-01&status=PLANNED')).toEqual(made);
  });

  it('refuses days in the wrong order, unknown filters and the cursor of another list', async () => {
    expect(await api.get(people.leader, '/v1/exercises?from=2028-02-01&to=2028-01-01')).toMatchObject({
      status: 400,
      body: { code: 'RANGE_REVERSED' },
    });
    expect(await api.get(people.leader, '/v1/exercises?organiser=water-bureau')).toMatchObject({
      status: 400,
      body: { code: 'UNKNOWN_PARAMETER' },
    });
    const { body } = await api.get(people.leader, '/v1/exercises?limit=1');
    for (const other of ['/v1/programmes?', '/v1/exercises?status=HELD&'])
      expect(await api.get(people.leader, `${other}limit=1&cursor=${body.nextCursor}`)).toMatchObject({
        status: 400,
        body: { code: 'CURSOR_NOT_OF_THIS_LIST' },
      });
  });

  it.each([
    ['by kind', ''],
    ['of an organisation', '&organisation=water-bureau'],
    ['of a plan', () => `&plan=${snow}`],
  ])('%s that is paged through shows each once, as at its beginning, whoever moves one', async (_, given) => {
    const filter = typeof given === 'string' ? given : given();
    const whole = (await api.get(people.leader, `/v1/exercises?limit=200${filter}`)).body.items;
    const first = (await api.get(people.leader, `/v1/exercises?limit=2${filter}`)).body;
    const [moved] = first.items;
    await api.post(people.head, `/v1/exercises/${moved.id}/postpone-exercise`, {
      body: { to: `20${31 + filter.length}-01-01`, reason: '改期' },
    });
    await plan(people.head, snow);
    await api.project();
    const rows = [...first.items];
    for (let cursor = first.nextCursor; cursor; ) {
      const { body } = await api.get(people.leader, `/v1/exercises?limit=2${filter}&cursor=${cursor}`);
      rows.push(...body.items);
      cursor = body.nextCursor;
    }
    expect(rows).toEqual(whole);
  });
});
