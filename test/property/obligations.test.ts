import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { officialCalendar } from '../../domain/calendar/calendar.ts';
import { deriveDuties } from '../../domain/obligation/derive.ts';
import { reminderDays } from '../../domain/obligation/ladder.ts';
import { phaseOn } from '../../domain/obligation/phase.ts';
import { registryOf } from '../../domain/organisation/organisation.ts';
import { foldPlan } from '../../domain/plan/evolve.ts';
import type { PlanState } from '../../domain/plan/state.ts';
import { dutyRulings, rulingFor } from '../../domain/rulebook/engine.ts';
import { rulebookInForce } from '../../domain/rulebook/rulebook-in-force.ts';
import { civilDate } from '../../events/civil-date.ts';
import { PlanId } from '../../events/identifiers.ts';
import {
  IncidentCategory,
  OwnerClass,
  type PlanAttributes,
  PlanForm,
  PlanPurpose,
  Secrecy,
  Tier,
} from '../../events/plan-attributes.ts';
import { shijingshan, shijingshanOrganisations } from '../support/builders.ts';
import { planAfter, scenario } from '../support/scenario.ts';
import { community, departmental, enterprise, overall, special, subdistrict } from '../support/stories.ts';

const registry = shijingshan();
const calendarOf = (day: string) => officialCalendar(civilDate(day));
const calendars = [calendarOf('2024-06-01'), calendarOf('2025-12-01'), calendarOf('2026-11-24')] as const;
const stories = [special, departmental, overall, subdistrict, community, enterprise];

/** A plan in any stage of any of five lives, with any axes, known or not: also those that no life could have led to. */
const plan: fc.Arbitrary<PlanState> = fc
  .record({
    story: fc.constantFrom(...stories),
    steps: fc.integer({ min: 1, max: 20 }),
    attributes: fc.record(
      {
        form: fc.constantFrom(...PlanForm.options),
        tier: fc.constantFrom(...Tier.options),
        incidentCategory: fc.constantFrom(...IncidentCategory.options),
        secrecy: fc.constantFrom(...Secrecy.options),
        purpose: fc.subarray([...PlanPurpose.options]),
      },
      { requiredKeys: [] },
    ),
  })
  .map(({ story, steps, attributes }) => ({ ...planAfter(story.slice(0, steps)).state(), attributes }));

const context = fc.record({
  rulebook: fc.constant(rulebookInForce),
  calendar: fc.constantFrom(...calendars),
  registry: fc.constant(registry),
});

describe('what the law asks for', () => {
  it('is found for every plan, whatever is known of it, and is the same for the same facts', () => {
    fc.assert(
      fc.property(plan, context, (state, by) => {
        const duties = deriveDuties(state, by);
        const again = deriveDuties(JSON.parse(JSON.stringify(state)), by);
        expect(again).toEqual(duties);
        const ids = duties.obligations.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 300 },
    );
  });

  it('is never due before it begins, never overdue on a provisional date, and silent once it is settled', () => {
    fc.assert(
      fc.property(plan, context, fc.integer({ min: 2024, max: 2032 }), (state, by, year) => {
        for (const obligation of deriveDuties(state, by).obligations) {
          expect(obligation.due.dueOn > obligation.anchor.on).toBe(true);
          const phase = phaseOn(obligation, civilDate(`${year}-07-01`), by.calendar);
          if (obligation.due.status === 'provisional') expect(phase).not.toBe('OVERDUE');
          const ladder = by.rulebook.ladders[obligation.ladder] ?? [];
          const days = reminderDays(obligation, ladder, by.calendar);
          expect(days.length > 0).toBe(obligation.state.status === 'OPEN');
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is settled only by something that happened: one more fact never re-opens what was met, a return apart', () => {
    for (const story of stories)
      for (let steps = 1; steps < story.length; steps++) {
        const met = (count: number) =>
          deriveDuties(planAfter(story.slice(0, count)).state(), {
            rulebook: rulebookInForce,
            calendar: officialCalendar(civilDate('2026-11-24')),
            registry,
          })
            .obligations.filter(({ state }) => state.status === 'DISCHARGED')
            .map(({ id }) => id);
        expect(met(steps + 1)).toEqual(expect.arrayContaining(met(steps)));
      }
  });
});

const lives = stories.map((story, index) => {
  const one = scenario({ planId: PlanId.parse(`plan-${index}`) });
  one.given(...story);
  return one.history;
});

describe('what a district owes', () => {
  it('does not depend on the order in which streams that have nothing to do with each other are read', () => {
    const derived = (events: readonly (typeof lives)[number][number][]) =>
      new Map(
        [...Map.groupBy(events, ({ stream }) => stream)].map(([stream, ofStream]) => {
          const state = foldPlan(ofStream);
          if (!state) throw new Error(stream);
          return [
            stream,
            deriveDuties(state, { rulebook: rulebookInForce, calendar: calendars[2], registry }),
          ];
        }),
      );
    const inOrder = derived(lives.flat());
    fc.assert(
      fc.property(fc.shuffledSubarray(lives.flat(), { minLength: lives.flat().length }), (shuffled) => {
        const found = derived(shuffled);
        expect(found.size).toBe(lives.length);
        for (const [stream, duties] of found) expect(duties).toEqual(inOrder.get(stream));
      }),
      { numRuns: 100 },
    );
  });

  it('does not depend on the order in which organisations were registered', () => {
    fc.assert(
      fc.property(
        plan,
        context,
        fc.shuffledSubarray([...shijingshanOrganisations], { minLength: shijingshanOrganisations.length }),
        (state, by, organisations) => {
          const duties = deriveDuties(state, { ...by, registry: registryOf(organisations) });
          expect(duties).toEqual(deriveDuties(state, by));
        },
      ),
      { numRuns: 200 },
    );
  });
});

/** Axes as somebody knows them, and as somebody knows them who knows more. */
const knowledge: fc.Arbitrary<readonly [less: PlanAttributes, more: PlanAttributes]> = fc
  .record({
    form: fc.constantFrom(...PlanForm.options),
    tier: fc.constantFrom(...Tier.options),
    incidentCategory: fc.constantFrom(...IncidentCategory.options),
    secrecy: fc.constantFrom(...Secrecy.options),
    purpose: fc.subarray([...PlanPurpose.options]),
    ownerClass: fc.constantFrom(...OwnerClass.options),
    soePlanForm: fc.constantFrom('OVERALL' as const, 'SPECIAL' as const),
    hazardClasses: fc.subarray(['MINE', 'CROWDED_PLACE', 'SCHOOL']),
    productionSafety: fc.boolean(),
  })
  .chain((more) =>
    fc
      .subarray(Object.keys(more) as (keyof typeof more)[])
      .map(
        (axes) =>
          [Object.fromEntries(axes.map((axis) => [axis, more[axis]])) as PlanAttributes, more] as const,
      ),
  );

describe('knowing more', () => {
  const statuses = (attributes: PlanAttributes) =>
    new Map(dutyRulings(rulebookInForce, attributes).map(({ row, status }) => [row.id, status]));

  it('answers questions and takes nothing back: what was owed, exempt or not owed stays so', () => {
    fc.assert(
      fc.property(knowledge, ([less, more]) => {
        const [before, after] = [statuses(less), statuses(more)];
        for (const { id } of rulebookInForce.duties) {
          const status = before.get(id);
          if (status !== 'UNDETERMINED') expect(after.get(id), id).toBe(status);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('leaves no question about a plan of which every axis is known', () => {
    fc.assert(
      fc.property(knowledge, ([, all]) => {
        expect([...statuses(all).values()]).not.toContain('UNDETERMINED');
      }),
      { numRuns: 500 },
    );
  });

  it('changes no road that was certain', () => {
    const { drafters, approvals, issuingNames, filings } = rulebookInForce;
    fc.assert(
      fc.property(knowledge, ([less, more]) => {
        for (const rows of [drafters, approvals, issuingNames, filings]) {
          const [before, after] = [less, more].map((attributes) => {
            const ruling = rulingFor<(typeof rows)[number]>(rows, attributes, '110107');
            return ruling.status === 'RULED' ? ruling.row.id : ruling.status;
          });
          if (before !== 'UNDETERMINED') expect(after).toBe(before);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('of the calendar moves no date that was final', () => {
    fc.assert(
      fc.property(plan, fc.constantFrom(0 as const, 1 as const), (state, earlier) => {
        const by = (index: 0 | 1 | 2) =>
          deriveDuties(state, { rulebook: rulebookInForce, calendar: calendars[index], registry })
            .obligations;
        const later = new Map(by(earlier === 0 ? 1 : 2).map((one) => [one.id, one]));
        for (const { id, due } of by(earlier))
          if (due.status === 'final') expect(later.get(id)?.due.dueOn).toBe(due.dueOn);
      }),
      { numRuns: 300 },
    );
  });
});
