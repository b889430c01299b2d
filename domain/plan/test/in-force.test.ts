import { describe, expect, it } from 'vitest';
import { PlanId } from '../../../events/identifiers.ts';
import { papers } from '../../../test/support/builders.ts';
import { planAfter, type Step } from '../../../test/support/scenario.ts';
import {
  changing,
  community,
  departmental,
  departmentalReady,
  packageOf,
  special,
  stepOf,
  upTo,
} from '../../../test/support/stories.ts';
import type { PlanContext } from '../decide/context.ts';
import { planStatus } from '../evolve.ts';

const issued = upTo(special, 'issue');
const disclose = (change: object) => stepOf(special, 'disclose', change);
const drill = (change: object) => stepOf(special, 'drill', change);
const evaluate = (change: object) => stepOf(special, 'evaluate', change);
const revise = (change: object = {}): Step => [
  'revise',
  { changedHeads: ['COMMAND_SYSTEM'], reason: '指挥体系调整', on: '2026-09-01', ...change },
];

describe('disclosure (第三十三条)', () => {
  it('follows issue', () => {
    expect(planAfter(issued).refused(...disclose({ on: '2026-05-10' })).codes).toEqual(['DATE_OUT_OF_ORDER']);
    expect(planAfter(upTo(special, 'approve')).refused(...disclose({}))).toMatchObject({ kind: 'CONFLICT' });
  });

  it('is to society for government plans, to those affected for grassroots plans', () => {
    expect(planAfter(issued).refused(...disclose({ audience: 'OWN_AND_AFFECTED' })).reasons).toMatchObject([
      { code: 'AUDIENCE_NOT_BY_RULE', pointer: '/audience' },
    ]);
    expect(
      planAfter(upTo(community, 'issue')).refused(...stepOf(community, 'disclose', { audience: 'SOCIETY' }))
        .codes,
    ).toEqual(['AUDIENCE_NOT_BY_RULE']);
  });

  it('of an internal plan is never in full, and abridged only as approved (第二十四、四十九条)', () => {
    const internal = {
      formulatorClass: 'GOV',
      tier: 'DISTRICT',
      form: 'DEPARTMENTAL',
      incidentCategory: 'ACCIDENT_DISASTER',
      purpose: ['RESPONSE'],
      secrecy: 'INTERNAL',
    };
    const drafted = changing(upTo(departmental, 'issue'), 'draft', { attributes: internal });
    const story = (documents: readonly object[]) => changing(drafted, 'submit', { documents });
    const whole = planAfter(story(packageOf()));
    expect(whole.refused(...stepOf(departmental, 'disclose')).reasons).toMatchObject([
      { code: 'SECRECY_FORBIDS_DISCLOSURE', article: '第四十九条' },
    ]);
    expect(whole.refused(...stepOf(departmental, 'disclose', { form: 'ABRIDGED' })).reasons).toMatchObject([
      { code: 'ABRIDGED_VERSION_NOT_APPROVED', article: '第二十四条' },
    ]);
    expect(
      planAfter(story(packageOf('ABRIDGED_VERSION'))).when(
        ...stepOf(departmental, 'disclose', { form: 'ABRIDGED' }),
      ),
    ).toHaveLength(1);
  });
});

describe('a drill (第三十八条)', () => {
  it('does not come before the plan takes effect, nor in the future', () => {
    expect(planAfter(issued).refused(...drill({ on: '2026-05-31' })).reasons).toMatchObject([
      { code: 'DATE_OUT_OF_ORDER', zh: '日期 2026-05-31 早于实施日期（2026-06-01）' },
    ]);
    expect(planAfter(issued).when(...drill({ on: '2026-06-01' }))).toHaveLength(1);
    expect(planAfter(issued).refused(...drill({ on: '2026-11-25' })).codes).toEqual(['DATE_IN_FUTURE']);
    expect(planAfter(issued).refused(...drill({ organiser: 'ghost' })).codes).toEqual([
      'UNKNOWN_ORGANISATION',
    ]);
  });

  it('belongs to the version in effect on its day, also when it is entered late', () => {
    const second = [
      revise(),
      ...departmentalReady('2026-09-02', '2026-09-09'),
      stepOf(departmental, 'submit', { documents: packageOf('REVISION_TABLE'), on: '2026-09-10' }),
      stepOf(departmental, 'approve', { on: '2026-09-14' }),
      stepOf(departmental, 'issue', {
        documentNo: '石水发〔2026〕30号',
        effectiveOn: '2026-10-01',
        on: '2026-09-15',
      }),
    ] as const;
    const plan = planAfter([...departmental, ...second]);
    const versionOn = (on: string) => plan.when(...drill({ on }))[0]?.body;
    expect(versionOn('2026-06-18')).toMatchObject({ version: 1 });
    expect(versionOn('2026-09-20')).toMatchObject({ version: 1 });
    expect(versionOn('2026-10-01')).toMatchObject({ version: 2 });
  });
});

describe('an evaluation (第四十一条)', () => {
  it('follows issue and is not in the future', () => {
    expect(planAfter(issued).refused(...evaluate({ on: '2026-05-10' })).codes).toEqual(['DATE_OUT_OF_ORDER']);
    expect(planAfter(issued).when(...evaluate({ on: '2026-05-11' }))).toHaveLength(1);
    expect(planAfter(issued).refused(...evaluate({ on: '2026-12-01' })).codes).toEqual(['DATE_IN_FUTURE']);
  });
});

describe('a need for revision (第四十二条)', () => {
  const trigger = (on: string): Step => [
    'trigger-revision',
    { code: 'RISK_CHANGED', circumstance: '新增地下空间', on },
  ];

  it('is raised for a plan in force', () => {
    expect(planAfter(issued).when(...trigger('2026-08-01'))).toMatchObject([
      { type: 'RevisionTriggered', body: { code: 'RISK_CHANGED' } },
    ]);
    expect(planAfter(upTo(special, 'submit')).refused(...trigger('2026-08-01')).codes).toEqual([
      'NOT_IN_FORCE',
    ]);
    expect(planAfter(issued).refused(...trigger('2026-12-01')).codes).toEqual(['DATE_IN_FUTURE']);
  });
});

describe('a revision (第四十三条)', () => {
  it('is major when it touches one of the four heads, whatever it is called', () => {
    for (const head of ['COMMAND_SYSTEM', 'RESPONSE_PROCEDURE', 'MAIN_MEASURES', 'INCIDENT_GRADING']) {
      expect(planAfter(issued).when(...revise({ changedHeads: [head] }))).toMatchObject([
        { body: { version: 2, revisionClass: 'MAJOR' } },
      ]);
      expect(
        planAfter(issued).refused(...revise({ changedHeads: [head, 'CONTACT_LIST'], revisionClass: 'MINOR' }))
          .reasons,
      ).toMatchObject([{ code: 'REVISION_IS_MAJOR', article: '第四十三条' }]);
    }
    expect(planAfter(issued).when(...revise({ changedHeads: ['CONTACT_LIST'] }))).toMatchObject([
      { body: { revisionClass: 'MINOR' } },
    ]);
    expect(
      planAfter(issued).when(...revise({ changedHeads: ['CONTACT_LIST'], revisionClass: 'MAJOR' })),
    ).toMatchObject([{ body: { revisionClass: 'MAJOR' } }]);
  });

  it('begins when none is in work, of a plan in force, after its issue', () => {
    expect(planAfter([...issued, revise()]).refused(...revise()).codes).toEqual(['REVISION_IN_WORK']);
    expect(planAfter(upTo(special, 'submit')).refused(...revise()).codes).toEqual([
      'NOT_IN_FORCE',
      'REVISION_IN_WORK',
    ]);
    expect(planAfter(issued).refused(...revise({ on: '2026-05-10' })).codes).toEqual(['DATE_OUT_OF_ORDER']);
    expect(planAfter(issued).refused(...revise({ on: '2026-12-01' })).codes).toEqual(['DATE_IN_FUTURE']);
  });

  it('that is major goes through every gate again', () => {
    const plan = planAfter([...issued, revise()]);
    expect(
      plan
        .refused(...stepOf(special, 'submit', { on: '2026-09-20' }))
        .codes.filter((code) => code === 'GATE_NOT_PASSED'),
    ).toHaveLength(4);
  });

  it('that is minor is simplified: draft and comparison, then approval and issue', () => {
    const plan = planAfter([...issued, revise({ changedHeads: ['CONTACT_LIST'] })]);
    expect(
      plan.refused(
        ...stepOf(special, 'submit', {
          documents: papers(['SUBMISSION_DRAFT']),
          submittedTo: 'district-government',
          on: '2026-09-03',
        }),
      ).reasons,
    ).toMatchObject([{ code: 'DOCUMENT_MISSING', article: '第四十三条' }]);
    plan.given(
      [
        'submit',
        {
          submittedTo: 'district-government',
          documents: papers(['SUBMISSION_DRAFT', 'REVISION_TABLE']),
          on: '2026-09-03',
        },
      ],
      ['approve', { approvals: [{ by: 'district-government' }], on: '2026-09-04' }],
    );
    expect(planStatus(plan.state())).toBe('IN_REVISION');
    expect(
      plan.when(
        ...stepOf(special, 'issue', {
          documentNo: '石应急委发〔2026〕8号',
          adoptedOn: '2026-09-04',
          effectiveOn: '2026-09-07',
          on: '2026-09-07',
        }),
      ),
    ).toMatchObject([
      { type: 'Issued', body: { version: 2 } },
      { type: 'Superseded', occurredOn: '2026-09-07', body: { version: 1, byVersion: 2 } },
    ]);
  });

  it('needs a document number of its own', () => {
    const plan = planAfter([
      ...issued,
      revise({ changedHeads: ['CONTACT_LIST'] }),
      [
        'submit',
        {
          submittedTo: 'district-government',
          documents: papers(['SUBMISSION_DRAFT', 'REVISION_TABLE']),
          on: '2026-09-03',
        },
      ],
      ['approve', { approvals: [{ by: 'district-government' }], on: '2026-09-04' }],
    ]);
    expect(
      plan.refused(...stepOf(special, 'issue', { effectiveOn: '2026-09-07', on: '2026-09-07' })).codes,
    ).toEqual(['DOCUMENT_NUMBER_TAKEN']);
  });
});

describe('the end of a plan (G30)', () => {
  const successor = PlanId.parse('new-plan');
  const withSuccessor = (status: 'IN_FORCE' | 'DRAFTING' | 'REPEALED'): Partial<PlanContext> => ({
    otherPlan: (id) => (id === successor ? { status, issuedOn: '2026-10-08' as never } : undefined),
  });

  it('by another plan is on that plan’s day of issue', () => {
    expect(
      planAfter(issued, withSuccessor('IN_FORCE')).when('supersede', { byPlan: successor }),
    ).toMatchObject([
      { type: 'Superseded', occurredOn: '2026-10-08', body: { version: 1, byPlan: 'new-plan' } },
    ]);
    expect(
      planAfter(issued, withSuccessor('IN_FORCE')).refused('supersede', {
        byPlan: successor,
        on: '2026-10-07',
      }).codes,
    ).toEqual(['DATE_OUT_OF_ORDER']);
  });

  it('by another plan needs one that is in force, and not itself, so that no chain can close', () => {
    for (const status of ['DRAFTING', 'REPEALED'] as const)
      expect(
        planAfter(issued, withSuccessor(status)).refused('supersede', { byPlan: successor }).codes,
      ).toEqual(['SUCCESSOR_NOT_IN_FORCE']);
    expect(
      planAfter(issued, { otherPlan: () => ({ status: 'IN_FORCE' }) }).refused('supersede', {
        byPlan: 'flood-plan',
      }).codes,
    ).toEqual(['SUCCESSOR_NOT_IN_FORCE']);
    expect(planAfter(issued).refused('supersede', { byPlan: 'ghost' }).codes).toEqual([
      'SUCCESSOR_NOT_IN_FORCE',
    ]);
  });

  it('by repeal is after issue, not in the future, with a document number in form', () => {
    const repeal = (change: object): Step => ['repeal', { reason: '职能划转', on: '2026-10-08', ...change }];
    expect(
      planAfter(issued).refused(...repeal({ on: '2026-05-10', documentNo: '石应急委发[2026]9号' })).codes,
    ).toEqual(['DATE_OUT_OF_ORDER', 'DOCUMENT_NUMBER_BRACKETS']);
    expect(planAfter(issued).refused(...repeal({ on: '2026-12-01' })).codes).toEqual(['DATE_IN_FUTURE']);
    expect(planAfter(upTo(special, 'submit')).refused(...repeal({})).codes).toEqual(['NOT_IN_FORCE']);
    const plan = planAfter([...issued, repeal({})]);
    expect([planStatus(plan.state()), plan.state().versions[0]?.stage]).toEqual(['REPEALED', 'REPEALED']);
  });

  it('leaves nothing to do but to correct', () => {
    const plan = planAfter([...issued, ['repeal', { reason: '职能划转', on: '2026-10-08' }]]);
    const steps: readonly Step[] = [
      drill({}),
      evaluate({}),
      disclose({}),
      revise(),
      stepOf(special, 'file'),
      ['repeal', { reason: '再次', on: '2026-10-09' }],
      ['trigger-revision', { code: 'OTHER', circumstance: '无', on: '2026-10-09' }],
    ];
    for (const step of steps) expect(plan.refused(...step).codes, step[0]).toContain('PLAN_ENDED');
    expect(plan.when('correct', { target: `${plan.history.length}.0`, reason: '误录' })).toHaveLength(1);
  });
});
