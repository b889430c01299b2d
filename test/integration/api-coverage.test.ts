import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { before, live } from '../support/api/lives.ts';
import { type Asking, people } from '../support/api/people.ts';
import { registerOrganisations, startApi, type TestApi } from '../support/api/test-api.ts';
import type { Step } from '../support/scenario.ts';
import { changing, departmental, special, upTo } from '../support/stories.ts';

let api: TestApi;
let [flood, water, draft, secret] = ['', '', '', ''];
let change = '';

/** The same story under another title, and under another number where it is issued. */
const another = (story: readonly Step[], title: string, attributes: object = {}): readonly Step[] => {
  const [, first] = story[0] as Step & [string, { attributes: object }];
  return changing(story, 'draft', { title, attributes: { ...first.attributes, ...attributes } });
};

/** Of an organisation that nobody asked about the internal plan */
const outsider: Asking = { ...people.stranger, organisation: 'police-branch' };

async function act(as: Asking, target: string, body: object) {
  const answer = await api.post(as, target, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
}

beforeAll(async () => {
  api = await startApi();
  await registerOrganisations(api);
  flood = (await live(api, upTo(special, 'drill'))).planId;
  water = (await live(api, before(departmental, 'file'))).planId;
  draft = (await live(api, upTo(another(special, '石景山区排水应急预案'), 'draft'))).planId;
  const internal = another(departmental, '内部保障预案', { secrecy: 'INTERNAL' });
  const numbered = changing(internal, 'issue', { documentNo: '石水发〔2026〕12号' });
  secret = (await live(api, before(numbered, 'file'))).planId;
  const own = '/v1/organisations/water-bureau';
  await act(people.head, `${own}/assess-risk`, {
    riskId: 'flood',
    name: '城市内涝',
    areas: ['鲁谷', '八宝山', '古城', '老山', '苹果园'],
    level: 'HIGH',
    on: '2026-06-20',
  });
  await act(people.head, `${own}/assess-risk`, {
    riskId: 'drought',
    name: '供水短缺',
    areas: ['全区'],
    level: 'EXTREME',
    on: '2026-06-20',
  });
  for (const [area, plan] of [
    ['鲁谷', flood],
    ['八宝山', draft],
    ['古城', water],
    ['老山', secret],
  ])
    await act(people.head, `${own}/link-coverage`, { riskId: 'flood', area, plan, on: '2026-06-21' });
  await act(people.bureau, '/v1/law/define-catalogue', {
    entries: [
      { title: '石景山区防汛应急预案', form: 'SPECIAL', preparingBody: 'water-bureau', plan: flood },
      { title: '内部保障预案', form: 'DEPARTMENTAL', plan: secret },
      { title: '石景山区排水应急预案', form: 'SPECIAL' },
      { title: '石景山区地震应急预案', form: 'SPECIAL' },
    ],
  });
  for (const [norm, forms] of [
    ['防汛条例', ['SPECIAL']],
    ['供水条例', ['DEPARTMENTAL']],
  ] as const)
    change = (
      await act(people.bureau, '/v1/law/change-norm', {
        norm,
        change: '修订',
        inForceOn: '2026-12-01',
        forms,
        on: '2026-11-10',
      })
    ).events[0].id;
  await api.project();
});
afterAll(() => api.stop());

interface Row {
  readonly riskId: string;
  readonly cells: readonly { readonly area: string }[];
}
const cellIn = (rows: readonly Row[], area: string) =>
  rows.flatMap(({ cells }) => cells).find((cell) => cell.area === area);

describe('the coverage of risks (第六条)', () => {
  it('shows each risk, worst first, by area with its plans, their titles and the last drill', async () => {
    const { body } = await api.get(people.auditor, '/v1/coverage');
    expect(body.rows.map(({ riskId }: Row) => riskId)).toEqual(['drought', 'flood']);
    expect(cellIn(body.rows, '鲁谷')).toEqual({
      area: '鲁谷',
      plans: [
        {
          plan: flood,
          title: '石景山区防汛应急预案',
          status: 'IN_FORCE',
          covers: true,
          lastDrilledOn: '2026-06-18',
        },
      ],
      covered: true,
      lastDrilledOn: '2026-06-18',
    });
    expect(body).toMatchObject({ cells: 6, covered: 3, ledger: { lag: 0 } });
  });

  it('names every gap', async () => {
    const { body } = await api.get(people.auditor, '/v1/coverage');
    const gaps = body.gaps.map(({ area, gap }: { area: string; gap: string }) => [area, gap]);
    expect(gaps).toEqual([
      ['全区', 'NO_PLAN'],
      ['八宝山', 'NOT_IN_FORCE'],
      ['古城', 'NEVER_DRILLED'],
      ['老山', 'NEVER_DRILLED'],
      ['苹果园', 'NO_PLAN'],
    ]);
  });

  it('knows no INTERNAL plan where the caller may not read it', async () => {
    const { body } = await api.get(outsider, '/v1/coverage');
    expect(JSON.stringify(body)).not.toContain(secret);
    expect(cellIn(body.rows, '老山')).toEqual({ area: '老山', plans: [], covered: false });
    expect(body.covered).toBe(2);
    const own = await api.get(people.drafter, '/v1/coverage');
    expect(cellIn(own.body.rows, '老山')).toMatchObject({ plans: [{ plan: secret }], covered: true });
  });

  it('of one organisation is its own, and of one that assessed nothing is empty', async () => {
    expect((await api.get(outsider, '/v1/coverage?organisation=water-bureau')).body.cells).toBe(6);
    expect((await api.get(outsider, '/v1/coverage?organisation=lugu-office')).body).toMatchObject({
      rows: [],
      gaps: [],
      cells: 0,
    });
  });
});

describe('the catalogue of the district’s plans (第十一条)', () => {
  const coverages = (body: { lines: { entry: { title: string }; coverage: string }[] }) =>
    body.lines.map(({ entry, coverage }) => [entry.title, coverage]);

  it('shows how each place is filled, and which plans have none', async () => {
    const { body } = await api.get(people.bureau, '/v1/law/catalogue-coverage');
    expect(coverages(body)).toEqual([
      ['石景山区防汛应急预案', 'IN_FORCE'],
      ['内部保障预案', 'IN_FORCE'],
      ['石景山区排水应急预案', 'BEING_MADE'],
      ['石景山区地震应急预案', 'MISSING'],
    ]);
    expect(body).toMatchObject({
      covered: 2,
      unlisted: [{ plan: water, title: '石景山区供水保障部门应急预案' }],
      ledger: { lag: 0 },
    });
  });

  it('is shown without the place of a plan that the caller may not read', async () => {
    const { body } = await api.get(outsider, '/v1/law/catalogue-coverage');
    expect(coverages(body).map(([title]) => title)).not.toContain('内部保障预案');
    expect(body).toMatchObject({ lines: { length: 3 }, covered: 1 });
  });
});

describe('the ripple of changed norms (第四十二条第（一）项)', () => {
  it('lists the latest change first, each with the plans that it touches and what was decided', async () => {
    const { body } = await api.get(people.bureau, '/v1/law/ripple');
    expect(body.items.map((item: { change: { norm: string } }) => item.change.norm)).toEqual([
      '供水条例',
      '防汛条例',
    ]);
    expect(body.items[1].plans).toEqual([
      {
        plan: flood,
        title: '石景山区防汛应急预案',
        preparingBody: 'water-bureau',
        decision: 'PENDING',
        questions: [],
      },
    ]);
  });

  it('of one change tells what became of the plans that it was put to', async () => {
    const trigger = {
      code: 'LAW_CHANGED',
      circumstance: '供水条例：修订',
      sourceRef: `law:district/${change}`,
      on: '2026-11-12',
    };
    const raised = await act(people.head, `/v1/plans/${water}/trigger-revision`, trigger);
    const event = raised.events[0].id;
    await act(people.head, `/v1/plans/${water}/assess-revision`, {
      trigger: event,
      needed: false,
      reason: '不涉及本预案',
      signatory: 'u-water-head',
      on: '2026-11-16',
    });
    await api.project();
    const { body } = await api.get(outsider, `/v1/law/ripple?change=${change}`);
    expect(body.items).toMatchObject([
      { plans: [{ plan: water, decision: 'NOT_NEEDED', trigger: event, reason: '不涉及本预案' }] },
    ]);
  });

  it('names no plan that the caller may not read', async () => {
    const plansFor = async (as: Asking) =>
      (await api.get(as, `/v1/law/ripple?change=${change}`)).body.items[0].plans.map(
        ({ plan }: { plan: string }) => plan,
      );
    expect((await plansFor(people.auditor)).sort()).toEqual([secret, water].sort());
    expect(await plansFor(outsider)).toEqual([water]);
  });

  it('of a change that nobody recorded is 404', async () => {
    expect(await api.get(people.bureau, '/v1/law/ripple?change=1.0')).toMatchObject({
      status: 404,
      body: { code: 'NORM_CHANGE_UNKNOWN' },
    });
  });
});

describe('what a body that was merged had assessed (G32)', () => {
  it('is its successor’s to cover', async () => {
    const merger = { into: 'housing-commission', reason: '机构改革', on: '2026-11-24' };
    await act(people.admin, '/v1/organisations/water-bureau/merge', merger);
    await api.project();
    expect((await api.get(outsider, '/v1/coverage?organisation=housing-commission')).body).toMatchObject({
      rows: [{ organisation: 'housing-commission', riskId: 'drought' }, { riskId: 'flood' }],
      cells: 6,
    });
    expect((await api.get(outsider, '/v1/coverage?organisation=water-bureau')).body.cells).toBe(0);
  });
});

describe('a district that has said nothing yet', () => {
  it('covers nothing, lists no place and no change', async () => {
    const empty = await startApi();
    try {
      expect((await empty.get(people.auditor, '/v1/coverage')).body).toMatchObject({ rows: [], cells: 0 });
      expect((await empty.get(people.auditor, '/v1/law/catalogue-coverage')).body).toMatchObject({
        lines: [],
        unlisted: [],
      });
      expect((await empty.get(people.auditor, '/v1/law/ripple')).body.items).toEqual([]);
    } finally {
      await empty.stop();
    }
  });
});
