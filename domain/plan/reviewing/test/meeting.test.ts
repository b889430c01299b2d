import { describe, expect, it } from 'vitest';
import { shijingshanOrganisations } from '../../../../test/support/builders.ts';
import { planAfter, type Step } from '../../../../test/support/scenario.ts';
import { departmental, packageOf, special, stepOf, upTo } from '../../../../test/support/stories.ts';
import { registryOf } from '../../../organisation/organisation.ts';
import { shijingshan2025 } from '../../../rulebook/shijingshan-2025/rulebook.ts';
import { underPartyMechanism } from './neighbours.ts';

const decided = (change: object = {}): Step => [
  'require-meeting',
  { required: true, by: 'emergency-bureau', reason: '涉及多部门职责调整', on: '2026-04-28', ...change },
];
const submitted = upTo(special, 'submit');
const reviewed = upTo(special, 'approve').slice(0, -1);
const approval = stepOf(special, 'approve');
const atMeeting: Step = [
  'approve',
  {
    approvals: [{ by: 'district-government', meeting: '区政府第 12 次常务会议' }],
    on: '2026-05-06',
  },
];

describe('whether a meeting is needed (第二十七条第（二）项, G14)', () => {
  it('is decided with its reason, and the later word holds', () => {
    const plan = planAfter(submitted);
    expect(plan.when(...decided())).toMatchObject([
      {
        type: 'MeetingRequired',
        occurredOn: '2026-04-28',
        body: { version: 1, required: true, by: 'emergency-bureau', reason: '涉及多部门职责调整' },
      },
    ]);
    plan.given(
      decided(),
      decided({ required: false, by: 'district-government', reason: '已专题研究', on: '2026-04-29' }),
    );
    expect(plan.state().versions[0]?.reviewing?.meeting).toMatchObject({ required: false, on: '2026-04-29' });
  });

  it('is decided after submission and not before, and on a day that has come', () => {
    expect(planAfter(submitted.slice(0, -1)).refused(...decided()).reasons).toMatchObject([
      { code: 'WRONG_STAGE', article: '第二十七条第（二）项' },
    ]);
    const plan = planAfter(submitted);
    expect(plan.refused(...decided({ on: '2026-03-31' })).reasons).toMatchObject([
      { code: 'DATE_OUT_OF_ORDER', pointer: '/on', article: '第二十四条' },
    ]);
    expect(plan.refused(...decided({ on: '2026-12-01' })).codes).toEqual(['DATE_IN_FUTURE']);
  });

  it('is the word of the bureau or of the district government', () => {
    const plan = planAfter(submitted);
    expect(plan.refused(...decided({ by: 'water-bureau' })).reasons).toMatchObject([
      {
        code: 'MEETING_DECIDER_NOT_ALLOWED',
        pointer: '/by',
        article: '第二十七条第（二）项',
        zh: '是否报请会议由石景山区应急管理局、石景山区人民政府决定',
      },
    ]);
    expect(plan.refused(...decided({ by: 'ghost', on: '2026-03-31' })).codes).toEqual([
      'DATE_OUT_OF_ORDER',
      'UNKNOWN_ORGANISATION',
      'MEETING_DECIDER_NOT_ALLOWED',
    ]);
  });

  it('is the word of the party’s bodies where they approve', () => {
    const attributes = {
      ...(stepOf(special, 'draft')[1] as { attributes: object }).attributes,
      incidentCategory: 'SOCIAL_SECURITY',
    };
    const plan = planAfter([stepOf(special, 'draft', { attributes }), ...submitted.slice(1)], {
      registry: underPartyMechanism(),
    });
    expect(plan.when(...decided({ by: 'party-committee' }))).toHaveLength(1);
    expect(plan.when(...decided({ by: 'party-mechanism' }))).toHaveLength(1);
    expect(plan.refused(...decided()).codes).toEqual(['MEETING_DECIDER_NOT_ALLOWED']);
  });

  it('says what the registry must know when it has neither', () => {
    const others = shijingshanOrganisations.filter(
      (one) => !['EMERGENCY_BUREAU', 'DISTRICT_GOVERNMENT'].includes(one.class),
    );
    const plan = planAfter(submitted);
    const poor = planAfter([], { registry: registryOf(others) });
    poor.happened(...plan.history.map(({ type, occurredOn, body }) => ({ type, occurredOn, body }) as never));
    const { kind, reasons } = poor.refused(...decided({ by: 'flood-hq' }));
    expect(kind).toBe('UNDETERMINED');
    expect(reasons.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['PARTY_UNRESOLVED', '/by'],
      ['PARTY_UNRESOLVED', '/by'],
    ]);
  });

  it('is no question where the head of a department approves', () => {
    const plan = planAfter(upTo(departmental, 'submit'));
    expect(plan.refused(...decided())).toMatchObject({
      kind: 'CONFLICT',
      reasons: [{ code: 'MEETING_NOT_BY_RULE', article: '第二十八条' }],
    });
  });
});

describe('an approval that needs a meeting', () => {
  it('names it, and comes after the decision', () => {
    const plan = planAfter([...reviewed, decided()]);
    expect(plan.refused(...approval)).toMatchObject({
      kind: 'INVALID',
      reasons: [
        {
          code: 'MEETING_MISSING',
          pointer: '/approvals/0/meeting',
          article: '第二十七条第（二）项',
          zh: '须经会议审议批准，应写明会议（涉及多部门职责调整）',
        },
      ],
    });
    expect(plan.when(...atMeeting)).toHaveLength(1);
    const late = planAfter([...reviewed, decided({ on: '2026-05-07' })]);
    expect(late.refused(...atMeeting).reasons).toMatchObject([
      { code: 'DATE_OUT_OF_ORDER', pointer: '/approvals/0/on', article: '第二十七条第（二）项' },
    ]);
  });

  it('needs none once that was decided', () => {
    const plan = planAfter([...reviewed, decided(), decided({ required: false, on: '2026-04-29' })]);
    expect(plan.when(...approval)).toHaveLength(1);
  });

  it('is every one where a ruling says so (G14), but not that of a department’s head or of a minor revision', () => {
    const rulebook = {
      ...shijingshan2025,
      policies: { ...shijingshan2025.policies, meeting: 'ALWAYS' as const },
    };
    const plan = planAfter(reviewed, { rulebook });
    expect(plan.refused(...approval).codes).toEqual(['MEETING_MISSING']);
    plan.given(atMeeting, stepOf(special, 'issue'), [
      'revise',
      { changedHeads: ['CONTACT_LIST'], reason: '换届', on: '2026-09-01' },
    ]);
    plan.given(
      stepOf(special, 'submit', {
        submittedTo: 'district-government',
        documents: packageOf('REVISION_TABLE'),
        on: '2026-09-02',
      }),
    );
    expect(plan.when(...stepOf(special, 'approve', { on: '2026-09-03' }))).toHaveLength(1);
    const own = planAfter(upTo(departmental, 'submit'), { rulebook });
    expect(own.when(...stepOf(departmental, 'approve'))).toHaveLength(1);
  });
});
