import { describe, expect, it } from 'vitest';
import { dutyOf } from '../../../../test/support/duties.ts';
import { planAfter, type Step } from '../../../../test/support/scenario.ts';
import { eventIn, special, stepOf, upTo } from '../../../../test/support/stories.ts';
import { shijingshan2025 } from '../../../rulebook/shijingshan-2025/rulebook.ts';

const drilled = upTo(special, 'drill');
const DRILL = eventIn(drilled, 'drill');
/** What is no drill of the plan */
const ISSUE = eventIn(drilled, 'issue');
const heads = {
  execution: '按方案完成',
  practicality: '流程可行',
  coordination: '联动顺畅',
  personnel: '处置得当',
  equipment: '水泵适用',
  advice: '增加夜间科目',
};
const evaluate = (change: object = {}): Step => [
  'evaluate-drill',
  { drill: DRILL, ...heads, on: '2026-07-01', ...change },
];
const open = (change: object = {}): Step => [
  'open-improvement',
  { from: 'DRILL', source: DRILL, text: '增配水泵', owner: 'water-bureau', on: '2026-07-01', ...change },
];
const close = (change: object = {}): Step => [
  'close-improvement',
  { itemId: 'item-1', how: '已增配', on: '2026-09-01', ...change },
];

describe('the evaluation of a drill (第三十九条)', () => {
  it('covers the six heads and meets the target', () => {
    const plan = planAfter([...drilled, evaluate()]);
    expect(dutyOf(plan, 'SJS-39').state).toMatchObject({ status: 'DISCHARGED', timeliness: 'ON_TIME' });
    expect(plan.state().inForce?.drillEvaluations).toMatchObject([{ drill: DRILL, advice: '增加夜间科目' }]);
  });

  it('opens what it found wanting, each with its owner and day', () => {
    const plan = planAfter(drilled);
    const findings = [
      { text: '补充夜间科目', owner: 'water-bureau', dueOn: '2026-09-30' },
      { text: '更新通讯录', owner: 'housing-commission' },
    ];
    expect(plan.when(...evaluate({ findings }))).toMatchObject([
      { type: 'DrillEvaluated' },
      { type: 'ImprovementOpened', body: { itemId: 'item-1', from: 'DRILL', source: DRILL } },
      { type: 'ImprovementOpened', body: { itemId: 'item-2', owner: 'housing-commission' } },
    ]);
    plan.given(evaluate({ findings }));
    expect(dutyOf(plan, 'SJS-38-IMPROVE')).toMatchObject({
      due: { dueOn: '2026-09-30' },
      obligor: [{ organisation: 'water-bureau' }],
    });
  });

  it('by a third party names its contract, and a contract its third party', () => {
    const plan = planAfter(drilled);
    expect(plan.refused(...evaluate({ thirdParty: '某研究院' })).reasons).toMatchObject([
      { code: 'CONTRACT_MISSING', pointer: '/contract', article: '第三十九条第三款' },
    ]);
    expect(plan.refused(...evaluate({ contract: '石水合〔2026〕21号' })).reasons).toMatchObject([
      { code: 'THIRD_PARTY_MISSING', pointer: '/thirdParty' },
    ]);
    expect(plan.when(...evaluate({ thirdParty: '某研究院', contract: '石水合〔2026〕21号' }))).toHaveLength(
      1,
    );
  });

  it('is of a drill of this plan, after it, once', () => {
    const plan = planAfter(drilled);
    expect(plan.refused(...evaluate({ drill: ISSUE, on: '2026-11-25' })).reasons).toMatchObject([
      { code: 'DRILL_UNKNOWN', pointer: '/drill', article: '第三十九条' },
      { code: 'DATE_IN_FUTURE' },
    ]);
    expect(plan.refused(...evaluate({ on: '2026-06-17' })).codes).toEqual(['DATE_OUT_OF_ORDER']);
    plan.given(evaluate());
    expect(plan.refused(...evaluate()).reasons).toMatchObject([{ code: 'DRILL_ALREADY_EVALUATED' }]);
  });

  it('says everything that is wrong at once, with its findings', () => {
    const findings = [
      { text: '补充夜间科目', owner: 'water-bureau' },
      { text: '更新通讯录', owner: 'ghost', dueOn: '2026-06-01' },
    ];
    expect(
      planAfter(drilled)
        .refused(...evaluate({ drill: ISSUE, thirdParty: '某研究院', findings }))
        .reasons.map(({ code, pointer }) => [code, pointer]),
    ).toEqual([
      ['DRILL_UNKNOWN', '/drill'],
      ['CONTRACT_MISSING', '/contract'],
      ['UNKNOWN_ORGANISATION', '/findings/1/owner'],
      ['DATE_OUT_OF_ORDER', '/findings/1/dueOn'],
    ]);
  });
});

describe('the report of a drill (国务院令第708号第八条第二款)', () => {
  const report = (change: object = {}): Step => [
    'report-drill',
    { drill: DRILL, to: 'emergency-bureau', on: '2026-06-22', ...change },
  ];

  it('goes to a department that supervises production safety, once to each', () => {
    const plan = planAfter([...drilled, report()]);
    expect(plan.state().inForce?.drillReports).toMatchObject([{ drill: DRILL, to: 'emergency-bureau' }]);
    expect(plan.refused(...report()).reasons).toMatchObject([
      { code: 'DRILL_ALREADY_REPORTED', pointer: '/to' },
    ]);
    expect(plan.when(...report({ to: 'housing-commission' }))).toHaveLength(1);
    expect(plan.refused(...report({ to: 'lugu-community' })).reasons).toMatchObject([
      { code: 'RECIPIENT_NOT_BY_RULE', pointer: '/to', article: expect.stringContaining('第708号') },
    ]);
  });

  it('says everything that is wrong at once', () => {
    const plan = planAfter(drilled);
    expect(
      plan.refused(...report({ drill: eventIn(drilled, 'draft'), to: 'ghost', on: '2026-11-25' })).codes,
    ).toEqual(['DRILL_UNKNOWN', 'DATE_IN_FUTURE', 'UNKNOWN_ORGANISATION']);
    expect(plan.refused(...report({ on: '2026-06-17' })).codes).toEqual(['DATE_OUT_OF_ORDER']);
  });
});

describe('an improvement item (第三十八条)', () => {
  it('stays open until somebody shows that it is done', () => {
    const plan = planAfter([...drilled, open({ dueOn: '2026-09-30' })]);
    expect(dutyOf(plan, 'SJS-38-IMPROVE').state).toMatchObject({ status: 'OPEN' });
    plan.given(close());
    expect(dutyOf(plan, 'SJS-38-IMPROVE').state).toMatchObject({
      status: 'DISCHARGED',
      timeliness: 'ON_TIME',
    });
    expect(plan.refused(...close()).reasons).toMatchObject([
      { code: 'IMPROVEMENT_CLOSED', pointer: '/itemId' },
    ]);
  });

  it('comes from a fact of this plan, or from elsewhere', () => {
    const plan = planAfter(drilled);
    expect(plan.refused(...open({ source: eventIn(drilled, 'disclose') })).reasons).toMatchObject([
      { code: 'SOURCE_UNKNOWN', pointer: '/source' },
    ]);
    expect(plan.refused(...open({ from: 'EVALUATION' })).codes).toEqual(['SOURCE_UNKNOWN']);
    expect(plan.refused(...open({ on: '2026-06-17' })).reasons).toMatchObject([
      { code: 'DATE_OUT_OF_ORDER', pointer: '/on', zh: expect.stringContaining('发现问题之日') },
    ]);
    expect(plan.when(...open({ from: 'INSPECTION', source: 'spring-2026' }))).toHaveLength(1);
    const evaluated = upTo(special, 'evaluate');
    const source = eventIn(evaluated, 'evaluate');
    expect(planAfter(evaluated).when(...open({ from: 'EVALUATION', source, on: '2026-10-20' }))).toHaveLength(
      1,
    );
  });

  it('says everything that is wrong at once', () => {
    const plan = planAfter([...drilled, open()]);
    expect(
      plan.refused(
        ...open({
          itemId: 'item-1',
          owner: 'ghost',
          source: eventIn(drilled, 'draft'),
          dueOn: '2026-10-01',
          on: '2026-11-25',
        }),
      ).codes,
    ).toEqual(['DATE_IN_FUTURE', 'UNKNOWN_ORGANISATION', 'ID_TAKEN', 'SOURCE_UNKNOWN', 'DATE_OUT_OF_ORDER']);
    expect(plan.refused(...close({ itemId: 'ghost', on: '2026-11-25' })).codes).toEqual([
      'IMPROVEMENT_UNKNOWN',
      'DATE_IN_FUTURE',
    ]);
    expect(plan.refused(...close({ on: '2026-06-30' })).codes).toEqual(['DATE_OUT_OF_ORDER']);
    const draft = planAfter(upTo(special, 'approve'));
    expect(draft.refused(...open({ from: 'SUGGESTION' })).codes).toEqual(['NOT_IN_FORCE']);
  });
});

describe('a regime of one’s own (第三十八条第一款、第四十一条第一款)', () => {
  const declare = (change: object = {}): Step => [
    'declare-regime',
    { regime: 'DRILL', every: { n: 12, unit: 'MONTH' }, text: '每年汛前', on: '2026-06-01', ...change },
  ];

  it('may be stricter than the law and never laxer', () => {
    const plan = planAfter(drilled);
    expect(plan.when(...declare({ every: { n: 3, unit: 'YEAR' } }))).toHaveLength(1);
    expect(plan.refused(...declare({ every: { n: 37, unit: 'MONTH' } })).reasons).toMatchObject([
      { code: 'REGIME_LONGER_THAN_LAW', pointer: '/every', article: '第三十八条第二款' },
    ]);
    expect(
      plan.refused(...declare({ regime: 'EVALUATION', every: { n: 4, unit: 'YEAR' } })).reasons,
    ).toMatchObject([{ code: 'REGIME_LONGER_THAN_LAW', article: '第四十一条第二款' }]);
  });

  it('is declared of a plan in force, and a later word does not come before an earlier one', () => {
    const plan = planAfter([...drilled, declare()]);
    expect(plan.refused(...declare({ on: '2026-05-10' })).codes).toEqual([
      'DATE_OUT_OF_ORDER',
      'DATE_OUT_OF_ORDER',
    ]);
    expect(plan.when(...declare({ regime: 'EVALUATION', on: '2026-05-12' }))).toHaveLength(1);
    expect(plan.refused(...declare({ on: '2026-11-25' })).codes).toEqual(['DATE_IN_FUTURE']);
    expect(planAfter(upTo(special, 'approve')).refused(...declare()).codes).toEqual(['NOT_IN_FORCE']);
  });
});

describe('a drill that is part of an exercise (G23)', () => {
  it('is recorded once, however often it is told', () => {
    const part = stepOf(special, 'drill', { exercise: 'spring-2026' });
    const plan = planAfter([...upTo(special, 'disclose'), part]);
    expect(plan.refused(...part).reasons).toMatchObject([
      { code: 'EXERCISE_ALREADY_RECORDED', pointer: '/exercise', article: '第三十八条' },
    ]);
    expect(plan.when(...stepOf(special, 'drill'))).toHaveLength(1);
  });
});

describe('an evaluation by a third party (第四十一条第三款)', () => {
  it('names its contract', () => {
    const plan = planAfter(drilled);
    const by = (change: object) => stepOf(special, 'evaluate', change);
    expect(plan.refused(...by({ thirdParty: '某研究院' })).codes).toEqual(['CONTRACT_MISSING']);
    expect(plan.when(...by({ thirdParty: '某研究院', contract: '石水合〔2026〕21号' }))).toHaveLength(1);
  });
});

describe('the deferral of an evaluation (第四十一条“原则上”)', () => {
  const defer = (change: object = {}): Step => [
    'defer-evaluation',
    {
      reason: '市级预案正在修订',
      approvedBy: 'emergency-bureau',
      newDueOn: '2029-12-28',
      on: '2026-11-02',
      ...change,
    },
  ];

  it('moves the date by twelve months at most, twice at most', () => {
    const plan = planAfter([...drilled, defer()]);
    expect(dutyOf(plan, 'SJS-41')).toMatchObject({
      due: { dueOn: '2029-12-28' },
      deferred: [{ from: '2029-05-11' }],
    });
    expect(plan.refused(...defer({ newDueOn: '2030-12-29' })).reasons).toMatchObject([
      { code: 'DEFERRED_TOO_FAR', pointer: '/newDueOn', article: '第四十一条第二款' },
    ]);
    plan.given(defer({ newDueOn: '2030-12-27' }));
    expect(plan.refused(...defer({ newDueOn: '2031-06-02' })).reasons).toMatchObject([
      { code: 'DEFERRALS_EXHAUSTED', article: '第四十一条第二款' },
    ]);
  });

  it('moves it later, by the bureau’s consent', () => {
    const plan = planAfter(drilled);
    expect(plan.refused(...defer({ newDueOn: '2029-05-11' })).codes).toEqual(['NOT_DEFERRED']);
    expect(plan.refused(...defer({ approvedBy: 'water-bureau' })).reasons).toMatchObject([
      { code: 'NOT_THE_BUREAU', pointer: '/approvedBy', article: '第四十一条第二款' },
    ]);
    expect(plan.refused(...defer({ on: '2026-05-10' })).codes).toEqual(['DATE_OUT_OF_ORDER']);
  });

  it('exists where the law says 原则上 only', () => {
    const strict = {
      ...shijingshan2025,
      duties: shijingshan2025.duties.filter(({ id }) => id !== 'SJS-41'),
    };
    expect(planAfter(drilled, { rulebook: strict }).refused(...defer()).reasons).toMatchObject([
      { code: 'DEFERRAL_NOT_ADMITTED', article: '第四十一条第二款' },
    ]);
    expect(planAfter(upTo(special, 'approve')).refused(...defer()).codes).toEqual([
      'NOT_IN_FORCE',
      'DEFERRAL_NOT_ADMITTED',
    ]);
  });

  it('says everything that is wrong at once', () => {
    expect(
      planAfter(drilled).refused(...defer({ approvedBy: 'ghost', newDueOn: '2026-12-01', on: '2026-11-25' }))
        .codes,
    ).toEqual(['DATE_IN_FUTURE', 'UNKNOWN_ORGANISATION', 'NOT_DEFERRED']);
  });
});
