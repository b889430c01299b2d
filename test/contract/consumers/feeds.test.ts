import { Logger } from '@aws-lambda-powertools/logger';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import type { Context } from 'aws-lambda';
import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { feedsApi } from '../../../functions/feeds/api.ts';
import { rebuildViews } from '../../../functions/projector/rebuild.ts';
import { feeds } from '../../../functions/shared/operations/feeds.ts';
import { dynamoOperationsTable } from '../../../functions/shared/operations/operations-table.ts';
import { httpEvent } from '../../support/api/http-event.ts';
import { type Asking, people } from '../../support/api/people.ts';
import { type District, openDistrict, SHIJINGSHAN } from '../../support/district.ts';
import { icalFaults } from '../../support/ical-lint.ts';
import { special, upTo } from '../../support/stories.ts';

let district: District;
let api: ReturnType<typeof feedsApi>;
let made = 0;
beforeAll(async () => {
  district = await openDistrict();
  await district.registerOrganisations();
  await district.manager('water-bureau');
  await district.person('drafter', 'water-bureau', 'DRAFTER');
  await district.person('head', 'water-bureau', 'HEAD');
  await district.live('flood', upTo(special, 'issue'));
  await district.project();
  api = feedsApi(
    {
      feeds: feeds(dynamoOperationsTable(district.client, 'Operations')),
      people: district.people,
      views: district.reader,
      apiUrl: 'https://api.example.invalid/',
      consoleUrl: 'https://ledger.example.invalid',
      newToken: () => String(++made).padStart(32, '0'),
    },
    new Logger({ logLevel: 'SILENT' }),
  );
});
afterAll(() => district.close());

interface Options {
  readonly as?: Asking;
  readonly body?: object;
  readonly key?: string;
  readonly headers?: Record<string, string>;
  readonly at?: string;
}
async function call(method: 'GET' | 'POST', target: string, options: Options = {}) {
  const { as, body, key = `key-${Math.random()}`, headers = {}, at = '2026-05-12T02:00:00.000Z' } = options;
  const sent: Record<string, string> =
    method === 'POST' ? { 'Content-Type': 'application/json', 'Idempotency-Key': key } : {};
  const event = httpEvent({
    method,
    target,
    headers: { ...sent, ...headers },
    body: body && JSON.stringify(body),
    as,
    at,
    requestId: 'r',
  });
  const result = await api(event, {} as Context);
  return { status: result.statusCode, headers: result.headers ?? {}, text: String(result.body) };
}
const create = async (as: Asking, scope: string, at = '2026-05-13T02:00:00.000Z') =>
  JSON.parse((await call('POST', '/v1/feeds', { as, body: { scope }, at })).text) as {
    feed: { feedId: string };
    url: string;
  };
const pathOf = (url: string) => new URL(url).pathname;
const eventsOf = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    const status = component.getFirstPropertyValue('status');
    return [event.uid.split('@')[0], event.startDate.toString(), String(status), event.sequence].join(' ');
  });

describe('a calendar feed', () => {
  let url: string;
  let feedId: string;

  it('is made once for its key, and its address is told once and kept by nobody', async () => {
    const body = { scope: 'MINE' };
    const first = await call('POST', '/v1/feeds', { as: people.drafter, body, key: 'make-mine-1' });
    expect(first.status).toBe(201);
    ({
      url,
      feed: { feedId },
    } = JSON.parse(first.text));
    expect(url).toBe('https://api.example.invalid/v1/feeds/00000000000000000000000000000001.ics');
    const again = await call('POST', '/v1/feeds', { as: people.drafter, body, key: 'make-mine-1' });
    expect([again.status, JSON.parse(again.text).code]).toEqual([409, 'FEED_MADE_ALREADY']);
    const { Items } = await district.client.send(new ScanCommand({ TableName: 'Operations' }));
    expect(JSON.stringify(Items)).not.toContain('00000000000000000000000000000001');
  });

  it('is a well-formed calendar of what its person handles, without a sign-in', async () => {
    const { status, headers, text } = await call('GET', pathOf(url));
    expect([status, headers['Content-Type']]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(headers['Cache-Control']).toBe('private, max-age=3600');
    expect(icalFaults(text)).toEqual([]);
    const events = eventsOf(text);
    expect(events).toContain('flood.SJS-31.v1 2026-06-08 CONFIRMED 0');
    expect(events.some((line) => line.startsWith('o.water-bureau.SJS-36'))).toBe(true);
  });

  it('is not sent again to who has it', async () => {
    const { headers } = await call('GET', pathOf(url));
    const tag = String(headers['ETag']);
    const cached = await call('GET', pathOf(url), { headers: { 'If-None-Match': `"x", W/${tag}` } });
    expect([cached.status, cached.text, cached.headers['ETag']]).toEqual([304, '', tag]);
    expect((await call('GET', pathOf(url), { headers: { 'If-None-Match': '"x"' } })).status).toBe(200);
  });

  it('cancels a duty that was met with the next sequence number, for thirty days and more', async () => {
    await district.live('flood', upTo(special, 'file'), upTo(special, 'issue').length);
    await district.project();
    // Everything in this district is recorded on 2 March.
    const soon = await call('GET', pathOf(url), { at: '2026-03-03T02:00:00.000Z' });
    expect(eventsOf(soon.text)).toContain('flood.SJS-31.v1 2026-06-08 CANCELLED 1');
    const on = async (day: string) =>
      eventsOf((await call('GET', pathOf(url), { at: `${day}T02:00:00.000Z` })).text).some((line) =>
        line.includes('CANCELLED'),
      );
    expect([await on('2026-04-05'), await on('2026-07-01')]).toEqual([true, false]);
  });

  it('comes out the same when the views are built anew', async () => {
    const live = await district.items('g1');
    await rebuildViews({ ...district, views: district.writer }, SHIJINGSHAN, 'g2');
    expect(await district.items('g2')).toEqual(live);
  });

  it('of an organisation holds what it owes and handles; a person’s what they handle, a head’s both', async () => {
    await district.person('governor', 'district-government', 'HEAD');
    await district.person('clerk', 'district-government', 'DRAFTER');
    const government = (sub: string, ...roles: string[]): Asking => ({
      ...people.leader,
      sub,
      roles,
    });
    const lines = async (as: Asking, scope: string) =>
      eventsOf((await call('GET', pathOf((await create(as, scope)).url))).text).filter((line) =>
        line.startsWith('flood.'),
      );
    const whole = await lines(government('clerk', 'DRAFTER'), 'ORGANISATION');
    expect(whole.length).toBeGreaterThan(0);
    expect(await lines(government('clerk', 'DRAFTER'), 'MINE')).toEqual([]);
    expect(await lines(government('governor', 'HEAD'), 'MINE')).toEqual(whole);
  });

  it('is listed for its person and for the head, and revoked by either, for good', async () => {
    const list = async (as: Asking) =>
      JSON.parse((await call('GET', '/v1/feeds', { as })).text).items.map(
        (one: { feedId: string }) => one.feedId,
      );
    const own = await create(people.head, 'ORGANISATION');
    expect(await list(people.drafter)).toEqual([feedId]);
    expect(await list({ ...people.head, roles: ['HEAD'] })).toEqual([feedId, own.feed.feedId]);
    const revoke = (as: Asking, id: string) => call('POST', `/v1/feeds/${id}/revoke`, { as, body: {} });
    expect((await revoke(people.drafter, own.feed.feedId)).status).toBe(404);
    expect((await revoke(people.stranger, feedId)).status).toBe(404);
    expect((await call('GET', pathOf(url))).status).toBe(200);
    expect((await revoke({ ...people.head, roles: ['HEAD'] }, feedId)).status).toBe(200);
    expect((await call('GET', pathOf(url))).status).toBe(404);
    expect((await revoke(people.drafter, feedId)).status).toBe(200);
  });

  it('ends when its person leaves the organisation, and is not to be guessed', async () => {
    const { url: other } = await create(people.drafter, 'MINE');
    expect((await call('GET', pathOf(other))).status).toBe(200);
    await district.change('drafter', { organisation: 'housing-commission' });
    expect((await call('GET', pathOf(other))).status).toBe(404);
    expect((await call('GET', `/v1/feeds/${'f'.repeat(32)}.ics`)).status).toBe(404);
    expect((await call('GET', '/v1/feeds/short.ics')).status).toBe(400);
  });
});
