import { describe, expect, it, beforeAll, vi } from 'vitest';
vi.mock('../../domain/obligation/phase.ts', () => ({ phaseOn: () => 'UPCOMING' }));
import { startApi, registerOrganisations, type TestApi } from '../support/api/test-api-tmp.ts';
import { people } from '../support/api/people.ts';
describe('tmp', () => {
  let api: TestApi;
  beforeAll(async () => { api = await startApi(); await registerOrganisations(api); });
  it('works', async () => {
    const r = await api.post(people.drafter, '/v1/plans', { body: { title: '石景山区防汛应急预案', attributes: {formulatorClass:'GOV',tier:'DISTRICT',form:'SPECIAL',incidentCategory:'NATURAL_DISASTER',secrecy:'PUBLIC'} } });
    console.log(r.status, JSON.stringify(r.body, null, 1), r.headers);
    console.log((await api.get(people.drafter, '/v1/organisations')).body.items?.length);
    await api.project();
    console.log((await api.get(people.drafter, '/v1/organisations')).body.items.length);
    const l = await api.get(people.drafter, '/v1/plans?limit=5');
    console.log(l.status, JSON.stringify(l.body));
    const g = await api.get(people.drafter, '/v1/plans/' + r.body.plan?.planId);
    console.log(g.status, JSON.stringify(g.body));
    console.log((await api.get(people.drafter, '/v1/plans?limit=5&foo=1')).body);
    console.log((await api.get(people.auditor, '/v1/ledger?limit=1')).body);
  });
});
