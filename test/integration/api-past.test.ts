import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { before, live } from '../support/api/lives.ts';
import { type Asking, people } from '../support/api/people.ts';
import { NOW, registerOrganisations, startApi, type TestApi } from '../support/api/test-api.ts';
import type { Step } from '../support/scenario.ts';
import { changing, departmental, special, upTo } from '../support/stories.ts';

/** Every question that is answered of the past by folding the ledger. */
const QUESTIONS = [
  '/v1/plans?limit=200',
  '/v1/plans?form=SPECIAL',
  '/v1/obligations?limit=200',
  '/v1/obligations?state=DISCHARGED&limit=200',
  '/v1/obligations?organisation=water-bureau',
  '/v1/work',
  '/v1/filings',
  '/v1/organisations',
  '/v1/organisations/water-bureau/obligations',
  '/v1/coverage',
  '/v1/law/catalogue-coverage',
  '/v1/law/ripple',
  '/v1/inspections/joint-visits',
  '/v1/inspections/statistics',
  '/v1/organisations/without-manager',
  '/v1/inspections',
  '/v1/exercises',
  '/v1/programmes',
  '/v1/suggestions',
  '/v1/scoreboard',
  '/v1/budget-forecast?year=2029',
];
const ASKING: readonly Asking[] = [people.head, people.bureau];

let api: TestApi;
const told = new Map<string, unknown>();
const points: number[] = [];
let [flood, secret] = ['', ''];

const withoutLedger = ({ ledger: _, ...body }: Record<string, unknown>) => body;
const at = (target: string, point: string) => `${target}${target.includes('?') ? '&' : '?'}${point}`;
const titles = (body: { items: { title: string }[] }) => body.items.map(({ title }) => title);

async function act(as: Asking, target: string, body: object) {
  const answer = await api.post(as, target, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
}

/** What is answered now, to be asked for again when much more has happened. */
async function remember() {
  await api.project();
  const { position } = await api.ledger.tail('110107' as never);
  points.push(position);
  for (const who of ASKING)
    for (const question of QUESTIONS) {
      const { status, body } = await api.get(who, question);
      expect(status, question).toBe(200);
      told.set(`${position} ${who.sub} ${question}`, withoutLedger(body));
    }
}

beforeAll(async () => {
  api = await startApi();
  await registerOrganisations(api);
  await remember();
  flood = (await live(api, upTo(special, 'drill'))).planId;
  await act(people.head, '/v1/organisations/water-bureau/assess-risk', {
    riskId: 'flood',
    name: '城市内涝',
    areas: ['鲁谷', '古城'],
    level: 'HIGH',
    on: '2026-06-20',
  });
  await remember();
  const internal = changing(departmental, 'draft', { title: '内部保障预案' });
  secret = (await live(api, before(internal as readonly Step[], 'issue'))).planId;
  await act(people.head, '/v1/organisations/water-bureau/link-coverage', {
    riskId: 'flood',
    area: '鲁谷',
    plan: flood,
    on: '2026-06-21',
  });
  await act(people.head, '/v1/organisations/water-bureau/hold-training', {
    on: '2026-05-20',
    attendees: 60,
    content: '响应程序',
    plans: [flood],
  });
  await remember();
  await act(people.admin, '/v1/organisations/water-bureau/rename', {
    name: '石景山区水务和河湖局',
    on: '2026-11-24',
    reason: '机构改革方案',
  });
  await act(people.head, `/v1/plans/${secret}/state-attributes`, {
    attributes: { secrecy: 'INTERNAL' },
  });
  await api.project();
}, 120_000);
afterAll(() => api.stop());

describe('a question of the past', () => {
  it.each(QUESTIONS)('is answered as it was then: %s', async (question) => {
    for (const point of points)
      for (const who of ASKING) {
        const { status, body } = await api.get(who, at(question, `position=${point}`));
        expect(status).toBe(200);
        expect(body.ledger).toMatchObject({ asOf: { position: point } });
        expect(withoutLedger(body), `${point} ${who.sub}`).toEqual(told.get(`${point} ${who.sub} ${question}`));
      }
  });

  it('means the same by instant as by position', async () => {
    const [, , last] = points;
    for (const question of QUESTIONS) {
      const byInstant = await api.get(people.bureau, at(question, `asOf=${NOW}`));
      expect(byInstant.body.ledger.asOf.position).toBeGreaterThanOrEqual(last ?? 0);
      const nothing = await api.get(people.bureau, at(question, 'asOf=2020-01-01'));
      expect(nothing.status).toBe(200);
      expect(nothing.body.ledger.asOf.position).toBe(0);
    }
  });

  it('is paged without losing or repeating a row, and its cursor belongs to its point', async () => {
    const [, , point] = points;
    const whole = await api.get(people.bureau, `/v1/obligations?limit=200&position=${point}`);
    const found: string[] = [];
    let cursor = '';
    do {
      const page = await api.get(
        people.bureau,
        `/v1/obligations?limit=3&position=${point}${cursor && `&cursor=${cursor}`}`,
      );
      found.push(...page.body.items.map((item: { obligation: { id: string } }) => item.obligation.id));
      cursor = page.body.nextCursor ?? '';
    } while (cursor);
    expect(found).toEqual(
      whole.body.items.map((item: { obligation: { id: string } }) => item.obligation.id),
    );
    const first = await api.get(people.bureau, `/v1/obligations?limit=3&position=${point}`);
    const elsewhere = await api.get(
      people.bureau,
      `/v1/obligations?limit=3&position=${points[1]}&cursor=${first.body.nextCursor}`,
    );
    expect(elsewhere).toMatchObject({ status: 400, body: { code: 'CURSOR_NOT_OF_THIS_LIST' } });
  });

  it('shows nothing of a plan that the present hides from whoever asks', async () => {
    const outsider: Asking = { ...people.stranger, organisation: 'police-branch' };
    const point = points.at(-1);
    expect(titles((await api.get(people.bureau, `/v1/plans?position=${point}`)).body)).toContain(
      '内部保障预案',
    );
    const hidden = await api.get(outsider, `/v1/plans?position=${point}`);
    expect(titles(hidden.body)).not.toContain('内部保障预案');
    const duties = await api.get(outsider, `/v1/obligations?limit=200&position=${point}`);
    expect(JSON.stringify(duties.body)).not.toContain(secret);
    const scores = await api.get(outsider, `/v1/scoreboard?position=${point}`);
    expect(JSON.stringify(scores.body)).not.toContain(secret);
  });

  it('keeps its access rules', async () => {
    expect((await api.get(people.head, '/v1/inspections/sampling?position=3')).status).toBe(403);
    expect((await api.get(people.bureau, `/v1/inspections/sampling?position=${points[1]}`)).status).toBe(200);
  });

  it('with a malformed point is refused with every reason', async () => {
    const refused = await api.get(people.bureau, '/v1/scoreboard?asOf=yesterday&position=-1');
    expect(refused.status).toBe(400);
    expect(refused.body.errors.map(({ parameter }: { parameter: string }) => parameter).sort()).toEqual([
      'asOf',
      'position',
    ]);
  });
});

describe('the figures of the district', () => {
  it('count what was kept in time and name what was not', async () => {
    const { body } = await api.get(people.head, '/v1/scoreboard');
    expect(body).toMatchObject({ asOf: '2026-11-24', quarter: { from: '2027-01-01', to: '2027-03-31' } });
    const { onTime, late, overdue } = body.district;
    expect(onTime + late + overdue.length).toBeGreaterThan(0);
    const duties = await api.get(people.head, '/v1/obligations?phase=OVERDUE&limit=200');
    const ids = duties.body.items.map((item: { obligation: { id: string } }) => item.obligation.id);
    expect(ids).toEqual(expect.arrayContaining(overdue));
  });

  it('tell what next year will ask of each body', async () => {
    const { body } = await api.get(people.head, '/v1/budget-forecast');
    expect(body.year).toBe(2027);
    for (const line of body.lines)
      for (const item of line.items) expect(item.dueOn.slice(0, 4)).toBe('2027');
    expect(body.lines.length).toBeGreaterThan(0);
    expect((await api.get(people.head, '/v1/budget-forecast?year=1999')).status).toBe(400);
  });
});
