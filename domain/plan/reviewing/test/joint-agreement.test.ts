import { describe, expect, it } from 'vitest';
import { PlanAttributes } from '../../../../events/plan-attributes.ts';
import { planAfter, type Step } from '../../../../test/support/scenario.ts';
import { answering, departmental, special, stepOf, upTo } from '../../../../test/support/stories.ts';
import { amongNeighbours } from './neighbours.ts';

const registry = amongNeighbours();
const agreement = (change: object = {}): Step => [
  'record-joint-agreement',
  {
    parties: ['district-government', 'haidian-government'],
    approvers: ['district-government', 'haidian-government'],
    text: '两区商定共同批准',
    on: '2026-03-25',
    ...change,
  },
];
const jointText = answering(special, 'JOINT');
/** The draft of the special plan as a joint one */
const draft = (): Step => {
  const { attributes } = stepOf(special, 'draft')[1] as { readonly attributes: object };
  return stepOf(special, 'draft', {
    attributes: { ...attributes, joint: { regions: ['110107', '110108'] } },
  });
};
const afterDraft = upTo(jointText, 'approve').slice(1, -1);
const joint = (...more: readonly Step[]) => planAfter([draft(), ...more], { registry });
const approvedBy = (...bodies: readonly string[]): Step => [
  'approve',
  { approvals: bodies.map((by) => ({ by })), on: '2026-05-06' },
];

describe('a joint plan (第九条)', () => {
  it('is treated as a special plan where nothing else was said', () => {
    const regions = ['110107', '110108'];
    expect(PlanAttributes.parse({ joint: { regions } }).joint).toEqual({ regions, treatedAs: 'SPECIAL' });
    expect(PlanAttributes.safeParse({ joint: { regions: ['110107'] } }).error?.issues[0]?.path).toEqual([
      'joint',
      'regions',
    ]);
  });

  it('is approved by nobody before it is agreed who approves it', () => {
    const plan = joint(...afterDraft);
    const { kind, reasons } = plan.refused(...approvedBy('district-government'));
    expect(kind).toBe('CONFLICT');
    expect(reasons).toMatchObject([{ code: 'AGREEMENT_MISSING', article: '第二十七条' }]);
  });

  it('passes the gates of a special plan before, whatever was agreed', () => {
    const plan = joint(...upTo(jointText, 'submit').slice(1), agreement());
    expect(plan.refused(...approvedBy('district-government', 'haidian-government')).codes).toEqual([
      'GATE_NOT_PASSED',
      'GATE_NOT_PASSED',
      'GATE_NOT_PASSED',
    ]);
  });

  it('is approved by all that were agreed on, and by nobody else', () => {
    const plan = joint(...afterDraft, agreement());
    expect(plan.refused(...approvedBy('district-government')).reasons).toMatchObject([
      { code: 'APPROVER_MISSING', pointer: '/approvals', zh: '缺少批准：海淀区人民政府' },
    ]);
    expect(plan.refused(...approvedBy('district-government', 'fengtai-government')).codes).toEqual([
      'APPROVER_MISSING',
      'APPROVER_NOT_ALLOWED',
    ]);
    expect(plan.when(...approvedBy('haidian-government', 'district-government'))).toHaveLength(1);
  });

  it('is not approved before the day of the agreement', () => {
    const plan = joint(...afterDraft, agreement({ on: '2026-05-07' }));
    expect(plan.refused(...approvedBy('district-government', 'haidian-government')).reasons).toMatchObject([
      { code: 'DATE_OUT_OF_ORDER', pointer: '/approvals/0/on', article: '第二十七条第（二）项' },
      { code: 'DATE_OUT_OF_ORDER', pointer: '/approvals/1/on' },
    ]);
  });

  it('may be approved by one authorised body, and is refused by any that approves', () => {
    const plan = joint(...afterDraft, agreement({ approvers: ['haidian-government'] }));
    expect(plan.when(...approvedBy('haidian-government'))).toHaveLength(1);
    expect(plan.refused('refuse-approval', { by: 'district-government', reasons: ['不同意'] }).codes).toEqual(
      ['APPROVER_NOT_ALLOWED'],
    );
    expect(plan.when('refuse-approval', { by: 'haidian-government', reasons: ['不同意'] })).toHaveLength(1);
  });

  it('can’t be refused by anybody before the agreement', () => {
    const plan = joint(...afterDraft);
    expect(plan.refused('refuse-approval', { by: 'district-government', reasons: ['不同意'] })).toMatchObject(
      {
        kind: 'UNDETERMINED',
        reasons: [{ code: 'PARTY_UNRESOLVED', pointer: '/by' }],
      },
    );
  });

  it('is issued in all the names that were agreed, in those of the approvers where none were', () => {
    const issue = (...inNameOf: readonly string[]) => stepOf(special, 'issue', { inNameOf });
    const both = joint(...afterDraft, agreement(), approvedBy('haidian-government', 'district-government'));
    expect(both.refused(...issue('district-government')).codes).toEqual(['ISSUING_NAME_NOT_ALLOWED']);
    expect(both.when(...issue('district-government', 'haidian-government'))).toHaveLength(1);
    const one = joint(
      ...afterDraft,
      agreement({ inNameOf: ['emergency-commission'] }),
      approvedBy('haidian-government', 'district-government'),
    );
    expect(one.refused(...issue('district-government', 'haidian-government')).codes).toEqual([
      'ISSUING_NAME_NOT_ALLOWED',
    ]);
    expect(one.when(...issue('emergency-commission'))).toHaveLength(1);
  });
});

describe('the agreement (第二十七条第（二）项)', () => {
  it('is recorded, and the later one holds', () => {
    const plan = joint();
    expect(plan.when(...agreement())).toMatchObject([
      {
        type: 'JointAgreementRecorded',
        occurredOn: '2026-03-25',
        body: { version: 1, approvers: ['district-government', 'haidian-government'], inNameOf: [] },
      },
    ]);
    plan.given(agreement(), agreement({ approvers: ['haidian-government'], on: '2026-03-26' }));
    expect(plan.state().versions[0]?.reviewing?.agreement).toMatchObject({
      approvers: ['haidian-government'],
      on: '2026-03-26',
    });
  });

  it('concerns joint plans only', () => {
    const plan = planAfter(upTo(special, 'draft'), { registry });
    expect(plan.refused(...agreement())).toMatchObject({
      kind: 'CONFLICT',
      reasons: [{ code: 'NOT_JOINT', pointer: '/attributes/joint', article: '第九条' }],
    });
  });

  it('is one between this district and a neighbour', () => {
    const own = ['district-government', 'water-bureau'];
    const foreign = ['haidian-government', 'fengtai-government'];
    for (const parties of [own, foreign])
      expect(joint().refused(...agreement({ parties })).reasons).toMatchObject([
        { code: 'AGREEMENT_ONE_SIDED', pointer: '/parties', article: '第九条' },
      ]);
  });

  it('is no agreement of a plan that leaves this district out, or that is of another kind than it is treated as', () => {
    // An older register is taken over as it is; the draft of such a plan would not be let in.
    const attributes = {
      formulatorClass: 'GOV',
      tier: 'DISTRICT',
      form: 'SPECIAL',
      joint: { regions: ['110108', '110106'], treatedAs: 'DEPARTMENTAL' },
    };
    const plan = planAfter(
      [
        [
          'register',
          {
            title: '永定河流域防汛联合应急预案',
            attributes,
            preparingBody: 'water-bureau',
            stated: {},
            source: '2024 年预案台账第 9 行',
            issuedOn: '2020-01-06',
            findings: [],
          },
        ],
        ['revise', { changedHeads: ['COMMAND_SYSTEM'], reason: '对接机制调整', on: '2026-03-02' }],
      ],
      { registry },
    );
    expect(
      plan.refused(...agreement()).reasons.map(({ code, pointer, article }) => [code, pointer, article]),
    ).toEqual([
      ['ATTRIBUTES_DISAGREE', '/attributes/joint/regions', '第九条'],
      ['ATTRIBUTES_DISAGREE', '/attributes/joint/treatedAs', '第九条'],
    ]);
  });

  it('names bodies that exist, each once, on a day of the drafting or review', () => {
    const { reasons } = joint().refused(
      ...agreement({
        parties: ['district-government', 'ghost'],
        approvers: ['haidian-government', 'haidian-government'],
        inNameOf: ['nobody'],
        on: '2026-03-01',
      }),
    );
    expect(reasons.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['DATE_OUT_OF_ORDER', '/on'],
      ['UNKNOWN_ORGANISATION', '/parties/1'],
      ['REPEATED', '/approvers/1'],
      ['UNKNOWN_ORGANISATION', '/inNameOf/0'],
    ]);
    expect(joint().refused(...agreement({ on: '2026-12-01' })).codes).toEqual(['DATE_IN_FUTURE']);
  });

  it('comes before the approval', () => {
    const plan = joint(...afterDraft, agreement(), approvedBy('haidian-government', 'district-government'));
    expect(plan.refused(...agreement()).reasons).toMatchObject([
      { code: 'WRONG_STAGE', article: '第二十七条第（二）项' },
    ]);
  });

  it('can’t be taken back once it was acted on', () => {
    const plan = joint(...afterDraft, agreement(), approvedBy('haidian-government', 'district-government'));
    const target = plan.history.find(({ type }) => type === 'JointAgreementRecorded')?.id;
    const { codes } = plan.refused('correct', { target, reason: '误录' });
    expect(codes).toContain('AGREEMENT_MISSING');
  });

  it('comes before the submission where no gate of the bureau does', () => {
    const { attributes } = stepOf(departmental, 'draft')[1] as { readonly attributes: object };
    const of = { regions: ['110107', '110108'], treatedAs: 'DEPARTMENTAL' };
    const plan = planAfter(
      [
        stepOf(departmental, 'draft', { attributes: { ...attributes, joint: of } }),
        ...upTo(answering(departmental, 'JOINT'), 'submit').slice(1, -1),
      ],
      { registry },
    );
    const submission = stepOf(departmental, 'submit', { submittedTo: 'haidian-government' });
    expect(plan.refused(...submission)).toMatchObject({
      kind: 'UNDETERMINED',
      reasons: [{ code: 'PARTY_UNRESOLVED', pointer: '/submittedTo' }],
    });
    plan.given(agreement());
    expect(plan.when(...submission)).toHaveLength(1);
  });
});
