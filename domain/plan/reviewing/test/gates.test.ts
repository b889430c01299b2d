import { describe, expect, it } from 'vitest';
import { civilDate } from '../../../../events/civil-date.ts';
import { eventId, OrganisationId, type PersonId, PlanId } from '../../../../events/identifiers.ts';
import { planAfter, type Step } from '../../../../test/support/scenario.ts';
import { departmental, special, upTo } from '../../../../test/support/stories.ts';
import type { ExpertState } from '../../../expert/state.ts';
import { shijingshan2025 } from '../../../rulebook/shijingshan-2025/rulebook.ts';

const gate = (name: string, change: object = {}): Step => [
  'review',
  { gate: name, outcome: 'PASSED', by: 'water-bureau', on: '2026-03-20', ...change },
];
/** Everything before the four gates of art. 27 */
const drafted = upTo(special, 'submit').filter(([name]) => name !== 'review' && name !== 'submit');

describe('a ruling that the four gates before submission come in their order (G12)', () => {
  const rulebook = {
    ...shijingshan2025,
    policies: { ...shijingshan2025.policies, gateOrder: 'AS_LISTED' as const },
  };

  it('asks for the ones before', () => {
    expect(planAfter(drafted).when(...gate('LEGALITY_REVIEW'))).toHaveLength(1);
    const plan = planAfter(drafted, { rulebook });
    expect(plan.refused(...gate('LEGALITY_REVIEW')).reasons.map(({ code, zh }) => [code, zh])).toEqual([
      ['GATE_NOT_PASSED', '须先通过：书面征求相关单位意见'],
      ['GATE_NOT_PASSED', '须先通过：专家评审'],
      ['GATE_NOT_PASSED', '须先通过：征求区委编办意见'],
    ]);
  });

  it('and for days in that order', () => {
    const plan = planAfter([...drafted, gate('WRITTEN_CONSULTATION')], { rulebook });
    expect(plan.refused(...gate('EXPERT_REVIEW', { on: '2026-03-19' })).reasons).toMatchObject([
      { code: 'DATE_OUT_OF_ORDER', pointer: '/on', article: '第二十七条' },
    ]);
    expect(plan.when(...gate('EXPERT_REVIEW'))).toHaveLength(1);
  });

  it('and leaves plans alone that have none of them', () => {
    const plan = planAfter(upTo(departmental, 'draft'), { rulebook });
    expect(plan.when(...gate('LEGALITY_REVIEW'))).toHaveLength(1);
  });
});

describe('the approval', () => {
  it('is given once by each body', () => {
    const plan = planAfter(upTo(special, 'approve').slice(0, -1));
    expect(
      plan.refused('approve', {
        approvals: [{ by: 'district-government' }, { by: 'district-government' }],
        on: '2026-05-06',
      }).reasons,
    ).toMatchObject([{ code: 'REPEATED', pointer: '/approvals/1/by' }]);
  });

  it('says at once everything that is missing', () => {
    const plan = planAfter([
      ...upTo(special, 'submit'),
      ['require-meeting', { required: true, by: 'emergency-bureau', reason: '职责调整', on: '2026-04-02' }],
      [
        'record-review-points',
        {
          by: 'emergency-bureau',
          points: [1, 2, 3, 4, 5, 6, 7, 8].map((point) => ({ point, verdict: 'FAILS', note: '不符' })),
          on: '2026-04-03',
        },
      ],
    ]);
    const { kind, codes } = plan.refused('approve', {
      approvals: [{ by: 'party-committee', on: '2026-03-31' }],
      on: '2026-05-06',
    });
    expect(kind).toBe('CONFLICT');
    expect(codes).toEqual([
      ...Array(2).fill('DATE_OUT_OF_ORDER'),
      ...Array(3).fill('GATE_NOT_PASSED'),
      ...Array(8).fill('POINT_NOT_AFFIRMED'),
      'MEETING_MISSING',
      'APPROVER_MISSING',
      'APPROVER_NOT_ALLOWED',
    ]);
  });
});

describe('the experts of an expert review (第二十七条第（一）项、第四十八条)', () => {
  type About = ExpertState['declarations'][number]['about'];
  type Told = readonly (readonly [about: About, hasConflict: boolean])[];
  const on = civilDate('2026-03-10');
  const pool =
    (told: Readonly<Record<string, Told>>) =>
    (expert: PersonId): ExpertState | undefined => {
      const declarations = told[expert]?.map(([about, hasConflict], index) => {
        return { event: eventId(index + 2, 0), on, about, hasConflict, declaration: '参与编制' };
      });
      return (
        declarations && { expert, fields: ['防汛'], institution: '某大学', registeredOn: on, declarations }
      );
    };
  const plan = (id: string): About => ({ plan: PlanId.parse(id) });
  const body = (id: string): About => ({ organisation: OrganisationId.parse(id) });
  const by = (...experts: readonly string[]) => gate('EXPERT_REVIEW', { experts });
  const reviewed = (told: Readonly<Record<string, Told>>) => planAfter(drafted, { expert: pool(told) });
  const clean: Told = [];

  it('are named with it', () => {
    const review = reviewed({ 'u-expert-1': clean, 'u-expert-2': [[plan('snow-plan'), true]] });
    expect(review.when(...by('u-expert-1', 'u-expert-2'))).toMatchObject([
      { type: 'ReviewRecorded', body: { experts: ['u-expert-1', 'u-expert-2'] } },
    ]);
  });

  it('are in the pool and have no part in the plan or its preparing body', () => {
    const review = reviewed({
      'u-author': [[plan('flood-plan'), true]],
      'u-employee': [[body('water-bureau'), true]],
      'u-other': [[body('housing-commission'), true]],
    });
    const { kind, reasons } = review.refused(...by('u-author', 'u-employee', 'u-other', 'u-nobody'));
    expect(kind).toBe('CONFLICT');
    expect(reasons.map(({ code, pointer, article }) => [code, pointer, article])).toEqual([
      ['EXPERT_HAS_CONFLICT', '/experts/0', '第二十七条第（一）项'],
      ['EXPERT_HAS_CONFLICT', '/experts/1', '第二十七条第（一）项'],
      ['EXPERT_UNKNOWN', '/experts/3', '第四十八条'],
    ]);
  });

  it('may review once they declared that the conflict is over', () => {
    const review = reviewed({
      'u-author': [
        [plan('flood-plan'), true],
        [plan('flood-plan'), false],
      ],
      'u-both': [
        [body('water-bureau'), true],
        [plan('flood-plan'), false],
      ],
    });
    expect(review.when(...by('u-author'))).toHaveLength(1);
    expect(review.refused(...by('u-both')).codes).toEqual(['EXPERT_HAS_CONFLICT']);
  });

  it('are named once, and with no other gate', () => {
    const review = reviewed({ 'u-expert-1': clean });
    expect(review.refused(...by('u-expert-1', 'u-expert-1')).reasons).toMatchObject([
      { code: 'REPEATED', pointer: '/experts/1' },
    ]);
    expect(review.refused(...gate('LEGALITY_REVIEW', { experts: ['u-expert-1'] })).reasons).toMatchObject([
      { code: 'EXPERTS_NOT_ASKED', pointer: '/experts', article: '第二十七条第（一）项' },
    ]);
  });
});
