import { describe, expect, it } from 'vitest';
import { PlanId } from '../../../events/identifiers.ts';
import { type LifeStep, organisations } from '../../../test/support/organisations.ts';
import { planAfter, type Step } from '../../../test/support/scenario.ts';
import { departmental, special, stepOf, upTo } from '../../../test/support/stories.ts';
import type { PlanState } from '../../plan/state.ts';
import { coverageMatrix } from '../coverage.ts';

const plan = (id: string, steps: readonly Step[]): PlanState =>
  planAfter(steps, { planId: PlanId.parse(id) }).state();
const assess = (change = {}): LifeStep => [
  'assess-risk',
  {
    riskId: 'flood',
    name: '城市内涝',
    areas: ['鲁谷', '八宝山'],
    level: 'HIGH',
    on: '2026-03-02',
    ...change,
  },
];
const link = (area: string, id = 'flood-plan', riskId = 'flood'): LifeStep => [
  'link-coverage',
  { riskId, area, plan: id, on: '2026-06-18' },
];

type District = ReturnType<typeof organisations>;
const everyone = ['water-bureau', 'housing-commission', 'lugu-office'];
const matrix = (district: District, plans: readonly PlanState[] = []) =>
  coverageMatrix(everyone.map(district.life), plans, district.registry());

const drilled = plan('flood-plan', upTo(special, 'drill'));
const issued = plan('flood-plan', upTo(special, 'issue'));
const drafted = plan('flood-plan', [stepOf(special, 'draft')]);

describe('the coverage of risks by plans (第六条)', () => {
  it('shows every risk in every area, with the plans that answer it and when they were last drilled', () => {
    const district = organisations();
    district.given('water-bureau', assess(), link('鲁谷'));
    expect(matrix(district, [drilled])).toEqual({
      rows: [
        {
          organisation: 'water-bureau',
          riskId: 'flood',
          name: '城市内涝',
          level: 'HIGH',
          assessedOn: '2026-03-02',
          cells: [
            {
              area: '鲁谷',
              plans: [
                {
                  plan: 'flood-plan',
                  status: 'IN_FORCE',
                  covers: true,
                  lastDrilledOn: drilled.drills[0]?.on,
                },
              ],
              covered: true,
              lastDrilledOn: drilled.drills[0]?.on,
            },
            { area: '八宝山', plans: [], covered: false },
          ],
        },
      ],
      gaps: [
        {
          organisation: 'water-bureau',
          riskId: 'flood',
          name: '城市内涝',
          level: 'HIGH',
          area: '八宝山',
          gap: 'NO_PLAN',
        },
      ],
      cells: 2,
      covered: 1,
    });
  });

  it('is empty where nobody assessed anything', () => {
    expect(matrix(organisations(), [drilled])).toEqual({ rows: [], gaps: [], cells: 0, covered: 0 });
  });

  it('names why a cell is a gap: no plan, none in force, none ever drilled', () => {
    const district = organisations();
    district.given('water-bureau', assess({ areas: ['鲁谷'] }));
    const gap = (...plans: readonly PlanState[]) => matrix(district, plans).gaps.map((one) => one.gap);
    expect(gap(drilled)).toEqual(['NO_PLAN']);
    district.given('water-bureau', link('鲁谷'));
    expect(gap()).toEqual(['NOT_IN_FORCE']);
    expect(gap(drafted)).toEqual(['NOT_IN_FORCE']);
    expect(gap(issued)).toEqual(['NEVER_DRILLED']);
    expect(gap(drilled)).toEqual([]);
  });

  it('counts a plan while it is in force, in revision too, and no longer once it has ended', () => {
    const district = organisations();
    district.given('water-bureau', assess({ areas: ['鲁谷'] }), link('鲁谷'));
    const cell = (state: PlanState) => matrix(district, [state]).rows[0]?.cells[0];
    const revise: Step = ['revise', { changedHeads: ['CONTACT_LIST'], reason: '电话', on: '2026-09-01' }];
    expect(cell(plan('flood-plan', [...upTo(special, 'drill'), revise]))).toMatchObject({
      covered: true,
      plans: [{ status: 'IN_REVISION' }],
    });
    const ended = cell(
      plan('flood-plan', [...upTo(special, 'drill'), ['repeal', { reason: '废止', on: '2026-09-01' }]]),
    );
    expect(ended).toMatchObject({ covered: false, plans: [{ status: 'REPEALED', covers: false }] });
    expect(ended).not.toHaveProperty('lastDrilledOn');
  });

  it('counts a plan of an older register, with the drill that it states, while its first revision is made', () => {
    const district = organisations();
    district.given('water-bureau', assess({ areas: ['鲁谷'] }), link('鲁谷'));
    const register: Step = [
      'register',
      {
        title: '石景山区防汛应急预案',
        attributes: { formulatorClass: 'GOV', tier: 'DISTRICT', form: 'DEPARTMENTAL' },
        preparingBody: 'water-bureau',
        stated: { issuerAndNumber: '区水务局' },
        source: '2024 年台账第 7 行',
        findings: [],
        issuedOn: '2022-05-01',
        lastDrilledOn: '2024-06-01',
        on: '2026-01-12',
      },
    ];
    const revise: Step = ['revise', { changedHeads: ['CONTACT_LIST'], reason: '电话', on: '2026-09-01' }];
    for (const steps of [[register], [register, revise]])
      expect(matrix(district, [plan('flood-plan', steps)]).rows[0]?.cells).toMatchObject([
        { covered: true, lastDrilledOn: '2024-06-01' },
      ]);
  });

  it('takes the latest drill of all plans that cover a cell', () => {
    const district = organisations();
    district.given('water-bureau', assess({ areas: ['鲁谷'] }), link('鲁谷'), link('鲁谷', 'snow-plan'));
    const later: Step = stepOf(special, 'drill', { on: '2026-10-18' });
    const snow = plan('snow-plan', [...upTo(departmental, 'issue'), later]);
    expect(matrix(district, [snow, drilled]).rows[0]?.cells[0]).toMatchObject({
      plans: [{ plan: 'flood-plan' }, { plan: 'snow-plan' }],
      lastDrilledOn: '2026-10-18',
    });
    expect(matrix(district, [drilled, snow])).toEqual(matrix(district, [snow, drilled]));
  });

  it('puts the worst risks first', () => {
    const district = organisations();
    district.given('water-bureau', assess({ riskId: 'snow', name: '雪灾', level: 'LOW' }), assess());
    district.given('lugu-office', assess({ riskId: 'fire', name: '火灾', level: 'EXTREME' }));
    district.given('housing-commission', assess({ riskId: 'pit', name: '基坑坍塌', level: 'MODERATE' }));
    expect(matrix(district).rows.map(({ level }) => level)).toEqual(['EXTREME', 'HIGH', 'MODERATE', 'LOW']);
    expect(matrix(district).gaps.map(({ riskId }) => riskId)).toEqual([
      ...['fire', 'fire', 'flood', 'flood', 'pit', 'pit', 'snow', 'snow'],
    ]);
  });

  it('follows a later assessment: areas that it drops need no plan, new ones do', () => {
    const district = organisations();
    district.given('water-bureau', assess(), link('鲁谷'));
    district.given('water-bureau', assess({ areas: ['苹果园', '鲁谷'], level: 'LOW', on: '2026-09-01' }));
    expect(matrix(district, [drilled])).toMatchObject({
      rows: [
        {
          level: 'LOW',
          assessedOn: '2026-09-01',
          cells: [
            { area: '苹果园', covered: false },
            { area: '鲁谷', covered: true },
          ],
        },
      ],
      cells: 2,
      covered: 1,
    });
  });

  it('gives the risks of a merged body to its successor, whose own assessment then holds (G32)', () => {
    const district = organisations();
    district.given('water-bureau', assess(), link('鲁谷'), [
      'merge',
      { into: 'housing-commission', reason: '改革', on: '2026-07-01' },
    ]);
    const rows = () => matrix(district, [drilled]).rows;
    expect(rows()).toMatchObject([
      { organisation: 'housing-commission', level: 'HIGH', cells: [{ covered: true }, { covered: false }] },
    ]);
    district.given('housing-commission', assess({ areas: ['鲁谷'], level: 'EXTREME', on: '2026-03-01' }));
    expect(rows()).toMatchObject([
      { organisation: 'housing-commission', level: 'EXTREME', cells: [{ area: '鲁谷', covered: true }] },
    ]);
    expect(rows()).toHaveLength(1);
  });
});
