import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { live, before as stepsBefore } from '../support/api/lives.ts';
import { people } from '../support/api/people.ts';
import { registerOrganisations, startApi, type TestApi } from '../support/api/test-api.ts';
import { special } from '../support/stories.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
  await registerOrganisations(api);
});
afterAll(() => api.stop());

const bureau = { ...people.bureau, roles: ['BUREAU', 'HEAD', 'DRAFTER'] };

async function takeIn(expert: string): Promise<void> {
  const body = { expert, fields: ['防汛'], institution: '首都某大学水利学院', on: '2026-02-10' };
  const { status, body: answer } = await api.post(bureau, '/v1/experts', { body });
  expect(status, JSON.stringify(answer)).toBe(201);
}

const declare = (expert: string, plan: string, hasConflict: boolean) =>
  api.post(bureau, `/v1/experts/${expert}/declare-interest`, {
    body: { about: { plan }, hasConflict, declaration: '参与该预案的编制', on: '2026-03-10' },
  });

describe('an expert review (第二十七条第（一）项、第四十八条)', () => {
  it('is not made by an expert who declared a conflict, nor by one who is not in the pool', async () => {
    const { planId } = await live(api, stepsBefore(special, 'review'));
    await takeIn('u-expert-1');
    await takeIn('u-expert-2');
    expect(await declare('u-expert-1', planId, true)).toMatchObject({ status: 200 });
    const review = (...experts: readonly string[]) =>
      api.post(people.head, `/v1/plans/${planId}/review`, {
        body: { gate: 'EXPERT_REVIEW', outcome: 'PASSED', by: 'water-bureau', experts, on: '2026-03-16' },
      });
    const tail = await api.tail();
    const refused = await review('u-expert-1', 'u-expert-2', 'u-nobody');
    expect(refused).toMatchObject({
      status: 409,
      body: {
        errors: [
          { code: 'EXPERT_HAS_CONFLICT', pointer: '/experts/0', article: '第二十七条第（一）项' },
          { code: 'EXPERT_UNKNOWN', pointer: '/experts/2', article: '第四十八条' },
        ],
      },
    });
    expect(await api.tail()).toBe(tail);
    expect(await review('u-expert-2')).toMatchObject({
      status: 200,
      body: { events: [{ type: 'ReviewRecorded', body: { experts: ['u-expert-2'] } }] },
    });
  });

  it('is made again by an expert whose declaration was entered by mistake, once that is corrected', async () => {
    const { planId } = await live(api, stepsBefore(special, 'review'));
    await takeIn('u-expert-3');
    const declared = await declare('u-expert-3', planId, true);
    const review = { gate: 'EXPERT_REVIEW', outcome: 'PASSED', by: 'water-bureau', experts: ['u-expert-3'] };
    const send = () => api.post(people.head, `/v1/plans/${planId}/review`, { body: review });
    expect(await send()).toMatchObject({ status: 409 });
    const target = declared.body.events[0].id;
    const correct = { body: { target, reason: '声明所指并非本预案' } };
    const at = '/v1/experts/u-expert-3/correct-expert';
    expect(await api.post(people.head, at, correct)).toMatchObject({ status: 403 });
    expect(await api.post(bureau, at, correct)).toMatchObject({
      status: 200,
      body: { item: { state: { declarations: [] } }, events: [{ type: 'EventCorrected' }] },
    });
    expect(await send()).toMatchObject({ status: 200 });
  });
});
