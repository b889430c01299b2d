import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { civilDate, instant } from '../../../events/civil-date.ts';
import { lawStream, PlanId, reminderStream } from '../../../events/identifiers.ts';
import { rebuildViews } from '../../../functions/projector/rebuild.ts';
import { sweep } from '../../../functions/sweep/sweep.ts';
import { type District, openDistrict, SHIJINGSHAN } from '../../support/district.ts';
import { special, upTo } from '../../support/stories.ts';

let district: District;
beforeAll(async () => {
  district = await openDistrict();
  await district.registerOrganisations();
  await district.manager('water-bureau');
  await district.person('drafter', 'water-bureau', 'DRAFTER');
  await district.live('flood', upTo(special, 'issue'));
  await district.project();
});
afterAll(() => district.close());

const filing = async (generation?: string) => {
  const served = await district.reader.served(SHIJINGSHAN);
  const at = generation ? { ...served, generation } : served;
  const views = await district.reader.obligations(at, PlanId.parse('flood'));
  return views.find(({ obligation }) => obligation.ruleId === 'SJS-31');
};

describe('a ruling in the ledger (第五十条)', () => {
  it('moves the duties that are open, and the days on which they are reminded of', async () => {
    const before = await filing();
    expect(before?.obligation.due.dueOn).toBe('2026-06-08');
    await district.append(
      lawStream(),
      0,
      [
        {
          type: 'InterpretationIssued',
          occurredOn: civilDate('2026-05-20'),
          body: {
            interpretation: 'G2',
            parameter: 'ADOPTED_ON',
            text: '以成文日期起算',
            effectiveFrom: civilDate('2026-05-20'),
          },
        } as never,
      ],
      '2026-05-20T01:00:00.000Z',
    );
    await district.project();
    const after = await filing();
    expect(after?.obligation.due.dueOn).toBe('2026-06-04');
    expect(after?.reminders.find(({ step }) => step === 'T')?.on).toBe('2026-06-04');
  });

  it('is what the sweep reminds by', async () => {
    await sweep({ ...district, views: district.reader }, instant('2026-06-04T00:30:00.000Z'));
    const { events } = await district.ledger.load(SHIJINGSHAN, reminderStream('flood.SJS-31.v1'));
    expect(events.at(-1)).toMatchObject({ type: 'ReminderIssued', body: { step: 'T', dueOn: '2026-06-04' } });
    await district.project();
  });

  it('gives the same views when they are built anew', async () => {
    await rebuildViews({ ...district, views: district.writer }, SHIJINGSHAN, 'g2');
    expect(await district.items('g2')).toEqual(await district.items('g1'));
  });

  it('that says nothing new derives nothing anew', async () => {
    const { position } = (await filing()) ?? { position: 0 };
    await district.append(
      lawStream(),
      1,
      [
        {
          type: 'NormChanged',
          occurredOn: civilDate('2026-06-10'),
          body: {
            norm: 'GB/T 46793.2-2025',
            change: '街道预案编制指南施行',
            inForceOn: civilDate('2026-07-01'),
            forms: ['SUBDISTRICT'],
            purposes: [],
          },
        } as never,
      ],
      '2026-06-10T01:00:00.000Z',
    );
    await district.project();
    expect((await filing())?.position).toBe(position);
  });
});
