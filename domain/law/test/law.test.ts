import { describe, expect, it } from 'vitest';
import { civilDate } from '../../../events/civil-date.ts';
import { type Act, aggregateStory } from '../../../test/support/aggregate-story.ts';
import { actor, shijingshan } from '../../../test/support/builders.ts';
import { mayDo } from '../../access/may-do.ts';
import type { Aggregate, AggregateContext } from '../../aggregate/aggregate.ts';
import { withRulings } from '../../rulebook/rulings.ts';
import { effects } from '../../rulebook/shijingshan-2025/effects.ts';
import { shijingshan2025 } from '../../rulebook/shijingshan-2025/rulebook.ts';
import { isAnswer } from '../answers.ts';
import { lawAggregate } from '../law-aggregate.ts';
import { lawCommands } from '../law-commands.ts';
import { rulingsOf } from '../rulings-of.ts';
import type { LawState } from '../state.ts';

type Said = readonly [command: keyof typeof lawCommands, body: object];

function lawAfter(said: readonly Said[], overrides: Partial<AggregateContext> = {}) {
  const story = aggregateStory([lawAggregate] as unknown as readonly Aggregate<never>[], overrides);
  const act = (command: string, body: object, by?: Act['by']): Act => ({
    id: 'district',
    command,
    body,
    ...(by && { by }),
  });
  story.given(...said.map(([command, body]) => act(command, body)));
  return {
    when: (...[command, body]: Said) => story.when(act(command, body)),
    refused: (command: Said[0], body: object, by?: Act['by']) => story.refused(act(command, body, by)),
    state: () => story.stateOf('law', 'district') as LawState,
    ledger: story.ledger,
  };
}

const ruling = {
  interpretation: 'G22',
  parameter: true,
  text: '经复盘视同演练',
  effectiveFrom: '2027-01-01',
};

describe('a ruling of the bureau', () => {
  it('answers a question of the rulebook from a day on', () => {
    expect(lawAfter([]).when('issue-interpretation', ruling)).toEqual([
      { type: 'InterpretationIssued', occurredOn: '2026-11-24', body: ruling },
    ]);
  });

  it('names a question that the rulebook asks', () => {
    expect(
      lawAfter([]).refused('issue-interpretation', { ...ruling, interpretation: 'G99' }).reasons,
    ).toMatchObject([{ code: 'NO_SUCH_QUESTION', pointer: '/interpretation', article: '第五十条' }]);
  });

  it.each([
    ['G22', 'yes', 'true or false'],
    ['G22', 1, 'true or false'],
    ['G1', true, 'SUBMISSION or ACCEPTANCE'],
    ['G1', 'acceptance', 'SUBMISSION or ACCEPTANCE'],
    ['G17', 0, 'a whole number from 1 to 250'],
    ['G17', 251, 'a whole number from 1 to 250'],
    ['G17', '10', 'a whole number from 1 to 250'],
    ['G26', '2026-02-30', 'a date, as YYYY-MM-DD'],
    ['G26', 20260101, 'a date, as YYYY-MM-DD'],
  ])('on %s is not %j: the rulebook would not know what it changes', (interpretation, parameter, wanted) => {
    const { reasons } = lawAfter([]).refused('issue-interpretation', {
      ...ruling,
      interpretation,
      parameter,
    });
    expect(reasons).toMatchObject([
      { code: 'ANSWER_WITHOUT_EFFECT', pointer: '/parameter', article: '第五十条' },
    ]);
    expect(reasons[0].en).toContain(wanted);
  });

  it.each([
    ['G1', 'ACCEPTANCE'],
    ['G17', 1],
    ['G17', 250],
    ['G26', '2025-06-03'],
    ['G4', true],
  ])('on %s may be %j', (interpretation, parameter) => {
    expect(lawAfter([]).when('issue-interpretation', { ...ruling, interpretation, parameter })).toHaveLength(
      1,
    );
  });

  it('holds from its own day on at the earliest, and from the first day of the measures', () => {
    const story = lawAfter([]);
    expect(story.when('issue-interpretation', { ...ruling, effectiveFrom: '2026-11-24' })).toHaveLength(1);
    expect(
      story.refused('issue-interpretation', { ...ruling, effectiveFrom: '2026-11-23' }).reasons,
    ).toMatchObject([{ code: 'DATE_OUT_OF_ORDER', pointer: '/effectiveFrom', article: '第五十条' }]);
    expect(
      story.refused('issue-interpretation', { ...ruling, on: '2025-05-01', effectiveFrom: '2025-06-02' })
        .reasons,
    ).toMatchObject([{ code: 'DATE_OUT_OF_ORDER', pointer: '/effectiveFrom', article: '第五十一条' }]);
  });

  it('is recorded once, and may be replaced by another', () => {
    const story = lawAfter([['issue-interpretation', ruling]]);
    expect(story.refused('issue-interpretation', ruling).reasons).toMatchObject([
      { code: 'ALREADY_RULED', pointer: '/interpretation', article: '第五十条' },
    ]);
    expect(story.when('issue-interpretation', { ...ruling, parameter: false })).toHaveLength(1);
  });

  it('says everything that is wrong at once', () => {
    const wrong = {
      interpretation: 'G4',
      parameter: 'no',
      text: '不计',
      effectiveFrom: '2026-01-01',
      on: '2026-12-01',
    };
    expect(lawAfter([]).refused('issue-interpretation', wrong).codes).toEqual([
      'DATE_IN_FUTURE',
      'ANSWER_WITHOUT_EFFECT',
      'DATE_OUT_OF_ORDER',
    ]);
  });
});

describe('the rulings in effect on a day', () => {
  const said = (parameter: boolean, on: string, effectiveFrom: string): Said => [
    'issue-interpretation',
    { ...ruling, parameter, on, effectiveFrom },
  ];
  const answers = (rulings: readonly Said[], day: string) =>
    rulingsOf(lawAfter(rulings).state(), civilDate(day)).map(({ parameter }) => parameter);

  it('are those whose day has come', () => {
    const one = [said(true, '2026-06-01', '2026-07-01')];
    expect(answers(one, '2026-06-30')).toEqual([]);
    expect(answers(one, '2026-07-01')).toEqual([true]);
    expect(rulingsOf(undefined, civilDate('2026-07-01'))).toEqual([]);
  });

  it('are one for each question, the one that was ruled last', () => {
    const two = [said(true, '2026-06-01', '2026-09-01'), said(false, '2026-06-15', '2026-07-01')];
    expect(answers(two, '2026-08-01')).toEqual([false]);
    expect(answers(two, '2026-10-01')).toEqual([false]);
    expect(answers(two.toReversed(), '2026-10-01')).toEqual([false]);
  });

  it('of one day are the one recorded last', () => {
    const two = [said(true, '2026-06-01', '2026-07-01'), said(false, '2026-06-01', '2026-07-01')];
    expect(answers(two, '2026-08-01')).toEqual([false]);
  });

  it('change the rulebook as its effects say', () => {
    const { state } = lawAfter([
      [
        'issue-interpretation',
        { ...ruling, interpretation: 'G4', on: '2026-06-01', effectiveFrom: '2026-07-01' },
      ],
      ['issue-interpretation', { ...ruling, on: '2026-06-01', effectiveFrom: '2026-07-01' }],
    ]);
    const book = withRulings(shijingshan2025, rulingsOf(state(), civilDate('2026-07-01')), effects);
    expect(book.version).toBe(`${shijingshan2025.version}~G22=true,G4=true`);
  });
});

describe('the answers that the rulebook offers', () => {
  it.each(shijingshan2025.interpretations.map((one) => [one.id, one] as const))(
    '%s: the standing one is among them, and each word of them makes a difference or is the standing one',
    (id, { answers, parameter }) => {
      if (!answers || parameter === undefined) throw new Error(`${id} has no answers`);
      expect(isAnswer(answers, parameter)).toBe(true);
      const given = 'oneOf' in answers ? answers.oneOf : [];
      const books = given.map((answer) => {
        const {
          version: _version,
          interpretations: _questions,
          ...rows
        } = withRulings(shijingshan2025, [{ interpretation: id, parameter: answer }], effects);
        return JSON.stringify(rows);
      });
      expect(new Set(books).size).toBe(given.length);
    },
  );
});

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

describe('the law as an aggregate', () => {
  it('is one stream, which each command may begin', () => {
    expect(lawAggregate.begins).toEqual(Object.keys(lawAggregate.commands));
    expect(lawAggregate.idOf?.({}, actor('emergency-bureau'))).toBe('district');
  });

  it('is summed up, under the day of what came last', () => {
    const story = lawAfter([
      ['issue-interpretation', { ...ruling, on: '2026-06-01' }],
      [
        'change-norm',
        { norm: 'GB/T 46791', change: '新标准', inForceOn: '2026-07-01', forms: [], on: '2025-12-31' },
      ],
    ]);
    expect(lawAggregate.summary(story.state(), 'district')).toEqual({
      title: '解释 1 项，法规标准变化 1 项，体系构成 0 件',
      status: 'CURRENT',
      plans: [],
      on: '2026-06-01',
    });
  });

  it('passes over events of other streams', () => {
    const { ledger } = lawAfter([['issue-interpretation', ruling]]);
    expect(lawAggregate.fold(ledger)?.rulings).toHaveLength(1);
    expect(
      lawAggregate.fold(ledger.map((event) => ({ ...event, stream: 'plan:x' as never }))),
    ).toBeUndefined();
  });

  it.each(Object.entries(lawCommands))('%s takes its own example and no other field', (name, { schema }) => {
    const example = schema.meta()?.['example'] as object;
    expect(schema.safeParse(example).error, name).toBeUndefined();
    expect(schema.safeParse({ ...example, colour: 'red' }).success).toBe(false);
    const asked = name === 'define-catalogue' ? ['flood-plan'] : [];
    expect(lawAggregate.lookups(undefined, example)).toEqual({ plans: asked, others: [] });
  });

  it('is the bureau’s alone to speak (第五十条)', () => {
    const registry = shijingshan();
    for (const name of Object.keys(lawCommands) as (keyof typeof lawCommands)[]) {
      const acts = lawAggregate.acts(name, {}, undefined, actor('emergency-bureau'));
      expect(mayDo(actor('emergency-bureau', 'BUREAU'), name, acts, registry).ok).toBe(true);
      for (const role of ['DRAFTER', 'HEAD', 'DESK', 'COMMISSION', 'LEADER', 'AUDITOR', 'ADMIN'])
        expect(mayDo(actor('emergency-bureau', role), name, acts, registry).ok, role).toBe(false);
    }
  });
});
