import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_PREFERENCES } from '../../../domain/reminder/preferences.ts';
import { instant } from '../../../events/civil-date.ts';
import { reminderStream } from '../../../events/identifiers.ts';
import { catchUp } from '../../../functions/notifier/catch-up.ts';
import { recordReport, SesReport } from '../../../functions/notifier/delivery-report.ts';
import type { BotMessage } from '../../../functions/shared/bot/group-bot.ts';
import type { Sms } from '../../../functions/shared/sms/sms.ts';
import { sweep } from '../../../functions/sweep/sweep.ts';
import { type District, openDistrict, SHIJINGSHAN } from '../../support/district.ts';
import { notifierTools, startMailRelay } from '../../support/mail-relay.ts';
import { special, upTo } from '../../support/stories.ts';

const FILING = 'flood.SJS-31.v1';
let district: District;
let relay: Awaited<ReturnType<typeof startMailRelay>>;
const texts: Sms[] = [];
const groups: BotMessage[] = [];
beforeAll(async () => {
  [district, relay] = [await openDistrict(), await startMailRelay()];
  await district.registerOrganisations();
  await district.manager('water-bureau');
  await district.person('drafter', 'water-bureau', 'DRAFTER');
  await district.person('head', 'water-bureau', 'HEAD');
  await district.change('drafter', {
    phone: '+8613800000000',
    bot: { kind: 'WECOM', url: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k' },
    preferences: { ...DEFAULT_PREFERENCES, channels: ['EMAIL', 'SMS', 'BOT'] },
  });
  await district.live('flood', upTo(special, 'issue'));
  await district.project();
});
afterAll(async () => {
  await relay.stop();
  await district.close();
});
beforeEach(() => {
  relay.mails.length = 0;
  texts.length = 0;
  groups.length = 0;
});

/** A transport that takes everything and keeps it. */
const keeping = <M>(messages: M[]) => ({
  async send(message: M) {
    messages.push(message);
    return { status: 'ACCEPTED', response: 'ok' } as const;
  },
});
const tools = () => ({
  ...notifierTools(district, relay),
  index: district.index,
  sms: keeping(texts),
  bot: keeping(groups),
});
async function morning(day: string) {
  await sweep({ ...district, views: district.reader }, instant(`${day}T00:30:00.000Z`));
  await district.project();
  const report = await catchUp(tools(), { now: instant(`${day}T01:00:00.000Z`), holder: day }, () => 300_000);
  await district.project();
  return report;
}
const events = async (obligationId = FILING) =>
  (await district.ledger.load(SHIJINGSHAN, reminderStream(obligationId))).events;
const reportOf = (eventType: string, key: string, more: object = {}) =>
  SesReport.parse({
    source: 'aws.ses',
    time: '2026-06-08T01:00:09Z',
    detail: { eventType, mail: { tags: { message: [key] } }, ...more },
  });
const keyOf = (messageId = '') => messageId.slice(1).split('@')[0] ?? '';

describe('a person who wants all channels', () => {
  it('gets digests by mail alone', async () => {
    await morning('2026-06-01');
    expect([relay.mails.length, texts.length, groups.length]).toEqual([1, 0, 0]);
  });

  it('gets what is urgent by each of them, once, and each is recorded', async () => {
    await morning('2026-06-05');
    const filing = groups.filter(({ text }) => text.includes('备案 ·'));
    expect(filing).toHaveLength(1);
    expect(texts.filter(({ variables }) => variables.duty === '备案')).toHaveLength(1);
    expect(texts[0]).toMatchObject({ phone: '+8613800000000', language: 'zh', attempt: 1 });
    const sent = (await events()).filter(
      ({ type, body }) => type === 'ReminderSent' && body.step === 'T-1wd',
    );
    expect(sent.map(({ body }) => 'channel' in body && body.channel).sort()).toEqual(['BOT', 'EMAIL', 'SMS']);
  });

  it('shows a group no link that is one’s own', () => {
    expect(groups.map(({ text }) => text).join()).not.toContain('/v1/links/');
  });

  it('never has an address, a number or a webhook in the ledger', async () => {
    const ledger = JSON.stringify(await events());
    for (const secret of ['13800000000', 'drafter@', 'webhook', 'qyapi'])
      expect(ledger).not.toContain(secret);
  });

  it('is not taken for out of reach while one channel works', async () => {
    await district.change('drafter', { phone: '+8613900000000', bot: null });
    const without = { ...tools(), sms: undefined };
    await sweep({ ...district, views: district.reader }, instant('2026-06-08T00:30:00.000Z'));
    await district.project();
    const { sms: _, ...noSms } = without;
    const run = { now: instant('2026-06-08T01:00:00.000Z'), holder: 'no-sms' };
    expect((await catchUp(noSms, run, () => 300_000)).urgent.FAILED).toBeGreaterThan(0);
    await district.project();
    const failed = (await events()).filter(({ type }) => type === 'ReminderFailed');
    expect(failed.map(({ body }) => body)).toMatchObject([
      { channel: 'SMS', reason: 'NO_ADDRESS', step: 'T' },
    ]);
    expect(
      (await events()).filter(({ body }) => 'because' in body && body.because === 'UNDELIVERABLE'),
    ).toEqual([]);
  });
});

describe('what SES reports of a mail', () => {
  const sentTo = async (recipient: string) =>
    (await events()).flatMap((event) =>
      event.type === 'ReminderSent' && event.body.recipient === recipient && event.body.channel === 'EMAIL'
        ? [keyOf(event.body.messageId)]
        : [],
    );

  it('that it arrived is recorded once for its reminder', async () => {
    const key = (await sentTo('head')).at(-1) ?? '';
    expect(await recordReport(tools(), reportOf('Delivery', key))).toBe('RECORDED');
    expect(await recordReport(tools(), reportOf('Delivery', key))).toBe('RECORDED');
    const delivered = (await events()).filter(({ type }) => type === 'ReminderDelivered');
    expect(delivered.map(({ body }) => 'recipient' in body && body.recipient)).toEqual(['head']);
  });

  it('of a digest is recorded for every reminder in it', async () => {
    const [first] = await sentTo('drafter');
    expect(await recordReport(tools(), reportOf('Delivery', first ?? ''))).toBe('RECORDED');
    for (const id of [FILING, 'flood.SJS-31-COPY.v1'])
      expect(
        (await events(id)).some(({ type, body }) => type === 'ReminderDelivered' && body.step === 'T-5wd'),
      ).toBe(true);
  });

  it('that it came back for good makes it fail, without the address; the head knows already', async () => {
    const key = (await sentTo('drafter')).at(-1) ?? '';
    const bounce = {
      bounce: {
        bounceType: 'Permanent',
        bouncedRecipients: [{ diagnosticCode: 'smtp; 550 5.1.1 <drafter@example.invalid> unknown' }],
      },
    };
    await recordReport(tools(), reportOf('Bounce', key, bounce));
    const last = (await events()).at(-1);
    expect(last).toMatchObject({
      type: 'ReminderFailed',
      body: { reason: 'BOUNCED', detail: 'smtp; 550 5.1.1 <…> unknown' },
    });
  });

  it('that may pass, or speaks of no mail of ours, changes nothing', async () => {
    const before = await district.ledger.tail(SHIJINGSHAN);
    const key = (await sentTo('head')).at(-1) ?? '';
    const passing = { bounce: { bounceType: 'Transient', bouncedRecipients: [] } };
    expect(await recordReport(tools(), reportOf('Bounce', key, passing))).toBe('PASSING');
    expect(await recordReport(tools(), reportOf('Delivery', 'f'.repeat(32)))).toBe('UNKNOWN_MESSAGE');
    expect(await district.ledger.tail(SHIJINGSHAN)).toEqual(before);
  });
});
