import { describe, expect, it } from 'vitest';
import { planAfter, type Step } from '../../../../test/support/scenario.ts';
import { departmental, overall, special, stepOf, upTo } from '../../../../test/support/stories.ts';
import { planStatus } from '../../evolve.ts';

const submitted = upTo(special, 'submit');
const reviewed = upTo(special, 'approve').slice(0, -1);
const approval = stepOf(special, 'approve');
const refusal = (change: object = {}): Step => [
  'refuse-approval',
  { by: 'district-government', reasons: ['响应分级不一致', '街道职责不明'], on: '2026-05-06', ...change },
];
const withdrawal = (change: object = {}): Step => [
  'withdraw-submission',
  { reason: '补充资源调查', on: '2026-04-29', ...change },
];
/** Submission and the three gates after it, on later days */
const again = (...days: readonly [string, string, string, string]): readonly Step[] => [
  stepOf(special, 'submit', { on: days[0] }),
  stepOf(special, 'review', { on: days[1] }, 5),
  stepOf(special, 'review', { on: days[2] }, 6),
  stepOf(special, 'review', { on: days[3] }, 7),
];
const MAY = ['2026-05-11', '2026-05-12', '2026-05-13', '2026-05-14'] as const;

describe('a refusal of the approval', () => {
  it('is recorded with all its reasons and sends the version back to drafting', () => {
    const plan = planAfter(reviewed);
    expect(plan.when(...refusal())).toMatchObject([
      {
        type: 'ApprovalRefused',
        occurredOn: '2026-05-06',
        body: { version: 1, by: 'district-government', reasons: ['响应分级不一致', '街道职责不明'] },
      },
    ]);
    plan.given(refusal());
    expect(planStatus(plan.state())).toBe('DRAFTING');
    expect(plan.state().versions[0]?.reviewing?.refusals).toHaveLength(1);
  });

  it('does not wait for the gates: a text may be refused before any is passed', () => {
    expect(planAfter(submitted).when(...refusal())).toHaveLength(1);
  });

  it('is given by a body that could have approved', () => {
    expect(planAfter(reviewed).refused(...refusal({ by: 'emergency-bureau' })).reasons).toMatchObject([
      { code: 'APPROVER_NOT_ALLOWED', pointer: '/by', article: '第二十七条' },
    ]);
    for (const by of ['party-committee', 'district-government'])
      expect(planAfter(upTo(overall, 'submit')).when(...refusal({ by })), by).toHaveLength(1);
  });

  it('follows the submission, on a day that has come', () => {
    expect(
      planAfter(submitted.slice(0, -1)).refused(...refusal({ by: 'ghost', on: '2026-12-01' })).codes,
    ).toEqual(['WRONG_STAGE', 'DATE_IN_FUTURE', 'UNKNOWN_ORGANISATION', 'APPROVER_NOT_ALLOWED']);
    expect(planAfter(submitted).refused(...refusal({ on: '2026-03-31' })).reasons).toMatchObject([
      { code: 'DATE_OUT_OF_ORDER', pointer: '/on', article: '第二十四条' },
    ]);
    expect(planAfter(upTo(special, 'approve')).refused(...refusal()).codes).toEqual(['WRONG_STAGE']);
  });

  it('stands until the mended text is handed in: no approval passes over it', () => {
    const plan = planAfter([...reviewed, refusal()]);
    const { kind, codes, reasons } = plan.refused(...stepOf(special, 'approve', { on: '2026-05-07' }));
    expect(kind).toBe('CONFLICT');
    expect(codes).toEqual([
      'WRONG_STAGE',
      'REFUSAL_OPEN',
      'GATE_NOT_PASSED',
      'GATE_NOT_PASSED',
      'GATE_NOT_PASSED',
    ]);
    expect(reasons[1]).toMatchObject({
      article: '第二十四条',
      zh: '石景山区人民政府于 2026-05-06 不予批准，修改后须重新送审',
    });
  });

  it('leaves the gates of the drafting passed and asks for those after submission anew', () => {
    const plan = planAfter([...reviewed, refusal()]);
    plan.given(stepOf(special, 'submit', { on: '2026-05-11' }));
    expect(
      plan.refused(...stepOf(special, 'approve', { on: '2026-05-15' })).reasons.map(({ zh }) => zh),
    ).toEqual(['须先通过：衔接性审核', '须先通过：“三重一大”审议', '须先通过：应急指挥机构主要负责同志审阅']);
    plan.given(...again(...MAY).slice(1));
    expect(plan.when(...stepOf(special, 'approve', { on: '2026-05-15' }))).toHaveLength(1);
  });

  it('comes before an approval of the mended text', () => {
    const plan = planAfter([
      ...upTo(departmental, 'submit'),
      refusal({ by: 'water-bureau', on: '2026-04-07' }),
    ]);
    plan.given(stepOf(departmental, 'submit', { on: '2026-04-08' }));
    expect(plan.refused(...stepOf(departmental, 'approve', { on: '2026-04-06' })).codes).toEqual([
      'DATE_OUT_OF_ORDER',
      'DATE_OUT_OF_ORDER',
    ]);
    expect(plan.when(...stepOf(departmental, 'approve'))).toHaveLength(1);
  });

  it('that was recorded by mistake is voided, and the gates stand again', () => {
    const plan = planAfter([...reviewed, refusal()]);
    const target = plan.history.at(-1)?.id;
    plan.given(['correct', { target, reason: '误录', on: '2026-05-08' }]);
    expect(plan.when(...approval)).toHaveLength(1);
  });
});

describe('a withdrawal of the submission', () => {
  it('takes the text back before anybody approved it', () => {
    const plan = planAfter(reviewed);
    expect(plan.when(...withdrawal())).toMatchObject([
      { type: 'SubmissionWithdrawn', occurredOn: '2026-04-29', body: { version: 1, reason: '补充资源调查' } },
    ]);
    plan.given(withdrawal());
    expect(planStatus(plan.state())).toBe('DRAFTING');
    expect(plan.refused(...approval).codes).toEqual([
      'WRONG_STAGE',
      'GATE_NOT_PASSED',
      'GATE_NOT_PASSED',
      'GATE_NOT_PASSED',
    ]);
    plan.given(...again(...MAY));
    expect(plan.when(...stepOf(special, 'approve', { on: '2026-05-15' }))).toHaveLength(1);
  });

  it('is possible neither before submission nor after approval', () => {
    expect(planAfter(submitted.slice(0, -1)).refused(...withdrawal()).reasons).toMatchObject([
      { code: 'WRONG_STAGE', article: '第二十四条' },
    ]);
    expect(planAfter(upTo(special, 'approve')).refused(...withdrawal({ on: '2026-05-07' })).codes).toEqual([
      'WRONG_STAGE',
    ]);
    expect(planAfter([]).refused(...withdrawal())).toMatchObject({
      kind: 'NOT_FOUND',
      codes: ['PLAN_UNKNOWN'],
    });
  });

  it('bears a day between the submission and today', () => {
    const plan = planAfter(submitted);
    expect(plan.refused(...withdrawal({ on: '2026-03-31' })).reasons).toMatchObject([
      { code: 'DATE_OUT_OF_ORDER', pointer: '/on', article: '第二十四条' },
    ]);
    expect(plan.refused(...withdrawal({ on: '2026-12-01' })).codes).toEqual(['DATE_IN_FUTURE']);
  });

  it('keeps a return open that it would have hidden', () => {
    const returned: Step = [
      'review',
      {
        gate: 'COORDINATION_REVIEW',
        outcome: 'RETURNED',
        by: 'emergency-bureau',
        reasons: ['不衔接'],
        on: '2026-04-10',
      },
    ];
    const plan = planAfter([
      ...submitted,
      returned,
      withdrawal(),
      stepOf(special, 'submit', { on: '2026-05-11' }),
    ]);
    expect(plan.refused(...stepOf(special, 'review', { on: '2026-05-12' }, 6)).codes).toEqual([
      'GATE_NOT_PASSED',
    ]);
    expect(plan.refused(...stepOf(special, 'approve', { on: '2026-05-15' })).codes).toEqual([
      'GATE_NOT_PASSED',
      'GATE_NOT_PASSED',
      'GATE_NOT_PASSED',
    ]);
  });
});

describe('gates after a setback', () => {
  it('wait for the next submission', () => {
    const plan = planAfter([...reviewed, withdrawal()]);
    expect(plan.refused(...stepOf(special, 'review', { on: '2026-05-01' }, 5)).reasons).toMatchObject([
      { code: 'GATE_BEFORE_SUBMISSION', article: '第二十七条' },
    ]);
  });
});
