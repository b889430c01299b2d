import { describe, expect, it } from 'vitest';
import { PlanId } from '../../../../events/identifiers.ts';
import type { PlanAttributes } from '../../../../events/plan-attributes.ts';
import { planAfter, type Step, scenario } from '../../../../test/support/scenario.ts';
import {
  changing,
  community,
  contentItems,
  departmental,
  enterprise,
  special,
  stepOf,
  subdistrict,
  upTo,
} from '../../../../test/support/stories.ts';
import { checklistsOf } from '../../../rulebook/checklists.ts';
import { contentChecklists } from '../../../rulebook/shijingshan-2025/content.ts';
import { shijingshan2025 } from '../../../rulebook/shijingshan-2025/rulebook.ts';

const drafted = upTo(special, 'draft');
const check = (checklist: string, items = contentItems(checklist), more: object = {}): Step => [
  'check-content',
  { checklist, items, on: '2026-03-04', ...more },
];
const ids = (attributes: PlanAttributes) =>
  checklistsOf(shijingshan2025, attributes).checklists.map(({ id }) => id);
const district = { formulatorClass: 'GOV', tier: 'DISTRICT' } as const;
/** A whole life whose contents were checked otherwise */
const submittedAfter = (story: readonly Step[], checked: object) => {
  const steps = changing(story, 'check-content', checked);
  return planAfter(steps.slice(0, upTo(steps, 'submit').length - 1));
};

describe('the checklists of the measures', () => {
  it('name each element once, with its article and both languages', () => {
    for (const { id, elements } of contentChecklists) {
      const names = elements.map(({ element }) => element);
      expect(new Set(names).size, id).toBe(names.length);
      for (const { element, article, zh, en } of elements)
        expect([article.startsWith('第'), zh.length > 1, en.length > 1], `${id} ${element}`).toEqual([
          true,
          true,
          true,
        ]);
    }
  });

  it('have the elements that the articles list', () => {
    const firm = contentChecklists.map(({ id, elements }) => [
      id,
      elements.filter((one) => !one.advisory).length,
    ]);
    expect(Object.fromEntries(firm)).toEqual({
      OVERALL: 10,
      SPECIAL_RESPONSE: 9,
      DEPARTMENTAL_RESPONSE: 8,
      DEPARTMENTAL_COHERENCE: 5,
      SUPPORT_FUNCTION: 5,
      KEY_TARGET_PROTECTION: 6,
      MAJOR_EVENT: 8,
      JOINT: 4,
      SUBDISTRICT: 2,
      COMMUNITY: 2,
      UNIT: 8,
    });
  });

  it.each([
    [{ ...district, form: 'OVERALL' }, ['OVERALL']],
    [{ ...district, form: 'SPECIAL', purpose: ['RESPONSE'] }, ['SPECIAL_RESPONSE']],
    [{ ...district, form: 'SPECIAL', purpose: [] }, ['SPECIAL_RESPONSE']],
    [{ ...district, form: 'SPECIAL', purpose: ['SUPPORT_FUNCTION'] }, ['SUPPORT_FUNCTION']],
    [
      { ...district, form: 'SPECIAL', purpose: ['RESPONSE', 'KEY_TARGET_PROTECTION'] },
      ['SPECIAL_RESPONSE', 'KEY_TARGET_PROTECTION'],
    ],
    [{ ...district, form: 'DEPARTMENTAL', purpose: ['MAJOR_EVENT'] }, ['MAJOR_EVENT']],
    [
      { ...district, form: 'DEPARTMENTAL', purpose: ['RESPONSE'], parentPlan: PlanId.parse('flood-plan') },
      ['DEPARTMENTAL_RESPONSE', 'DEPARTMENTAL_COHERENCE'],
    ],
    [
      {
        ...district,
        form: 'SPECIAL',
        purpose: ['RESPONSE'],
        joint: { regions: ['110107', '110108'], treatedAs: 'SPECIAL' },
      },
      ['JOINT'],
    ],
    [{ formulatorClass: 'GOV', tier: 'SUBDISTRICT', form: 'SUBDISTRICT' }, ['SUBDISTRICT']],
    [{ formulatorClass: 'UNIT_GRASSROOTS', tier: 'COMMUNITY', form: 'COMMUNITY' }, ['COMMUNITY']],
    [{ formulatorClass: 'UNIT_GRASSROOTS', tier: 'UNIT', form: 'UNIT' }, ['UNIT']],
    [{ ...district, form: 'SPECIAL', purpose: ['RESPONSE'], jurisdiction: '110106' }, []],
  ] as const)('that a plan of %j answers to are %j', (attributes, expected) => {
    expect(ids(attributes as unknown as PlanAttributes)).toEqual(expected);
  });

  it('ask for the purpose where it decides', () => {
    expect(checklistsOf(shijingshan2025, { ...district, form: 'SPECIAL' })).toEqual({
      checklists: [],
      missing: ['purpose'],
    });
  });
});

describe('checking the contents (第十五至十九条)', () => {
  it('records what is there, where, and what is not', () => {
    const items = contentItems('SPECIAL_RESPONSE', 'INFORMATION_RELEASE').map((item) => ({
      ...item,
      ...(item.present ? { where: '第二章' } : { note: '待补发布时限' }),
    }));
    const plan = planAfter([...drafted, check('SPECIAL_RESPONSE', items)]);
    expect(plan.state().versions[0]?.making?.contentChecks[0]?.items).toContainEqual({
      element: 'INFORMATION_RELEASE',
      present: false,
      note: '待补发布时限',
    });
  });

  it('refuses a checklist of another kind, and says which the plan has', () => {
    expect(planAfter(drafted).refused(...check('OVERALL')).reasons).toMatchObject([
      {
        code: 'CHECKLIST_NOT_OF_KIND',
        pointer: '/checklist',
        article: '第十五至十九条',
        zh: expect.stringContaining('SPECIAL_RESPONSE（专项应急预案（突发事件应对））'),
      },
    ]);
  });

  it('asks first for what decides the checklist', () => {
    const plan = planAfter([
      [
        'register',
        {
          title: '石景山区防汛应急预案',
          attributes: { ...district, form: 'SPECIAL' },
          preparingBody: 'water-bureau',
          stated: {},
          source: '2024 年台账第 7 行',
          issuedOn: '2019-06-03',
          findings: [],
        },
      ],
      ['revise', { changedHeads: ['MAIN_MEASURES'], reason: '全面修订', on: '2026-03-02' }],
    ]);
    expect(plan.refused(...check('SPECIAL_RESPONSE')).reasons).toMatchObject([
      { code: 'CHECKLIST_NOT_OF_KIND' },
      { code: 'ATTRIBUTE_UNKNOWN', pointer: '/attributes/purpose' },
    ]);
  });

  it('refuses elements that the kind does not have, twice the same, and those passed over, all at once', () => {
    const items = [
      ...contentItems('SPECIAL_RESPONSE').slice(2),
      { element: 'GARDEN', present: true },
      { element: 'GARDEN', present: false },
    ];
    const { reasons } = planAfter(drafted).refused(...check('SPECIAL_RESPONSE', items));
    expect(reasons.map(({ code, pointer, article }) => [code, pointer, article])).toEqual([
      ['REPEATED', '/items/8/element', undefined],
      ['ELEMENT_NOT_OF_KIND', '/items/7/element', '第十六条第一款'],
      ['ELEMENT_NOT_OF_KIND', '/items/8/element', '第十六条第一款'],
      ['ELEMENT_NOT_CHECKED', '/items', '第十六条第一款'],
      ['ELEMENT_NOT_CHECKED', '/items', '第十六条第一款'],
    ]);
  });

  it('is simplified for units of one low risk only (第十九条第三款)', () => {
    const simplified = { simplifiedBecause: '仅有办公场所，无危险工艺' };
    expect(
      planAfter(drafted).refused(...check('SPECIAL_RESPONSE', undefined, simplified)).reasons,
    ).toMatchObject([{ code: 'SIMPLIFICATION_NOT_ALLOWED', pointer: '/simplifiedBecause' }]);
    const absent = contentItems('UNIT', 'RISK_MONITORING', 'RESOURCE_CALL');
    const plain = submittedAfter(enterprise, { items: absent });
    expect(plain.refused(...stepOf(enterprise, 'submit')).codes).toEqual([
      'ELEMENT_MISSING',
      'ELEMENT_MISSING',
    ]);
    const simple = submittedAfter(enterprise, { items: absent, ...simplified });
    expect(simple.when(...stepOf(enterprise, 'submit'))).toHaveLength(1);
  });
});

describe('contents on the day of submission', () => {
  it('lack nothing that the articles ask for; each gap is named with its article', () => {
    const plan = submittedAfter(departmental, {
      items: contentItems('DEPARTMENTAL_RESPONSE', 'COMMAND', 'SCENE_SAFETY', 'INFORMATION_RELEASE'),
    });
    const { kind, reasons } = plan.refused(...stepOf(departmental, 'submit'));
    expect([kind, reasons.map(({ code, article, zh }) => [code, article, zh])]).toEqual([
      'CONFLICT',
      [
        ['ELEMENT_MISSING', '第十六条第二款', '文本缺少要素：组织指挥机制（COMMAND）'],
        ['ELEMENT_MISSING', '第十六条第二款', '文本缺少要素：现场安全防护（SCENE_SAFETY）'],
      ],
    ]);
  });

  it('are those of the last check', () => {
    const plan = submittedAfter(departmental, { items: contentItems('DEPARTMENTAL_RESPONSE', 'COMMAND') });
    plan.given(check('DEPARTMENTAL_RESPONSE'));
    expect(plan.when(...stepOf(departmental, 'submit'))).toHaveLength(1);
    plan.given(check('DEPARTMENTAL_RESPONSE', contentItems('DEPARTMENTAL_RESPONSE', 'MEASURES')));
    expect(plan.refused(...stepOf(departmental, 'submit')).codes).toEqual(['ELEMENT_MISSING']);
  });

  it('are checked against every purpose of the plan', () => {
    const { attributes } = stepOf(departmental, 'draft')[1] as { attributes: object };
    const both = { attributes: { ...attributes, purpose: ['RESPONSE', 'SUPPORT_FUNCTION'] } };
    const plan = scenario();
    plan.given(...changing(upTo(departmental, 'close-consultation'), 'draft', both));
    expect(plan.refused(...stepOf(departmental, 'submit')).reasons).toMatchObject([
      { code: 'CONTENT_NOT_CHECKED', article: '第十六条第三款' },
    ]);
    plan.given(check('SUPPORT_FUNCTION'));
    expect(plan.when(...stepOf(departmental, 'submit'))).toHaveLength(1);
  });

  it.each([
    ['sub-district', subdistrict, 'SUBDISTRICT'],
    ['community', community, 'COMMUNITY'],
  ] as const)(
    'of a %s plan are free but for evacuation and first response (第十八条第三款)',
    (_kind, story, checklist) => {
      const few = contentItems(checklist).map(({ element }) => ({
        element,
        present: element === 'EVACUATION' || element === 'MEASURES',
      }));
      expect(submittedAfter(story, { items: few }).when(...stepOf(story, 'submit'))).toHaveLength(1);
      const none = contentItems(checklist, 'EVACUATION');
      expect(
        submittedAfter(story, { items: none }).refused(...stepOf(story, 'submit')).reasons,
      ).toMatchObject([{ code: 'ELEMENT_MISSING', article: '第十八条' }]);
    },
  );
});
