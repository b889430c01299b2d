import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { live } from '../support/api/lives.ts';
import { people } from '../support/api/people.ts';
import {
  type Options,
  type Reply,
  registerOrganisations,
  startApi,
  type TestApi,
} from '../support/api/test-api.ts';
import { filingPapers, special } from '../support/stories.ts';

let api: TestApi;
let tail = '';
beforeAll(async () => {
  api = await startApi();
  await registerOrganisations(api);
  await api.project();
});
afterAll(() => api.stop());

/** Whatever a refused request was, the ledger ends where it ended. */
const expectUntouched = async (): Promise<void> => expect(await api.tail()).toBe(tail);
const remember = async (): Promise<void> => {
  tail = await api.tail();
};

const codes = ({ body }: Reply): string[] => body.errors.map((error: { code: string }) => error.code);
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
};
const drill = { form: 'TABLETOP', organiser: 'water-bureau', scenario: '特大暴雨', participants: 46 };

describe('a request that is badly made', () => {
  beforeEach(remember);
  afterEach(expectUntouched);

  const post = (options: Options, target = '/v1/plans') => api.post(people.drafter, target, options);

  it('is told every field that is unknown, of the wrong type, missing or no date, with its pointer', async () => {
    const body = { title: 7, attributes: { form: 'NOVEL', colour: 'red' }, on: '2026-02-30', owner: 'me' };
    const reply = await post({ body });
    expect(reply).toMatchObject({ status: 422, body: { type: '/docs#invalid-command' } });
    expect(
      reply.body.errors
        .map(({ pointer, code }: { pointer: string; code: string }) => `${pointer} ${code}`)
        .sort(),
    ).toEqual([
      '/attributes/colour UNKNOWN_FIELD',
      '/attributes/form NOT_ONE_OF',
      '/on NO_SUCH_DATE',
      '/owner UNKNOWN_FIELD',
      '/title WRONG_TYPE',
    ]);
  });

  it('is answered in the language it asks for', async () => {
    const zh = await post({ body: { ...draft, on: '2026-02-30' } });
    const en = await post({ body: { ...draft, on: '2026-02-30' }, headers: { 'Accept-Language': 'en-GB' } });
    expect(zh.headers['Content-Language']).toBe('zh-CN');
    expect(zh.body.errors[0].detail).toBe('须为真实存在的日期，格式为 YYYY-MM-DD');
    expect(en.headers['Content-Language']).toBe('en');
    expect(en.body).toMatchObject({
      title: 'The request does not meet the requirements',
      code: 'NO_SUCH_DATE',
    });
  });

  it('without an Idempotency-Key is told so together with what is wrong in its body', async () => {
    const reply = await post({ body: { ...draft, on: 'soon' }, key: null });
    expect(reply.status).toBe(400);
    expect(reply.body.errors).toMatchObject([
      { header: 'Idempotency-Key', code: 'MISSING' },
      { pointer: '/on', code: 'NO_SUCH_DATE' },
    ]);
  });

  it.each([['short'], ['has a space in it'], ['x'.repeat(129)], ['换一个标识标识标识']])(
    'with the key %j is refused',
    async (key) => {
      expect(await post({ body: draft, key })).toMatchObject({
        status: 400,
        body: { code: 'MALFORMED_KEY' },
      });
    },
  );

  it.each([['3'], ['W/"3"'], ['"3", "4"'], ['"03"'], ['"x"'], ['']])(
    'with If-Match %j is refused',
    async (tag) => {
      const reply = await post({ body: drill, headers: { 'If-Match': tag } }, '/v1/plans/some-plan/drill');
      expect(reply).toMatchObject({
        status: 400,
        body: { code: 'MALFORMED_ETAG', errors: [{ header: 'If-Match' }] },
      });
    },
  );

  it.each([
    ['{"title": ', 'MALFORMED_JSON'],
    ['', 'BODY_MISSING'],
    ['{"__proto__": {"admin": true}, "title": "石景山区预案"}', 'MALFORMED_JSON'],
  ])('with the body %j is 400', async (text, code) => {
    expect(await post({ text })).toMatchObject({ status: 400, body: { code, type: '/docs#malformed-json' } });
  });

  it.each([['null'], ['[]'], ['"text"'], ['17']])(
    'with the JSON %s, which is no object, is 422',
    async (text) => {
      expect(await post({ text })).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '', code: 'WRONG_TYPE' }] },
      });
    },
  );

  it('of another content type is 415', async () => {
    const reply = await post({
      text: 'title=x',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    });
    expect(reply).toMatchObject({ status: 415, body: { code: 'NOT_JSON' } });
  });

  it.each([
    ['1 MB', 1_000_000],
    ['just over the limit', 256 * 1024],
  ])('of %s is 413 before anything is parsed', async (_, size) => {
    const reply = await post({ text: JSON.stringify({ ...draft, title: 'x'.repeat(size) }) });
    expect(reply).toMatchObject({ status: 413, body: { code: 'BODY_TOO_LARGE' } });
  });

  it('is measured in bytes, not in characters', async () => {
    const reply = await post({ text: `{"title":"${'案'.repeat(90_000)}"}` });
    expect(reply.status).toBe(413);
  });

  it('with ten thousand faults gets a bounded answer', async () => {
    const body = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`f${i}`, 1]));
    const reply = await post({ body });
    expect(reply.status).toBe(422);
    expect(codes(reply)).toHaveLength(501);
    expect(codes(reply).at(-1)).toBe('MORE_FAULTS');
  });

  it.each([
    ['GET', '/v1/nothing', 404, 'NO_SUCH_ROUTE'],
    ['POST', '/v1/plans/some-plan/explode', 404, 'NO_SUCH_ROUTE'],
    ['POST', '/v1/calendar/working-days', 405, 'METHOD_NOT_ALLOWED'],
    ['GET', '/v1/plans/some-plan/issue', 405, 'METHOD_NOT_ALLOWED'],
  ] as const)('to %s %s is %i', async (method, target, status, code) => {
    const send = method === 'GET' ? api.get : api.post;
    const reply = await send(people.drafter, target, method === 'POST' ? { body: {} } : {});
    expect(reply).toMatchObject({ status, body: { code } });
    if (status === 405) expect(reply.headers['Allow']).toBe(method === 'GET' ? 'POST' : 'GET');
  });

  it.each([
    ['?limit=0'],
    ['?limit=201'],
    ['?limit=1e2'],
    ['?limit='],
    ['?form=NOVEL'],
    ['?colour=red'],
    ['?cursor=%24%24'],
    ['?cursor=abc'],
    ['?jurisdiction=110'],
  ])('for the register with %s is 400', async (query) => {
    const reply = await api.get(people.drafter, `/v1/plans${query}`);
    expect(reply).toMatchObject({ status: 400, body: { type: '/docs#invalid-request' } });
    expect(reply.body.errors[0].parameter).toBe(/\?(\w+)=/.exec(query)?.[1]);
  });

  it('without a sign-in, or with claims that name nobody, is 401', async () => {
    expect(await api.post(undefined, '/v1/plans', { body: draft })).toMatchObject({ status: 401 });
    expect(await api.get({ ...people.drafter, ledger: 'everything' }, '/v1/plans')).toMatchObject({
      status: 401,
      body: { code: 'NO_IDENTITY' },
    });
  });
});

describe('a command that the law or the state does not allow', () => {
  let planId = '';
  beforeAll(async () => {
    planId = (await live(api, special.slice(0, 1))).planId;
  });
  beforeEach(remember);
  afterEach(expectUntouched);

  const act = (command: string, body: object, as = people.head, options: Options = {}) =>
    api.post(as, `/v1/plans/${planId}/${command}`, { body, ...options });

  it('to issue before approval is a conflict that names the article', async () => {
    const reply = await act('issue', {
      documentNo: '石应急委发〔2026〕4号',
      inNameOf: ['emergency-commission'],
    });
    expect(reply).toMatchObject({
      status: 409,
      body: { code: 'WRONG_STAGE', article: expect.stringContaining('第') },
    });
  });

  it('to file before issue is a conflict', async () => {
    const reply = await act('file', {
      legs: [{ kind: 'FILING', recipient: 'city-water-authority' }],
      documents: filingPapers(),
    });
    expect(reply.status).toBe(409);
    expect(codes(reply)).toContain('WRONG_STAGE');
  });

  it('to disclose before issue is a conflict', async () => {
    const reply = await act('disclose', { channel: '区政府门户网站', audience: 'SOCIETY', form: 'FULL' });
    expect(reply.status).toBe(409);
  });

  it('to drill what was never in effect is a conflict', async () => {
    const reply = await act('drill', { ...drill, on: '2026-06-18' });
    expect(reply.status).toBe(409);
  });

  it('for an unknown organisation names it with its pointer', async () => {
    const reply = await api.post(people.drafter, '/v1/plans', {
      body: { ...draft, dutyBodies: ['no-such-bureau', 'police-branch', 'nor-this-one'] },
    });
    expect(reply.status).toBe(422);
    expect(reply.body.errors).toMatchObject([
      { pointer: '/dutyBodies/0', code: 'UNKNOWN_ORGANISATION', article: '第二条' },
      { pointer: '/dutyBodies/2', code: 'UNKNOWN_ORGANISATION' },
    ]);
  });

  it("on a foreign organisation's plan is forbidden with the article", async () => {
    const reply = await act(
      'submit',
      { submittedTo: 'emergency-bureau', documents: filingPapers() },
      people.stranger,
    );
    expect(reply).toMatchObject({ status: 403, body: { code: 'OTHER_ORGANISATION', article: '第五条' } });
  });

  it('by somebody whose role writes nothing is forbidden', async () => {
    for (const as of [people.leader, people.auditor, people.commission])
      expect(await act('trigger-revision', { code: 'OTHER', circumstance: '……' }, as)).toMatchObject({
        status: 403,
        body: { code: 'ROLE_NOT_ALLOWED' },
      });
  });

  it('on a plan that does not exist is 404', async () => {
    const reply = await api.post(people.head, '/v1/plans/no-such-plan/drill', { body: drill });
    expect(reply).toMatchObject({ status: 404, body: { code: 'PLAN_UNKNOWN' } });
  });

  it('from a stale If-Match is 412, with the current ETag and what changed', async () => {
    const reply = await act('repeal', { reason: '不再需要' }, people.head, {
      headers: { 'If-Match': '"0"' },
    });
    expect(reply).toMatchObject({ status: 412, headers: { ETag: '"1"' }, body: { code: 'STALE_VERSION' } });
    expect(reply.body.changes).toMatchObject([
      { version: 1, organisation: 'water-bureau', events: [{ type: 'PlanDrafted' }] },
    ]);
  });

  it('is not told what changed when it is not the caller’s to do', async () => {
    const reply = await act('repeal', { reason: '不再需要' }, people.stranger, {
      headers: { 'If-Match': '"0"' },
    });
    expect(reply).toMatchObject({ status: 403 });
    expect(reply.body.changes).toBeUndefined();
  });

  it('that states classified content is refused and names nothing of it', async () => {
    const title = '某绝密预案';
    const reply = await api.post(people.drafter, '/v1/plans', {
      body: { ...draft, title, attributes: { ...draft.attributes, secrecy: 'CLASSIFIED_STUB' } },
    });
    expect(reply).toMatchObject({ status: 422, body: { code: 'CLASSIFIED_CONTENT' } });
    expect(JSON.stringify(reply.body)).not.toContain(title);
  });

  it('with a fraction where only whole numbers are recorded is refused with its place', async () => {
    const replacement = { occurredOn: '2026-03-02', body: { title: '石景山区防汛应急预案', weight: 0.5 } };
    const reply = await act('correct', { target: '18.0', reason: '写错', replacement });
    expect(reply).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/replacement/body/weight', code: 'NOT_RECORDABLE' }] },
    });
  });
});

describe('a reused Idempotency-Key', () => {
  it('with another body, or for another command, is 422', async () => {
    const key = randomUUID();
    const first = await api.post(people.drafter, '/v1/plans', { body: draft, key });
    await remember();
    expect(first.status).toBe(201);
    const other = await api.post(people.drafter, '/v1/plans', {
      body: { ...draft, title: '另一件应急预案' },
      key,
    });
    expect(other).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
    await expectUntouched();
  });
});
