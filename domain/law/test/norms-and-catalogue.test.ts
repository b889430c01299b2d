import { describe, expect, it } from 'vitest';
import type { AggregateContext } from '../../aggregate/aggregate.ts';
import { lawAfter, type Said } from './story.ts';

describe('a norm that changed', () => {
  const change = {
    norm: 'GB/T 46793.2-2025',
    change: '乡镇（街道）预案编制有了国家标准',
    inForceOn: '2026-07-01',
    forms: ['SUBDISTRICT'],
    on: '2025-12-31',
  };

  it('is recorded with the plans it is about', () => {
    const { on, ...body } = change;
    expect(lawAfter([]).when('change-norm', change)).toEqual([
      { type: 'NormChanged', occurredOn: on, body: { ...body, purposes: [] } },
    ]);
  });

  it('is recorded once for one day of force', () => {
    const story = lawAfter([['change-norm', change]]);
    expect(story.refused('change-norm', { ...change, forms: [] }).reasons).toMatchObject([
      { code: 'NORM_CHANGE_KNOWN', pointer: '/norm', article: '第四十二条第（一）项' },
    ]);
    expect(story.when('change-norm', { ...change, inForceOn: '2028-07-01' })).toHaveLength(1);
  });

  it('says everything that is wrong at once', () => {
    const wrong = {
      ...change,
      on: '2026-12-01',
      forms: ['SUBDISTRICT', 'SUBDISTRICT'],
      purposes: ['RESPONSE', 'RESPONSE'],
    };
    expect(lawAfter([]).refused('change-norm', wrong).reasons).toMatchObject([
      { code: 'DATE_IN_FUTURE', pointer: '/on' },
      { code: 'DATE_OUT_OF_ORDER', pointer: '/inForceOn' },
      { code: 'REPEATED', pointer: '/forms/1' },
      { code: 'REPEATED', pointer: '/purposes/1' },
    ]);
  });
});

describe('the catalogue of plans', () => {
  const entries = [
    { title: '石景山区防汛应急预案', form: 'SPECIAL', preparingBody: 'water-bureau', plan: 'flood-plan' },
    { title: '石景山区突发事件总体应急预案', form: 'OVERALL' },
  ];
  const plans: AggregateContext['plans'] = (id) =>
    id === 'flood-plan' ? { status: 'IN_FORCE' } : id === 'old-plan' ? { status: 'REPEALED' } : undefined;

  it('is defined whole by the bureau, and the later one takes the place of the earlier', () => {
    const first: Said = ['define-catalogue', { entries, on: '2026-03-02' }];
    const story = lawAfter([first], { plans });
    expect(story.state().catalogue).toMatchObject({ by: 'emergency-bureau', entries, on: '2026-03-02' });
    const later = lawAfter([first, ['define-catalogue', { entries: entries.slice(1), on: '2026-06-01' }]], {
      plans,
    });
    expect(later.state().catalogue?.entries).toEqual(entries.slice(1));
  });

  it('says everything that is wrong at once', () => {
    const story = lawAfter([['define-catalogue', { entries, on: '2026-03-02' }]], { plans });
    const { kind, reasons } = story.refused('define-catalogue', {
      by: 'water-bureau',
      entries: [
        ...entries,
        { ...entries[0], preparingBody: 'nobody' },
        { title: '旧预案', form: 'SPECIAL', plan: 'old-plan' },
        { title: '无此预案', form: 'SPECIAL', plan: 'no-plan' },
      ],
      on: '2026-03-01',
    });
    expect(kind).toBe('CONFLICT');
    expect(reasons.map(({ code, pointer, article }) => [code, pointer, article])).toEqual([
      ['DEFINER_NOT_BY_RULE', '/by', '第十一条'],
      ['UNKNOWN_ORGANISATION', '/entries/2/preparingBody', '第二条'],
      ['PLAN_ENDED', '/entries/3/plan', undefined],
      ['PLAN_UNKNOWN', '/entries/4/plan', undefined],
      ['REPEATED', '/entries/2/title', undefined],
      ['REPEATED', '/entries/2/plan', undefined],
      ['DATE_OUT_OF_ORDER', '/on', '第十一条'],
    ]);
  });

  it('names the plan that stands there twice, also where other places name none', () => {
    const named = { title: '防汛应急预案（重复）', form: 'SPECIAL', plan: 'flood-plan' };
    expect(
      lawAfter([], { plans }).refused('define-catalogue', { entries: [...entries, named] }).reasons,
    ).toMatchObject([{ code: 'REPEATED', pointer: '/entries/2/plan' }]);
  });

  it('is not defined in the future, and by no body that nobody knows', () => {
    const story = lawAfter([], { plans });
    expect(story.refused('define-catalogue', { entries, by: 'nobody', on: '2026-12-01' }).codes).toEqual([
      'DATE_IN_FUTURE',
      'UNKNOWN_ORGANISATION',
    ]);
  });
});
