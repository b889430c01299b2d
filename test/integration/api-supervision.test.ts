import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { live } from '../support/api/lives.ts';
import { type Asking, people } from '../support/api/people.ts';
import { registerOrganisations, startApi, type TestApi } from '../support/api/test-api.ts';
import { departmental, upTo } from '../support/stories.ts';

let api: TestApi;
const visits: string[] = [];

async function act(as: Asking, target: string, body: object) {
  const answer = await api.post(as, target, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
}

async function planned(checklistId: string, task: object): Promise<string> {
  const body = { inspectee: 'water-bureau', checklist: { checklistId }, on: '2026-11-02', ...task };
  return (await act(people.bureau, '/v1/inspections', body)).item.id;
}

beforeAll(async () => {
  api = await startApi();
  await registerOrganisations(api);
  // Issued in April and never disclosed: overdue in November.
  await live(api, upTo(departmental, 'issue'));
  const items = [{ item: 1, text: '是否按期备案', article: '第三十一条' }];
  const checklist = await act(people.bureau, '/v1/checklists', {
    title: '应急预案管理检查单',
    items,
    on: '2026-01-05',
  });
  const checklistId = checklist.item.id;
  const inspectors = ['emergency-bureau', 'housing-commission'];
  visits.push(
    await planned(checklistId, { manner: 'ON_SITE', from: '2026-12-01', to: '2026-12-04' }),
    await planned(checklistId, { manner: 'ON_SITE', from: '2026-12-03', to: '2026-12-10', inspectors }),
  );
  const remote = await planned(checklistId, { manner: 'OFF_SITE', from: '2026-11-04', to: '2026-11-30' });
  const at = `/v1/inspections/${remote}`;
  const code = 'SJS2026A0001';
  await act(people.bureau, `${at}/code-inspection`, { code, on: '2026-11-03' });
  for (const as of [people.bureau, people.drafter]) await act(as, `${at}/scan`, { code, on: '2026-11-04' });
  await act(people.bureau, `${at}/open-inspection`, { on: '2026-11-04' });
  await act(people.bureau, `${at}/check-item`, { item: 1, verdict: 'NOT_MET', on: '2026-11-05' });
  const finding = { findingId: 'filing', item: 1, text: '预案未备案', on: '2026-11-05' };
  await act(people.bureau, `${at}/record-finding`, finding);
  await act(people.head, '/v1/organisations/water-bureau/appoint-manager', { person: 'u-water-1' });
  await api.project();
});
afterAll(() => api.stop());

describe('joint visits (综合查一次)', () => {
  it('are proposed where windows of one body overlap', async () => {
    const { status, body } = await api.get(people.bureau, '/v1/inspections/joint-visits');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      items: [
        {
          inspectee: 'water-bureau',
          inspections: visits,
          inspectors: ['emergency-bureau', 'housing-commission'],
          from: '2026-12-03',
          to: '2026-12-04',
        },
      ],
      ledger: { lag: 0 },
    });
  });

  it('stand beside the inspections themselves, which are read as before', async () => {
    expect((await api.get(people.bureau, `/v1/inspections/${visits[0]}`)).body.item.status).toBe('PLANNED');
    expect((await api.get(people.bureau, '/v1/inspections')).body.items).toHaveLength(3);
  });
});

describe('the figures of inspections', () => {
  const figures = async (query = '') =>
    (await api.get(people.leader, `/v1/inspections/statistics${query}`)).body;

  it('are of this year until today unless asked otherwise', async () => {
    expect(await figures()).toMatchObject({
      from: '2026-01-01',
      to: '2026-11-24',
      statistics: {
        onSite: 0,
        offSite: 1,
        offSiteShare: { percent: 100, target: 50, met: true },
        findings: { REMIND: 1, RECTIFY: 0, NOTIFY: 0 },
        firstTime: 1,
        open: 1,
      },
    });
  });

  it('of a period in which nothing was opened have no share', async () => {
    const { statistics, from } = await figures('?to=2025-12-31');
    expect(from).toBe('2025-01-01');
    expect(statistics).toMatchObject({ onSite: 0, offSite: 0, open: 0 });
    expect(statistics.offSiteShare).toBeUndefined();
  });

  it('of a period that ends before it begins are refused', async () => {
    const reversed = '/v1/inspections/statistics?from=2026-02-01&to=2026-01-01';
    const alone = '/v1/inspections/statistics?from=2026-12-01';
    for (const target of [reversed, alone])
      expect(await api.get(people.leader, target)).toMatchObject({
        status: 400,
        body: { code: 'RANGE_REVERSED' },
      });
  });
});

describe('the proposal of whom to inspect', () => {
  it('has the most pressing body first, with its reasons', async () => {
    const { body } = await api.get(people.bureau, '/v1/inspections/sampling');
    expect(body.today).toBe('2026-11-24');
    expect(body.items[0]).toMatchObject({
      organisation: 'water-bureau',
      tier: 'HIGH',
      openFindings: 1,
      lastInspection: { on: '2026-11-04', findings: 1 },
      because: expect.arrayContaining([{ zh: '1 项检查问题未整改', en: expect.any(String) }]),
    });
    expect(body.items[0].overdueByLaw).toBeGreaterThan(0);
  });

  it('names nobody who is not inspected', async () => {
    const { body } = await api.get(people.auditor, '/v1/inspections/sampling');
    const names = body.items.map(({ organisation }: { organisation: string }) => organisation);
    expect(names).toContain('lugu-office');
    for (const above of ['city-government', 'district-government', 'emergency-commission', 'party-committee'])
      expect(names).not.toContain(above);
  });

  it('is not shown to those who may be inspected', async () => {
    for (const as of [people.head, people.drafter, people.desk, people.admin])
      expect(await api.get(as, '/v1/inspections/sampling')).toMatchObject({
        status: 403,
        body: { code: 'ROLE_NOT_ALLOWED', article: '第四十六条' },
      });
  });
});

describe('organisations without a person in charge of plans (第四十七条)', () => {
  it('are listed until somebody is appointed', async () => {
    const without = async () => {
      const { body } = await api.get(people.bureau, '/v1/organisations/without-manager');
      return body.items.map(({ organisation, name }: { organisation: string; name: string }) => [
        organisation,
        name,
      ]);
    };
    expect(await without()).toEqual([]);
    await act(people.head, '/v1/organisations/water-bureau/relieve-manager', { person: 'u-water-1' });
    await api.project();
    expect(await without()).toEqual([['water-bureau', '石景山区水务局']]);
    expect((await api.get(people.bureau, '/v1/organisations/water-bureau')).status).toBe(200);
  });
});
