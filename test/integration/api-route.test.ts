import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { live } from '../support/api/lives.ts';
import { people } from '../support/api/people.ts';
import { registerOrganisations, startApi, type TestApi } from '../support/api/test-api.ts';
import { changing, special, upTo } from '../support/stories.ts';

let api: TestApi;
let flood = '';
let at = '';
beforeAll(async () => {
  api = await startApi();
  await registerOrganisations(api);
  flood = (await live(api, upTo(special, 'draft'))).planId;
  at = `/v1/plans/${flood}/route`;
  await api.project();
});
afterAll(() => api.stop());

describe('the road of a plan', () => {
  it('tells each step with its article, in Chinese by default', async () => {
    const { status, headers, body } = await api.get(people.drafter, at);
    expect(status).toBe(200);
    expect(headers).toMatchObject({ ETag: '"1"', 'Content-Language': 'zh-CN' });
    expect(body.route).toMatchObject({
      drafting: { status: 'RULED', article: '第十六条第一款' },
      approval: {
        ruleId: 'SJS-27.2a',
        sentence: expect.stringContaining('报区政府批准'),
        because: expect.arrayContaining(['体例：专项', '事件类别：自然灾害']),
        gatesAfterSubmission: ['COORDINATION_REVIEW', 'COLLECTIVE_DECISION', 'COMMAND_LEADER_REVIEW'],
        approvers: [[{ organisation: 'district-government' }]],
      },
      issuingName: { names: [[{ organisation: 'emergency-commission' }]] },
      filing: {
        legs: [
          { kind: 'FILING', to: [{ organisation: 'city-water-authority' }] },
          { kind: 'COPY', to: [{ organisation: 'city-emergency-bureau' }] },
          { kind: 'COPY', to: [{ organisation: 'housing-commission' }, { organisation: 'police-branch' }] },
        ],
      },
      disclosure: { audience: 'SOCIETY' },
    });
    expect(body.changes).toBeUndefined();
    expect(body.ledger).toMatchObject({ lag: 0, viewPosition: expect.any(Number) });
  });

  it('speaks the language of the caller', async () => {
    const { headers, body } = await api.get(people.drafter, at, { headers: { 'Accept-Language': 'en' } });
    expect(headers['Content-Language']).toBe('en');
    expect(body.route.approval.because).toContain('form: special (专项)');
  });

  it('is another one if the plan were another, step by step, and nothing is recorded', async () => {
    const tail = await api.tail();
    const { body } = await api.get(people.drafter, `${at}?incidentCategory=SOCIAL_SECURITY`);
    expect(body.route.approval.ruleId).not.toBe('SJS-27.2a');
    expect(body.changes.map(({ topic }: { topic: string }) => topic)).toContain('approval');
    const change = body.changes.find(({ topic }: { topic: string }) => topic === 'approval');
    expect(change).toMatchObject({
      now: expect.stringContaining('（第二十七条）'),
      becomes: expect.stringContaining('第二十七条'),
    });
    expect(change.now).not.toBe(change.becomes);
    const same = await api.get(people.drafter, `${at}?incidentCategory=NATURAL_DISASTER`);
    expect(same.body.changes).toEqual([]);
    expect(await api.tail()).toBe(tail);
  });

  it('asks what must be known first where an axis were unknown', async () => {
    const { body } = await api.get(people.drafter, `${at}?incidentCategory=UNKNOWN&purpose=UNKNOWN`);
    expect(body.route.approval).toMatchObject({ status: 'UNDETERMINED' });
    expect(body.route.approval.missing).toContain('incidentCategory');
    expect(body.route.approval.questions.length).toBeGreaterThan(0);
  });

  it('takes lists, yes or no, and a joint plan', async () => {
    const several = await api.get(
      people.drafter,
      `${at}?purpose=RESPONSE,MAJOR_EVENT&productionSafety=true&joint=SPECIAL`,
    );
    expect(several.body.route.approval).toMatchObject({
      because: expect.arrayContaining(['联合预案：参照专项管理']),
    });
    const internal = await api.get(people.drafter, `${at}?secrecy=INTERNAL`);
    expect(internal.body.route.disclosure).toMatchObject({ exempted: { article: expect.any(String) } });
  });

  it.each([
    ['incidentCategory=STORM', 'incidentCategory', 'NOT_ONE_OF'],
    ['purpose=RESPONSE,FUN', 'purpose.1', 'NOT_ONE_OF'],
    ['colour=red', 'colour', 'UNKNOWN_PARAMETER'],
  ])('supposed as %s is 400', async (query, parameter, code) => {
    expect(await api.get(people.drafter, `${at}?${query}`)).toMatchObject({
      status: 400,
      body: { errors: [{ parameter, code }] },
    });
  });

  it('is told as it was known then', async () => {
    const plan = await live(api, upTo(changing(special, 'draft', { title: '排水应急预案' }), 'draft'));
    const stated = await api.post(people.drafter, `/v1/plans/${plan.planId}/state-attributes`, {
      body: { attributes: { incidentCategory: 'SOCIAL_SECURITY' }, basis: '核对', on: '2026-03-03' },
    });
    const position = stated.body.position - 1;
    const route = `/v1/plans/${plan.planId}/route`;
    const then = (await api.get(people.drafter, `${route}?position=${position}`)).body;
    expect(then.ledger.asOf).toEqual({ position, instant: expect.any(String) });
    expect(then.route.approval.because).toContain('事件类别：自然灾害');
    expect((await api.get(people.drafter, route)).body.route.approval).not.toEqual(then.route.approval);
  });

  it('of an INTERNAL plan is nothing to those who have no part in it', async () => {
    const [, draft] = upTo(special, 'draft').at(-1) as [string, { attributes: object }];
    const attributes = { ...draft.attributes, secrecy: 'INTERNAL' };
    const { planId } = await live(api, [['draft', { ...draft, title: '内部预案', attributes }]]);
    for (const query of ['', '?form=DEPARTMENTAL', '?position=9999'])
      expect(await api.get(people.stranger, `/v1/plans/${planId}/route${query}`)).toMatchObject({
        status: 404,
        body: { code: 'PLAN_UNKNOWN' },
      });
    expect(await api.get(people.auditor, `/v1/plans/${planId}/route`)).toMatchObject({ status: 200 });
  });
});
