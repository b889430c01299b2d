import { describe, expect, it } from 'vitest';
import { PlanId } from '../../../../events/identifiers.ts';
import { planAfter, type Step, scenario } from '../../../../test/support/scenario.ts';
import { departmental, special, stepOf, upTo } from '../../../../test/support/stories.ts';

const stated = (attributes: object, change: object = {}): Step => [
  'state-attributes',
  { attributes, basis: '按 2024 年台账核对', on: '2026-03-03', ...change },
];
const registered: Step = [
  'register',
  {
    title: '石景山区防汛应急预案',
    attributes: { tier: 'DISTRICT' },
    preparingBody: 'water-bureau',
    stated: {},
    source: '2024 年台账第 7 行',
    issuedOn: '2019-06-03',
    findings: [],
  },
];
const drafted = upTo(departmental, 'draft');
const joint = { regions: ['110107', '110108'], treatedAs: 'DEPARTMENTAL' };

describe('stating attributes', () => {
  it('answers what a register left open', () => {
    const plan = planAfter([
      registered,
      stated({ formulatorClass: 'GOV', form: 'SPECIAL', incidentCategory: 'NATURAL_DISASTER' }),
    ]);
    expect(plan.state().attributes).toEqual({
      tier: 'DISTRICT',
      formulatorClass: 'GOV',
      form: 'SPECIAL',
      incidentCategory: 'NATURAL_DISASTER',
    });
  });

  it('needs a plan, something to state, and a day that has come', () => {
    expect(scenario().refused(...stated({ tier: 'DISTRICT' })).codes).toContain('PLAN_UNKNOWN');
    expect(planAfter([registered]).refused(...stated({}, { on: '2026-11-25' })).codes).toEqual([
      'DATE_IN_FUTURE',
      'NOTHING_STATED',
    ]);
  });

  it.each([
    [{ tier: 'COMMUNITY' }, [['tier', '第七条']]],
    [{ form: 'SUBDISTRICT' }, [['tier', '第七条']]],
    [{ formulatorClass: 'UNIT_GRASSROOTS' }, [['formulatorClass', '第八条']]],
    [{ ownerClass: 'RESIDENTS_COMMITTEE' }, [['ownerClass', '第十六条']]],
    [{ ownerClass: 'DEPARTMENT', soePlanForm: 'OVERALL' }, [['soePlanForm', '第三十一条第（五）项']]],
    [{ joint: { ...joint, treatedAs: 'SPECIAL' } }, [['joint/treatedAs', '第九条']]],
    [{ joint: { ...joint, regions: ['110106', '110108'] } }, [['joint/regions', '第九条']]],
  ])('%j contradicts what is known', (attributes, expected) => {
    const { kind, reasons } = planAfter(drafted).refused(...stated(attributes));
    expect(kind).toBe('INVALID');
    const contradictions = reasons.filter(({ code }) => code === 'ATTRIBUTES_DISAGREE');
    expect(contradictions.map(({ pointer, article }) => [pointer, article])).toEqual(
      expected.map(([axis, article]) => [`/attributes/${axis}`, article]),
    );
  });

  it('names every contradiction at once, those with what is known among them', () => {
    const { reasons } = planAfter(drafted).refused(
      ...stated({
        tier: 'COMMUNITY',
        formulatorClass: 'UNIT_GRASSROOTS',
        ownerClass: 'SUBDISTRICT_OFFICE',
        soePlanForm: 'SPECIAL',
        purpose: ['RESPONSE', 'RESPONSE'],
        joint: { regions: ['110106', '110106'], treatedAs: 'SPECIAL' },
      }),
    );
    expect(reasons.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      'ATTRIBUTES_DISAGREE /attributes/tier',
      'ATTRIBUTES_DISAGREE /attributes/formulatorClass',
      'ATTRIBUTES_DISAGREE /attributes/ownerClass',
      'ATTRIBUTES_DISAGREE /attributes/soePlanForm',
      'REPEATED /attributes/joint/regions/1',
      'ATTRIBUTES_DISAGREE /attributes/joint/regions',
      'ATTRIBUTES_DISAGREE /attributes/joint/regions',
      'ATTRIBUTES_DISAGREE /attributes/joint',
      'ATTRIBUTES_DISAGREE /attributes/joint/treatedAs',
      'REPEATED /attributes/purpose/1',
    ]);
  });

  it('finds the contradiction of tier and maker also where the form is not known', () => {
    expect(
      planAfter([registered]).refused(...stated({ formulatorClass: 'UNIT_GRASSROOTS' })).reasons,
    ).toMatchObject([{ code: 'ATTRIBUTES_DISAGREE', pointer: '/attributes/formulatorClass' }]);
  });

  it('makes nobody the maker of a plan that his kind does not make', () => {
    expect(planAfter([registered]).refused(...stated({ form: 'OVERALL' })).reasons).toMatchObject([
      { code: 'PREPARING_BODY_NOT_ALLOWED', article: '第十五条第一款' },
    ]);
  });

  it('takes nothing that is classified, and says nothing else', () => {
    expect(planAfter(drafted).refused(...stated({ secrecy: 'CLASSIFIED_STUB', tier: 'UNIT' })).codes).toEqual(
      ['CLASSIFIED_CONTENT'],
    );
  });

  it('does not move a plan to another road once it has gone in', () => {
    const change = stated({ incidentCategory: 'SOCIAL_SECURITY' }, { on: '2026-04-02' });
    for (const step of ['submit', 'approve', 'issue'] as const)
      expect(planAfter(upTo(special, step)).refused(...change).reasons, step).toMatchObject([
        { code: 'ROUTE_CHANGED', pointer: '/attributes', article: '第十条' },
      ]);
    expect(planAfter(upTo(special, 'draft')).when(...change)).toHaveLength(1);
    const unmoved = stated(
      { incidentCategory: 'PUBLIC_HEALTH', productionSafety: false },
      { on: '2026-05-20' },
    );
    expect(planAfter(upTo(special, 'issue')).when(...unmoved)).toHaveLength(1);
  });
});

describe('a parent plan (第十六条第二款)', () => {
  const parent = PlanId.parse('flood-special');
  const withParent = (status: 'IN_FORCE' | 'REPEALED' | 'SUPERSEDED', above?: PlanId) =>
    planAfter(drafted, {
      otherPlan: (id) => (id === parent ? { status, ...(above && { parentPlan: above }) } : undefined),
    });
  const under = stated({ parentPlan: parent });

  it('is one that lives', () => {
    expect(withParent('IN_FORCE').when(...under)).toHaveLength(1);
    for (const status of ['REPEALED', 'SUPERSEDED'] as const)
      expect(withParent(status).refused(...under).reasons).toMatchObject([
        { code: 'PARENT_PLAN_ENDED', pointer: '/attributes/parentPlan', article: '第十六条第二款' },
      ]);
  });

  it('is neither unknown nor the plan itself', () => {
    for (const parentPlan of ['no-such-plan', 'flood-plan'])
      expect(withParent('IN_FORCE').refused(...stated({ parentPlan })).codes).toEqual([
        'PARENT_PLAN_UNKNOWN',
      ]);
  });

  it('does not stand below the plan', () => {
    expect(withParent('IN_FORCE', PlanId.parse('flood-plan')).refused(...under).reasons).toMatchObject([
      { code: 'PARENT_PLAN_CIRCLE', pointer: '/attributes/parentPlan' },
    ]);
  });

  it('is found below it however far, as long as the plans between are known; a circle of others does not matter', () => {
    const above: Readonly<Record<string, string>> = {
      'flood-special': 'middle',
      middle: 'upper',
      upper: 'flood-plan',
      left: 'right',
    };
    const plan = planAfter(drafted, {
      otherPlan: (id) => ({ status: 'IN_FORCE', parentPlan: PlanId.parse(above[id] ?? 'left') }),
    });
    expect(plan.refused(...under).codes).toEqual(['PARENT_PLAN_CIRCLE']);
    expect(plan.when(...stated({ parentPlan: 'left' }))).toHaveLength(1);
  });

  it('of a plan from an older register may have ended: the register is taken over as it is (G26)', () => {
    const [name, body] = registered;
    const plan = scenario({ otherPlan: () => ({ status: 'REPEALED' }) });
    expect(plan.when(name, { ...body, attributes: { parentPlan: parent } })).toHaveLength(1);
    expect(
      plan.refused(...stepOf(departmental, 'draft', { attributes: { parentPlan: parent } })).codes,
    ).toContain('PARENT_PLAN_ENDED');
  });

  it('makes the departmental plan below it answer for its coherence', () => {
    const plan = planAfter([...upTo(departmental, 'close-consultation'), under], {
      otherPlan: () => ({ status: 'IN_FORCE' }),
    });
    expect(plan.refused(...stepOf(departmental, 'submit')).reasons).toMatchObject([
      { code: 'CONTENT_NOT_CHECKED', zh: expect.stringContaining('DEPARTMENTAL_COHERENCE') },
    ]);
  });
});

describe('listing (第十条)', () => {
  const list = (change: object = {}): Step => [
    'list',
    {
      listedAs: 'SPECIAL',
      by: 'emergency-bureau',
      basis: '区级应急预案体系构成目录',
      on: '2026-03-04',
      ...change,
    },
  ];

  it('sets the plan on the road of its new form', () => {
    const plan = planAfter([...upTo(departmental, 'close-consultation'), list({ on: '2026-03-23' })]);
    expect(plan.state().attributes.form).toBe('SPECIAL');
    const { codes } = plan.refused(...stepOf(departmental, 'submit'));
    expect(codes).toEqual(
      expect.arrayContaining([
        'CONTENT_NOT_CHECKED',
        'HANDBOOK_MISSING',
        'GATE_NOT_PASSED',
        'SUBMITTED_TO_WRONG_BODY',
      ]),
    );
  });

  it('happens while a version is drafted: what was approved on another road is revised first', () => {
    for (const step of ['submit', 'approve', 'issue'] as const)
      expect(planAfter(upTo(departmental, step)).refused(...list()).reasons, step).toMatchObject([
        { code: 'WRONG_STAGE', article: '第十条' },
      ]);
    const plan = planAfter([
      ...departmental,
      ['revise', { changedHeads: ['COMMAND_SYSTEM'], reason: '升格', on: '2026-09-01' }],
    ]);
    expect(plan.when(...list({ on: '2026-09-02' }))).toMatchObject([{ type: 'PlanListed' }]);
  });

  it('is the bureau’s to say (第十一条)', () => {
    expect(planAfter(drafted).refused(...list({ by: 'water-bureau' })).reasons).toMatchObject([
      { code: 'NOT_THE_BUREAU', pointer: '/by', article: '第十一条第一款' },
    ]);
  });

  it('refuses what is listed so already, what does not go together, and what the future holds, at once', () => {
    expect(planAfter(drafted).refused(...list({ listedAs: 'DEPARTMENTAL' })).reasons).toMatchObject([
      { code: 'LISTED_ALREADY', pointer: '/listedAs', article: '第十条' },
    ]);
    const { reasons } = planAfter([
      stepOf(departmental, 'draft', {
        attributes: { formulatorClass: 'UNIT_GRASSROOTS', tier: 'COMMUNITY', form: 'COMMUNITY' },
        preparingBody: 'lugu-community',
      }),
    ]).refused(...list({ on: '2026-11-25' }));
    expect(reasons.map(({ code, pointer }) => [code, pointer])).toEqual(
      expect.arrayContaining([
        ['DATE_IN_FUTURE', '/on'],
        ['ATTRIBUTES_DISAGREE', '/listedAs'],
        ['NO_RULE', '/attributes'],
      ]),
    );
  });

  it('asks for what decides the road', () => {
    const { attributes } = stepOf(departmental, 'draft')[1] as { attributes: { incidentCategory: string } };
    const { incidentCategory: _category, ...rest } = attributes;
    const plan = planAfter([stepOf(departmental, 'draft', { attributes: rest })]);
    expect(plan.refused(...list()).reasons).toMatchObject([
      { code: 'ATTRIBUTE_UNKNOWN', pointer: '/attributes/incidentCategory' },
    ]);
  });
});
