import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_PREFERENCES } from '../../../domain/reminder/preferences.ts';
import { civilDate, instant } from '../../../events/civil-date.ts';
import { reminderStream } from '../../../events/identifiers.ts';
import { type CatchUpTools, catchUp } from '../../../functions/notifier/catch-up.ts';
import { sendDigest } from '../../../functions/notifier/digest.ts';
import { placeOf } from '../../../functions/notifier/notify.ts';
import { sweep } from '../../../functions/sweep/sweep.ts';
import { type District, openDistrict, SHIJINGSHAN } from '../../support/district.ts';
import { notifierTools, startMailRelay } from '../../support/mail-relay.ts';
import { special, upTo } from '../../support/stories.ts';

const FILING = 'flood.SJS-31.v1';
let district: District;
let relay: Awaited<ReturnType<typeof startMailRelay>>;
beforeAll(async () => {
  [district, relay] = [await openDistrict(), await startMailRelay()];
  await district.registerOrganisations();
  await district.manager('water-bureau');
  await district.person('drafter', 'water-bureau', 'DRAFTER');
  await district.person('zhao', 'water-bureau', 'AUDITOR');
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

const at = (day: string, beijing: string) => instant(new Date(`${day}T${beijing}:00+08:00`).toISOString());
/** Issues what is due on a morning. */
async function issue(day: string) {
  await sweep({ ...district, views: district.reader }, at(day, '08:30'));
  await district.project();
}
/** One run of the notifier's schedule. */
async function tick(day: string, beijing: string, change: Partial<CatchUpTools> = {}) {
  const tools = { ...notifierTools(district, relay), index: district.index, ...change };
  const run = { now: at(day, beijing), holder: `tick ${day} ${beijing}` };
  const report = await catchUp(tools, run, () => 300_000);
  await district.project();
  return report;
}
const told = async (obligationId = FILING) =>
  (await district.ledger.load(SHIJINGSHAN, reminderStream(obligationId))).events.map(({ type, body }) =>
    'step' in body ? `${type} ${body.step}` : type,
  );

describe('the digest', () => {
  it('waits for nine o’clock, and is one mail for everything that is not urgent', async () => {
    await issue('2026-05-11');
    expect((await tick('2026-05-11', '08:45')).digests.SENT).toBe(0);
    expect(relay.mails).toHaveLength(0);
    expect((await tick('2026-05-11', '09:00')).digests).toMatchObject({ SENT: 1, FAILED: 0 });
    expect(relay.mails).toHaveLength(1);
    const [mail] = relay.mails;
    expect(mail?.subject).toBe(
      '[预案台账] 待办摘要（3 项）：还剩 20 个工作日 备案 · 《石景山区防汛应急预案》等',
    );
    expect(mail?.messageId).toMatch(/^<[0-9a-f]{32}@example\.invalid>$/);
    for (const part of [
      '以后 (3)',
      '备案 · 《石景山区防汛应急预案》',
      '2026年6月8日（周一） · 还剩 20 个工作日 · 确定 · 第三十一条第（二）项',
      'http://127.0.0.1:3000/?plan=flood',
    ])
      expect(mail?.text).toContain(part);
    expect(mail?.html).toContain('<a href="http://127.0.0.1:3000/?plan=flood">');
    expect(await told()).toEqual(['ReminderIssued OPEN', 'ReminderSent OPEN']);
  });

  it('is sent once a day however often the schedule rings, and on the same day to nobody twice', async () => {
    expect((await tick('2026-05-11', '09:15')).digests).toMatchObject({ SENT: 0, ALREADY_SENT: 0 });
    expect(relay.mails).toHaveLength(0);
  });

  it('goes out again under its Message-ID when it is not known whether the relay took it', async () => {
    await issue('2026-05-25');
    relay.be('HANG_UP');
    await expect(tick('2026-05-25', '09:00')).rejects.toThrow(AggregateError);
    relay.be('TAKE');
    expect((await tick('2026-05-25', '09:15')).digests.SENT).toBe(1);
    expect(relay.mails).toHaveLength(2);
    expect(new Set(relay.mails.map(({ messageId }) => messageId)).size).toBe(1);
    expect((await told()).at(-1)).toBe('ReminderSent T-10wd');
  });

  it('records what a crash left unrecorded, without sending again', async () => {
    await issue('2026-06-01');
    const append = () => Promise.reject(new Error('engine down'));
    await expect(tick('2026-06-01', '09:00', { ledger: { ...district.ledger, append } })).rejects.toThrow();
    expect(relay.mails).toHaveLength(1);
    expect((await told()).at(-1)).toBe('ReminderIssued T-5wd');
    expect((await tick('2026-06-01', '09:15')).digests).toMatchObject({ SENT: 0, ALREADY_SENT: 1 });
    expect(relay.mails).toHaveLength(1);
    expect((await told()).at(-1)).toBe('ReminderSent T-5wd');
  });

  it('waits for the end of the reader’s quiet hours', async () => {
    const quietHours = { from: '20:00', to: '10:00' };
    await district.change('drafter', { preferences: { ...DEFAULT_PREFERENCES, quietHours } });
    await issue('2026-06-03');
    expect((await tick('2026-06-03', '09:45')).digests).toMatchObject({ SENT: 0, WAITING: 1 });
    expect((await tick('2026-06-03', '20:00')).digests).toMatchObject({ SENT: 0, WAITING: 0 });
    expect((await tick('2026-06-04', '10:00')).digests.SENT).toBe(1);
    expect(relay.mails).toHaveLength(1);
    expect(relay.mails[0]?.subject).toBe(
      '[预案台账] 待办摘要（3 项）：还剩 2 个工作日 备案 · 《石景山区防汛应急预案》等',
    );
  });

  it('goes to whoever stands in, and says for whom', async () => {
    const leave = { from: '2026-06-15', to: '2026-06-17', delegate: 'zhao' };
    await district.change('drafter', { name: '李拟稿', preferences: { ...DEFAULT_PREFERENCES, leave } });
    await issue('2026-06-16');
    expect((await tick('2026-06-16', '09:00')).digests.SENT).toBe(1);
    const digest = relay.mails.find(({ subject }) => subject?.includes('待办摘要'));
    expect(digest?.to).toMatchObject({ value: [{ address: 'zhao@example.invalid' }] });
    expect(digest?.text).toContain('代李拟稿办理');
    expect(digest?.subject).toContain('已逾期');
  });

  it('leaves out what was met meanwhile, and is not sent when nothing is left', async () => {
    await district.change('drafter', { preferences: DEFAULT_PREFERENCES });
    await issue('2026-06-24');
    const { length } = upTo(special, 'issue');
    await district.live('flood', upTo(special, 'file'), length);
    expect((await tick('2026-06-24', '09:00')).digests.SENT).toBe(1);
    expect(relay.mails[0]?.text).not.toContain('备案 ·');
    expect((await told()).at(-1)).toMatch(/^ReminderDropped/);
  });

  it('that the relay refuses is recorded for each of its reminders, and asks for a person when nobody is above', async () => {
    const alarms: string[] = [];
    const log = {
      ...district.log,
      error: (_: string, { alarm }: Record<string, unknown>) => alarms.push(String(alarm)),
    };
    await issue('2026-07-02');
    relay.be('NEVER');
    const report = await tick('2026-07-02', '09:00', { log });
    expect(report.digests.FAILED).toBe(1);
    const events = await told('flood.SJS-31-COPY.v1');
    expect(events.at(-1)).toMatch(/^ReminderFailed/);
    expect(alarms).toContain('NOBODY_TO_REMIND');
  });
});

describe('a reminder of a digest that its reader put off', () => {
  let other: District;
  beforeAll(async () => {
    other = await openDistrict();
    await other.registerOrganisations();
    await other.manager('water-bureau');
    await other.person('drafter', 'water-bureau', 'DRAFTER');
    await other.live('flood', upTo(special, 'issue'));
    await other.project();
  });
  afterAll(() => other.close());

  it('stays put off when the same day’s digest is looked at again, and comes on its day', async () => {
    await sweep({ ...other, views: other.reader }, at('2026-05-11', '08:30'));
    await other.project();
    const tools = { ...notifierTools(other, relay), index: other.index };
    const run = (day: string, beijing: string) =>
      catchUp(tools, { now: at(day, beijing), holder: `${day} ${beijing}` }, () => 300_000);
    expect((await run('2026-05-11', '09:00')).digests.SENT).toBe(1);
    const stream = reminderStream(FILING);
    const { events, version } = await other.ledger.load(SHIJINGSHAN, stream);
    const sent = events.at(-1);
    if (sent?.type !== 'ReminderSent') throw new Error('not sent');
    const { messageId: _, attempt: __, ...identity } = sent.body;
    const body = { ...identity, until: civilDate('2026-05-13'), reason: '周三印毕', via: 'API' as const };
    const snoozed = { type: 'ReminderSnoozed' as const, occurredOn: civilDate('2026-05-11'), body };
    await other.append(stream, version, [snoozed], at('2026-05-11', '09:10'));
    await other.project();
    const types = async () =>
      (await other.ledger.load(SHIJINGSHAN, stream)).events.slice(version).map(({ type }) => type);
    const place = await placeOf(tools, { ledger: SHIJINGSHAN });
    const again = await sendDigest(tools, place, identity.recipient, [], 'again', at('2026-05-11', '14:15'));
    expect([again, await types()]).toEqual(['ALREADY_SENT', ['ReminderSnoozed']]);
    expect((await run('2026-05-13', '09:00')).digests.SENT).toBe(1);
    expect(await types()).toEqual(['ReminderSnoozed', 'ReminderSent']);
    expect(relay.mails.at(-1)?.text).toContain('备案 ·');
  });
});

describe('a reminder that can’t reach its reader', () => {
  let other: District;
  beforeAll(async () => {
    other = await openDistrict();
    await other.registerOrganisations();
    await other.manager('water-bureau');
    await other.person('drafter', 'water-bureau', 'DRAFTER');
    await other.person('head', 'water-bureau', 'HEAD');
    await other.change('drafter', { email: null });
    await other.live('flood', upTo(special, 'issue'));
    await other.project();
  });
  afterAll(() => other.close());

  it('goes to the next capacity in which there is somebody, in the same commit, and they are mailed', async () => {
    await sweep({ ...other, views: other.reader }, at('2026-05-11', '08:30'));
    await other.project();
    const tools = { ...notifierTools(other, relay), index: other.index };
    const run = (beijing: string) =>
      catchUp(tools, { now: at('2026-05-11', beijing), holder: beijing }, () => 300_000);
    expect((await run('09:00')).digests).toMatchObject({ SENT: 0, FAILED: 1 });
    await other.project();
    const { commits } = await other.ledger.load(SHIJINGSHAN, reminderStream(FILING));
    expect(commits.map(({ events }) => events.map(({ type }) => type))).toEqual([
      ['ReminderIssued'],
      ['ReminderFailed', 'ReminderEscalated', 'ReminderIssued'],
    ]);
    expect(commits[1]?.events.map(({ body }) => body)).toMatchObject([
      { reason: 'NO_ADDRESS', recipient: 'drafter' },
      { to: 'HEAD', because: 'UNDELIVERABLE' },
      { recipient: 'head', capacity: 'HEAD', step: 'OPEN', urgency: 'DIGEST' },
    ]);
    expect((await run('09:15')).digests).toMatchObject({ SENT: 1, FAILED: 0 });
    expect(relay.mails.map(({ to }) => to)).toMatchObject([{ value: [{ address: 'head@example.invalid' }] }]);
  });
});
