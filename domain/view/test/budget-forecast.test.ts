import { describe, expect, it } from 'vitest';
import { civilDate } from '../../../events/civil-date.ts';
import { eventId } from '../../../events/identifiers.ts';
import { shijingshan, shijingshanOrganisations } from '../../../test/support/builders.ts';
import { planAfter, type Step } from '../../../test/support/scenario.ts';
import { community, special, upTo } from '../../../test/support/stories.ts';
import { officialCalendar } from '../../calendar/calendar.ts';
import { deriveDuties } from '../../obligation/derive.ts';
import { deriveOrganisationDuties } from '../../obligation/organisation-duties.ts';
import { briefOf, type OrganisationFacts } from '../../obligation/organisation-facts.ts';
import type { Obligation } from '../../obligation/types.ts';
import { budgetForecast } from '../budget-forecast.ts';
import { currentRulebook } from '../law-on.ts';

const today = civilDate('2026-11-24');
const calendar = officialCalendar(today);
const context = { rulebook: currentRulebook, calendar, registry: shijingshan() };
const forecast = (obligations: readonly Obligation[], year: number) =>
  budgetForecast(obligations, year, { today, calendar });

const ofPlan = (steps: readonly Step[]) => deriveDuties(planAfter(steps).state(), context).obligations;

function ofBody(steps: readonly Step[], trainings: OrganisationFacts['trainings'] = []) {
  const organisation = shijingshanOrganisations.find((one) => one.organisationId === 'water-bureau');
  if (!organisation) throw new Error('not registered');
  const facts: OrganisationFacts = {
    organisation,
    registered: { on: civilDate('2026-01-05'), event: eventId(1, 0) },
    plans: [briefOf(planAfter(steps).state())],
    managers: [],
    trainings,
    programmes: [],
    inspections: [],
  };
  return deriveOrganisationDuties(facts, context).obligations;
}

const issued = upTo(special, 'issue');

describe('what a year will ask of a body’s budget (第四十七条)', () => {
  it('is the drills, evaluations and trainings that fall due in it, each with its day and article', () => {
    const { year, lines, unassigned } = forecast([...ofPlan(issued), ...ofBody(issued)], 2029);
    expect([year, unassigned]).toEqual([2029, []]);
    expect(lines).toMatchObject([{ organisation: 'water-bureau', drills: 1, evaluations: 1, trainings: 1 }]);
    expect(lines[0]?.items.map(({ duty, plan, article, dueOn }) => [duty, plan, article, dueOn])).toEqual(
      expect.arrayContaining([
        ['DRILL', 'flood-plan', '第三十八条第二款', '2029-05-11'],
        ['EVALUATION', 'flood-plan', '第四十一条第二款', '2029-05-11'],
        ['TRAINING', undefined, '第三十六条', '2029-12-31'],
      ]),
    );
  });

  it('has nothing of what stays open at another year’s end, nor of filing and disclosure', () => {
    const items = forecast(ofPlan(issued), 2026).lines.flatMap((line) => line.items);
    expect(items).toEqual([]);
    expect(forecast(ofPlan(issued), 2028).lines).toEqual([]);
  });

  it('thinks each clock on, as if all were done on its last day', () => {
    const days = (year: number) =>
      forecast(ofPlan(issued), year).lines.flatMap(({ items }) => items.map(({ dueOn }) => dueOn));
    expect(days(2032)).toEqual(['2032-05-11', '2032-05-11']);
    expect(days(2033)).toEqual([]);
  });

  it('asks for training every year, whether this year’s was held or not, and once', () => {
    const held = [{ on: civilDate('2026-06-01'), event: eventId(9, 0) }];
    for (const trainings of [[], held]) {
      const { lines } = forecast(ofBody(issued, trainings), 2027);
      expect(lines).toMatchObject([{ organisation: 'water-bureau', trainings: 1 }]);
    }
    expect(forecast(ofBody(issued, held), 2026).lines.flatMap(({ trainings }) => trainings)).toEqual([0]);
  });

  it('counts what recurs within the year as often as it does', () => {
    const every: Step = [
      'declare-regime',
      {
        regime: 'DRILL',
        every: { n: 6, unit: 'MONTH' },
        text: '本单位演练制度',
        on: '2026-06-24',
      },
    ];
    const { lines } = forecast(ofPlan([...upTo(community, 'issue'), every]), 2027);
    expect(lines.flatMap(({ items }) => items.map(({ dueOn }) => dueOn))).toEqual([
      '2027-06-24',
      '2027-12-24',
    ]);
    expect(lines[0]?.drills).toBe(2);
  });

  it('takes what is overdue as done today', () => {
    const late: Step = [
      'register',
      {
        title: '旧预案',
        attributes: {
          formulatorClass: 'GOV',
          tier: 'DISTRICT',
          form: 'SPECIAL',
          purpose: ['RESPONSE'],
          secrecy: 'PUBLIC',
          incidentCategory: 'NATURAL_DISASTER',
        },
        preparingBody: 'water-bureau',
        stated: {},
        source: '2019 年台账',
        issuedOn: '2019-03-04',
        findings: [],
      },
    ];
    const drills = (year: number) => forecast(ofPlan([late]), year).lines.map(({ drills: count }) => count);
    expect([2027, 2028, 2029].map(drills)).toEqual([[0], [], [1]]);
  });

  it('says which days the notice of that year may still move', () => {
    const [line] = forecast(ofPlan(issued), 2029).lines;
    expect(line?.items.map(({ provisional }) => provisional)).toEqual([true, true]);
  });

  it('lists apart what nobody has to do yet', () => {
    const nobody = ofPlan(issued).map((one) => ({
      ...one,
      handler: [{ unresolved: { zh: '未登记', en: 'unknown' } }],
    }));
    expect(forecast(nobody, 2029)).toMatchObject({
      lines: [],
      unassigned: [{ duty: 'DRILL' }, { duty: 'EVALUATION' }],
    });
  });
});
