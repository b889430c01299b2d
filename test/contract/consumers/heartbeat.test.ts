import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { instant } from '../../../events/civil-date.ts';
import { catchUp } from '../../../functions/notifier/catch-up.ts';
import { sweep } from '../../../functions/sweep/sweep.ts';
import { type District, openDistrict } from '../../support/district.ts';
import { notifierTools, startMailRelay } from '../../support/mail-relay.ts';
import { special, upTo } from '../../support/stories.ts';

let district: District;
let relay: Awaited<ReturnType<typeof startMailRelay>>;
beforeAll(async () => {
  [district, relay] = [await openDistrict(), await startMailRelay()];
  await district.registerOrganisations();
  await district.manager('water-bureau');
  await district.person('admin', 'district-government', 'ADMIN');
  await district.person('drafter', 'water-bureau', 'DRAFTER');
  await district.change('admin', { language: 'en' });
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

const run = (day: string) => sweep({ ...district, views: district.reader }, instant(`${day}T00:30:00.000Z`));
const tick = (day: string, hour = '01') =>
  catchUp(
    { ...notifierTools(district, relay), index: district.index },
    { now: instant(`${day}T${hour}:00:00.000Z`), holder: `${day} ${hour}` },
    () => 300_000,
  );
const toAdmin = () =>
  relay.mails
    .filter(({ to }) => JSON.stringify(to).includes('admin@'))
    .map(({ subject, text }) => ({ subject, text }));

describe('the sign of life', () => {
  // 4 May 2026 is a Monday.
  it('reaches every administrator on a Monday, once, also when nothing is due', async () => {
    // Before the first sweep there is nothing to say.
    expect((await tick('2026-04-27')).heartbeats).toBe(0);
    await run('2026-05-04');
    expect((await tick('2026-05-04')).heartbeats).toBe(1);
    expect((await tick('2026-05-04', '02')).heartbeats).toBe(0);
    expect(toAdmin()).toEqual([
      {
        subject: '[Plan Ledger] Weekly sign of life, Monday 4 May 2026: reminders are running',
        text: expect.stringContaining('Last complete sweep：Monday 4 May 2026 08:30'),
      },
    ]);
    expect(toAdmin()[0]?.text).toContain('Reminders unsent for more than a day：none');
  });

  it('goes out on no other day, and not at night', async () => {
    expect((await tick('2026-05-05')).heartbeats).toBe(0);
    expect((await tick('2026-05-11', '00')).heartbeats).toBe(0);
  });

  it('says so when sweeps have stopped, or when reminders are stuck', async () => {
    expect((await tick('2026-05-11')).heartbeats).toBe(1);
    expect(toAdmin()[0]?.subject).toContain('NOT running well');
    relay.mails.length = 0;
    await run('2026-05-16');
    await district.project();
    await run('2026-05-18');
    await district.change('drafter', { preferences: null });
    relay.be('LATER');
    await tick('2026-05-16').catch(() => undefined);
    relay.be('TAKE');
    const stuck = await catchUp(
      {
        ...notifierTools(district, relay),
        index: { ...district.index, undelivered: district.index.undelivered },
      },
      { now: instant('2026-05-18T01:00:00.000Z'), holder: 'monday' },
      () => 300_000,
    );
    expect(stuck.heartbeats).toBe(1);
  });

  it('knows of no sweep that left something undone', async () => {
    const before = await district.sweeps.last('110107' as never);
    const append = () => Promise.reject(new Error('engine down'));
    await expect(
      sweep(
        { ...district, views: district.reader, ledger: { ...district.ledger, append } },
        instant('2026-05-25T00:30:00.000Z'),
      ),
    ).rejects.toThrow();
    expect(await district.sweeps.last('110107' as never)).toBe(before);
    await run('2026-05-25');
    expect(await district.sweeps.last('110107' as never)).toBe('2026-05-25T00:30:00.000Z');
  });
});
