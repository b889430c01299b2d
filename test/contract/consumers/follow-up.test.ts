import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { civilDate } from '../../../events/civil-date.ts';
import { ExerciseId, exerciseStream, PlanId, planStream } from '../../../events/identifiers.ts';
import { followUp } from '../../../functions/follow-up/follow-up.ts';
import { follow, type Log } from '../../../functions/shared/consumer.ts';
import { ledgerFacts } from '../../../functions/shared/facts/ledger-facts.ts';
import { NotYet } from '../../../functions/shared/not-yet.ts';
import { type District, openDistrict, SHIJINGSHAN } from '../../support/district.ts';
import { planAfter } from '../../support/scenario.ts';
import { departmental, departmentalReady, packageOf, special, stepOf, upTo } from '../../support/stories.ts';

const alarms: Record<string, unknown>[] = [];
const log: Log = { info() {}, warn() {}, error: (_, fields) => void alarms.push(fields) };

let district: District;
beforeAll(async () => {
  district = await openDistrict();
  await district.registerOrganisations();
  await district.live('flood', upTo(special, 'issue'));
  await district.live('pipes', upTo(departmental, 'issue'));
  await district.live('draft', upTo(departmental, 'submit'));
  await district.project();
});
afterAll(() => district.close());

const run = () => {
  const facts = ledgerFacts(district.ledger, district.reader);
  const consumer = followUp({ ...district, facts, views: district.reader, log });
  return follow(district, consumer, SHIJINGSHAN);
};
const eventsOf = async (plan: string) =>
  (await district.ledger.load(SHIJINGSHAN, planStream(PlanId.parse(plan)))).events;

describe('what follows from a major revision of a superior plan (第十六、四十二条)', () => {
  const revised = [
    ...upTo(departmental, 'issue'),
    ['revise', { changedHeads: ['COMMAND_SYSTEM'], reason: '指挥体系调整', on: '2026-09-01' }],
    ...departmentalReady('2026-09-03', '2026-09-08'),
    stepOf(departmental, 'submit', { documents: packageOf('REVISION_TABLE'), on: '2026-09-10' }),
    stepOf(departmental, 'approve', { on: '2026-09-14' }),
    stepOf(departmental, 'issue', { documentNo: '石水发〔2026〕30号', on: '2026-09-15' }),
  ] as const;

  it('waits for the register to know every plan that the revision could concern', async () => {
    const flood = planStream(PlanId.parse('flood'));
    const { version } = await district.ledger.load(SHIJINGSHAN, flood);
    await district.append(
      flood,
      version,
      [
        {
          type: 'AttributesStated',
          occurredOn: civilDate('2026-08-01'),
          body: {
            attributes: { ...planAfter(upTo(special, 'draft')).state().attributes, parentPlan: 'pipes' },
            basis: '落实上位预案',
          },
        } as never,
      ],
      '2026-09-15T02:00:00.000Z',
    );
    await district.live('pipes', revised, upTo(departmental, 'issue').length);
    await expect(run()).rejects.toMatchObject({ cause: expect.any(NotYet) });
  });

  it('raises the circumstance for each plan in force under it, and for no other', async () => {
    await district.project();
    await run();
    expect((await eventsOf('flood')).at(-1)).toMatchObject({
      type: 'RevisionTriggered',
      occurredOn: '2026-09-15',
      body: { code: 'LAW_CHANGED', sourceRef: 'plan:pipes v2' },
    });
    expect((await eventsOf('pipes')).filter(({ type }) => type === 'RevisionTriggered')).toEqual([]);
    const { to } = await run();
    expect(to).toBe((await district.ledger.tail(SHIJINGSHAN)).position);
  });
});

describe('what follows from a drill of several plans', () => {
  const exercise = ExerciseId.parse('autumn');
  const stream = exerciseStream(exercise);

  it('is a drill of each of them, once, however often it is carried out', async () => {
    const planned = {
      exerciseId: exercise,
      plans: ['flood', 'pipes', 'draft'],
      form: 'TABLETOP',
      content: 'COMPREHENSIVE',
      purpose: 'VALIDATION',
      organiser: 'water-bureau',
      scenario: '特大暴雨',
      plannedOn: '2026-06-18',
    };
    const held = { plans: planned.plans, participants: 46, documents: [] };
    await district.append(stream, 0, [
      { type: 'ExercisePlanned', occurredOn: civilDate('2026-06-01'), body: planned } as never,
    ]);
    await district.append(
      stream,
      1,
      [{ type: 'ExerciseHeld', occurredOn: civilDate('2026-06-18'), body: held } as never],
      '2026-06-19T01:00:00.000Z',
    );
    await Promise.all([run(), run()]);
    await run();
    for (const plan of ['flood', 'pipes']) {
      const drills = (await eventsOf(plan)).filter(({ type }) => type === 'Drilled');
      expect(drills).toMatchObject([
        {
          occurredOn: '2026-06-18',
          actor: { id: 'system:follow-up' },
          body: { form: 'TABLETOP', organiser: 'water-bureau', participants: 46 },
        },
      ]);
    }
  });

  it('is refused by a plan that has not been issued, and that is told with an alarm', async () => {
    expect((await eventsOf('draft')).filter(({ type }) => type === 'Drilled')).toEqual([]);
    expect(alarms[0]).toMatchObject({
      alarm: 'FOLLOW_UP_REFUSED',
      plan: 'draft',
      command: 'drill',
      reasons: expect.arrayContaining(['NOT_IN_FORCE']),
    });
  });
});
