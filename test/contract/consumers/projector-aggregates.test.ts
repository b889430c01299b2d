import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aggregateStream } from '../../../domain/aggregate/aggregate.ts';
import { civilDate } from '../../../events/civil-date.ts';
import { ExerciseId, OrganisationId, PlanId, ProgrammeId } from '../../../events/identifiers.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import { rebuildViews } from '../../../functions/projector/rebuild.ts';
import { ConsumerStopped } from '../../../functions/shared/consumer.ts';
import { type District, openDistrict, SHIJINGSHAN } from '../../support/district.ts';

const [flood, snow] = [PlanId.parse('flood'), PlanId.parse('snow')];
const organiser = OrganisationId.parse('water-bureau');
const drill = aggregateStream('exercise', 'spring-drill');

const planned = (plans: readonly PlanId[]): NewEvent => ({
  type: 'ExercisePlanned',
  occurredOn: civilDate('2026-03-02'),
  body: {
    exerciseId: ExerciseId.parse('spring-drill'),
    organiser,
    plans: [...plans],
    form: 'TABLETOP',
    content: 'SINGLE',
    purpose: 'VALIDATION',
    scenario: '永定河特大暴雨',
    plannedOn: civilDate('2026-04-10'),
  },
});
const postponed: NewEvent = {
  type: 'ExercisePostponed',
  occurredOn: civilDate('2026-03-20'),
  body: { to: civilDate('2026-05-20'), reason: '汛情' },
};
const programme: NewEvent = {
  type: 'ProgrammeDrafted',
  occurredOn: civilDate('2026-03-02'),
  body: {
    programmeId: ProgrammeId.parse('2027-water-bureau'),
    year: 2027,
    scope: 'SECTOR',
    preparedBy: organiser,
    items: [
      {
        itemId: 'flood',
        title: '防汛应急预案',
        plan: flood,
        action: 'REVISE',
        responsible: organiser,
        targetOn: civilDate('2027-05-31'),
      },
    ],
  },
};

let district: District;
beforeAll(async () => {
  district = await openDistrict();
  await district.registerOrganisations();
  await district.append(drill, 0, [planned([flood, snow])]);
  await district.append(aggregateStream('programme', '2027-water-bureau'), 0, [programme]);
  await district.project();
});
afterAll(() => district.close());

const tools = () => ({ ...district, views: district.writer });
const served = () => district.reader.served(SHIJINGSHAN);
const mentions = async (plan: PlanId) =>
  (await district.reader.planMentions(await served(), plan, {})).items.map(({ key }) => key);

async function rebuilt(generation: string): Promise<void> {
  await rebuildViews(tools(), SHIJINGSHAN, generation);
  expect(await district.items(generation)).toEqual(await district.items('g1'));
}

describe('the projector of aggregates', () => {
  it('keeps each with its state, its version and the position that it reflects', async () => {
    const view = await district.reader.aggregate(await served(), 'exercise', 'spring-drill');
    expect(view).toMatchObject({
      kind: 'AGGREGATE',
      aggregate: 'exercise',
      id: 'spring-drill',
      streamVersion: 1,
      position: (await district.ledger.load(SHIJINGSHAN, drill)).commits.at(-1)?.position,
      state: { scenario: '永定河特大暴雨', plannedOn: '2026-04-10' },
      summary: { status: 'PLANNED', organisation: 'water-bureau', plans: ['flood', 'snow'] },
    });
  });

  it('lists each by kind and day, under its organisation, and under every plan that it names', async () => {
    const at = await served();
    const keys = async (page: Promise<{ items: readonly { key: string }[] }>) =>
      (await page).items.map(({ key }) => key);
    const [exercise, yearly] = ['exercise#2026-04-10#spring-drill', 'programme#2026-03-02#2027-water-bureau'];
    expect(await keys(district.reader.aggregates(at, {}))).toEqual([exercise, yearly]);
    expect(await keys(district.reader.aggregates(at, { prefix: 'programme#' }))).toEqual([yearly]);
    expect(await keys(district.reader.aggregatesOf(at, organiser, { prefix: 'exercise#' }))).toEqual([
      exercise,
    ]);
    expect(await mentions(flood)).toEqual([exercise, yearly]);
    expect(await mentions(snow)).toEqual([exercise]);
    expect((await district.reader.register(at, {})).items).toEqual([]);
  });

  it('moves it in every list when its day changes, and leaves nothing behind', async () => {
    await district.append(drill, 1, [postponed]);
    await district.project();
    const moved = 'exercise#2026-05-20#spring-drill';
    expect(await mentions(flood)).toEqual([moved, 'programme#2026-03-02#2027-water-bureau']);
    expect(await mentions(snow)).toEqual([moved]);
    const { items } = await district.reader.aggregates(await served(), { prefix: 'exercise#' });
    expect(items.map(({ key }) => key)).toEqual([moved]);
    await rebuilt('g2');
  });

  it('changes nothing when it is rung again or by two at once', async () => {
    const before = await district.items('g1');
    await Promise.all([district.project(), district.project()]);
    expect(await district.items('g1')).toEqual(before);
  });

  it('takes up a commit again that was cut off between its entries and its own view', async () => {
    const { events } = await district.ledger.load(SHIJINGSHAN, drill);
    const [first, second] = events;
    if (!first || !second) throw new Error('it was planned and postponed');
    const correction: NewEvent = {
      type: 'EventCorrected',
      occurredOn: civilDate('2026-03-21'),
      body: { target: second.id, reason: '误录' },
    };
    await district.append(drill, 2, [correction]);
    const save: typeof district.writer.save = (scope, view) =>
      view.kind === 'AGGREGATE' ? Promise.reject(new Error('cut off')) : district.writer.save(scope, view);
    const cut = rebuildViews({ ...tools(), views: { ...district.writer, save } }, SHIJINGSHAN, 'g1');
    await expect(cut).rejects.toThrow(ConsumerStopped);
    await district.project();
    const view = await district.reader.aggregate(await served(), 'exercise', 'spring-drill');
    expect(view).toMatchObject({ streamVersion: 3, state: { plannedOn: '2026-04-10', postponements: [] } });
    expect(await mentions(snow)).toEqual(['exercise#2026-04-10#spring-drill']);
    await rebuilt('g3');
  });

  it('forgets a plan that a correction takes out, and all of it when its beginning is voided', async () => {
    const { events } = await district.ledger.load(SHIJINGSHAN, drill);
    const target = events[0]?.id;
    if (!target) throw new Error('it was planned');
    const { occurredOn, body } = planned([flood]);
    const correct = (reason: string, replacement?: object): NewEvent => ({
      type: 'EventCorrected',
      occurredOn: civilDate('2026-03-22'),
      body: { target, reason, ...replacement } as NewEvent<'EventCorrected'>['body'],
    });
    await district.append(drill, 3, [
      correct('未涉及扫雪', { replacement: { schema: 1, occurredOn, body } }),
    ]);
    await district.project();
    expect(await mentions(snow)).toEqual([]);
    expect(await mentions(flood)).toHaveLength(2);
    await rebuilt('g4');

    await district.append(drill, 4, [correct('从未计划')]);
    await district.project();
    expect(await district.reader.aggregate(await served(), 'exercise', 'spring-drill')).toBeUndefined();
    expect((await district.reader.aggregates(await served(), { prefix: 'exercise#' })).items).toEqual([]);
    expect(await mentions(flood)).toEqual(['programme#2026-03-02#2027-water-bureau']);
    await rebuilt('g5');
  });
});
