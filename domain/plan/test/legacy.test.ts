import { describe, expect, it } from 'vitest';
import { PlanId } from '../../../events/identifiers.ts';
import { type Step, scenario } from '../../../test/support/scenario.ts';
import { departmentalReady, packageOf, special, stepOf } from '../../../test/support/stories.ts';
import { planStatus } from '../evolve.ts';

const facts = {
  title: '石景山区防汛应急预案',
  attributes: {
    formulatorClass: 'GOV',
    tier: 'DISTRICT',
    form: 'DEPARTMENTAL',
    purpose: ['RESPONSE'],
    secrecy: 'PUBLIC',
  },
  preparingBody: 'water-bureau',
  stated: { issuerAndNumber: '区水务局 石水发〔2019〕7号' },
  source: '2024 年台账第 7 行',
  documentNo: '石水发〔2019〕7号',
  issuedOn: '2019-06-03',
  findings: [],
  on: '2026-01-12',
};
const register = (change: object = {}): Step => ['register', { ...facts, ...change }];
const registered = (change: object = {}) => {
  const plan = scenario();
  plan.given(register(change));
  return plan;
};

describe('a plan taken over from an older register (G26)', () => {
  it('keeps its facts and findings as they are stated', () => {
    const findings = [{ code: 'NUMBER_FORM', field: 'documentNo', zh: '文号不规范', en: 'odd number' }];
    const plan = registered({ documentNo: '石水发[2019]7号', findings });
    expect(plan.state().legacy).toMatchObject({
      documentNo: '石水发[2019]7号',
      issuedOn: '2019-06-03',
      findings,
      on: '2026-01-12',
    });
    expect(planStatus(plan.state())).toBe('REGISTERED');
  });

  it('may lack almost everything', () => {
    const plan = scenario();
    plan.given(['register', { title: '某预案', attributes: {}, stated: {}, source: '台账', findings: [] }]);
    expect(plan.state()).toMatchObject({ title: '某预案', versions: [] });
    expect(plan.state().preparingBody).toBeUndefined();
  });

  it('has no fact in the future, and no body that nobody registered', () => {
    const later = '2026-11-25';
    const all = {
      adoptedOn: later,
      issuedOn: later,
      effectiveOn: later,
      disclosedOn: later,
      lastDrilledOn: later,
      lastEvaluatedOn: later,
      endedOn: later,
    };
    const { reasons } = scenario().refused(...register({ ...all, preparingBody: 'ghost' }));
    expect(reasons.map((reason) => reason.pointer)).toEqual([
      ...Object.keys(all).map((field) => `/${field}`),
      '/preparingBody',
    ]);
  });

  it('has no number that another plan holds, unless a finding says so', () => {
    const documentNumberHolder = () => PlanId.parse('snow-plan');
    expect(scenario({ documentNumberHolder }).refused(...register()).codes).toEqual([
      'DOCUMENT_NUMBER_TAKEN',
    ]);
    const findings = [
      { code: 'NUMBER_TWICE', field: 'documentNo', zh: '与第 3 行重复', en: 'same as row 3' },
    ];
    expect(scenario({ documentNumberHolder }).when(...register({ findings }))).toHaveLength(1);
  });

  it('is entered once', () => {
    expect(registered().refused(...register()).codes).toEqual(['PLAN_EXISTS']);
  });

  it('that has ended takes nothing more', () => {
    const plan = registered({ endedOn: '2024-11-20' });
    expect(planStatus(plan.state())).toBe('REPEALED');
    expect(plan.refused(...stepOf(special, 'drill')).codes).toEqual(['PLAN_ENDED']);
  });

  it('is drilled and evaluated, not before it took effect, and not filed or disclosed anew', () => {
    const plan = registered();
    plan.given(
      stepOf(special, 'drill', { on: '2026-02-02' }),
      stepOf(special, 'evaluate', { on: '2026-02-03' }),
    );
    expect(plan.state()).toMatchObject({ drills: [{ version: 1 }], evaluations: [{ version: 1 }] });
    expect(plan.refused(...stepOf(special, 'drill', { on: '2019-06-02' })).codes).toEqual([
      'DATE_OUT_OF_ORDER',
    ]);
    expect(plan.refused(...stepOf(special, 'file')).reasons[0]).toMatchObject({
      code: 'WRONG_STAGE',
      zh: '第 1 版目前原有登记；印发后方可备案',
    });
    expect(plan.refused(...stepOf(special, 'disclose')).codes).toContain('WRONG_STAGE');
  });

  it('is drilled on any past day when nobody knows when it took effect', () => {
    const { issuedOn: _none, ...undated } = facts;
    const plan = scenario();
    plan.given(['register', undated]);
    expect(plan.when(...stepOf(special, 'drill', { on: '2012-06-01' }))).toMatchObject([
      { body: { version: 1 } },
    ]);
  });

  it('is revised into version 2, which replaces the registered text', () => {
    const plan = registered();
    plan.given(['revise', { changedHeads: ['MAIN_MEASURES'], reason: '全面修订', on: '2026-02-02' }]);
    expect(plan.state().versions.map(({ version, stage }) => [version, stage])).toEqual([
      [1, 'ISSUED'],
      [2, 'DRAFTING'],
    ]);
    expect(planStatus(plan.state())).toBe('IN_REVISION');
    plan.given(
      ...departmentalReady('2026-02-09', '2026-02-27'),
      ['submit', { submittedTo: 'water-bureau', documents: packageOf('REVISION_TABLE'), on: '2026-03-02' }],
      ['approve', { approvals: [{ by: 'water-bureau', signatory: 'u-head' }], on: '2026-03-03' }],
    );
    expect(
      plan.refused('issue', { documentNo: '石水发〔2019〕7号', inNameOf: ['water-bureau'], on: '2026-03-04' })
        .codes,
    ).toEqual(['DOCUMENT_NUMBER_YEAR', 'DOCUMENT_NUMBER_TAKEN']);
    plan.given(['issue', { documentNo: '石水发〔2026〕7号', inNameOf: ['water-bureau'], on: '2026-03-04' }]);
    expect(plan.state().versions.map(({ stage }) => stage)).toEqual(['SUPERSEDED', 'ISSUED']);
    expect(plan.when(...stepOf(special, 'drill', { on: '2026-03-03' }))).toMatchObject([
      { body: { version: 1 } },
    ]);
    expect(plan.when(...stepOf(special, 'drill', { on: '2026-03-04' }))).toMatchObject([
      { body: { version: 2 } },
    ]);
  });

  it('is repealed without ever having had a version here', () => {
    const plan = registered();
    plan.given(['repeal', { reason: '已无适用对象', on: '2026-02-02' }]);
    expect(planStatus(plan.state())).toBe('REPEALED');
  });
});
