import { describe, expect, it } from 'vitest';
import { papers, shijingshanOrganisations } from '../../../test/support/builders.ts';
import { planAfter, type Step, scenario } from '../../../test/support/scenario.ts';
import {
  after,
  departmental,
  departmentalReady,
  overall,
  packageOf,
  special,
  stepOf,
  upTo,
} from '../../../test/support/stories.ts';
import { registryOf } from '../../organisation/organisation.ts';

const begun = (...steps: readonly Step[]) => planAfter(steps);
const made = upTo(special, 'close-consultation');
const submitted = upTo(special, 'submit');
const reviewed = upTo(special, 'approve').slice(0, -1);
const gate = (name: string, change: object = {}): Step => [
  'review',
  { gate: name, outcome: 'PASSED', by: 'water-bureau', on: '2026-04-02', ...change },
];

describe('gates before approval (第二十七条第（一）项)', () => {
  it('are all four asked for before the package goes in, whatever their order', () => {
    const plan = begun(...made);
    const { kind, reasons } = plan.refused(...stepOf(special, 'submit'));
    expect(kind).toBe('CONFLICT');
    expect(reasons.filter((reason) => reason.code === 'GATE_NOT_PASSED').map((reason) => reason.zh)).toEqual([
      '须先通过：书面征求相关单位意见',
      '须先通过：专家评审',
      '须先通过：征求区委编办意见',
      '须先通过：合法性审核',
    ]);
    expect(reasons.every((reason) => reason.article?.includes('第二十七条'))).toBe(true);
  });

  it('must be passed on or before the day of submission', () => {
    const plan = begun(...submitted.slice(0, -1));
    expect(plan.refused(...stepOf(special, 'submit', { on: '2026-03-18' })).codes).toEqual([
      'DATE_OUT_OF_ORDER',
      'DATE_OUT_OF_ORDER',
    ]);
    expect(plan.when(...stepOf(special, 'submit', { on: '2026-03-20' }))).toHaveLength(1);
  });

  it('that were returned must be passed again', () => {
    const plan = begun(...upTo(special, 'review', 3), [
      'review',
      {
        gate: 'LEGALITY_REVIEW',
        outcome: 'RETURNED',
        by: 'water-bureau',
        reasons: ['越权'],
        on: '2026-03-21',
      },
    ]);
    expect(plan.refused(...stepOf(special, 'submit')).reasons.map((reason) => reason.zh)).toContain(
      '须先通过：合法性审核',
    );
  });

  it('come after submission one after the other', () => {
    const plan = begun(...submitted);
    expect(
      plan.refused(...stepOf(special, 'review', {}, 7)).reasons.map((reason) => [reason.code, reason.zh]),
    ).toEqual([
      ['GATE_NOT_PASSED', '须先通过：衔接性审核'],
      ['GATE_NOT_PASSED', '须先通过：“三重一大”审议'],
    ]);
  });

  it('of the second half wait for the package', () => {
    const plan = begun(...submitted.slice(0, -1));
    expect(plan.refused(...stepOf(special, 'review', {}, 5)).codes).toEqual(['GATE_BEFORE_SUBMISSION']);
  });

  it('keep the order of their days', () => {
    const plan = begun(...submitted);
    expect(plan.refused(...stepOf(special, 'review', { on: '2026-03-31' }, 5)).codes).toEqual([
      'DATE_OUT_OF_ORDER',
    ]);
    expect(plan.refused(...stepOf(special, 'review', { on: '2026-03-01' }, 5)).codes).toEqual([
      'DATE_OUT_OF_ORDER',
      'DATE_OUT_OF_ORDER',
    ]);
    plan.given(stepOf(special, 'review', {}, 5));
    expect(plan.refused(...stepOf(special, 'review', { on: '2026-04-09' }, 6)).codes).toEqual([
      'DATE_OUT_OF_ORDER',
    ]);
  });

  it('belong to the bodies that the law names', () => {
    const plan = begun(...submitted);
    expect(plan.refused(...gate('COORDINATION_REVIEW')).reasons).toMatchObject([
      { code: 'GATE_BODY_NOT_ALLOWED', pointer: '/by', zh: '衔接性审核由石景山区应急管理局作出' },
    ]);
    expect(plan.refused(...gate('COLLECTIVE_DECISION', { by: 'flood-hq' })).codes).toContain(
      'GATE_BODY_NOT_ALLOWED',
    );
    expect(plan.refused(...gate('COMMAND_LEADER_REVIEW', { by: 'emergency-commission' })).codes).toContain(
      'GATE_BODY_NOT_ALLOWED',
    );
  });

  it('say what the registry must know when the command is not registered', () => {
    const registry = registryOf(
      shijingshanOrganisations.map(({ commandHq: _none, ...organisation }) => organisation),
    );
    const plan = scenario({ registry });
    plan.given(...upTo(special, 'review', 6));
    expect(plan.refused(...stepOf(special, 'review', {}, 7))).toMatchObject({
      kind: 'UNDETERMINED',
      codes: ['PARTY_UNRESOLVED'],
    });
  });

  it('that are returned state their reasons', () => {
    const plan = begun(...submitted);
    expect(
      plan.refused(...gate('COORDINATION_REVIEW', { by: 'emergency-bureau', outcome: 'RETURNED' })).codes,
    ).toEqual(['REASONS_MISSING']);
  });

  it('are not passed twice', () => {
    const plan = begun(...upTo(special, 'review', 1));
    expect(plan.refused(...stepOf(special, 'review')).codes).toEqual(['GATE_ALREADY_PASSED']);
  });

  it('need the opinion of the 编办 with its gate', () => {
    const plan = begun(stepOf(special, 'draft'));
    const { reasons } = plan.refused(...stepOf(special, 'review', { documents: [] }, 4));
    expect(reasons).toMatchObject([{ code: 'DOCUMENT_MISSING', pointer: '/documents' }]);
  });

  it('may be recorded for plans of which the law asks none', () => {
    const plan = begun(stepOf(departmental, 'draft'));
    expect(plan.when(...gate('EXPERT_REVIEW'))).toMatchObject([{ type: 'ReviewRecorded' }]);
  });

  it('refuse an unknown body, a day before drafting and a day that has not come', () => {
    const plan = begun(stepOf(departmental, 'draft'));
    expect(plan.refused(...gate('EXPERT_REVIEW', { by: 'ghost', on: '2026-03-01' })).codes).toEqual([
      'DATE_OUT_OF_ORDER',
      'UNKNOWN_ORGANISATION',
    ]);
    expect(plan.refused(...gate('EXPERT_REVIEW', { on: '2027-01-01' })).codes).toEqual(['DATE_IN_FUTURE']);
  });
});

describe('the package (第二十四、二十七条)', () => {
  it('names every paper that is missing', () => {
    const plan = begun(...submitted.slice(0, -1));
    const { reasons } = plan.refused(
      ...stepOf(special, 'submit', { documents: papers(['SUBMISSION_DRAFT', 'OTHER']) }),
    );
    expect(reasons.map((reason) => [reason.code, reason.pointer])).toEqual(
      Array(5).fill(['DOCUMENT_MISSING', '/documents']),
    );
    expect(reasons.map((reason) => reason.zh).join()).toContain('缺少材料：应急工作手册（HANDBOOK）');
  });

  it('needs no revision table for a first text (G13), and needs it for a second', () => {
    const plan = begun(
      ...departmental,
      ['revise', { changedHeads: ['MAIN_MEASURES'], reason: '调整', on: '2026-09-01' }],
      ...departmentalReady('2026-09-02', '2026-09-09'),
    );
    expect(plan.refused(...stepOf(departmental, 'submit', { on: '2026-09-10' })).reasons).toMatchObject([
      { code: 'DOCUMENT_MISSING', zh: '缺少材料：修订对照表（REVISION_TABLE）' },
    ]);
    expect(
      plan.when(
        ...stepOf(departmental, 'submit', { on: '2026-09-10', documents: packageOf('REVISION_TABLE') }),
      ),
    ).toMatchObject([{ body: { version: 2 } }]);
  });

  it('goes to who approves, or to the bureau where its coordination review comes first', () => {
    const plan = begun(...submitted.slice(0, -1));
    expect(plan.refused(...stepOf(special, 'submit', { submittedTo: 'lugu-office' })).reasons).toMatchObject([
      { code: 'SUBMITTED_TO_WRONG_BODY', pointer: '/submittedTo' },
    ]);
    expect(
      begun(...upTo(overall, 'check-content')).when(
        ...stepOf(overall, 'submit', { submittedTo: 'party-committee' }),
      ),
    ).toHaveLength(1);
  });

  it('goes in once, and again after a return', () => {
    const plan = begun(...submitted);
    expect(plan.refused(...stepOf(special, 'submit')).codes).toEqual(['ALREADY_SUBMITTED']);
    plan.given(
      gate('COORDINATION_REVIEW', {
        by: 'emergency-bureau',
        outcome: 'RETURNED',
        reasons: ['与总体预案不衔接'],
        on: '2026-04-05',
      }),
    );
    expect(plan.refused(...stepOf(special, 'submit', { on: '2026-04-03' })).codes).toEqual([
      'DATE_OUT_OF_ORDER',
    ]);
    plan.given(stepOf(special, 'submit', { on: '2026-04-07' }), ...after(upTo(special, 'issue'), 'submit'));
    expect(plan.state().versions[0]).toMatchObject({ stage: 'ISSUED', submission: { on: '2026-04-07' } });
  });

  it('does not go in before drafting began, or on a day that has not come', () => {
    const plan = begun(...upTo(departmental, 'close-consultation'));
    const early = plan.refused(...stepOf(departmental, 'submit', { on: '2026-03-01' }));
    expect(early.reasons.map(({ en }) => en)).toContain(
      '2026-03-01 is before the day drafting began (2026-03-02)',
    );
    expect(plan.refused(...stepOf(departmental, 'submit', { on: '2026-12-01' })).codes).toEqual([
      'DATE_IN_FUTURE',
    ]);
  });
});

describe('approval (第二十六至二十九条)', () => {
  it('waits for every gate', () => {
    const { kind, reasons } = begun(...submitted).refused(...stepOf(special, 'approve'));
    expect(kind).toBe('CONFLICT');
    expect(reasons.map((reason) => reason.zh)).toEqual([
      '须先通过：衔接性审核',
      '须先通过：“三重一大”审议',
      '须先通过：应急指挥机构主要负责同志审阅',
    ]);
  });

  it('does not come before the last gate or before submission', () => {
    const plan = begun(...reviewed);
    const { reasons } = plan.refused(...stepOf(special, 'approve', { on: '2026-04-27' }));
    expect(reasons).toMatchObject([{ code: 'DATE_OUT_OF_ORDER', pointer: '/approvals/0/on' }]);
    expect(
      begun(...upTo(departmental, 'submit')).refused(...stepOf(departmental, 'approve', { on: '2026-03-31' }))
        .codes,
    ).toEqual(['DATE_OUT_OF_ORDER']);
    expect(plan.refused(...stepOf(special, 'approve', { on: '2026-11-25' })).codes).toEqual([
      'DATE_IN_FUTURE',
    ]);
  });

  it('is given by the bodies of the rule and no others', () => {
    const plan = begun(...reviewed);
    const { reasons } = plan.refused('approve', {
      approvals: [{ by: 'water-bureau' }, { by: 'ghost' }],
      on: '2026-05-06',
    });
    expect(reasons.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['UNKNOWN_ORGANISATION', '/approvals/1/by'],
      ['APPROVER_MISSING', '/approvals'],
      ['APPROVER_NOT_ALLOWED', '/approvals/0/by'],
      ['APPROVER_NOT_ALLOWED', '/approvals/1/by'],
    ]);
  });

  it('of the overall plan needs both party committee and government; its day is the later of the two', () => {
    const plan = begun(...upTo(overall, 'submit'));
    expect(
      plan.refused('approve', { approvals: [{ by: 'district-government', on: '2026-04-20' }] }).codes,
    ).toEqual(['APPROVER_MISSING']);
    expect(plan.when(...stepOf(overall, 'approve'))).toMatchObject([{ occurredOn: '2026-04-28' }]);
  });

  it('of a departmental plan is signed by the person in charge (第二十八条), of its department or its command', () => {
    const plan = begun(...upTo(departmental, 'submit'));
    expect(
      plan.refused('approve', { approvals: [{ by: 'water-bureau' }], on: '2026-04-08' }).reasons,
    ).toMatchObject([{ code: 'SIGNATORY_MISSING', pointer: '/approvals/0/signatory' }]);
    expect(
      plan.when('approve', { approvals: [{ by: 'flood-hq', signatory: 'u-flood-chief' }], on: '2026-04-08' }),
    ).toHaveLength(1);
  });

  it('of a special plan on social security is the party mechanism’s', () => {
    const social = stepOf(special, 'draft', {
      title: '大规模群体性事件应急预案',
      preparingBody: 'police-branch',
      attributes: {
        formulatorClass: 'GOV',
        tier: 'DISTRICT',
        form: 'SPECIAL',
        incidentCategory: 'SOCIAL_SECURITY',
        purpose: ['RESPONSE'],
        secrecy: 'INTERNAL',
      },
    });
    const by = (step: Step, change: object): Step => [step[0], { ...step[1], ...change }];
    const plan = scenario();
    plan.given(
      social,
      ...upTo(special, 'review', 3).slice(1),
      stepOf(special, 'review', {}, 4),
      stepOf(special, 'submit'),
      stepOf(special, 'review', {}, 5),
      by(stepOf(special, 'review', {}, 6), { by: 'police-branch' }),
      by(stepOf(special, 'review', {}, 7), { by: 'party-mechanism' }),
    );
    expect(plan.refused(...stepOf(special, 'approve')).codes).toEqual([
      'APPROVER_MISSING',
      'APPROVER_NOT_ALLOWED',
    ]);
    plan.given(['approve', { approvals: [{ by: 'party-mechanism' }], on: '2026-05-06' }]);
    expect(plan.refused(...stepOf(special, 'issue')).codes).toEqual(['ISSUING_NAME_NOT_ALLOWED']);
    expect(plan.when(...stepOf(special, 'issue', { inNameOf: ['party-mechanism'] }))).toHaveLength(1);
  });
});
