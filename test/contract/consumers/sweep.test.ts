import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instant } from '../../../events/civil-date.ts';
import { PlanId, reminderStream } from '../../../events/identifiers.ts';
import { sweep } from '../../../functions/sweep/sweep.ts';
import { type District, openDistrict, SHIJINGSHAN } from '../../support/district.ts';
import { special, upTo } from '../../support/stories.ts';

const FILING = 'flood.SJS-31.v1';
/** Half past eight in Beijing */
const morning = (day: string) => instant(`${day}T00:30:00.000Z`);

let district: District;
beforeAll(async () => {
  district = await openDistrict();
  await district.registerOrganisations();
  await district.manager('water-bureau');
  await district.person('drafter', 'water-bureau', 'DRAFTER');
  await district.person('head', 'water-bureau', 'HEAD');
  await district.person('governor', 'district-government', 'HEAD');
  await district.person('bureau', 'emergency-bureau', 'BUREAU');
  await district.live('flood', upTo(special, 'issue'));
  await district.project();
});
afterAll(() => district.close());

const run = (day: string) => sweep({ ...district, views: district.reader }, morning(day));

async function issued(obligationId = FILING) {
  const { events } = await district.ledger.load(SHIJINGSHAN, reminderStream(obligationId));
  return events.flatMap((event) =>
    event.type === 'ReminderIssued' ? [`${event.body.step} ${event.body.recipient}`] : [],
  );
}

describe('the sweep', () => {
  it('issues nothing before anything is due, and reads nothing that is not', async () => {
    expect(await run('2026-05-10')).toEqual({ ledgers: 1, looked: 0, issued: 0 });
  });

  it('tells the handler of a duty on the day it opens, once, however often it runs', async () => {
    const first = await run('2026-05-11');
    expect(first.issued).toBe(3);
    expect(await issued()).toEqual(['OPEN drafter']);
    expect((await run('2026-05-11')).issued).toBe(0);
    await district.project();
    expect(await run('2026-05-12')).toMatchObject({ looked: 0, issued: 0 });
  });

  it('issues each step once when several run at the same moment', async () => {
    const runs = await Promise.all([run('2026-05-25'), run('2026-05-25'), run('2026-05-25')]);
    expect(runs.reduce((sum, { issued: n }) => sum + n, 0)).toBe(3);
    expect(await issued()).toEqual(['OPEN drafter', 'T-10wd drafter']);
    await district.project();
  });

  it('makes up for missed days with one reminder, not with one for each', async () => {
    // T-5wd on 1 June and T-3wd on 3 June were missed; on the 4th the later one stands for both. The publicity of art. 34
    // has a shorter ladder: its only step so far is the fourth reminder.
    expect((await run('2026-06-04')).issued).toBe(4);
    expect(await issued('flood.SJS-34.v1')).toEqual(['T-5wd drafter']);
    expect(await issued()).toEqual(['OPEN drafter', 'T-10wd drafter', 'T-3wd drafter']);
    await district.project();
  });

  it('does not remind of a duty that was met after the views were made', async () => {
    await district.live('flood', upTo(special, 'file'), upTo(special, 'issue').length);
    const { looked } = await run('2026-06-08');
    expect(looked).toBeGreaterThan(0);
    expect(await issued()).not.toContain('T drafter');
    await district.project();
    expect(await issued('flood.SJS-31-COPY.v1')).toEqual(expect.arrayContaining(['T drafter', 'T head']));
  });

  it('climbs to the obligor and the bureau while nobody acts', async () => {
    await run('2026-06-09');
    await district.project();
    await run('2026-06-16');
    await district.project();
    const told = await issued('flood.SJS-31-COPY.v1');
    expect(told).toEqual(expect.arrayContaining(['T+1wd governor', 'T+6wd bureau']));
    expect(new Set(told).size).toBe(told.length);
  });

  it('leaves the plan’s own stream alone', async () => {
    const { version } = await district.ledger.load(SHIJINGSHAN, `plan:${PlanId.parse('flood')}` as never);
    expect(version).toBe(upTo(special, 'file').length);
  });
});
