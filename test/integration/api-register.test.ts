import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { people } from '../support/api/people.ts';
import { registerOrganisations, startApi, type TestApi } from '../support/api/test-api.ts';

let api: TestApi;
const ids = new Map<string, string>();
const attributes = {
  formulatorClass: 'GOV',
  tier: 'DISTRICT',
  form: 'SPECIAL',
  incidentCategory: 'NATURAL_DISASTER',
  purpose: ['RESPONSE'],
  secrecy: 'PUBLIC',
};

async function draft(title: string, more: object = {}): Promise<string> {
  const reply = await api.post(people.drafter, '/v1/plans', {
    body: { title, attributes: { ...attributes, ...more } },
  });
  expect(reply.status, JSON.stringify(reply.body)).toBe(201);
  ids.set(title, reply.body.plan.planId);
  return reply.body.plan.planId;
}

async function takeOver(title: string, more: object = {}): Promise<void> {
  const body = { title, attributes: {}, stated: {}, source: '旧台账', findings: [], ...more };
  expect(await api.post(people.bureau, '/v1/plans/register', { body })).toMatchObject({ status: 201 });
}

const titles = (body: { items: { title: string }[] }) => body.items.map((item) => item.title);
const list = async (query = '') => (await api.get(people.bureau, `/v1/plans?limit=200${query}`)).body;

const names = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'].map(
  (name) => `石景山区${name}应急预案`,
);

beforeAll(async () => {
  api = await startApi();
  await registerOrganisations(api);
  for (const title of names) await draft(title);
  await draft('石景山区供水部门应急预案', {
    form: 'DEPARTMENTAL',
    purpose: ['RESPONSE', 'SUPPORT_FUNCTION'],
    ownerClass: 'DEPARTMENT',
    joint: { regions: ['110107', '110108'], treatedAs: 'DEPARTMENTAL' },
  });
  await takeOver('石景山区旧总体应急预案', {
    attributes: { form: 'OVERALL', tier: 'DISTRICT', formulatorClass: 'GOV' },
  });
  await takeOver('什么都不清楚的预案');
  await takeOver('外区参考预案', { attributes: { form: 'SPECIAL', jurisdiction: '110108' } });
  await api.project();
});
afterAll(() => api.stop());

describe('the register', () => {
  it('lists every plan of the own jurisdiction, those with unknown attributes too', async () => {
    const body = await list();
    expect(titles(body)).toHaveLength(13);
    expect(titles(body)).not.toContain('外区参考预案');
    expect(body.nextCursor).toBeUndefined();
  });

  it.each([
    ['&form=DEPARTMENTAL', 1],
    ['&purpose=RESPONSE', 11],
    ['&purpose=SUPPORT_FUNCTION', 1],
    ['&ownerClass=DEPARTMENT', 1],
    ['&ownerClass=DISTRICT_SOE', 0],
    ['&joint=true', 1],
    ['&joint=false', 12],
    ['&joint=false&purpose=SUPPORT_FUNCTION', 0],
    ['&form=SPECIAL', 10],
    ['&form=SPECIAL&status=DRAFTING', 10],
    ['&form=SPECIAL&status=IN_FORCE', 0],
    ['&status=REGISTERED', 2],
    ['&tier=DISTRICT&organisation=water-bureau', 11],
    ['&organisation=police-branch', 0],
    ['&incidentCategory=PUBLIC_HEALTH', 0],
    ['&secrecy=PUBLIC', 11],
    ['&jurisdiction=all', 14],
    ['&jurisdiction=110108', 1],
    [`&title=${encodeURIComponent('甲应急')}`, 1],
  ])('with %s lists %i', async (query, count) => {
    expect((await list(query)).items).toHaveLength(count);
  });

  it('tells how far it lags behind the ledger', async () => {
    await draft('石景山区新增应急预案');
    expect((await list()).ledger).toMatchObject({ lag: 1 });
    await api.project();
    expect((await list()).ledger).toMatchObject({ lag: 0 });
  });

  it('refuses the cursor of another list', async () => {
    const { body } = await api.get(people.bureau, '/v1/plans?limit=3');
    const reply = await api.get(people.bureau, `/v1/plans?limit=3&form=SPECIAL&cursor=${body.nextCursor}`);
    expect(reply).toMatchObject({ status: 400, body: { code: 'CURSOR_NOT_OF_THIS_LIST' } });
  });
});

describe('a list that is paged through while others write', () => {
  let whole: { items: { title: string; position: number }[] };
  beforeEach(async () => {
    await api.project();
    whole = await list();
  });

  const others: readonly (readonly [string, () => Promise<void>])[] = [
    ['moves a plan from after the place to before it', () => move(names[8])],
    ['moves a plan from before the place to after it', () => move(names[0])],
    [
      'begins plans before and after the place',
      async () => void (await Promise.all([draft('一件新预案'), draft('鼐件新预案')])),
    ],
    ['moves nothing', async () => undefined],
  ];

  /** Changes the key under which the index lists a plan, forwards or backwards: its title is corrected. */
  async function move(title = ''): Promise<void> {
    const plan = `/v1/plans/${ids.get(title)}`;
    const [event] = (await api.get(people.head, `${plan}/events`)).body.items;
    const place = title === names[0] ? '龘' : '一';
    const replacement = { occurredOn: event.occurredOn, body: { ...event.body, title: `${place}${title}` } };
    const body = { target: event.id, reason: '更正标题', replacement };
    const reply = await api.post(people.head, `${plan}/correct`, { body });
    expect(reply.status, JSON.stringify(reply.body)).toBe(200);
  }

  /** All rows, page by page; `meanwhile` happens after the first page. */
  async function pageThrough(meanwhile: () => Promise<void>): Promise<unknown[]> {
    const first = (await api.get(people.bureau, '/v1/plans?limit=4')).body;
    await meanwhile();
    const rows: unknown[] = first.items;
    for (let cursor = first.nextCursor; cursor; ) {
      const { body } = await api.get(people.bureau, `/v1/plans?limit=4&cursor=${cursor}`);
      rows.push(...body.items);
      cursor = body.nextCursor;
    }
    return rows;
  }

  it.each(others)('shows every plan once, as at its beginning, when somebody %s', async (_, act) => {
    const rows = await pageThrough(async () => {
      await act();
      await api.project();
    });
    expect(rows).toEqual(whole.items);
  });

  it.each(others)('does so too before the views have followed, when somebody %s', async (_, act) => {
    expect(await pageThrough(act)).toEqual(whole.items);
  });
});
