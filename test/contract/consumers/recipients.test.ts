import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { civilDate, instant } from '../../../events/civil-date.ts';
import { OrganisationId, PlanId, planStream, reminderStream } from '../../../events/identifiers.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import { sweep } from '../../../functions/sweep/sweep.ts';
import { type District, openDistrict, SHIJINGSHAN } from '../../support/district.ts';
import { planAfter } from '../../support/scenario.ts';
import { special, upTo } from '../../support/stories.ts';

/* Whom a step reaches when the directory has nobody in the capacity that the ladder names. */

let district: District;
beforeAll(async () => {
  district = await openDistrict();
  await district.registerOrganisations();
  await district.person('bureau', 'emergency-bureau', 'BUREAU');
  await ledBy('river', 'fengtai-water');
  await ledBy('flood', 'water-bureau');
  await district.project();
});
afterAll(() => district.close());

/** A plan as of the day of its issue, prepared by another body than the story's: in another district, jointly with this one. */
async function ledBy(name: string, body: string): Promise<void> {
  const planId = PlanId.parse(name);
  const joint = { regions: ['110107', '110106'], treatedAs: 'SPECIAL' as const };
  const { history } = planAfter(upTo(special, 'issue'), { planId });
  for (const [version, events] of [...Map.groupBy(history, ({ position }) => position).values()].entries())
    await district.append(
      planStream(planId),
      version,
      events.map(({ type, occurredOn, body: said }) => {
        if (type !== 'PlanDrafted') return { type, occurredOn, body: said } as NewEvent;
        const attributes = { ...said.attributes, ...(body !== 'water-bureau' && { joint }) };
        const preparingBody = OrganisationId.parse(body);
        return { type, occurredOn, body: { ...said, attributes, preparingBody } } as NewEvent;
      }),
    );
}

const run = async (day: string) => {
  const report = await sweep(
    { ...district, views: district.reader },
    instant(`${civilDate(day)}T00:30:00.000Z`),
  );
  await district.project();
  return report;
};

const told = async (obligationId: string) =>
  (await district.ledger.load(SHIJINGSHAN, reminderStream(obligationId))).events.flatMap((event) => {
    if (event.type === 'ReminderIssued')
      return [`${event.body.step} ${event.body.capacity} ${event.body.recipient}`];
    if (event.type !== 'ReminderEscalated' || event.body.because !== 'VACANT') return [];
    return [`${event.body.step} nobody as ${event.body.vacant}, told as ${event.body.to}`];
  });

describe('a duty whose organisation the directory has nobody of', () => {
  it('is told to the bureau, and the vacancy stands on record', async () => {
    await run('2026-05-11');
    const expected = [
      'OPEN nobody as HANDLER, told as BUREAU',
      'OPEN nobody as HEAD, told as BUREAU',
      'OPEN BUREAU bureau',
    ];
    expect(await told('flood.SJS-31.v1')).toEqual(expected);
    expect(await told('river.SJS-31.v1')).toEqual(expected);
  });

  it('is told to those of this district who take part in a plan that another one leads', async () => {
    await district.person('liu', 'housing-commission', 'DRAFTER');
    await district.person('wu', 'housing-commission', 'HEAD');
    await run('2026-05-25');
    expect(await told('river.SJS-31.v1')).toEqual(
      expect.arrayContaining(['T-10wd nobody as HANDLER, told as HANDLER', 'T-10wd HANDLER liu']),
    );
    expect(await told('flood.SJS-31.v1')).toContain('T-10wd BUREAU bureau');
  });

  it('is told to the head while nobody handles it, and to nobody of the bureau besides', async () => {
    await district.person('chen', 'water-bureau', 'HEAD');
    await run('2026-06-01');
    expect((await told('flood.SJS-31.v1')).filter((line) => line.startsWith('T-5wd'))).toEqual([
      'T-5wd nobody as HANDLER, told as HEAD',
      'T-5wd HEAD chen',
    ]);
  });
});
