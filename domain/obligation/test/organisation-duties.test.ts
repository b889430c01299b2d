import { describe, expect, it } from 'vitest';
import { type CivilDate, civilDate } from '../../../events/civil-date.ts';
import { EventId, PlanId } from '../../../events/identifiers.ts';
import type { PlanAttributes } from '../../../events/plan-attributes.ts';
import { shijingshan, shijingshanOrganisations } from '../../../test/support/builders.ts';
import { planAfter } from '../../../test/support/scenario.ts';
import { departmental, special, upTo } from '../../../test/support/stories.ts';
import { officialCalendar } from '../../calendar/calendar.ts';
import { rulebookInForce } from '../../rulebook/rulebook-in-force.ts';
import { reminderDays } from '../ladder.ts';
import { deriveOrganisationDuties } from '../organisation-duties.ts';
import { briefOf, type OrganisationFacts, type PlanInBrief } from '../organisation-facts.ts';
import { phaseOn } from '../phase.ts';
import type { Obligation } from '../types.ts';

const calendar = officialCalendar(civilDate('2026-11-24'));
const context = { rulebook: rulebookInForce, calendar, registry: shijingshan() };

let events = 0;
const at = (day: string) => ({ on: civilDate(day), event: EventId.parse(`${++events}.0`) });

/** A body that came into the registry on a day, with nothing done yet. */
function body(id: string, facts: Partial<OrganisationFacts> = {}): OrganisationFacts {
  const organisation = shijingshanOrganisations.find(({ organisationId }) => organisationId === id);
  if (!organisation) throw new Error(id);
  return {
    organisation,
    registered: at('2025-06-03'),
    plans: [],
    managers: [],
    trainings: [],
    programmes: [],
    inspections: [],
    ...facts,
  };
}

const plan = (attributes: PlanAttributes, issuedOn: CivilDate, ...drilledOn: string[]): PlanInBrief => ({
  planId: PlanId.parse(`plan-${++events}`),
  attributes,
  issued: at(issuedOn),
  drills: drilledOn.map(at),
});
const safety: PlanAttributes = { form: 'SUBDISTRICT', tier: 'SUBDISTRICT', productionSafety: true };
const onIssue = civilDate('2025-06-10');

const owed = (facts: OrganisationFacts) => deriveOrganisationDuties(facts, context);
const by = (facts: OrganisationFacts, ruleId: string): readonly Obligation[] =>
  owed(facts).obligations.filter((one) => one.ruleId === ruleId);
const open = (facts: OrganisationFacts, ruleId: string): Obligation => {
  const found = by(facts, ruleId).find(({ state }) => state.status === 'OPEN');
  if (!found) throw new Error(`no open duty by ${ruleId}: ${owed(facts).obligations.map(({ id }) => id)}`);
  return found;
};

describe('drills of production-safety plans (国务院令第708号第八条)', () => {
  it('are owed by a sub-district every two years, counted from the first issue of any of its plans', () => {
    const duty = open(body('lugu-office', { plans: [plan(safety, onIssue)] }), 'CN-708-8.1');
    expect(duty).toMatchObject({
      id: 'o.lugu-office.CN-708-8.1.c1',
      organisation: 'lugu-office',
      severity: 'MANDATORY',
      anchor: { on: '2025-06-10' },
      due: { nominalDueOn: '2027-06-10', status: 'provisional' },
      obligor: [{ organisation: 'lugu-office' }],
    });
    expect(duty.planId).toBeUndefined();
  });

  it('one drill of any plan of the group meets it, and the next two years run from that day', () => {
    const plans = [plan(safety, onIssue), plan(safety, civilDate('2025-09-01'), '2026-04-16')];
    const duties = by(body('lugu-office', { plans }), 'CN-708-8.1');
    expect(duties.map(({ state, anchor }) => [anchor.on, state.status])).toEqual([
      ['2025-06-10', 'DISCHARGED'],
      ['2026-04-16', 'OPEN'],
    ]);
  });

  it('a joint exercise of several plans on one day is one drill of the body', () => {
    const plans = [plan(safety, onIssue, '2026-04-16'), plan(safety, onIssue, '2026-04-16')];
    expect(by(body('lugu-office', { plans }), 'CN-708-8.1')).toHaveLength(2);
  });

  it('are not owed for other plans, for plans that ended, or for plans not issued', () => {
    const other = plan({ ...safety, productionSafety: false }, onIssue);
    const ended = { ...plan(safety, onIssue), ended: civilDate('2026-01-05') };
    const { issued: _issued, ...draft } = plan(safety, onIssue);
    for (const one of [other, ended, draft])
      expect(by(body('lugu-office', { plans: [one] }), 'CN-708-8.1')).toEqual([]);
  });

  const mall: PlanAttributes = {
    form: 'UNIT',
    tier: 'UNIT',
    hazardClasses: ['CROWDED_PLACE'],
    productionSafety: true,
  };
  it('are owed by a crowded place every half-year, the corresponding day clamped to the end of the month', () => {
    const duty = open(body('steel-museum', { plans: [plan(mall, civilDate('2025-08-31'))] }), 'CN-708-8.2');
    expect(duty).toMatchObject({
      due: { rule: 'MONTHS', nominalDueOn: '2026-02-28', dueOn: '2026-02-28', status: 'final' },
      ladder: 'HALF_YEARLY',
    });
    expect(phaseOn(duty, civilDate('2026-03-01'), calendar)).toBe('OVERDUE');
  });

  it('asks of what class a unit is where no plan of it says so, and no more once one does', () => {
    const { hazardClasses: _classes, ...unknown } = mall;
    const asked = owed(body('steel-museum', { plans: [plan(unknown, onIssue)] })).undetermined;
    expect(asked).toMatchObject([{ organisation: 'steel-museum', ruleId: 'CN-708-8.2' }]);
    expect(asked[0]?.questions[0]?.zh).toContain('有针对性演练要求');
    const plans = [plan(unknown, onIssue), plan(mall, onIssue)];
    expect(owed(body('steel-museum', { plans })).undetermined).toEqual([]);
  });
});

describe('the yearly drill of the city’s regulation', () => {
  const held = (...drilledOn: string[]) =>
    body('water-bureau', { plans: [plan({ form: 'DEPARTMENTAL' }, onIssue, ...drilledOn)] });

  it('is owed for every calendar year since the body holds a plan, up to the last year with a holiday notice', () => {
    expect(by(held(), 'BJ-31.3').map(({ id, due }) => [id, due.dueOn, due.rule])).toEqual([
      ['o.water-bureau.BJ-31.3.y2025', '2025-12-31', 'CALENDAR_YEARS'],
      ['o.water-bureau.BJ-31.3.y2026', '2026-12-31', 'CALENDAR_YEARS'],
    ]);
  });

  it('is met by a drill within the year, and by none of another year', () => {
    expect(by(held('2026-12-31'), 'BJ-31.3').map(({ state }) => state.status)).toEqual([
      'OPEN',
      'DISCHARGED',
    ]);
    expect(by(held('2024-12-31'), 'BJ-31.3').map(({ state }) => state.status)).toEqual(['OPEN', 'OPEN']);
  });

  it('judges nobody for a year before the body was registered (G26)', () => {
    const late = { ...held(), registered: at('2026-03-02') };
    expect(by(late, 'BJ-31.3').map(({ anchor, due }) => [anchor.on, due.dueOn])).toEqual([
      ['2026-03-02', '2026-12-31'],
    ]);
  });

  it('is not asked of a body without a plan', () => {
    expect(by(body('water-bureau'), 'BJ-31.3')).toEqual([]);
  });
});

describe('training (第三十六条)', () => {
  const plans = [plan({ form: 'DEPARTMENTAL' }, onIssue)];

  it('is owed by departments and the bureau every year, not by sub-districts', () => {
    expect(by(body('water-bureau', { plans }), 'SJS-36').map(({ due }) => due.dueOn)).toEqual([
      '2025-12-31',
      '2026-12-31',
    ]);
    expect(by(body('lugu-office', { plans }), 'SJS-36')).toEqual([]);
  });

  it('is met by a training held in that year', () => {
    const facts = body('water-bureau', { plans, trainings: [at('2026-05-12')] });
    expect(by(facts, 'SJS-36').map(({ state }) => state.status)).toEqual(['OPEN', 'DISCHARGED']);
  });
});

describe('the bureau', () => {
  it('draws up a programme every year, a target; one for the year meets it whenever it was approved (第十二条)', () => {
    const programmes = [{ ...at('2025-12-15'), year: 2026 }];
    const duties = by(body('emergency-bureau', { programmes }), 'SJS-12');
    expect(duties.map(({ target, state }) => [target, state.status])).toEqual([
      [true, 'OPEN'],
      [true, 'DISCHARGED'],
    ]);
    expect(duties[1]?.state).toMatchObject({ on: '2025-12-15', timeliness: 'ON_TIME' });
  });

  it('inspects every year, a target that breaks no law when it passes (第四十六条)', () => {
    const duties = by(body('emergency-bureau', { inspections: [at('2025-11-03')] }), 'SJS-46');
    expect(duties.map(({ severity, state }) => [severity, state.status])).toEqual([
      ['ADVISORY', 'DISCHARGED'],
      ['ADVISORY', 'OPEN'],
    ]);
  });

  it('alone owes both', () => {
    for (const rule of ['SJS-12', 'SJS-46']) expect(by(body('water-bureau'), rule)).toEqual([]);
  });
});

describe('somebody in charge of plans (第四十七条)', () => {
  const plans = [plan({ form: 'DEPARTMENTAL' }, civilDate('2026-05-11'))];

  it('is to be appointed within 20 working days of the first plan, a target', () => {
    expect(open(body('water-bureau', { plans }), 'SJS-47')).toMatchObject({
      target: true,
      severity: 'MANDATORY',
      due: { dueOn: '2026-06-08' },
    });
  });

  it('who was in office before the plan came meets it in time', () => {
    const facts = body('water-bureau', { plans, managers: [at('2026-01-05')] });
    expect(by(facts, 'SJS-47').map(({ state }) => state)).toMatchObject([
      { status: 'DISCHARGED', timeliness: 'ON_TIME' },
    ]);
  });

  it('opens again on the first day without', () => {
    const until = at('2026-09-01');
    const facts = body('water-bureau', { plans, managers: [{ ...at('2026-05-20'), until }] });
    expect(open(facts, 'SJS-47')).toMatchObject({
      id: 'o.water-bureau.SJS-47.c2',
      anchor: { on: '2026-09-01' },
    });
    const filled = { ...facts, managers: [...facts.managers, at('2026-09-07')] };
    expect(by(filled, 'SJS-47').every(({ state }) => state.status === 'DISCHARGED')).toBe(true);
  });
});

describe('duties of a body', () => {
  it('end with it: a body that was merged owes nothing any more (G32)', () => {
    const facts = body('water-bureau', { plans: [plan({ form: 'SPECIAL' }, onIssue)] });
    const mergedInto = shijingshanOrganisations[0]?.organisationId;
    if (!mergedInto) throw new Error('no organisation');
    const merged = { ...facts, organisation: { ...facts.organisation, mergedInto } };
    expect(owed(merged)).toEqual({ obligations: [], undetermined: [] });
  });

  it('do not mind the order in which plans and facts come', () => {
    const plans = [
      plan(safety, onIssue, '2026-04-16'),
      plan(safety, civilDate('2025-08-01'), '2025-12-01'),
      plan({ form: 'DEPARTMENTAL' }, civilDate('2025-07-01')),
    ];
    const facts = body('lugu-office', { plans });
    const { obligations, undetermined } = owed(facts);
    const turned = owed({ ...facts, plans: plans.toReversed() });
    expect(turned.obligations).toEqual(obligations);
    expect(turned.undetermined).toEqual(undetermined);
  });

  it('take their plans from the plans’ own lives', () => {
    const [flood, water] = [planAfter(special).state(), planAfter(upTo(departmental, 'issue')).state()];
    expect(briefOf(flood)).toMatchObject({
      preparingBody: 'water-bureau',
      issued: { on: '2026-05-11' },
      drills: [{ on: '2026-06-18' }],
    });
    const facts = body('water-bureau', { plans: [briefOf(flood), briefOf(water)] });
    expect(by(facts, 'BJ-31.3').map(({ id, state }) => [id, state.status])).toEqual([
      ['o.water-bureau.BJ-31.3.y2026', 'DISCHARGED'],
    ]);
  });

  it('are reminded of by the ladder that their row names', () => {
    const duty = open(body('lugu-office', { plans: [plan(safety, onIssue)] }), 'CN-708-8.1');
    const days = reminderDays(duty, rulebookInForce.ladders[duty.ladder] ?? [], calendar);
    expect(days.map(({ step }) => step)).toEqual(['T-90d', 'T-30d', 'T-7d', 'T', 'T+30d', 'T+60d', 'T+90d']);
  });
});
