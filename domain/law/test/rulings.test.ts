import { describe, expect, it } from 'vitest';
import { civilDate } from '../../../events/civil-date.ts';
import { withRulings } from '../../rulebook/rulings.ts';
import { effects } from '../../rulebook/shijingshan-2025/effects.ts';
import { shijingshan2025 } from '../../rulebook/shijingshan-2025/rulebook.ts';
import { isAnswer } from '../answers.ts';
import { rulingsOf } from '../rulings-of.ts';
import { lawAfter, ruling, type Said } from './story.ts';

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
