import { describe, expect, it } from 'vitest';
import { OrganisationRegistered } from '../../../../events/organisation-events.ts';
import { actor, shijingshan, shijingshanOrganisations } from '../../../../test/support/builders.ts';
import { dutyOf } from '../../../../test/support/duties.ts';
import { planAfter, type Step } from '../../../../test/support/scenario.ts';
import { community, departmental, eventIn, special, stepOf, upTo } from '../../../../test/support/stories.ts';
import { registryOf } from '../../../organisation/organisation.ts';

const issued = upTo(special, 'issue');
const raised: Step = [
  'trigger-revision',
  { code: 'COMMAND_CHANGED', circumstance: '指挥部成员单位调整', on: '2026-08-03' },
];
const TRIGGER = eventIn([...issued, raised], 'trigger-revision');
const assess = (change: object = {}): Step => [
  'assess-revision',
  {
    trigger: TRIGGER,
    needed: true,
    changedHeads: ['COMMAND_SYSTEM'],
    reason: '体系调整',
    signatory: 'u-water-head',
    on: '2026-08-10',
    ...change,
  },
];
const notNeeded: Step = [
  'assess-revision',
  {
    trigger: TRIGGER,
    needed: false,
    reason: '仅个别成员单位更名',
    signatory: 'u-water-head',
    on: '2026-08-10',
  },
];

describe('the decision on a need for revision (第四十二条, G18)', () => {
  it('takes its class from what will change, and begins the clock of the revision', () => {
    const plan = planAfter([...issued, raised, assess()]);
    expect(plan.history.at(-1)).toMatchObject({
      type: 'RevisionAssessed',
      body: { revisionClass: 'MAJOR', changedHeads: ['COMMAND_SYSTEM'] },
    });
    expect(dutyOf(plan, 'SJS-42').state).toMatchObject({ status: 'DISCHARGED', timeliness: 'ON_TIME' });
    expect(dutyOf(plan, 'SJS-42-START').state).toMatchObject({ status: 'OPEN' });
    expect(planAfter([...issued, raised]).when(...assess({ changedHeads: ['CONTACT_LIST'] }))).toMatchObject([
      { body: { revisionClass: 'MINOR' } },
    ]);
  });

  it('not to revise is a signed fact with its reason, and opens nothing', () => {
    const plan = planAfter([...issued, raised, notNeeded]);
    expect(plan.state().inForce?.assessments).toMatchObject([
      { needed: false, reason: '仅个别成员单位更名', signatory: 'u-water-head' },
    ]);
    expect(dutyOf(plan, 'SJS-42').state.status).toBe('DISCHARGED');
    expect(() => dutyOf(plan, 'SJS-42-START')).toThrow('no duty');
  });

  it('is not understated, neither in words nor by the revision that follows', () => {
    const plan = planAfter([...issued, raised]);
    for (const head of ['COMMAND_SYSTEM', 'RESPONSE_PROCEDURE', 'MAIN_MEASURES', 'INCIDENT_GRADING'])
      expect(
        plan.refused(...assess({ changedHeads: [head, 'CONTACT_LIST'], revisionClass: 'MINOR' })).reasons,
        head,
      ).toMatchObject([{ code: 'REVISION_IS_MAJOR', pointer: '/revisionClass', article: '第四十三条' }]);
    plan.given(assess());
    const minor: Step = ['revise', { changedHeads: ['CONTACT_LIST'], reason: '通讯录', on: '2026-08-17' }];
    expect(plan.refused(...minor).reasons).toMatchObject([
      { code: 'REVISION_UNDERSTATED', pointer: '/revisionClass', article: '第四十三条' },
    ]);
    plan.given(['revise', { changedHeads: ['COMMAND_SYSTEM'], reason: '体系', on: '2026-08-17' }]);
    expect(plan.state().versions.at(-1)?.revision?.revisionClass).toBe('MAJOR');
  });

  it('describes a revision that is needed, and none that is not', () => {
    const plan = planAfter([...issued, raised]);
    const [name, body] = notNeeded;
    expect(plan.refused(name, { ...body, needed: true }).reasons).toMatchObject([
      { code: 'CHANGED_HEADS_MISSING', pointer: '/changedHeads', article: '第四十三条' },
    ]);
    expect(
      plan.refused(name, { ...body, revisionClass: 'MAJOR', changedHeads: ['CONTACT_LIST'] }).reasons,
    ).toMatchObject([
      { code: 'NO_REVISION_TO_DESCRIBE', pointer: '/revisionClass' },
      { code: 'NO_REVISION_TO_DESCRIBE', pointer: '/changedHeads' },
    ]);
  });

  it('is of a circumstance of this plan, after it, once', () => {
    const plan = planAfter([...issued, raised]);
    expect(plan.refused(...assess({ on: '2026-08-02' })).reasons).toMatchObject([
      { code: 'DATE_OUT_OF_ORDER', article: '第四十二条' },
    ]);
    expect(
      plan.refused(
        ...assess({
          trigger: eventIn(issued, 'issue'),
          changedHeads: ['COMMAND_SYSTEM', 'COMMAND_SYSTEM'],
          on: '2026-11-25',
        }),
      ).codes,
    ).toEqual(['TRIGGER_UNKNOWN', 'DATE_IN_FUTURE', 'REPEATED']);
    plan.given(assess());
    expect(plan.refused(...assess()).reasons).toMatchObject([
      { code: 'TRIGGER_ALREADY_ASSESSED', pointer: '/trigger' },
    ]);
  });
});

describe('a transfer of responsibility (G32)', () => {
  const transfer = (change: object = {}): Step => [
    'transfer-responsibility',
    { to: 'housing-commission', reason: '机构改革职责划转', on: '2026-08-03', ...change },
  ];

  it('moves the duties from that day on, and what was recorded stays', () => {
    const plan = planAfter([...issued, transfer()]);
    expect(plan.state().preparingBody).toBe('housing-commission');
    expect(dutyOf(plan, 'SJS-38')).toMatchObject({ obligor: [{ organisation: 'housing-commission' }] });
    expect(plan.history[0]).toMatchObject({ body: { preparingBody: 'water-bureau' } });
  });

  it('is to a living body that may prepare such a plan, and not to the one that has it', () => {
    const plan = planAfter(issued);
    expect(plan.refused(...transfer({ to: 'lugu-community' })).reasons).toMatchObject([
      { code: 'PREPARING_BODY_NOT_ALLOWED', pointer: '/to', article: '第十六条第一款' },
    ]);
    expect(plan.refused(...transfer({ to: 'water-bureau' })).reasons).toMatchObject([
      { code: 'ALREADY_RESPONSIBLE', pointer: '/to', article: '第四十二条第（二）项' },
    ]);
    const merged = shijingshanOrganisations.map((one) =>
      one.organisationId === 'police-branch'
        ? { ...OrganisationRegistered.parse(one), mergedInto: 'housing-commission' as never }
        : one,
    );
    // A plan that asked the merged body nothing while it was made
    const own = planAfter(upTo(departmental, 'issue'), { registry: registryOf(merged) });
    expect(own.refused(...transfer({ to: 'police-branch' })).reasons).toMatchObject([
      { code: 'ORGANISATION_MERGED', pointer: '/to' },
    ]);
  });

  it('comes after what came before it; everything that is wrong is said at once', () => {
    const plan = planAfter([...issued, transfer()]);
    expect(plan.refused(...transfer({ to: 'police-branch', on: '2026-08-02' })).reasons).toMatchObject([
      { code: 'DATE_OUT_OF_ORDER', zh: expect.stringContaining('上一次移交之日') },
    ]);
    expect(plan.refused(...transfer({ to: 'ghost', on: '2026-11-25' })).codes).toEqual([
      'DATE_IN_FUTURE',
      'UNKNOWN_ORGANISATION',
    ]);
    expect(planAfter(issued).refused(...transfer({ on: '2026-03-01' })).codes).toEqual(['DATE_OUT_OF_ORDER']);
  });
});

describe('a waiver (第四十九条)', () => {
  const waive = (change: object = {}): Step => [
    'waive-duty',
    {
      obligationId: 'flood-plan.SJS-38.c1',
      by: 'emergency-bureau',
      legalBasis: '《石景山区突发事件应急预案管理办法》第四十九条',
      reason: '市级统一组织',
      on: '2026-11-10',
      ...change,
    },
  ];

  it('lifts a duty that is open, by the bureau, on a legal ground', () => {
    const plan = planAfter([...issued, waive()]);
    expect(dutyOf(plan, 'SJS-38').state).toMatchObject({
      status: 'WAIVED',
      on: '2026-11-10',
      legalBasis: expect.stringContaining('第四十九条'),
    });
    expect(plan.refused(...waive()).reasons).toMatchObject([
      { code: 'DUTY_NOT_OPEN', pointer: '/obligationId', zh: expect.stringContaining('已免除') },
    ]);
  });

  it('is of a duty that there is and that nobody has met, not before it began', () => {
    const plan = planAfter(upTo(special, 'disclose'));
    expect(plan.refused(...waive({ obligationId: 'flood-plan.SJS-33a.v1' })).reasons).toMatchObject([
      { code: 'DUTY_NOT_OPEN', article: '第三十三条', zh: expect.stringContaining('已履行') },
    ]);
    expect(plan.refused(...waive({ obligationId: 'snow-plan.SJS-38.c1' })).reasons).toMatchObject([
      { code: 'DUTY_UNKNOWN', pointer: '/obligationId' },
    ]);
    expect(plan.refused(...waive({ on: '2026-05-10' })).codes).toEqual(['DATE_OUT_OF_ORDER']);
  });

  it('says everything that is wrong at once', () => {
    expect(
      planAfter(issued).refused(
        ...waive({ obligationId: 'nothing', by: 'water-bureau', legalBasis: '有关规定', on: '2026-11-25' }),
      ).codes,
    ).toEqual(['DATE_IN_FUTURE', 'NOT_THE_BUREAU', 'LEGAL_BASIS_WITHOUT_ARTICLE', 'DUTY_UNKNOWN']);
    expect(planAfter(issued).refused(...waive({ by: 'ghost' })).codes).toEqual(['UNKNOWN_ORGANISATION']);
  });
});

describe('facts of a plan that has ended', () => {
  it('are taken no more', () => {
    const plan = planAfter([...community, ['repeal', { reason: '社区撤并', on: '2026-10-08' }]], {
      actor: actor('lugu-community', 'HEAD'),
      registry: shijingshan(),
    });
    const steps: readonly Step[] = [
      ['receive-filing', { recipient: 'lugu-office', firstHandler: 'u-desk-1' }],
      ['urge-filing', { by: 'lugu-office', reason: '催办' }],
      ['exempt-disclosure', { legalBasis: '条例第十四条', reviewer: 'u-1', reason: '无' }],
      ['withdraw-disclosure', { legalBasis: '条例第十四条', reason: '无' }],
      ['publish-publicity', { artefacts: ['SCIENCE_MATERIAL'], channel: '公告栏' }],
      ['activate', { level: 'Ⅲ级', incident: '积水' }],
      ['deactivate', { activationId: 'activation-1' }],
      ['review-incident', { by: 'lugu-office', incident: '积水', findings: '无' }],
      ['credit-activation', { activationId: 'activation-1', acceptedBy: 'emergency-bureau', reason: '无' }],
      ['declare-regime', { regime: 'DRILL', every: { n: 1, unit: 'YEAR' }, text: '每年' }],
      [
        'evaluate-drill',
        {
          drill: eventIn(community, 'issue'),
          execution: '完成',
          practicality: '可行',
          coordination: '顺畅',
          personnel: '得当',
          equipment: '适用',
          advice: '无',
        },
      ],
      ['report-drill', { drill: eventIn(community, 'issue'), to: 'emergency-bureau' }],
      ['open-improvement', { from: 'SUGGESTION', text: '更新', owner: 'lugu-office' }],
      ['close-improvement', { itemId: 'item-1', how: '完成' }],
      ['defer-evaluation', { reason: '无', approvedBy: 'emergency-bureau', newDueOn: '2029-12-28' }],
      [
        'assess-revision',
        { trigger: eventIn(community, 'issue'), needed: false, reason: '无', signatory: 'u-1' },
      ],
      ['transfer-responsibility', { to: 'lugu-office', reason: '划转' }],
      ['schedule-event', { startsOn: '2027-01-01', endsOn: '2027-01-02', activity: '庙会' }],
      ['apply-permit', { authority: '公安分局' }],
      [
        'waive-duty',
        { obligationId: 'nothing', by: 'emergency-bureau', legalBasis: '第四十九条', reason: '无' },
      ],
      ['attest-classified-duty', { duty: 'DRILL', met: true }],
      stepOf(special, 'drill'),
    ];
    for (const step of steps) expect(plan.refused(...step).codes, step[0]).toContain('PLAN_ENDED');
  });
});
