import { describe, expect, it } from 'vitest';
import { PlanId } from '../../../events/identifiers.ts';
import { actor } from '../../../test/support/builders.ts';
import { planAfter, type Step } from '../../../test/support/scenario.ts';
import {
  departmental,
  departmentalReady,
  packageOf,
  special,
  stepOf,
  upTo,
} from '../../../test/support/stories.ts';
import { planStatus } from '../evolve.ts';

const having = (...steps: readonly Step[]) => planAfter(steps);
type Plan = ReturnType<typeof having>;
const lastOf = (plan: Plan, type: string) => {
  const event = plan.history.findLast((one) => one.type === type);
  if (!event) throw new Error(`no ${type}`);
  return event;
};
/** Correction of the last event of that type, as it stands in the ledger. */
const correction = (plan: Plan, type: string, change?: Readonly<Record<string, unknown>>): Step => {
  const event = lastOf(plan, type);
  const { on = event.occurredOn, ...body } = change ?? {};
  return [
    'correct',
    {
      target: event.id,
      reason: '录入有误',
      on: '2026-11-20',
      ...(change && { replacement: { occurredOn: on, body: { ...event.body, ...body } } }),
    },
  ];
};

describe('a correction', () => {
  it('replaces body and day; what was recorded stays', () => {
    const plan = having(...special);
    const { id } = lastOf(plan, 'Drilled');
    plan.given(correction(plan, 'Drilled', { participants: 64, on: '2026-06-19' }));
    expect(plan.state().drills).toMatchObject([{ participants: 64, on: '2026-06-19', event: id }]);
    expect(plan.history.at(-1)).toMatchObject({
      type: 'EventCorrected',
      occurredOn: '2026-11-20',
      body: { target: id, replacement: { schema: 1 } },
    });
    expect(plan.history.find((event) => event.type === 'Drilled')).toMatchObject({
      body: { participants: 46 },
    });
  });

  it('without replacement makes the event void', () => {
    const plan = having(...special);
    plan.given(correction(plan, 'Evaluated'));
    expect(plan.state().evaluations).toEqual([]);
  });

  it('can itself be corrected and taken back', () => {
    const plan = having(...special);
    plan.given(correction(plan, 'Drilled'));
    expect(plan.state().drills).toEqual([]);
    plan.given(correction(plan, 'EventCorrected'));
    expect(plan.state().drills).toHaveLength(1);
    plan.given(correction(plan, 'Drilled', { participants: 99 }));
    expect(plan.state().drills).toMatchObject([{ participants: 99 }]);
  });

  it('of a draft answers the question that a rule asked', () => {
    const plan = having(...upTo(departmental, 'issue'));
    const attributes = { ...plan.state().attributes, secrecy: 'INTERNAL' };
    plan.given(correction(plan, 'PlanDrafted', { attributes }));
    expect(plan.state()).toMatchObject({
      attributes: { secrecy: 'INTERNAL' },
      versions: [{ stage: 'ISSUED' }],
    });
  });

  it('gives its reason, and not a day that has not come', () => {
    const plan = having(...special);
    const [, body] = correction(plan, 'Drilled');
    expect(plan.refused('correct', { ...body, on: '2026-11-25' }).codes).toEqual(['DATE_IN_FUTURE']);
    expect(plan.refused(...correction(plan, 'Drilled', { on: '2026-11-25' })).reasons).toMatchObject([
      { code: 'DATE_IN_FUTURE', pointer: '/replacement/occurredOn' },
    ]);
  });

  it('of what another organisation recorded is the bureau’s', () => {
    const returned: Step = [
      'return-filing',
      {
        recipient: 'city-water-authority',
        deficiencies: [{ code: 'SEAL_MISSING', text: '无印章' }],
        on: '2026-05-21',
      },
    ];
    const as = (role: string) => {
      const plan = planAfter([...upTo(special, 'file'), returned], { actor: actor('water-bureau', role) });
      const last = plan.history.pop();
      if (last) plan.history.push({ ...last, actor: actor('emergency-bureau', 'DESK') });
      return plan;
    };
    const head = as('HEAD');
    expect(head.refused(...correction(head, 'FilingReturned'))).toMatchObject({
      kind: 'FORBIDDEN',
      codes: ['RECORDED_BY_OTHERS'],
    });
    expect(head.when(...correction(head, 'FilingSubmitted', { on: '2026-05-19' }))).toHaveLength(1);
    const bureau = as('BUREAU');
    expect(bureau.when(...correction(bureau, 'FilingReturned'))).toHaveLength(1);
  });

  it('speaks of an event of this plan', () => {
    expect(having(...special).refused('correct', { target: '99.0', reason: '误录' })).toMatchObject({
      kind: 'INVALID',
      codes: ['TARGET_UNKNOWN'],
    });
  });

  it('has a body of the event’s own type', () => {
    const plan = having(...special);
    const { reasons } = plan.refused(...correction(plan, 'Drilled', { participants: 'many', colour: 'red' }));
    expect(reasons.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['REPLACEMENT_MALFORMED', '/replacement/body/participants'],
      ['REPLACEMENT_MALFORMED', '/replacement/body'],
    ]);
  });
});

describe('a correction that would break what the history keeps', () => {
  it('is refused in terms of its own replacement', () => {
    const plan = having(...special);
    expect(plan.refused(...correction(plan, 'Drilled', { on: '2026-05-30' })).reasons).toMatchObject([
      { code: 'DATE_OUT_OF_ORDER', pointer: '/replacement/occurredOn' },
    ]);
    expect(
      plan.refused(...correction(plan, 'Issued', { documentNo: '石应急委发[2026]4号' })).reasons,
    ).toMatchObject([{ code: 'DOCUMENT_NUMBER_BRACKETS', pointer: '/replacement/body/documentNo' }]);
    expect(plan.refused(...correction(plan, 'Drilled', { organiser: 'ghost' })).reasons).toMatchObject([
      { pointer: '/replacement/body/organiser' },
    ]);
  });

  it('is refused for what came after, which it names', () => {
    const plan = having(...special);
    const { reasons } = plan.refused(
      ...correction(plan, 'Issued', { on: '2026-05-21', effectiveOn: '2026-06-01' }),
    );
    expect(reasons.map(({ code, pointer, zh }) => [code, pointer, zh.slice(0, 30)])).toEqual([
      [
        'DATE_OUT_OF_ORDER',
        '/target',
        expect.stringContaining(`更正后事件 ${lastOf(plan, 'FilingSubmitted').id}（FilingSubmitted）`),
      ],
    ]);
  });

  it('is refused when it voids what later facts rest on', () => {
    const plan = having(...upTo(special, 'issue'));
    expect(plan.refused(...correction(plan, 'Approved')).codes).toContain('WRONG_STAGE');
    expect(plan.refused(...correction(plan, 'SubmittedForApproval')).codes).toContain(
      'GATE_BEFORE_SUBMISSION',
    );
    plan.given(correction(plan, 'Issued'), correction(plan, 'Approved'));
    expect(planStatus(plan.state())).toBe('UNDER_REVIEW');
  });

  it('is refused when it voids the beginning or moves it to another plan', () => {
    const plan = having(stepOf(special, 'draft'));
    expect(plan.refused(...correction(plan, 'PlanDrafted')).codes).toEqual(['BEGINNING_VOIDED']);
    expect(plan.refused(...correction(plan, 'PlanDrafted', { planId: 'another' })).codes).toContain(
      'PLAN_ID_CHANGED',
    );
  });

  it('is refused when a kind of plan changes under the feet of its approval', () => {
    const plan = having(...upTo(departmental, 'issue'));
    const attributes = { ...plan.state().attributes, form: 'SPECIAL', incidentCategory: 'NATURAL_DISASTER' };
    const { codes } = plan.refused(...correction(plan, 'PlanDrafted', { attributes }));
    expect(codes).toEqual(
      expect.arrayContaining(['GATE_NOT_PASSED', 'APPROVER_MISSING', 'ISSUING_NAME_NOT_ALLOWED']),
    );
  });

  it('is not held against what was wrong before', () => {
    let holder: PlanId | undefined;
    const plan = planAfter([...departmental, stepOf(special, 'drill')], {
      documentNumberHolder: () => holder,
    });
    holder = PlanId.parse('snow-plan');
    plan.given(correction(plan, 'Drilled', { participants: 7 }));
    expect(plan.state().drills).toMatchObject([{ participants: 7 }]);
  });

  it('holds the version numbers of revisions', () => {
    const plan = having(...departmental, [
      'revise',
      { changedHeads: ['CONTACT_LIST'], reason: '电话', on: '2026-09-01' },
    ]);
    expect(plan.refused(...correction(plan, 'RevisionStarted', { version: 3 })).codes).toEqual([
      'VERSION_OUT_OF_ORDER',
    ]);
    expect(
      plan.refused(...correction(plan, 'RevisionStarted', { changedHeads: ['COMMAND_SYSTEM'] })).codes,
    ).toEqual(['REVISION_IS_MAJOR']);
  });
});

describe('the issue of a second version', () => {
  const second = (): Plan =>
    having(
      ...departmental,
      ['revise', { changedHeads: ['COMMAND_SYSTEM'], reason: '调整', on: '2026-09-01' }],
      ...departmentalReady('2026-09-02', '2026-09-09'),
      ['submit', { submittedTo: 'water-bureau', documents: packageOf('REVISION_TABLE'), on: '2026-09-10' }],
      ['approve', { approvals: [{ by: 'water-bureau', signatory: 'u-water-head' }], on: '2026-09-14' }],
      ['issue', { documentNo: '石水发〔2026〕30号', inNameOf: ['water-bureau'], on: '2026-09-15' }],
    );
  const stages = (plan: Plan) => plan.state().versions.map(({ stage }) => stage);

  it('is voided together with the end of the first, and comes back together', () => {
    const plan = second();
    const [issued, former] = [lastOf(plan, 'Issued').id, lastOf(plan, 'Superseded').id];
    expect(stages(plan)).toEqual(['SUPERSEDED', 'ISSUED']);
    expect(plan.when(...correction(plan, 'Issued'))).toMatchObject([
      { body: { target: issued } },
      { body: { target: former } },
    ]);
    plan.given(correction(plan, 'Issued'));
    expect(stages(plan)).toEqual(['ISSUED', 'APPROVED']);
    const [, body] = correction(plan, 'EventCorrected');
    const corrected = plan.history.find(({ type }) => type === 'EventCorrected')?.id;
    plan.given(['correct', { ...body, target: corrected }]);
    expect(stages(plan)).toEqual(['SUPERSEDED', 'ISSUED']);
  });

  it('moves the end of the first to its corrected day', () => {
    const plan = second();
    const [issued, former] = [lastOf(plan, 'Issued').id, lastOf(plan, 'Superseded').id];
    plan.given(correction(plan, 'Issued', { on: '2026-09-16', effectiveOn: '2026-09-16' }));
    expect(
      plan.when(...correction(plan, 'Issued', { on: '2026-09-18', effectiveOn: '2026-09-18' })),
    ).toMatchObject([
      { body: { target: issued, replacement: { occurredOn: '2026-09-18' } } },
      {
        body: {
          target: former,
          replacement: { occurredOn: '2026-09-18', body: { version: 1, byVersion: 2 } },
        },
      },
    ]);
  });
});
