import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { officialCalendar } from '../../domain/calendar/calendar.ts';
import { deriveDuties } from '../../domain/obligation/derive.ts';
import { reminderDays } from '../../domain/obligation/ladder.ts';
import { phaseOn } from '../../domain/obligation/phase.ts';
import type { PlanState } from '../../domain/plan/state.ts';
import { shijingshan2025 } from '../../domain/rulebook/shijingshan-2025/rulebook.ts';
import { civilDate } from '../../events/civil-date.ts';
import { IncidentCategory, PlanForm, PlanPurpose, Secrecy, Tier } from '../../events/plan-attributes.ts';
import { shijingshan } from '../support/builders.ts';
import { planAfter } from '../support/scenario.ts';
import { community, departmental, enterprise, overall, special, subdistrict } from '../support/stories.ts';

const registry = shijingshan();
const calendars = ['2024-06-01', '2025-12-01', '2026-11-24'].map((day) => officialCalendar(civilDate(day)));
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
  rulebook: fc.constant(shijingshan2025),
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
            rulebook: shijingshan2025,
            calendar: officialCalendar(civilDate('2026-11-24')),
            registry,
          })
            .obligations.filter(({ state }) => state.status === 'DISCHARGED')
            .map(({ id }) => id);
        expect(met(steps + 1)).toEqual(expect.arrayContaining(met(steps)));
      }
  });
});
