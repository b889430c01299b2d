import { describe, expect, it } from 'vitest';
import { planAfter, type Step } from '../../../../test/support/scenario.ts';
import { departmental, enterprise, stepOf, upTo } from '../../../../test/support/stories.ts';

const determined = (majorDecision: boolean, on = '2026-03-03'): Step => [
  'determine-major-decision',
  { majorDecision, reason: '涉及居民切身利益', on },
];
const inPublic = (on: string, closesOn: string, more: object = {}): readonly Step[] => [
  [
    'open-consultation',
    { consultationId: 'public', manner: 'PUBLIC', recipients: [], on, closesOn, ...more },
  ],
  ['close-consultation', { consultationId: 'public', on: closesOn }],
];
const legality = (sentOn: string | undefined, on: string): Step => [
  'review',
  { gate: 'LEGALITY_REVIEW', outcome: 'PASSED', by: 'water-bureau', ...(sentOn && { sentOn }), on },
];
const ready = upTo(departmental, 'close-consultation');
const submit = stepOf(departmental, 'submit', { on: '2026-04-28' });

describe('a major administrative decision (第二十三条；国务院令第713号)', () => {
  it('is determined with its reason, and the later word holds', () => {
    const plan = planAfter([...ready, determined(true, '2026-03-20'), determined(false, '2026-03-23')]);
    expect(plan.state().versions[0]?.making?.majorDecision).toMatchObject({
      majorDecision: false,
      reason: '涉及居民切身利益',
    });
    expect(plan.when(...submit)).toHaveLength(1);
  });

  it('is none of a unit’s', () => {
    const plan = planAfter(upTo(enterprise, 'draft'));
    expect(plan.refused(...determined(true)).reasons).toMatchObject([
      { code: 'MAJOR_DECISION_OF_GOVERNMENT', pointer: '/majorDecision', article: '第二十三条第一款' },
    ]);
    expect(plan.when(...determined(false))).toHaveLength(1);
  });

  it('is put to the public and reviewed for its legality, whatever its kind would ask', () => {
    expect(planAfter([...ready, determined(true)]).refused(...submit).reasons).toMatchObject([
      { code: 'PUBLIC_CONSULTATION_MISSING', article: '国务院令第713号第十五条' },
      { code: 'GATE_NOT_PASSED', article: '国务院令第713号第二十五、二十六条' },
    ]);
  });

  it('goes in once both are done in their time', () => {
    const plan = planAfter([
      ...ready,
      determined(true),
      ...inPublic('2026-03-23', '2026-04-22'),
      legality('2026-04-15', '2026-04-24'),
    ]);
    expect(plan.when(...submit)).toHaveLength(1);
  });
});

describe('the public consultation on a major decision', () => {
  const [open] = inPublic('2026-03-23', '2026-04-21');

  it('runs for thirty days at least', () => {
    if (!open) throw new Error('no consultation');
    expect(planAfter([...ready, determined(true)]).refused(...open).reasons).toMatchObject([
      { code: 'PUBLIC_CONSULTATION_TOO_SHORT', pointer: '/closesOn', article: '国务院令第713号第十五条' },
    ]);
    expect(planAfter([...ready, determined(false)]).when(...open)).toHaveLength(1);
  });

  it('is shorter with a reason', () => {
    const urgent = inPublic('2026-03-23', '2026-04-02', { shorterBecause: '汛期临近' });
    const plan = planAfter([...ready, determined(true), ...urgent, legality('2026-04-03', '2026-04-15')]);
    expect(plan.when(...submit)).toHaveLength(1);
  });

  it('that was too short when the decision was found to be a major one does not do', () => {
    const plan = planAfter([
      ...ready,
      ...inPublic('2026-03-23', '2026-04-02'),
      determined(true, '2026-04-03'),
      legality('2026-04-03', '2026-04-15'),
    ]);
    expect(plan.refused(...submit).codes).toEqual(['PUBLIC_CONSULTATION_MISSING']);
  });
});

describe('the legality review of a major decision', () => {
  const asked = [...ready, determined(true), ...inPublic('2026-03-23', '2026-04-22')];

  it('takes seven working days of the official calendar', () => {
    // 2026-04-04 to 04-06 are the days of 清明: the seventh working day after 30 March is 9 April.
    expect(
      planAfter([...asked, legality('2026-03-30', '2026-04-08')]).refused(...submit).reasons,
    ).toMatchObject([
      {
        code: 'LEGALITY_REVIEW_TOO_SHORT',
        article: '国务院令第713号第二十五、二十六条',
        zh: '重大行政决策的合法性审查一般不少于 7 个工作日，现为 6 个',
      },
    ]);
    expect(planAfter([...asked, legality('2026-03-30', '2026-04-09')]).when(...submit)).toHaveLength(1);
  });

  it('says when it was sent for', () => {
    expect(planAfter([...asked, legality(undefined, '2026-04-24')]).refused(...submit).reasons).toMatchObject(
      [{ code: 'LEGALITY_REVIEW_TOO_SHORT', zh: expect.stringContaining('应记录送请审查之日') }],
    );
    expect(planAfter(asked).refused(...legality('2026-04-25', '2026-04-24')).codes).toEqual([
      'DATE_OUT_OF_ORDER',
    ]);
  });
});
