import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { people } from '../support/api/people.ts';
import { registerOrganisations, startApi, type TestApi } from '../support/api/test-api.ts';

/* Requests to delete a body: asked by one, decided by another, told to those who read the ledger. */

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
  await registerOrganisations(api);
  await api.project();
});
afterAll(() => api.stop());

const rename = async () => {
  const { body } = await api.get(people.auditor, '/v1/ledger?limit=200');
  return `${body.tail.position}.0`;
};
const redactions = '/v1/audit/redactions';
const ask = async () => ({ target: await rename(), ground: 'PERSONAL_DATA', reason: '误录个人电话' });

describe('a request to delete a body', () => {
  it('is made by the bureau or an administrator, and by nobody else', async () => {
    for (const who of [people.drafter, people.head, people.auditor, people.leader, people.desk])
      expect(await api.post(who, redactions, { body: await ask() })).toMatchObject({
        status: 403,
        body: { errors: [{ code: 'ROLE_NOT_ALLOWED', article: '个人信息保护法第四十七条' }] },
      });
  });

  it('says what is wrong with it', async () => {
    expect(
      await api.post(people.bureau, redactions, { body: { ...(await ask()), target: '9999.0' } }),
    ).toMatchObject({
      status: 404,
      body: { code: 'EVENT_UNKNOWN' },
    });
    expect(await api.post(people.bureau, redactions, { body: await ask() })).toMatchObject({
      status: 409,
      body: { errors: [{ code: 'CORRECT_FIRST', pointer: '/target' }] },
    });
    expect((await api.post(people.bureau, redactions, { body: { target: 'x' } })).status).toBe(422);
  });

  it('is told, decided by somebody else, and told again', async () => {
    const renamed = await api.post(people.admin, '/v1/organisations/water-bureau/rename', {
      body: { name: '石景山区水务局（新）', reason: '机构更名' },
    });
    const target = renamed.status < 300 ? renamed.body.events[0].id : undefined;
    const body = { target, ground: 'PERSONAL_DATA', reason: '误录个人电话' };
    const asked = await api.post(people.bureau, redactions, { body, key: 'ask-once-0001' });
    expect(asked).toMatchObject({
      status: 201,
      body: { redactions: [{ target, outcome: 'PENDING', by: 'bureau' }] },
    });
    const again = await api.post(people.bureau, redactions, { body, key: 'ask-once-0001' });
    expect([again.body, again.headers['Idempotent-Replayed']]).toEqual([asked.body, 'true']);
    const { request } = asked.body.redactions[0];
    expect(await api.post(people.bureau, `${redactions}/${request}/approve`, { body: {} })).toMatchObject({
      status: 403,
      body: { code: 'SAME_PERSON' },
    });
    expect(await api.post(people.commission, `${redactions}/99.0/approve`, { body: {} })).toMatchObject({
      status: 404,
      body: { code: 'REQUEST_UNKNOWN' },
    });
    const tried = await api.post(people.commission, `${redactions}/${request}/approve?dryRun=true`, {
      body: {},
    });
    expect(tried).toMatchObject({ status: 200, body: { dryRun: true } });
    expect(await api.post(people.commission, `${redactions}/${request}/approve`, { body: {} })).toMatchObject(
      {
        status: 201,
        body: { events: [{ type: 'BodyRedacted', body: { target, request } }] },
      },
    );
    const { body: list } = await api.get(people.auditor, '/v1/ledger/redactions');
    expect(list.items).toMatchObject([{ request, outcome: 'APPROVED' }]);
    expect((await api.get(people.drafter, '/v1/ledger/redactions')).status).toBe(403);
    expect(
      await api.post(people.commission, `${redactions}/${request}/refuse`, { body: { reason: '迟了' } }),
    ).toMatchObject({
      status: 409,
      body: { code: 'REQUEST_SETTLED' },
    });
  });
});

describe('another key for the checkpoints', () => {
  it('is recorded by an administrator', async () => {
    const key = (id: string) => `plan-ledger/110107+${id}+AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=`;
    const body = { from: key('0a1b2c3d'), to: key('4e5f6071'), reason: '密钥到期更换' };
    expect((await api.post(people.bureau, '/v1/audit/checkpoint-key', { body })).status).toBe(403);
    expect(await api.post(people.admin, '/v1/audit/checkpoint-key', { body })).toMatchObject({
      status: 201,
      body: { events: [{ type: 'CheckpointKeyRotated' }] },
    });
  });
});
