import { Logger } from '@aws-lambda-powertools/logger';
import type { Context } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_PREFERENCES } from '../../../domain/reminder/preferences.ts';
import { PersonId } from '../../../events/identifiers.ts';
import { preferencesApi } from '../../../functions/preferences/api.ts';
import { dynamoPersonalDirectory } from '../../../functions/shared/directory/people.ts';
import { httpEvent } from '../../support/api/http-event.ts';
import { type Asking, people } from '../../support/api/people.ts';
import { type District, openDistrict, SHIJINGSHAN } from '../../support/district.ts';

let district: District;
let api: ReturnType<typeof preferencesApi>;
beforeAll(async () => {
  district = await openDistrict();
  await district.person('drafter', 'water-bureau', 'DRAFTER');
  await district.person('zhao', 'water-bureau', 'AUDITOR');
  await district.person('stranger', 'housing-commission', 'DRAFTER');
  await district.change('drafter', { phone: '+8613800000000' });
  api = preferencesApi(
    dynamoPersonalDirectory(district.client, 'Directory'),
    new Logger({ logLevel: 'SILENT' }),
  );
});
afterAll(() => district.close());

async function call(as: Asking, body?: object) {
  const headers: Record<string, string> = body
    ? { 'Content-Type': 'application/json', 'Idempotency-Key': 'preferences-1' }
    : {};
  const event = httpEvent({
    method: body ? 'POST' : 'GET',
    target: '/v1/me/preferences',
    headers,
    body: body && JSON.stringify(body),
    as,
    at: '2026-06-01T02:00:00.000Z',
    requestId: 'r',
  });
  const { statusCode, body: text } = await api(event, {} as Context);
  return { status: statusCode, body: JSON.parse(String(text)) };
}
const wishes = {
  language: 'en',
  channels: ['SMS'],
  digest: false,
  quietHours: { from: '18:00', to: '09:00' },
  leave: { from: '2026-06-01', to: '2026-06-05', delegate: 'zhao' },
};
const faults = ({ body }: Awaited<ReturnType<typeof call>>) =>
  body.errors.map(({ code, pointer }: { code: string; pointer: string }) => `${code} ${pointer}`);

describe('one’s own preferences', () => {
  it('are the defaults at first, with the channels that the directory has an address for', async () => {
    expect(await call(people.drafter)).toEqual({
      status: 200,
      body: {
        person: 'drafter',
        language: 'zh',
        preferences: DEFAULT_PREFERENCES,
        reach: ['EMAIL', 'SMS'],
      },
    });
  });

  it('are kept as they are stated, and by nothing else of the entry', async () => {
    expect((await call(people.drafter, wishes)).status).toBe(200);
    const { language, ...preferences } = wishes;
    expect((await call(people.drafter)).body).toMatchObject({ language, preferences });
    const entry = await district.people.find(SHIJINGSHAN, PersonId.parse('drafter'));
    expect(entry).toMatchObject({
      email: 'drafter@example.invalid',
      phone: '+8613800000000',
      roles: ['DRAFTER'],
      language,
      preferences,
    });
  });

  it('replace what was: a leave that is not stated again is gone', async () => {
    const { leave: _, ...rest } = wishes;
    expect((await call(people.drafter, rest)).body.preferences.leave).toBeUndefined();
    expect((await call(people.drafter)).body.preferences.leave).toBeUndefined();
  });

  it('are refused with every reason at once, and then nothing changes', async () => {
    const before = await call(people.drafter);
    const refused = await call(people.drafter, {
      ...wishes,
      channels: ['EMAIL', 'BOT'],
      leave: { from: '2026-05-01', to: '2026-05-29', delegate: 'stranger' },
    });
    expect([refused.status, faults(refused)]).toEqual([
      422,
      ['NO_ADDRESS /channels/1', 'LEAVE_OVER /leave/to', 'NOT_A_COLLEAGUE /leave/delegate'],
    ]);
    for (const delegate of ['drafter', 'nobody-there'])
      expect(faults(await call(people.drafter, { ...wishes, leave: { ...wishes.leave, delegate } }))).toEqual(
        ['NOT_A_COLLEAGUE /leave/delegate'],
      );
    expect(
      (await call(people.drafter, { ...wishes, quietHours: { from: '08:00', to: '20:00' } })).status,
    ).toBe(422);
    expect((await call(people.drafter, { ...wishes, email: 'x@example.invalid' })).status).toBe(422);
    expect(await call(people.drafter)).toEqual(before);
  });

  it('are nobody’s who is not in the directory', async () => {
    expect((await call(people.auditor)).status).toBe(404);
    expect((await call(people.auditor, wishes)).status).toBe(404);
  });

  it('do not overwrite what was changed at the same moment', async () => {
    const directory = dynamoPersonalDirectory(district.client, 'Directory');
    const send = district.client.send.bind(district.client);
    let meddled = false;
    district.client.send = (async (command: { constructor: { name: string } }, ...rest: unknown[]) => {
      if (command.constructor.name === 'PutItemCommand' && !meddled) {
        meddled = true;
        await district.change('zhao', { email: 'new@example.invalid' });
      }
      return (send as (...all: unknown[]) => unknown)(command, ...rest);
    }) as typeof district.client.send;
    const zhao = PersonId.parse('zhao');
    const saved = await directory.save(SHIJINGSHAN, zhao, {
      language: 'zh',
      preferences: DEFAULT_PREFERENCES,
    });
    district.client.send = send;
    expect(saved).toBe(false);
    expect((await district.people.find(SHIJINGSHAN, zhao))?.email).toBe('new@example.invalid');
  });
});
