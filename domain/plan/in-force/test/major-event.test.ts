import { describe, expect, it } from 'vitest';
import { dutyOf } from '../../../../test/support/duties.ts';
import { planAfter, type Step } from '../../../../test/support/scenario.ts';
import { special, upTo } from '../../../../test/support/stories.ts';

const registered: Step = [
  'register',
  {
    title: '首钢园新春灯会安全保障应急预案',
    attributes: {
      formulatorClass: 'GOV',
      tier: 'DISTRICT',
      form: 'DEPARTMENTAL',
      incidentCategory: 'SOCIAL_SECURITY',
      purpose: ['MAJOR_EVENT'],
      secrecy: 'PUBLIC',
    },
    preparingBody: 'police-branch',
    stated: {},
    source: '活动方案',
    issuedOn: '2026-11-02',
    findings: [],
    on: '2026-11-05',
  },
];
const schedule = (change: object = {}): Step => [
  'schedule-event',
  {
    startsOn: '2027-02-14',
    endsOn: '2027-02-20',
    activity: '首钢园新春灯会',
    on: '2026-11-06',
    ...change,
  },
];
const apply = (change: object = {}): Step => [
  'apply-permit',
  { authority: '北京市公安局石景山分局', on: '2026-11-20', ...change },
];

describe('the event of a 重大活动保障 plan (第九条, G31)', () => {
  it('has a day from which the permit counts back, and the last word on it holds', () => {
    const plan = planAfter([registered, schedule()]);
    expect(dutyOf(plan, 'BEFORE-EVT')).toMatchObject({
      due: { nominalDueOn: '2027-01-25' },
      state: { status: 'OPEN' },
    });
    plan.given(schedule({ startsOn: '2026-12-30', endsOn: '2027-01-02', on: '2026-11-10' }));
    expect(dutyOf(plan, 'BEFORE-EVT').due.dueOn).toBe('2026-12-10');
    plan.given(apply());
    expect(dutyOf(plan, 'BEFORE-EVT').state).toMatchObject({ status: 'DISCHARGED', timeliness: 'ON_TIME' });
  });

  it('ends after it starts, is set by a plan for one, and not before it was set last', () => {
    const plan = planAfter([registered, schedule()]);
    expect(plan.refused(...schedule({ endsOn: '2027-02-13', on: '2026-11-05' })).reasons).toMatchObject([
      { code: 'DATE_OUT_OF_ORDER', pointer: '/on' },
      { code: 'DATE_OUT_OF_ORDER', pointer: '/endsOn' },
    ]);
    expect(
      planAfter(upTo(special, 'issue')).refused(...schedule({ on: '2026-11-25' })).reasons,
    ).toMatchObject([{ code: 'NOT_A_MAJOR_EVENT', article: '第九条' }, { code: 'DATE_IN_FUTURE' }]);
  });

  it('has its permit applied for before it begins: late is late, after is nothing', () => {
    expect(planAfter([registered]).refused(...apply()).reasons).toMatchObject([
      { code: 'EVENT_NOT_SCHEDULED', article: '《大型群众性活动安全管理条例》第十三条' },
    ]);
    const soon = planAfter([registered, schedule({ startsOn: '2026-11-20', endsOn: '2026-11-21' })]);
    expect(soon.refused(...apply()).reasons).toMatchObject([{ code: 'EVENT_HAS_BEGUN', pointer: '/on' }]);
    soon.given(apply({ on: '2026-11-19' }));
    expect(dutyOf(soon, 'BEFORE-EVT').state).toMatchObject({ status: 'DISCHARGED', timeliness: 'LATE' });
    expect(planAfter(upTo(special, 'issue')).refused(...apply({ on: '2026-11-25' })).codes).toEqual([
      'NOT_A_MAJOR_EVENT',
      'DATE_IN_FUTURE',
      'EVENT_NOT_SCHEDULED',
    ]);
  });

  it('lets a duty that counts back be waived before the event', () => {
    const plan = planAfter([registered, schedule()]);
    plan.given([
      'waive-duty',
      {
        obligationId: 'flood-plan.BEFORE-EVT.event',
        by: 'emergency-bureau',
        legalBasis: '《大型群众性活动安全管理条例》第二条',
        reason: '由政府直接举办',
        on: '2026-11-10',
      },
    ]);
    expect(dutyOf(plan, 'BEFORE-EVT').state.status).toBe('WAIVED');
  });
});
