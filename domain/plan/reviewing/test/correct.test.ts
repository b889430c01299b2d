import { describe, expect, it } from 'vitest';
import { civilDate } from '../../../../events/civil-date.ts';
import type { PersonId } from '../../../../events/identifiers.ts';
import { planAfter, type Step } from '../../../../test/support/scenario.ts';
import { special, stepOf, upTo } from '../../../../test/support/stories.ts';

const reviewed = upTo(special, 'approve').slice(0, -1);
const points = (verdict: string) =>
  [1, 2, 3, 4, 5, 6, 7, 8].map((point) => ({ point, verdict, note: verdict === 'MEETS' ? '' : '不符' }));
const recorded = (verdict: string): Step => [
  'record-review-points',
  { by: 'emergency-bureau', points: points(verdict), on: '2026-04-29' },
];
const meeting: Step = [
  'require-meeting',
  { required: true, by: 'emergency-bureau', reason: '职责调整', on: '2026-04-29' },
];
const approved: Step = [
  'approve',
  { approvals: [{ by: 'district-government', meeting: '区政府常务会议' }], on: '2026-05-06' },
];

/** Correction of the only event of that type, with these changes to its body or its day; void without any. */
function correction(
  plan: ReturnType<typeof planAfter>,
  type: string,
  change?: Readonly<Record<string, unknown>>,
): Step {
  const event = plan.history.find((one) => one.type === type);
  if (!event) throw new Error(`no ${type}`);
  const { on = event.occurredOn, ...body } = change ?? {};
  const replacement = { occurredOn: on, body: { ...event.body, ...body } };
  return [
    'correct',
    { target: event.id, reason: '录入有误', ...(change && { replacement }), on: '2026-11-20' },
  ];
}

describe('corrections of what reviewers said', () => {
  it('are judged by the rules that let it in', () => {
    const plan = planAfter([...reviewed, recorded('MEETS'), meeting]);
    const wrong = plan.refused(
      ...correction(plan, 'ReviewPointsRecorded', { by: 'lugu-office', points: points('MEETS').slice(1) }),
    );
    expect(wrong.reasons.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['POINT_NOT_ANSWERED', '/replacement/body/points'],
      ['REVIEWER_NOT_ALLOWED', '/replacement/body/by'],
    ]);
    expect(
      plan
        .refused(...correction(plan, 'MeetingRequired', { by: 'water-bureau', on: '2026-03-31' }))
        .reasons.map(({ code, pointer }) => [code, pointer]),
    ).toEqual([
      ['DATE_OUT_OF_ORDER', '/replacement/occurredOn'],
      ['MEETING_DECIDER_NOT_ALLOWED', '/replacement/body/by'],
    ]);
    plan.given(correction(plan, 'MeetingRequired', { required: false }));
    expect(plan.when(...stepOf(special, 'approve'))).toHaveLength(1);
  });

  it('can’t make an approval rest on what would have stood against it', () => {
    const plan = planAfter([...reviewed, recorded('MEETS'), meeting, approved]);
    const failing = plan.refused(...correction(plan, 'ReviewPointsRecorded', { points: points('FAILS') }));
    expect(failing.codes).toEqual(Array(8).fill('POINT_NOT_AFFIRMED'));
    expect(failing.reasons[0].pointer).toBe('/target');
    expect(
      plan.refused(
        ...correction(plan, 'Approved', { approvals: [{ by: 'district-government', on: '2026-05-06' }] }),
      ).reasons,
    ).toMatchObject([{ code: 'MEETING_MISSING', pointer: '/replacement/body/approvals/0/meeting' }]);
  });

  it('of a refusal may void it while nothing rests on it, and not once it was followed by a new submission', () => {
    const refusal: Step = [
      'refuse-approval',
      { by: 'district-government', reasons: ['不完备'], on: '2026-05-06' },
    ];
    const plan = planAfter([...reviewed, refusal]);
    plan.given(correction(plan, 'ApprovalRefused', { reasons: ['响应分级不一致'] }));
    expect(plan.state().versions[0]?.reviewing?.refusals).toMatchObject([{ reasons: ['响应分级不一致'] }]);
    plan.given(stepOf(special, 'submit', { on: '2026-05-11' }));
    expect(plan.refused(...correction(plan, 'ApprovalRefused')).codes).toEqual(['ALREADY_SUBMITTED']);
  });

  it('of a withdrawal may move its day, and that of an expert review may add its experts', () => {
    const expert = (id: PersonId) => ({
      expert: id,
      fields: ['防汛'],
      institution: '某大学',
      declarations: [],
      registeredOn: civilDate('2026-02-10'),
    });
    const withdrawn: Step = ['withdraw-submission', { reason: '补充', on: '2026-04-29' }];
    const plan = planAfter([...reviewed, withdrawn], { expert });
    plan.given(correction(plan, 'SubmissionWithdrawn', { on: '2026-04-30' }));
    expect(plan.state().versions[0]?.reviewing?.withdrawals).toMatchObject([{ on: '2026-04-30' }]);
    const review = plan.history.find(
      ({ type, body }) => type === 'ReviewRecorded' && (body as { gate: string }).gate === 'EXPERT_REVIEW',
    );
    const replacement = {
      occurredOn: review?.occurredOn,
      body: { ...review?.body, experts: ['u-expert-1'] },
    };
    plan.given(['correct', { target: review?.id, reason: '补记专家', replacement }]);
    const gate = plan.state().versions[0]?.reviews.find((one) => one.gate === 'EXPERT_REVIEW');
    expect(gate?.experts).toEqual(['u-expert-1']);
  });
});
