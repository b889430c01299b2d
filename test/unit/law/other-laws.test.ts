import { describe, expect, it } from 'vitest';
import { officialCalendar } from '../../../domain/calendar/calendar.ts';
import { interpretRow } from '../../../domain/intake/interpret-row.ts';
import { compareDuties } from '../../../domain/obligation/compare.ts';
import { deriveDuties } from '../../../domain/obligation/derive.ts';
import type { Obligation } from '../../../domain/obligation/types.ts';
import type { PlanState } from '../../../domain/plan/state.ts';
import { isElsewhere } from '../../../domain/rulebook/engine.ts';
import { chongqing2012 } from '../../../domain/rulebook/others/chongqing-2012.ts';
import { national2024 } from '../../../domain/rulebook/others/national-2024.ts';
import { qingdao2017 } from '../../../domain/rulebook/others/qingdao-2017.ts';
import { rulebookInForce } from '../../../domain/rulebook/rulebook-in-force.ts';
import type { Rulebook } from '../../../domain/rulebook/types.ts';
import { civilDate } from '../../../events/civil-date.ts';
import { OrganisationId, PlanId } from '../../../events/identifiers.ts';
import type { PlanAttributes } from '../../../events/plan-attributes.ts';
import register from '../../../local/demo/real-plans.json' with { type: 'json' };
import { shijingshan } from '../../support/builders.ts';
import { planAfter, scenario } from '../../support/scenario.ts';
import { community, departmental, enterprise, overall, special, subdistrict } from '../../support/stories.ts';

/*
 * One ledger, four laws: what the law of other places would ask of the same plans. Everything that differs is data; no
 * line of code knows any of these places.
 */

const calendar = officialCalendar(civilDate('2026-11-24'));
const today = civilDate('2026-11-24');
const registry = shijingshan();
const judgement = { today, before: calendar, after: calendar };

const lives = [special, departmental, overall, subdistrict, community, enterprise].map((story, index) =>
  planAfter(story, { planId: PlanId.parse(`plan-${index}`) }).state(),
);

/** The 38 plans of the public register, taken over row by row as an officer would. */
const real: readonly PlanState[] = register.plans.map((row) => {
  const plan = scenario({ planId: PlanId.parse(`real-${row.no}`) });
  const { stated, ...facts } = interpretRow(row, {
    ledger: '110107',
    calendar,
    emergencyBureau: OrganisationId.parse('emergency-bureau'),
  });
  plan.given(['register', { ...facts, stated }]);
  return plan.state();
});

const derived = (book: Rulebook, plans: readonly PlanState[]) =>
  plans.map((plan) => deriveDuties(plan, { rulebook: book, calendar, registry }));
const owed = (book: Rulebook, plans: readonly PlanState[]): readonly Obligation[] =>
  derived(book, plans).flatMap(({ obligations }) => obligations);
const rules = (book: Rulebook, plans: readonly PlanState[]) => [
  ...new Set(owed(book, plans).map(({ ruleId }) => ruleId)),
];
const line = ({ planId, ruleId, due, state }: Obligation) =>
  `${planId} ${ruleId} ${due.dueOn} ${state.status}`;

describe('the same plans under national law', () => {
  it('are filed, disclosed, drilled and evaluated by its articles, units and sub-districts not', () => {
    expect(rules(national2024, lives)).toEqual(['CN-26', 'CN-28', 'CN-32', 'CN-34']);
    const plans = new Set(owed(national2024, lives).map(({ planId }) => planId));
    expect([...plans]).toEqual(['plan-0', 'plan-1', 'plan-2']);
  });

  it('owe it on the same days: the district’s measures took the periods over', () => {
    const { move, turnLate } = compareDuties(
      owed(rulebookInForce, lives.slice(0, 3)),
      owed(national2024, lives.slice(0, 3)),
      judgement,
    );
    expect([move, turnLate]).toEqual([[], []]);
  });

  it('say of every row that nobody here has read in full that it is so', () => {
    const unread = owed(national2024, lives).filter(({ verified }) => verified === false);
    expect([...new Set(unread.map(({ ruleId }) => ruleId))]).toEqual(['CN-28', 'CN-32', 'CN-34']);
  });
});

describe('the same plans in Qingdao', () => {
  it('are drilled every two years, every year, every year', () => {
    expect(
      owed(qingdao2017, lives)
        .filter(({ state }) => state.status === 'OPEN')
        .map(line),
    ).toEqual([
      'plan-0 QD-12-SPECIAL 2028-06-19 OPEN',
      'plan-1 QD-12-DEPARTMENTAL 2027-04-12 OPEN',
      'plan-4 QD-12-COMMUNITY 2027-02-25 OPEN',
    ]);
  });

  it('lose every other duty, and those that remain fall due earlier', () => {
    const { appear, vanish, move } = compareDuties(
      owed(rulebookInForce, lives),
      owed(qingdao2017, lives),
      judgement,
    );
    expect(appear.map(({ ruleId }) => ruleId)).toEqual(['QD-12-COMMUNITY']);
    expect(vanish.length).toBeGreaterThan(15);
    expect(move.map(({ before, after }) => [before.ruleId, after.ruleId])).toEqual([
      ['SJS-38', 'QD-12-SPECIAL'],
      ['SJS-38', 'QD-12-SPECIAL'],
      ['SJS-38', 'QD-12-DEPARTMENTAL'],
    ]);
    for (const { before, after } of move) expect(after.due.dueOn < before.due.dueOn).toBe(true);
  });
});

describe('the same plans in Chongqing', () => {
  it('are drilled every year, all of them, and revised every five years or every three', () => {
    const open = owed(chongqing2012, lives).filter(({ state }) => state.status === 'OPEN');
    expect(open.filter(({ duty }) => duty === 'DRILL')).toHaveLength(6);
    expect(
      open
        .filter(({ duty }) => duty === 'REVISION')
        .map(({ planId, ruleId, due }) => [planId, ruleId, due.nominalDueOn]),
    ).toEqual([
      ['plan-0', 'CQ-15-GOV', '2031-05-11'],
      ['plan-1', 'CQ-15-GOV', '2031-04-10'],
      ['plan-2', 'CQ-15-GOV', '2031-05-06'],
      ['plan-3', 'CQ-15-GRASSROOTS', '2029-03-10'],
      ['plan-4', 'CQ-15-GRASSROOTS', '2029-02-25'],
    ]);
  });
});

describe('the register of real plans', () => {
  const within = (book: Rulebook) => real.filter((plan) => !isElsewhere(plan.attributes, book.jurisdiction));
  const places = (book: Rulebook) => [
    ...new Set(within(book).map(({ attributes }) => attributes.jurisdiction ?? 'own')),
  ];

  it('lies in the territory of each law as its codes say: national law reaches all, a province its counties', () => {
    expect(real).toHaveLength(38);
    expect(within(national2024)).toHaveLength(38);
    expect(places(chongqing2012).filter((code) => code !== 'own')).toEqual(['500231', '500101']);
    expect(places(qingdao2017)).toEqual(['own']);
    expect(places(rulebookInForce)).toEqual(['own']);
  });

  it('is judged in Chongqing: drills are long overdue, revisions of townships too, though nobody here would say so', () => {
    const dianjiang = real.filter(({ attributes }) => attributes.jurisdiction?.startsWith('50'));
    expect(owed(rulebookInForce, dianjiang)).toEqual([]);
    const late = compareDuties([], owed(chongqing2012, dianjiang), judgement).appear;
    expect(late.map(line)).toEqual([
      'real-24 CQ-19 2025-12-08 OPEN',
      'real-24 CQ-15-GRASSROOTS 2027-12-06 OPEN',
      'real-26 CQ-19 2019-09-16 OPEN',
      'real-26 CQ-15-GOV 2023-09-13 OPEN',
    ]);
  });

  it('owes under national law what Shijingshan asks of its own, plan by plan', () => {
    const own = real.filter(({ attributes }) => attributes.jurisdiction === undefined);
    const { move, turnLate } = compareDuties(owed(rulebookInForce, own), owed(national2024, own), judgement);
    expect([move, turnLate]).toEqual([[], []]);
    // Plans of other districts and counties, of which the district's measures say nothing, are under it as well.
    expect(owed(national2024, real).length).toBeGreaterThan(owed(rulebookInForce, own).length);
  });

  it('asks where a register does not say what kind of plan it is, under every law alike', () => {
    const unknown = real.filter(({ attributes }) => attributes.form === undefined);
    expect(unknown.length).toBeGreaterThan(0);
    for (const book of [national2024, chongqing2012])
      for (const { undetermined, obligations } of derived(book, unknown)) {
        expect(obligations).toEqual([]);
        if (undetermined.length > 0) expect(undetermined[0]?.questions[0]?.zh).toContain('体例');
      }
  });
});

describe('comparing two derivations', () => {
  const [flood] = lives;
  if (!flood) throw new Error('no plan');
  const before = owed(rulebookInForce, [flood]);

  it('finds nothing between two that are alike', () => {
    expect(compareDuties(before, owed(rulebookInForce, [flood]), judgement)).toEqual({
      appear: [],
      vanish: [],
      move: [],
      turnLate: [],
      turnTimely: [],
    });
  });

  it('tells what turns late under a shorter period, and the other way round what turns timely', () => {
    const tight: Rulebook = {
      ...rulebookInForce,
      duties: rulebookInForce.duties.map((row) => ({ ...row, period: { ...row.period, n: 5 } })),
    };
    const after = owed(tight, [flood]);
    const late = compareDuties(before, after, judgement).turnLate.map(({ before: was }) => was.ruleId);
    expect(late).toContain('SJS-31');
    const back = compareDuties(after, before, judgement);
    expect(back.turnTimely.map(({ after: is }) => is.ruleId)).toEqual(late);
    expect(back.turnLate).toEqual([]);
  });

  it('is not misled by order', () => {
    const after = owed(qingdao2017, lives);
    const all = owed(rulebookInForce, lives);
    const [forth, back] = [
      compareDuties(all, after, judgement),
      compareDuties(all.toReversed(), after.toReversed(), judgement),
    ];
    const ids = (obligations: readonly Obligation[]) => obligations.map(({ id }) => id).toSorted();
    expect(ids(back.appear)).toEqual(ids(forth.appear));
    expect(ids(back.vanish)).toEqual(ids(forth.vanish));
    expect(back.move).toHaveLength(forth.move.length);
  });

  it('moves duties with the attributes: a plan that turns social keeps its clock, an internal one loses its disclosure', () => {
    const restated = (change: Partial<PlanAttributes>) =>
      owed(rulebookInForce, [{ ...flood, attributes: { ...flood.attributes, ...change } }]);
    expect(compareDuties(before, restated({ incidentCategory: 'SOCIAL_SECURITY' }), judgement)).toMatchObject(
      {
        appear: [],
        vanish: [],
        move: [],
      },
    );
    const { vanish } = compareDuties(before, restated({ secrecy: 'INTERNAL' }), judgement);
    expect(vanish.map(({ duty }) => duty)).toEqual(['DISCLOSURE', 'PUBLICITY']);
  });
});
