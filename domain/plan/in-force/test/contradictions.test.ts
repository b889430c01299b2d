import { describe, expect, it } from 'vitest';
import { instant } from '../../../../events/civil-date.ts';
import { actor, papers } from '../../../../test/support/builders.ts';
import { correction } from '../../../../test/support/correction.ts';
import { dutyOf } from '../../../../test/support/duties.ts';
import { planAfter, type Step } from '../../../../test/support/scenario.ts';
import { eventIn, special, stepOf, upTo } from '../../../../test/support/stories.ts';

const heads = {
  execution: '完成',
  practicality: '可行',
  coordination: '顺畅',
  personnel: '得当',
  equipment: '适用',
  advice: '增加夜间科目',
};
const DRILL = eventIn(special, 'drill');

const having = (story: readonly Step[], ...steps: readonly Step[]) =>
  planAfter([...story, ...steps], { actor: actor('water-bureau', 'HEAD') });

const activated: readonly Step[] = [
  ['activate', { level: 'Ⅲ级', incident: '暴雨', on: '2026-07-30' }],
  ['deactivate', { activationId: 'activation-1', on: '2026-08-01' }],
];
const reviewed: readonly Step[] = [
  ...activated,
  [
    'review-incident',
    {
      activationId: 'activation-1',
      by: 'water-bureau',
      incident: '暴雨',
      findings: '到位较慢',
      coversSixHeads: true,
      documents: papers(['REPORT']),
      on: '2026-08-14',
    },
  ],
];
const trigger: Step = ['trigger-revision', { code: 'OTHER', circumstance: '调整', on: '2026-08-03' }];
const exempted: Step = [
  'exempt-disclosure',
  {
    legalBasis: '条例第十四条',
    reviewer: 'u-secrecy-1',
    reason: '危及安全',
    reviewOn: '2027-05-20',
    on: '2026-06-10',
  },
];
const withdrawn: Step = [
  'withdraw-disclosure',
  { legalBasis: '保密法第三十五条', reason: '未审查', on: '2026-06-02' },
];
const majorEvent: Step = [
  'register',
  {
    title: '灯会安全保障应急预案',
    attributes: { formulatorClass: 'GOV', tier: 'DISTRICT', form: 'DEPARTMENTAL', purpose: ['MAJOR_EVENT'] },
    preparingBody: 'police-branch',
    stated: {},
    source: '活动方案',
    issuedOn: '2026-11-02',
    findings: [],
  },
];
const scheduled: Step = [
  'schedule-event',
  { startsOn: '2027-02-14', endsOn: '2027-02-20', activity: '灯会', on: '2026-11-06' },
];
describe('facts that would contradict each other', () => {
  it('an activation is not moved past its end, nor voided under its review', () => {
    const plan = having(special, ...reviewed);
    expect(plan.refused(...correction(plan, 'PlanActivated', { on: '2026-08-02' })).reasons).toMatchObject([
      { code: 'DATE_OUT_OF_ORDER', pointer: '/target', zh: expect.stringContaining('PlanDeactivated') },
    ]);
    const { reasons } = plan.refused(...correction(plan, 'PlanActivated'));
    expect(reasons.map(({ code, zh }) => [code, /（(\w+)）/.exec(zh)?.[1]])).toEqual([
      ['ACTIVATION_UNKNOWN', 'PlanDeactivated'],
      ['ACTIVATION_UNKNOWN', 'IncidentReviewed'],
    ]);
  });

  it('a drill is not voided under its evaluation, its report and what they opened', () => {
    const plan = having(
      special,
      ['evaluate-drill', { drill: DRILL, ...heads, on: '2026-07-01' }],
      ['report-drill', { drill: DRILL, to: 'emergency-bureau', on: '2026-06-22' }],
      [
        'open-improvement',
        { from: 'DRILL', source: DRILL, text: '泵', owner: 'water-bureau', on: '2026-07-01' },
      ],
    );
    expect(plan.refused(...correction(plan, 'Drilled')).codes).toEqual([
      'DRILL_UNKNOWN',
      'DRILL_UNKNOWN',
      'SOURCE_UNKNOWN',
    ]);
    expect(plan.refused(...correction(plan, 'Drilled', { on: '2026-06-25' })).codes).toEqual([
      'DATE_OUT_OF_ORDER',
    ]);
  });

  it('a circumstance is not voided under its decision', () => {
    const raised = [...upTo(special, 'drill'), trigger];
    const circumstance = eventIn(raised, 'trigger-revision');
    const plan = having(raised, [
      'assess-revision',
      { trigger: circumstance, needed: false, reason: '不涉及', signatory: 'u-water-head', on: '2026-08-10' },
    ]);
    expect(plan.refused(...correction(plan, 'RevisionTriggered')).codes).toEqual(['TRIGGER_UNKNOWN']);
  });

  it('a disclosure is not voided under its withdrawal', () => {
    const plan = having(upTo(special, 'disclose'), withdrawn);
    expect(plan.refused(...correction(plan, 'Disclosed')).codes).toEqual(['NOT_DISCLOSED']);
    expect(plan.refused(...correction(plan, 'Disclosed', { on: '2026-06-05' })).codes).toEqual([
      'DATE_OUT_OF_ORDER',
    ]);
  });

  it('the days of an event are not voided under its permit', () => {
    const plan = having([majorEvent], scheduled, [
      'apply-permit',
      { authority: '公安分局', on: '2026-11-10' },
    ]);
    expect(plan.refused(...correction(plan, 'EventScheduled')).codes).toEqual(['EVENT_NOT_SCHEDULED']);
  });

  it('a correction is held to every rule of its event, with all reasons', () => {
    const plan = having(upTo(special, 'issue'), exempted);
    expect(
      plan
        .refused(
          ...correction(plan, 'DisclosureExempted', {
            legalBasis: '有关规定',
            reviewOn: '2026-05-01',
            on: '2026-05-10',
          }),
        )
        .reasons.map(({ code, pointer }) => [code, pointer]),
    ).toEqual([
      ['DATE_OUT_OF_ORDER', '/replacement/occurredOn'],
      ['LEGAL_BASIS_WITHOUT_ARTICLE', '/replacement/body/legalBasis'],
      ['REVIEW_NOT_AFTER', '/replacement/body/reviewOn'],
    ]);
  });
});

describe('the evaluation of a drill with what it opened', () => {
  const evaluated = () =>
    having(special, [
      'evaluate-drill',
      {
        drill: DRILL,
        ...heads,
        findings: [{ text: '夜间科目', owner: 'water-bureau', dueOn: '2026-09-30' }],
        on: '2026-07-01',
      },
    ]);

  it('is voided together with it, and comes back together', () => {
    const plan = evaluated();
    plan.given(correction(plan, 'DrillEvaluated'));
    expect(plan.state().inForce).toBeUndefined();
    const voiding = plan.history.find((one) => one.type === 'EventCorrected');
    plan.given(['correct', { target: voiding?.id as string, reason: '误作废', on: '2026-11-21' }]);
    expect(plan.state().inForce).toMatchObject({
      drillEvaluations: [{ drill: DRILL }],
      improvements: [{ itemId: 'item-1' }],
    });
  });

  it('moves with it to another day, and stays when one of its items was closed', () => {
    const plan = evaluated();
    plan.given(correction(plan, 'DrillEvaluated', { on: '2026-07-03' }));
    expect(plan.state().inForce?.improvements).toMatchObject([{ on: '2026-07-03' }]);
    plan.given(['close-improvement', { itemId: 'item-1', how: '已补充', on: '2026-09-01' }]);
    expect(plan.refused(...correction(plan, 'DrillEvaluated')).codes).toEqual(['IMPROVEMENT_UNKNOWN']);
  });
});

describe('what is entered late', () => {
  it('is taken with the day it happened, and keeps the instant the ledger learnt it', () => {
    const plan = having(special, ...activated);
    const [began, ended] = plan.history.slice(-2);
    expect(began).toMatchObject({
      occurredOn: '2026-07-30',
      recordedAt: instant('2026-11-24T01:00:00.000Z'),
    });
    expect(ended).toMatchObject({ occurredOn: '2026-08-01', recordedAt: began?.recordedAt });
  });

  it('may come before what is already recorded: a drill of spring after that of autumn', () => {
    const plan = having(special, stepOf(special, 'drill', { on: '2026-10-20' }));
    plan.given(stepOf(special, 'drill', { on: '2026-06-02' }));
    expect(plan.state().drills.map(({ on }) => on)).toEqual(['2026-06-18', '2026-10-20', '2026-06-02']);
    expect(dutyOf(plan, 'SJS-38').anchor.on).toBe('2026-10-20');
  });
});
