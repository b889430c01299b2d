import { describe, expect, it } from 'vitest';
import { scenario } from '../../../test/support/scenario.ts';
import { departmental, special, stepOf } from '../../../test/support/stories.ts';
import { planCommands } from '../plan-commands.ts';
import { amongNeighbours } from '../reviewing/test/neighbours.ts';

const draft = (change: object = {}) => stepOf(special, 'draft', change);
const attributes = {
  formulatorClass: 'GOV',
  tier: 'DISTRICT',
  form: 'SPECIAL',
  incidentCategory: 'NATURAL_DISASTER',
  purpose: ['RESPONSE'],
  secrecy: 'PUBLIC',
};

describe('beginning a plan', () => {
  it('takes the example of the API', () => {
    const example = planCommands.draft.schema.meta()?.['example'] as object;
    expect(scenario().when('draft', example)).toMatchObject([
      {
        type: 'PlanDrafted',
        occurredOn: '2026-03-02',
        body: { planId: 'flood-plan', preparingBody: 'water-bureau' },
      },
    ]);
  });

  it('refuses an unknown preparing body and unknown duty bodies, all at once', () => {
    const { kind, reasons } = scenario().refused(
      ...draft({ preparingBody: 'nobody', dutyBodies: ['water-bureau', 'ghost'] }),
    );
    expect(kind).toBe('INVALID');
    expect(reasons.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['UNKNOWN_ORGANISATION', '/preparingBody'],
      ['UNKNOWN_ORGANISATION', '/dutyBodies/1'],
    ]);
  });

  it('refuses a day that has not come', () => {
    expect(scenario().refused(...draft({ on: '2026-11-25' }))).toMatchObject({
      kind: 'INVALID',
      codes: ['DATE_IN_FUTURE'],
    });
    expect(scenario().when(...draft({ on: '2026-11-24' }))).toHaveLength(1);
  });

  it('refuses a plan that exists', () => {
    const plan = scenario();
    plan.given(draft());
    expect(plan.refused(...draft())).toMatchObject({ kind: 'CONFLICT', codes: ['PLAN_EXISTS'] });
  });

  it('asks for the attributes that the rules need, each once', () => {
    const { kind, reasons } = scenario().refused(...draft({ attributes: {} }));
    expect(kind).toBe('UNDETERMINED');
    expect(reasons.map((reason) => reason.code)).toEqual(reasons.map(() => 'ATTRIBUTE_UNKNOWN'));
    const pointers = reasons.map((reason) => reason.pointer);
    expect(pointers).toContain('/attributes/form');
    expect(new Set(pointers).size).toBe(pointers.length);
    expect(reasons.every((reason) => reason.zh.endsWith('？') || reason.zh.endsWith('）'))).toBe(true);
  });

  it('asks for the category of a special plan, because it decides who approves', () => {
    const { incidentCategory: _none, ...rest } = attributes;
    const { kind, reasons } = scenario().refused(...draft({ attributes: rest }));
    expect([kind, reasons.map((reason) => reason.pointer)]).toEqual([
      'UNDETERMINED',
      ['/attributes/incidentCategory'],
    ]);
  });

  it('says that the rulebook has no row for a kind of plan', () => {
    const special = { ...attributes, tier: 'SUBDISTRICT' };
    const { reasons } = scenario().refused(...draft({ attributes: special }));
    expect(reasons).toContainEqual(expect.objectContaining({ code: 'NO_RULE', pointer: '/attributes' }));
  });

  it('says that another place’s plan is not under this rulebook', () => {
    const { codes } = scenario().refused(...draft({ attributes: { ...attributes, jurisdiction: '110106' } }));
    expect(new Set(codes)).toEqual(new Set(['NO_RULE']));
  });

  it('refuses a form that its tier or its maker contradicts', () => {
    const { reasons } = scenario().refused(
      ...draft({ attributes: { ...attributes, tier: 'COMMUNITY', formulatorClass: 'UNIT_GRASSROOTS' } }),
    );
    expect(reasons.slice(0, 2)).toMatchObject([
      { code: 'ATTRIBUTES_DISAGREE', pointer: '/attributes/tier', article: '第七条' },
      { code: 'ATTRIBUTES_DISAGREE', pointer: '/attributes/formulatorClass', article: '第八条' },
    ]);
  });

  it('refuses a body that does not prepare plans of that form', () => {
    expect(scenario().refused(...draft({ preparingBody: 'lugu-community' })).reasons).toMatchObject([
      { code: 'PREPARING_BODY_NOT_ALLOWED', pointer: '/preparingBody', article: '第十六条第一款' },
    ]);
    expect(
      scenario().refused(
        ...draft({ preparingBody: 'water-bureau', attributes: { ...attributes, form: 'OVERALL' } }),
      ).reasons,
    ).toMatchObject([{ code: 'PREPARING_BODY_NOT_ALLOWED', article: '第十五条第一款' }]);
  });

  it('lets a neighbouring region or the district itself prepare a joint plan, and no other (第九条)', () => {
    const plan = scenario({ registry: amongNeighbours() });
    const joint = { regions: ['110107', '110108'], treatedAs: 'SPECIAL' };
    const jointly = (preparingBody: string) => draft({ preparingBody, attributes: { ...attributes, joint } });
    for (const preparingBody of ['haidian-government', 'district-government']) {
      expect(plan.when(...jointly(preparingBody))).toMatchObject([{ body: { preparingBody } }]);
      expect(plan.refused(...draft({ preparingBody })).reasons, preparingBody).toMatchObject([
        { code: 'PREPARING_BODY_NOT_ALLOWED', pointer: '/preparingBody', article: '第十六条第一款' },
      ]);
    }
    expect(plan.when(...jointly('water-bureau'))).toHaveLength(1);
    for (const preparingBody of ['lugu-office', 'lugu-community', 'heating-company', 'city-water-authority'])
      expect(plan.refused(...jointly(preparingBody)).reasons, preparingBody).toMatchObject([
        { code: 'PREPARING_BODY_NOT_ALLOWED', pointer: '/preparingBody', article: '第九条第二款' },
      ]);
  });

  it('lets whoever hosts a major event prepare the plan for it, under its own name (第九条第一款)', () => {
    const hosted = { ...attributes, purpose: ['MAJOR_EVENT'], ownerClass: 'SUBDISTRICT_OFFICE' };
    const draftOf = (given: object) => draft({ preparingBody: 'lugu-office', attributes: given });
    expect(scenario().when(...draftOf(hosted))).toMatchObject([{ body: { preparingBody: 'lugu-office' } }]);
    expect(scenario().refused(...draftOf({ ...hosted, purpose: ['RESPONSE'] })).reasons).toMatchObject([
      { code: 'ATTRIBUTES_DISAGREE', pointer: '/attributes/ownerClass', article: '第十六条' },
      { code: 'PREPARING_BODY_NOT_ALLOWED', pointer: '/preparingBody', article: '第十六条第一款' },
    ]);
  });

  it('leaves the plan of a unit to a unit of that kind (第八条第七款)', () => {
    const ofUnit = (ownerClass: string) => ({
      formulatorClass: 'UNIT_GRASSROOTS',
      tier: 'UNIT',
      form: 'UNIT',
      ownerClass,
      secrecy: 'PUBLIC',
    });
    const by = (preparingBody: string, ownerClass: string) =>
      draft({ preparingBody, attributes: ofUnit(ownerClass), dutyBodies: [] });
    expect(scenario().when(...by('steel-museum', 'KEY_UNIT'))).toHaveLength(1);
    expect(scenario().refused(...by('heating-company', 'CENTRAL_UNIT')).reasons).toMatchObject([
      { code: 'PREPARING_BODY_NOT_ALLOWED', pointer: '/preparingBody', article: '第八条第七款' },
    ]);
  });

  it('refuses a parent plan that does not exist, or that is the plan itself', () => {
    const withParent = (parentPlan: string) => draft({ attributes: { ...attributes, parentPlan } });
    expect(scenario().refused(...withParent('overall')).codes).toEqual(['PARENT_PLAN_UNKNOWN']);
    const plan = scenario({ otherPlan: () => ({ status: 'IN_FORCE' }) });
    expect(plan.refused(...withParent('flood-plan')).codes).toEqual(['PARENT_PLAN_UNKNOWN']);
    expect(plan.when(...withParent('overall'))).toHaveLength(1);
  });

  it('lets nothing of a classified plan in, and says nothing else about it', () => {
    const { reasons } = scenario().refused(
      ...draft({ preparingBody: 'nobody', attributes: { ...attributes, secrecy: 'CLASSIFIED_STUB' } }),
    );
    expect(reasons).toMatchObject([
      { code: 'CLASSIFIED_CONTENT', article: '《中华人民共和国保守国家秘密法》第三十一条第（三）项' },
    ]);
    const registered = {
      title: '某预案',
      attributes: { secrecy: 'CLASSIFIED_STUB' },
      stated: {},
      source: '台账',
      findings: [],
    };
    expect(new Set(scenario().refused('register', registered).codes)).toEqual(
      new Set(['CLASSIFIED_CONTENT', 'STUB_WITHOUT_OWNER']),
    );
  });
});

describe('a plan that does not exist', () => {
  it.each([
    stepOf(special, 'submit'),
    stepOf(special, 'review'),
    stepOf(special, 'approve'),
    stepOf(special, 'issue'),
    stepOf(special, 'file'),
    stepOf(special, 'accept-filing'),
    stepOf(special, 'disclose'),
    stepOf(special, 'drill'),
    stepOf(special, 'evaluate'),
    ['trigger-revision', { code: 'OTHER', circumstance: '无' }],
    ['revise', { changedHeads: ['CONTACT_LIST'], reason: '无' }],
    ['supersede', { byPlan: 'other-plan' }],
    ['repeal', { reason: '无' }],
    ['correct', { target: '1.0', reason: '无' }],
  ] as const)('is not found by %s', (name, body) => {
    expect(scenario().refused(name, body)).toMatchObject({ kind: 'NOT_FOUND' });
    expect(scenario().refused(name, body).codes).toContain('PLAN_UNKNOWN');
  });
});

describe('a plan in the wrong stage', () => {
  it.each(['approve', 'issue', 'file', 'disclose', 'drill', 'evaluate'] as const)(
    'that is a draft takes no %s',
    (name) => {
      const plan = scenario();
      plan.given(stepOf(departmental, 'draft'));
      const source = name === 'drill' || name === 'evaluate' ? special : departmental;
      const { kind, codes } = plan.refused(...stepOf(source, name));
      expect(kind).toBe('CONFLICT');
      expect(codes.some((code) => code === 'WRONG_STAGE' || code === 'NOT_IN_FORCE')).toBe(true);
    },
  );

  it('that is in force takes no draft’s steps', () => {
    const plan = scenario();
    plan.given(...departmental);
    for (const name of ['submit', 'approve', 'issue'] as const)
      expect(plan.refused(...stepOf(departmental, name)).codes, name).toContain('WRONG_STAGE');
    expect(plan.refused(...stepOf(special, 'review')).codes).toContain('WRONG_STAGE');
  });
});
