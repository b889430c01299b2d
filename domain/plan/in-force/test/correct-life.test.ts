import { describe, expect, it } from 'vitest';
import { civilDate } from '../../../../events/civil-date.ts';
import { actor, papers } from '../../../../test/support/builders.ts';
import { correction } from '../../../../test/support/correction.ts';
import { planAfter, type Step } from '../../../../test/support/scenario.ts';
import { departmental, eventIn, special, upTo } from '../../../../test/support/stories.ts';
import { withRulings } from '../../../rulebook/rulings.ts';
import { effects } from '../../../rulebook/shijingshan-2025/effects.ts';
import { shijingshan2025 } from '../../../rulebook/shijingshan-2025/rulebook.ts';
import { STUB_SOURCE, STUB_TITLE } from '../../decide/classified-stub.ts';
import { inForceChecks } from '../in-force-checks.ts';

type Plan = ReturnType<typeof planAfter>;
const heads = {
  execution: '完成',
  practicality: '可行',
  coordination: '顺畅',
  personnel: '得当',
  equipment: '适用',
  advice: '增加夜间科目',
};
const DRILL = eventIn(special, 'drill');

const rulebook = withRulings(shijingshan2025, [{ interpretation: 'G22', parameter: true }], effects);
/** Head of the preparing body */
const head = actor('water-bureau', 'HEAD');
const having = (story: readonly Step[], ...steps: readonly Step[]): Plan =>
  planAfter([...story, ...steps], { rulebook, actor: head, today: civilDate('2026-11-24') });

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
const raised: readonly Step[] = [
  ...upTo(special, 'drill'),
  ['trigger-revision', { code: 'OTHER', circumstance: '调整', on: '2026-08-03' }],
];
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
const stub: Step = [
  'register',
  {
    title: STUB_TITLE,
    attributes: { formulatorClass: 'GOV', tier: 'DISTRICT', form: 'SPECIAL', secrecy: 'CLASSIFIED_STUB' },
    preparingBody: 'police-branch',
    stated: {},
    source: STUB_SOURCE,
    findings: [],
  },
];

/** Of every event of a plan in force: a life that holds it, and another day or content that it may get. */
const correctable: Readonly<Record<string, readonly [Plan, Readonly<Record<string, unknown>>]>> = {
  FilingReceived: [
    having(upTo(departmental, 'file'), [
      'receive-filing',
      { recipient: 'district-government', firstHandler: 'u-desk-1', on: '2026-04-20' },
    ]),
    { firstHandler: 'u-desk-2', on: '2026-04-21' },
  ],
  FilingUrged: [
    having(upTo(special, 'issue'), ['urge-filing', { by: 'flood-hq', reason: '催办', on: '2026-06-01' }]),
    { by: 'emergency-bureau', on: '2026-06-02' },
  ],
  DisclosureExempted: [
    having(upTo(special, 'issue'), exempted),
    { legalBasis: '条例第十五条', on: '2026-06-11' },
  ],
  DisclosureWithdrawn: [having(upTo(special, 'disclose'), withdrawn), { reason: '附件', on: '2026-06-03' }],
  PublicityPublished: [
    having(upTo(special, 'issue'), [
      'publish-publicity',
      { artefacts: ['KEY_POINTS'], channel: '门户', on: '2026-05-25' },
    ]),
    { artefacts: ['KEY_POINTS', 'PUBLICITY_TEXT'], on: '2026-05-26' },
  ],
  PlanActivated: [having(special, ...activated.slice(0, 1)), { level: 'Ⅱ级', on: '2026-07-29' }],
  PlanDeactivated: [having(special, ...activated), { on: '2026-08-02' }],
  IncidentReviewed: [having(special, ...reviewed), { findings: '到位及时', on: '2026-08-15' }],
  RealActivationCredited: [
    having(special, ...reviewed, [
      'credit-activation',
      { activationId: 'activation-1', acceptedBy: 'emergency-bureau', reason: '六项', on: '2026-08-20' },
    ]),
    { reason: '六项齐全', on: '2026-08-21' },
  ],
  RegimeDeclared: [
    having(special, [
      'declare-regime',
      { regime: 'DRILL', every: { n: 1, unit: 'YEAR' }, text: '每年', on: '2026-06-01' },
    ]),
    { every: { n: 2, unit: 'YEAR' }, on: '2026-06-02' },
  ],
  DrillEvaluated: [
    having(special, ['evaluate-drill', { drill: DRILL, ...heads, on: '2026-07-01' }]),
    { advice: '增加联动科目', on: '2026-07-02' },
  ],
  DrillReported: [
    having(special, ['report-drill', { drill: DRILL, to: 'housing-commission', on: '2026-06-22' }]),
    { to: 'emergency-bureau', on: '2026-06-23' },
  ],
  ImprovementOpened: [
    having(special, [
      'open-improvement',
      { from: 'DRILL', source: DRILL, text: '水泵', owner: 'water-bureau', on: '2026-07-01' },
    ]),
    { owner: 'housing-commission', dueOn: '2026-09-30', on: '2026-07-02' },
  ],
  ImprovementClosed: [
    having(
      special,
      ['open-improvement', { from: 'SUGGESTION', text: '水泵', owner: 'water-bureau', on: '2026-07-01' }],
      ['close-improvement', { itemId: 'item-1', how: '增配', on: '2026-09-01' }],
    ),
    { how: '增配并培训', on: '2026-09-02' },
  ],
  EvaluationDeferred: [
    having(upTo(special, 'drill'), [
      'defer-evaluation',
      { reason: '修订中', approvedBy: 'emergency-bureau', newDueOn: '2029-12-28', on: '2026-11-02' },
    ]),
    { newDueOn: '2029-11-30', on: '2026-11-03' },
  ],
  RevisionAssessed: [
    having(raised, [
      'assess-revision',
      {
        trigger: eventIn(raised, 'trigger-revision'),
        needed: false,
        reason: '不涉及',
        signatory: 'u-water-head',
        on: '2026-08-10',
      },
    ]),
    { needed: true, changedHeads: ['CONTACT_LIST'], revisionClass: 'MINOR', on: '2026-08-11' },
  ],
  ResponsibilityTransferred: [
    having(special, [
      'transfer-responsibility',
      { to: 'housing-commission', reason: '划转', on: '2026-11-02' },
    ]),
    { to: 'police-branch', on: '2026-11-03' },
  ],
  EventScheduled: [having([majorEvent], scheduled), { endsOn: '2027-02-21', on: '2026-11-09' }],
  PermitApplied: [
    having([majorEvent], scheduled, ['apply-permit', { authority: '公安分局', on: '2026-11-10' }]),
    { reference: '石公安许〔2026〕31号', on: '2026-11-11' },
  ],
  DutyWaived: [
    having(upTo(special, 'issue'), [
      'waive-duty',
      {
        obligationId: 'flood-plan.SJS-38.c1',
        by: 'emergency-bureau',
        legalBasis: '办法第四十九条',
        reason: '统一组织',
        on: '2026-11-10',
      },
    ]),
    { obligationId: 'flood-plan.SJS-41.c1', on: '2026-11-11' },
  ],
  ClassifiedDutyAttested: [
    having([stub], ['attest-classified-duty', { duty: 'DRILL', met: true, on: '2026-10-15' }]),
    { duty: 'EVALUATION', on: '2026-10-16' },
  ],
};

describe('a correction of what happened in force', () => {
  it.each(Object.entries(correctable))('%s: another day and content hold', (type, [plan, change]) => {
    const before = plan.state();
    const target = plan.history.findLast((one) => one.type === type)?.id;
    plan.given(correction(plan, type, change));
    const corrected = plan.state();
    expect(corrected).not.toEqual(before);
    expect(JSON.stringify(corrected)).toContain(String(change['on']));
    expect(plan.history.at(-1)).toMatchObject({ type: 'EventCorrected', body: { target } });
    // The correction is itself taken back, and everything is as it was.
    plan.given(correction(plan, 'EventCorrected'));
    expect(plan.state()).toEqual(before);
    // And the event may be void altogether.
    plan.given(correction(plan, type));
    expect(plan.state()).not.toEqual(before);
  });

  it('covers every event that can happen in force', () => {
    expect(Object.keys(correctable).toSorted()).toEqual(Object.keys(inForceChecks).toSorted());
  });
});
