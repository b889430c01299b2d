import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { before, live } from '../support/api/lives.ts';
import { people } from '../support/api/people.ts';
import { type Reply, registerOrganisations, startApi, type TestApi } from '../support/api/test-api.ts';
import { special } from '../support/stories.ts';

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
const drill = { form: 'TABLETOP', organiser: 'water-bureau', scenario: '特大暴雨', participants: 46 };

describe('issuing', () => {
  let planId = '';
  beforeAll(async () => {
    planId = (await live(api, before(special, 'issue'))).planId;
  });
  beforeEach(remember);
  afterEach(expectUntouched);

  const issue = (body: object) =>
    api.post(people.head, `/v1/plans/${planId}/issue`, {
      body: {
        documentNo: '石应急委发〔2026〕4号',
        inNameOf: ['emergency-commission'],
        on: '2026-05-11',
        ...body,
      },
    });

  it('in a name that the law does not allow is refused with article 30', async () => {
    const reply = await issue({ inNameOf: ['water-bureau'] });
    expect(reply.status).toBe(422);
    expect(reply.body.errors).toContainEqual(
      expect.objectContaining({ article: expect.stringContaining('第三十条') }),
    );
  });

  it.each([
    ['石应急委发[2026]4号'],
    ['石应急委发〔2026〕第4号'],
    ['石应急委发〔2026〕04号'],
    ['石应急委发〔2026〕4'],
    ['SJS-2026-4'],
  ])('under the number %s is refused for its form', async (documentNo) => {
    const reply = await issue({ documentNo });
    expect(reply.status).toBe(422);
    expect(reply.body.errors[0]).toMatchObject({
      pointer: '/documentNo',
      code: expect.stringMatching(/^DOCUMENT_NUMBER/),
    });
  });

  it('before its approval, or in the future, is refused', async () => {
    expect(codes(await issue({ on: '2026-05-01' }))).toContain('DATE_OUT_OF_ORDER');
    expect(codes(await issue({ on: '2026-11-25', documentNo: '石应急委发〔2026〕4号' }))).toContain(
      'DATE_IN_FUTURE',
    );
  });

  it('names everything that is wrong at once', async () => {
    const reply = await issue({
      documentNo: '石应急委发[2026]4号',
      inNameOf: ['water-bureau'],
      on: '2026-12-01',
      distribution: ['nobody'],
    });
    expect(codes(reply)).toEqual(
      expect.arrayContaining(['DOCUMENT_NUMBER_BRACKETS', 'DATE_IN_FUTURE', 'UNKNOWN_ORGANISATION']),
    );
  });
});

describe('a document number', () => {
  it('that another plan holds is refused, also before the views know of it', async () => {
    const upToIssue = special.slice(0, special.findIndex(([name]) => name === 'issue') + 1);
    const first = await live(api, upToIssue);
    const second = await live(api, before(special, 'issue'));
    await remember();
    const [, body] = upToIssue.at(-1) ?? [];
    const reply = await api.post(people.head, `/v1/plans/${second.planId}/issue`, { body });
    expect(reply).toMatchObject({ status: 422, body: { errors: [{ pointer: '/documentNo' }] } });
    expect(reply.body.detail).toContain(first.planId);
    await expectUntouched();
    await api.project();
    expect(await api.post(people.head, `/v1/plans/${second.planId}/issue`, { body })).toMatchObject({
      status: 422,
    });
    await expectUntouched();
  });
});

describe('drilling a plan in force', () => {
  let planId = '';
  beforeAll(async () => {
    const steps = before(special, 'file').map((step) =>
      step[0] === 'issue' ? ([step[0], { ...step[1], documentNo: '石应急委发〔2026〕77号' }] as const) : step,
    );
    planId = (await live(api, steps)).planId;
    await remember();
  });
  afterEach(expectUntouched);

  it.each([
    ['before it took effect', '2026-05-20', 'DATE_OUT_OF_ORDER'],
    ['in the future', '2026-11-25', 'DATE_IN_FUTURE'],
  ])('%s is refused', async (_, on, code) => {
    const reply = await api.post(people.head, `/v1/plans/${planId}/drill`, { body: { ...drill, on } });
    expect(reply).toMatchObject({ status: 422, body: { code, errors: [{ pointer: '/on' }] } });
  });
});
