import { describe, expect, it } from 'vitest';
import { dutyOf } from '../../../../test/support/duties.ts';
import { planAfter, type Step, scenario } from '../../../../test/support/scenario.ts';
import { special, stepOf, upTo } from '../../../../test/support/stories.ts';
import { shijingshan2025 } from '../../../rulebook/shijingshan-2025/rulebook.ts';
import { STUB_SOURCE, STUB_TITLE } from '../../decide/classified-stub.ts';

const attributes = {
  formulatorClass: 'GOV',
  tier: 'DISTRICT',
  form: 'SPECIAL',
  incidentCategory: 'SOCIAL_SECURITY',
  purpose: ['RESPONSE'],
  secrecy: 'CLASSIFIED_STUB',
};
const stub = (change: object = {}): Step => [
  'register',
  {
    title: STUB_TITLE,
    attributes,
    preparingBody: 'police-branch',
    stated: {},
    source: STUB_SOURCE,
    issuedOn: '2026-06-01',
    findings: [],
    on: '2026-06-05',
    ...change,
  },
];
const attest = (change: object = {}): Step => [
  'attest-classified-duty',
  { duty: 'DRILL', met: true, on: '2026-10-15', ...change },
];

describe('the stub of a classified plan (第四十九条, G29)', () => {
  it('says whose it is, of what kind and from when its duties run', () => {
    const plan = planAfter([stub()]);
    expect(plan.state()).toMatchObject({ title: '涉密应急预案', preparingBody: 'police-branch' });
    expect(dutyOf(plan, 'SJS-31')).toMatchObject({
      due: { dueOn: '2026-06-30' },
      recipients: [],
      state: { status: 'OPEN' },
      silent: false,
    });
    expect(dutyOf(planAfter([stub({ issuedOn: '2024-06-03' })]), 'SJS-31').silent).toBe(true);
    expect(() => dutyOf(planAfter([stub()]), 'SJS-33a')).toThrow('no duty');
  });

  it('tells no name, number, source or other fact, and nothing of them is repeated in the refusal', () => {
    const facts = {
      title: '某处突发事件处置预案',
      source: '内部台账',
      stated: { 文号: '密〔2026〕1号' },
      documentNo: '石公发〔2026〕1号',
      adoptedOn: '2026-05-20',
      effectiveOn: '2026-06-01',
      disclosedOn: '2026-06-02',
      lastDrilledOn: '2026-06-03',
      lastEvaluatedOn: '2026-06-04',
      findings: [{ code: 'ODD', field: 'title', zh: '异常', en: 'odd' }],
      attributes: { ...attributes, parentPlan: 'overall' },
    };
    const { reasons } = scenario().refused(...stub(facts));
    expect(reasons.map(({ pointer }) => pointer)).toEqual([
      '/title',
      '/source',
      '/stated',
      '/findings',
      '/attributes/parentPlan',
      '/documentNo',
      '/adoptedOn',
      '/effectiveOn',
      '/disclosedOn',
      '/lastDrilledOn',
      '/lastEvaluatedOn',
    ]);
    expect(new Set(reasons.map(({ code }) => code))).toEqual(new Set(['CLASSIFIED_CONTENT']));
    expect(JSON.stringify(reasons)).not.toContain('某处');
    expect(JSON.stringify(reasons)).not.toContain('2026〕1号');
  });

  it('has an owner', () => {
    const [name, { preparingBody: _owner, ...ownerless }] = stub() as [Step[0], { preparingBody: string }];
    expect(scenario().refused(name, ownerless).reasons).toMatchObject([
      { code: 'STUB_WITHOUT_OWNER', pointer: '/preparingBody', article: '第四十九条' },
    ]);
  });

  it('meets its duties by attestation: yes counts, no does not', () => {
    const plan = planAfter([stub(), attest({ met: false })]);
    expect(dutyOf(plan, 'SJS-38').state.status).toBe('OPEN');
    plan.given(attest(), attest({ duty: 'FILING', on: '2026-06-20' }), attest({ duty: 'COPIES' }));
    expect(dutyOf(plan, 'SJS-38').anchor).toMatchObject({ field: 'lastDrilledOn', on: '2026-10-15' });
    expect(dutyOf(plan, 'SJS-31').state).toMatchObject({ status: 'DISCHARGED', timeliness: 'ON_TIME' });
    expect(dutyOf(plan, 'SJS-31-COPY').state).toMatchObject({ status: 'DISCHARGED', timeliness: 'LATE' });
  });

  it('takes no other fact, paper or filing', () => {
    const plan = planAfter([stub()]);
    const steps: readonly Step[] = [
      stepOf(special, 'review'),
      stepOf(special, 'submit'),
      stepOf(special, 'approve'),
      stepOf(special, 'issue'),
      stepOf(special, 'file'),
      stepOf(special, 'accept-filing'),
      stepOf(special, 'disclose'),
      stepOf(special, 'drill'),
      stepOf(special, 'evaluate'),
      ['trigger-revision', { code: 'OTHER', circumstance: '情况' }],
      ['revise', { changedHeads: ['OTHER_CONTENT'], reason: '情况' }],
      ['receive-filing', { recipient: 'city-police', firstHandler: 'u-desk-1' }],
      ['urge-filing', { by: 'emergency-bureau', reason: '催办' }],
      ['exempt-disclosure', { legalBasis: '保密法第三十五条', reviewer: 'u-1', reason: '涉密' }],
      ['withdraw-disclosure', { legalBasis: '保密法第三十五条', reason: '涉密' }],
      ['publish-publicity', { artefacts: ['SCIENCE_MATERIAL'], channel: '门户网站' }],
      ['activate', { level: 'Ⅰ级', incident: '情况' }],
      ['review-incident', { by: 'police-branch', incident: '情况', findings: '情况' }],
      ['declare-regime', { regime: 'DRILL', every: { n: 1, unit: 'YEAR' }, text: '每年' }],
      ['open-improvement', { from: 'DRILL', text: '情况', owner: 'police-branch' }],
      ['defer-evaluation', { reason: '情况', approvedBy: 'emergency-bureau', newDueOn: '2029-12-28' }],
    ];
    for (const step of steps) expect(plan.refused(...step).codes, step[0]).toContain('CLASSIFIED_STUB');
  });

  it('ends without a number, and moves with its owner', () => {
    const plan = planAfter([stub()]);
    expect(
      plan.refused('repeal', { reason: '已废止', documentNo: '石公发〔2026〕9号', on: '2026-11-02' }).reasons,
    ).toMatchObject([{ code: 'CLASSIFIED_CONTENT', pointer: '/documentNo' }]);
    expect(plan.when('repeal', { reason: '已废止', on: '2026-11-02' })).toHaveLength(1);
    expect(
      plan.when('transfer-responsibility', { to: 'housing-commission', reason: '职责划转' }),
    ).toHaveLength(1);
  });

  it('can’t be corrected into telling more', () => {
    const plan = planAfter([stub()]);
    const { body } = plan.history[0] as { body: object };
    expect(
      plan.refused('correct', {
        target: '1.0',
        reason: '补录',
        replacement: { occurredOn: '2026-06-05', body: { ...body, title: '某处突发事件处置预案' } },
      }).reasons,
    ).toMatchObject([{ code: 'CLASSIFIED_CONTENT', pointer: '/replacement/body/title' }]);
  });
});

describe('an attestation', () => {
  it('is for stubs only, where the interpretation admits it, after issue and not in the future', () => {
    expect(planAfter(upTo(special, 'issue')).refused(...attest({ on: '2026-11-25' })).reasons).toMatchObject([
      { code: 'NOT_CLASSIFIED', article: '第四十九条' },
      { code: 'DATE_IN_FUTURE', pointer: '/on' },
    ]);
    const rulebook = {
      ...shijingshan2025,
      policies: { ...shijingshan2025.policies, attestation: false },
    };
    expect(planAfter([stub()], { rulebook }).refused(...attest({ on: '2026-05-31' })).codes).toEqual([
      'ATTESTATION_NOT_ADMITTED',
      'DATE_OUT_OF_ORDER',
    ]);
  });
});
