import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_PREFERENCES } from '../../../domain/reminder/preferences.ts';
import { instant } from '../../../events/civil-date.ts';
import { reminderStream } from '../../../events/identifiers.ts';
import { catchUp } from '../../../functions/notifier/catch-up.ts';
import { deliverBatch } from '../../../functions/notifier/deliver-batch.ts';
import { busEventsOf } from '../../../functions/shared/bus-event.ts';
import { sweep } from '../../../functions/sweep/sweep.ts';
import { type District, openDistrict, SHIJINGSHAN } from '../../support/district.ts';
import { notifierTools, startMailRelay } from '../../support/mail-relay.ts';
import { special, upTo } from '../../support/stories.ts';

const FILING = 'flood.SJS-31.v1';
const COPIES = 'flood.SJS-31-COPY.v1';
let district: District;
let relay: Awaited<ReturnType<typeof startMailRelay>>;
beforeAll(async () => {
  [district, relay] = [await openDistrict(), await startMailRelay()];
  await district.registerOrganisations();
  await district.manager('water-bureau');
  await district.person('drafter', 'water-bureau', 'DRAFTER');
  // Everything by itself; digests have a test file of their own.
  await district.change('drafter', { preferences: { ...DEFAULT_PREFERENCES, digest: false } });
  await district.live('flood', upTo(special, 'issue'));
  await district.project();
});
afterAll(async () => {
  await relay.stop();
  await district.close();
});
beforeEach(() => {
  relay.be('TAKE');
  relay.mails.length = 0;
});

const tools = () => notifierTools(district, relay);

/** Issues what is due on a day and gives the queue's messages for one duty. */
async function messages(day: string, obligationId = FILING, at = `${day}T00:31:00Z`) {
  await sweep({ ...district, views: district.reader }, instant(`${day}T00:30:00.000Z`));
  await district.project();
  const { commits } = await district.ledger.load(SHIJINGSHAN, reminderStream(obligationId));
  const last = commits.findLast(({ events }) => events.some(({ type }) => type === 'ReminderIssued'));
  if (!last) throw new Error(`nothing was issued on ${day}`);
  const issued = busEventsOf(last).filter(({ type }) => type === 'ReminderIssued');
  return issued.map((detail, index) => ({
    messageId: `${day}-${index}`,
    body: JSON.stringify({ 'detail-type': detail.type, detail }),
    attributes: { ApproximateFirstReceiveTimestamp: String(Date.parse(at)) } as never,
  }));
}
const types = async (obligationId = FILING) =>
  (await district.ledger.load(SHIJINGSHAN, reminderStream(obligationId))).events.map((event) => event.type);

describe('the notifier', () => {
  it('mails what is owed, by when, by which article, once, with a Message-ID of its own', async () => {
    const batch = await messages('2026-05-11');
    expect(await deliverBatch(tools(), batch)).toEqual({ batchItemFailures: [] });
    expect(await deliverBatch(tools(), batch)).toEqual({ batchItemFailures: [] });
    expect(relay.mails).toHaveLength(1);
    const [mail] = relay.mails;
    expect(mail?.subject).toBe(
      '[预案台账] 还剩 20 个工作日：《石景山区防汛应急预案》 备案（第三十一条第（二）项）2026年6月8日（周一）前',
    );
    expect(mail?.messageId).toMatch(/^<[0-9a-f]{32}@example\.invalid>$/);
    for (const part of [
      '北京市水务局',
      '石景山区水务局',
      '自 2026-05-11 的次日起算',
      '区专项应急预案报上级相应牵头部门备案',
    ])
      expect(mail?.text).toContain(part);
    expect(mail?.html).toContain('http://127.0.0.1:3000/?plan=flood');
    expect(await types()).toEqual(['ReminderIssued', 'ReminderSent']);
  });

  it('gives a message back to the queue when the relay says later, and sends it the next time', async () => {
    const batch = await messages('2026-05-25');
    relay.be('LATER');
    expect(await deliverBatch(tools(), batch)).toEqual({
      batchItemFailures: [{ itemIdentifier: '2026-05-25-0' }],
    });
    relay.be('TAKE');
    expect(await deliverBatch(tools(), batch)).toEqual({ batchItemFailures: [] });
    expect(relay.mails).toHaveLength(1);
  });

  it('sends again with the same Message-ID when the connection broke after the last dot', async () => {
    const batch = await messages('2026-06-01');
    relay.be('HANG_UP');
    expect((await deliverBatch(tools(), batch)).batchItemFailures).toHaveLength(1);
    relay.be('TAKE');
    await deliverBatch(tools(), batch);
    expect(relay.mails.map(({ messageId }) => messageId)).toEqual([
      relay.mails[0]?.messageId,
      relay.mails[0]?.messageId,
    ]);
    const { events } = await district.ledger.load(SHIJINGSHAN, reminderStream(FILING));
    const attempts = events.flatMap((event) => (event.type === 'ReminderSent' ? [event.body.attempt] : []));
    // The ledger says that the last one may have arrived twice; so was the one before, which the relay put off.
    expect(attempts).toEqual([1, 2, 2]);
  });

  it('makes a recording good that failed after the mail went out, without sending again', async () => {
    const batch = await messages('2026-06-03');
    const failing = { ...district.ledger, append: () => Promise.reject(new Error('engine down')) };
    expect((await deliverBatch({ ...tools(), ledger: failing }, batch)).batchItemFailures).toHaveLength(1);
    expect(relay.mails).toHaveLength(1);
    expect(await deliverBatch(tools(), batch)).toEqual({ batchItemFailures: [] });
    expect(relay.mails).toHaveLength(1);
    expect((await types()).at(-1)).toBe('ReminderSent');
  });

  it('records what the relay refuses for good, without the address that the relay names', async () => {
    const batch = await messages('2026-06-05');
    relay.be('NEVER');
    expect(await deliverBatch(tools(), batch)).toEqual({ batchItemFailures: [] });
    const { events } = await district.ledger.load(SHIJINGSHAN, reminderStream(FILING));
    expect(events.at(-1)).toMatchObject({
      type: 'ReminderFailed',
      body: { reason: 'REFUSED_BY_TRANSPORT', detail: expect.stringContaining('no such user') },
    });
    expect(JSON.stringify(events)).not.toContain('@example.invalid"');
    expect(JSON.stringify(events.at(-1))).not.toContain('drafter@');
  });

  it('leaves what is not overdue for the end of the quiet hours', async () => {
    const evening = await messages('2026-06-05', COPIES, '2026-06-05T13:00:00Z');
    expect(await deliverBatch(tools(), evening)).toEqual({ batchItemFailures: [] });
    expect(relay.mails).toHaveLength(0);
    expect((await types(COPIES)).at(-1)).toBe('ReminderIssued');
    await deliverBatch(tools(), await messages('2026-06-05', COPIES, '2026-06-06T00:31:00Z'));
    expect(relay.mails.map(({ subject }) => subject)).toEqual([expect.stringContaining('抄送')]);
  });

  it('delivers by its schedule what the queue lost', async () => {
    await messages('2026-06-08');
    const look = (hour: string) =>
      catchUp(
        { ...tools(), index: district.index },
        { now: instant(`2026-06-08T${hour}:00:00.000Z`), holder: `tick ${hour}` },
        () => 300_000,
      );
    const { urgent, troubled } = await look('01');
    // Filing, copies, disclosure and publicity, once each: of what was not delivered before only the last step matters.
    expect([urgent.SENT, urgent.FAILED, troubled]).toEqual([4, 0, 0]);
    expect(relay.mails.every((mail) => mail.subject?.includes('今日到期'))).toBe(true);
    await district.project();
    expect((await look('02')).urgent).toEqual({
      SENT: 0,
      DROPPED: 0,
      WAITING: 0,
      ALREADY_SETTLED: 0,
      FAILED: 0,
    });
  });

  it('sends what is overdue at night too', async () => {
    await deliverBatch(tools(), await messages('2026-06-09', COPIES, '2026-06-09T13:00:00Z'));
    expect(relay.mails.map(({ subject }) => subject)).toEqual([expect.stringContaining('已逾期 1 个工作日')]);
  });

  it('never nags about a duty that was met before the mail went out', async () => {
    const batch = await messages('2026-06-09');
    await district.live('flood', upTo(special, 'file'), upTo(special, 'issue').length);
    await deliverBatch(tools(), batch);
    expect(relay.mails).toHaveLength(0);
    const { events } = await district.ledger.load(SHIJINGSHAN, reminderStream(FILING));
    expect(events.at(-1)).toMatchObject({ type: 'ReminderDropped', body: { reason: 'DUTY_MET' } });
  });

  it('gives back a message that is no reminder, and delivers the others of its batch', async () => {
    const stray = { messageId: 'stray', body: 'not json', attributes: { SentTimestamp: '0' } as never };
    expect(await deliverBatch(tools(), [stray])).toEqual({
      batchItemFailures: [{ itemIdentifier: 'stray' }],
    });
  });
});
