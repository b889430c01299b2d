import { Logger } from '@aws-lambda-powertools/logger';
import type { Context } from 'aws-lambda';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { instant } from '../../../events/civil-date.ts';
import { reminderStream } from '../../../events/identifiers.ts';
import { answersApi } from '../../../functions/answers/api.ts';
import { catchUp } from '../../../functions/notifier/catch-up.ts';
import { signLink } from '../../../functions/shared/links/signed-link.ts';
import { sweep } from '../../../functions/sweep/sweep.ts';
import { httpEvent } from '../../support/api/http-event.ts';
import { people } from '../../support/api/people.ts';
import { type District, openDistrict, SHIJINGSHAN } from '../../support/district.ts';
import { LINK_KEYS, notifierTools, startMailRelay } from '../../support/mail-relay.ts';
import { special, upTo } from '../../support/stories.ts';

const FILING = 'flood.SJS-31.v1';
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };
let district: District;
let relay: Awaited<ReturnType<typeof startMailRelay>>;
let api: ReturnType<typeof answersApi>;
beforeAll(async () => {
  [district, relay] = [await openDistrict(), await startMailRelay()];
  await district.registerOrganisations();
  await district.manager('water-bureau');
  await district.person('drafter', 'water-bureau', 'DRAFTER');
  await district.person('head', 'water-bureau', 'HEAD');
  await district.live('flood', upTo(special, 'issue'));
  await district.project();
  const deps = { ...district, views: district.reader, linkKeys: async () => LINK_KEYS };
  api = answersApi(deps, new Logger({ logLevel: 'SILENT' }));
});
afterAll(async () => {
  await relay.stop();
  await district.close();
});
/** Everything that ever arrived */
const inbox: string[] = [];
beforeEach(() => {
  relay.mails.length = 0;
});

/** A morning: what is due is issued, urgent messages and digests go out. */
async function morning(day: string) {
  await sweep({ ...district, views: district.reader }, instant(`${day}T00:30:00.000Z`));
  await district.project();
  const tools = { ...notifierTools(district, relay), index: district.index };
  await catchUp(tools, { now: instant(`${day}T01:00:00.000Z`), holder: day }, () => 300_000);
  inbox.push(...relay.mails.map(({ text = '' }) => text));
  await district.project();
}
const events = async (obligationId = FILING) =>
  (await district.ledger.load(SHIJINGSHAN, reminderStream(obligationId))).events;
const lines = async (obligationId = FILING) =>
  (await events(obligationId)).map(({ type, body }) =>
    'step' in body && 'recipient' in body ? `${type} ${body.step} ${body.recipient}` : type,
  );

/** The links of a mail, as a reader sees them. */
const linksIn = (text = ''): readonly string[] => text.match(/http\S+\/v1\/links\/\S+/g) ?? [];
async function linkOf(obligationId = FILING): Promise<string> {
  const wanted = linksIn(inbox.join('\n')).findLast((link) => {
    const [payload = ''] = link.split('/').at(-1)?.split('.') ?? [];
    return Buffer.from(payload, 'base64url').toString().includes(`"${obligationId}"`);
  });
  if (!wanted) throw new Error(`no link for ${obligationId}`);
  return new URL(wanted).pathname;
}
async function call(
  method: 'GET' | 'POST',
  target: string,
  more: object = {},
  at = '2026-06-01T02:00:00.000Z',
) {
  const event = httpEvent({ method, target, headers: {}, at, requestId: 'r', ...more });
  const result = await api(event, {} as Context);
  return { status: result.statusCode, headers: result.headers ?? {}, body: String(result.body) };
}
const post = (target: string, fields: Record<string, string>, at?: string) =>
  call('POST', target, { headers: FORM, body: new URLSearchParams(fields).toString() }, at);

describe('the link of a message', () => {
  let link: string;
  beforeAll(async () => {
    await morning('2026-06-01');
    link = await linkOf();
  });

  it('opens a small page that records nothing, however often a scanner follows it', async () => {
    const before = await district.ledger.tail(SHIJINGSHAN);
    const pages = [await call('GET', link), await call('GET', link)];
    expect(pages.map(({ status }) => status)).toEqual([200, 200]);
    expect(await district.ledger.tail(SHIJINGSHAN)).toEqual(before);
    const [page] = pages;
    expect(page?.body).toContain('备案');
    expect(page?.body).toContain('《石景山区防汛应急预案》');
    expect(page?.body).toContain('max="2026-06-05"');
    expect(page?.body).not.toMatch(/<script|src=|<link/);
    expect(page?.headers['Content-Security-Policy']).toContain("form-action 'self'");
    expect(page?.headers['Content-Type']).toBe('text/html; charset=utf-8');
  });

  it('refuses a snooze beyond the last working day before it is due, on the page, and records nothing', async () => {
    const answer = await post(link, { answer: 'snooze', until: '2026-06-09', reason: '印制中' });
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('2026-06-05');
    expect((await lines()).at(-1)).toBe('ReminderSent T-5wd drafter');
  });

  it('puts the reminder off: it comes again on the day that was asked for, and not before', async () => {
    const until = { answer: 'snooze', until: '2026-06-04', reason: '印制中' };
    expect((await post(link, until)).body).toContain('2026年6月4日');
    expect((await post(link, until)).status).toBe(200);
    expect((await lines()).filter((line) => line.startsWith('ReminderSnoozed'))).toHaveLength(1);
    await district.project();
    relay.mails.length = 0;
    // T-3wd falls into the snooze: it is issued and dropped; the other duties are told of.
    await morning('2026-06-03');
    expect((await lines()).slice(-2)).toEqual([
      'ReminderIssued T-3wd drafter',
      'ReminderDropped T-3wd drafter',
    ]);
    expect(relay.mails.map(({ text }) => text).join()).not.toContain('备案 ·');
    await morning('2026-06-04');
    expect((await lines()).at(-1)).toBe('ReminderSent T-5wd drafter');
    expect(relay.mails.at(-1)?.text).toContain('备案 ·');
  });

  it('acknowledges once, and the next step goes to nobody higher', async () => {
    await morning('2026-06-05');
    const urgent = await linkOf();
    expect((await post(urgent, { answer: 'acknowledge' })).body).toContain('正在办理');
    expect((await post(urgent, { answer: 'acknowledge' })).status).toBe(200);
    expect((await lines()).filter((line) => line.startsWith('ReminderAcknowledged'))).toEqual([
      'ReminderAcknowledged T-1wd drafter',
    ]);
    await district.project();
    await morning('2026-06-08');
    expect((await lines()).filter((line) => line.startsWith('ReminderIssued T '))).toEqual([
      'ReminderIssued T drafter',
    ]);
    // Nobody acknowledged the copies: they climb to the head on the due day.
    expect(await lines('flood.SJS-31-COPY.v1')).toContain('ReminderIssued T head');
    expect(
      (await events('flood.SJS-31-COPY.v1')).filter(({ type }) => type === 'ReminderEscalated'),
    ).toMatchObject([{ body: { to: 'HEAD', because: 'UNACKNOWLEDGED', step: 'T' } }]);
  });

  it('offers no snooze where there is no choice, and refuses one that is asked for', async () => {
    const due = await linkOf();
    expect((await call('GET', due, {}, '2026-06-08T02:00:00.000Z')).body).not.toContain('name="until"');
    const answer = await post(
      due,
      { answer: 'snooze', until: '2026-06-09', reason: '明天' },
      '2026-06-08T02:00:00.000Z',
    );
    expect(answer.status).toBe(409);
  });

  it('is no good when it was altered, cut, signed by somebody else or has expired', async () => {
    const token = link.split('/').at(-1) ?? '';
    const [payload = '', signature = ''] = token.split('.');
    const content = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const other = Buffer.from(JSON.stringify({ ...content, p: 'head' })).toString('base64url');
    const foreign = signLink(
      {
        ledger: SHIJINGSHAN,
        obligationId: FILING,
        reminderId: content.r,
        person: content.p,
        organisation: content.g,
        language: 'zh',
        expires: instant('2027-01-01T00:00:00.000Z'),
      },
      [Buffer.alloc(32, 8)],
    );
    const before = await district.ledger.tail(SHIJINGSHAN);
    for (const bad of [`${other}.${signature}`, `${payload.slice(0, -4)}.${signature}`, foreign])
      expect((await post(`/v1/links/${bad}`, { answer: 'acknowledge' })).status).toBe(404);
    expect((await call('GET', '/v1/links/nonsense')).status).toBe(400);
    const late = await post(link, { answer: 'acknowledge' }, '2026-07-02T00:00:00.000Z');
    expect([late.status, late.body.includes('已过期')]).toEqual([410, true]);
    expect(await district.ledger.tail(SHIJINGSHAN)).toEqual(before);
  });

  it('takes a form and nothing else', async () => {
    const json = { headers: { 'Content-Type': 'application/json' }, body: '{"answer":"acknowledge"}' };
    expect((await call('POST', link, json)).status).toBe(415);
    expect((await post(link, { answer: 'delete' })).status).toBe(422);
  });
});

describe('an answer of somebody who is signed in', () => {
  const idOf = async (step: string) => {
    const found = (await events('flood.SJS-31-COPY.v1')).find(
      ({ type, body }) => type === 'ReminderIssued' && body.step === step && body.recipient === 'drafter',
    );
    return found && 'reminderId' in found.body ? String(found.body.reminderId) : '';
  };
  const answer = (
    reminderId: string,
    verb: string,
    body: object,
    as: object = people.drafter,
    key = 'key-12345',
  ) =>
    call(
      'POST',
      `/v1/reminders/${reminderId}/${verb}`,
      {
        as,
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
        body: JSON.stringify(body),
      },
      '2026-06-08T03:00:00.000Z',
    );
  const obligationId = 'flood.SJS-31-COPY.v1';

  it('is recorded with the state of the reminder, and repeated by the same key', async () => {
    const id = await idOf('T');
    const first = await answer(id, 'acknowledge', { obligationId });
    expect([first.status, JSON.parse(first.body).reminder.status]).toEqual([200, 'ACKNOWLEDGED']);
    const again = await answer(id, 'acknowledge', { obligationId });
    expect(again.headers['Idempotent-Replayed']).toBe('true');
    expect(JSON.parse(again.body)).toEqual(JSON.parse(first.body));
  });

  it('is refused to everybody else, for reminders that do not exist, and where there is no choice', async () => {
    const id = await idOf('T');
    const head = { ...people.head, sub: 'somebody' };
    expect((await answer(id, 'acknowledge', { obligationId }, head, 'key-of-another')).status).toBe(403);
    expect(
      (await answer('f'.repeat(32), 'acknowledge', { obligationId }, people.drafter, 'key-none-1')).status,
    ).toBe(404);
    const snooze = { obligationId, until: '2026-06-09', reason: '明天' };
    const refused = await answer(id, 'snooze', snooze, people.drafter, 'key-snooze-1');
    expect([
      refused.status,
      JSON.parse(refused.body).errors.map(({ code }: { code: string }) => code),
    ]).toEqual([409, ['STEP_FIRM', 'SNOOZE_TOO_LONG']]);
  });
});
