import { describe, expect, it } from 'vitest';
import { civilDate } from '../../../events/civil-date.ts';
import { eventId } from '../../../events/identifiers.ts';
import { shijingshan, shijingshanOrganisations } from '../../../test/support/builders.ts';
import { scenario } from '../../../test/support/scenario.ts';
import { special, upTo } from '../../../test/support/stories.ts';
import { deriveOrganisationDuties } from '../../obligation/organisation-duties.ts';
import { briefOf, type OrganisationFacts } from '../../obligation/organisation-facts.ts';
import { currentRulebook, lawOn } from '../law-on.ts';
import { organisationsWithoutManager } from '../without-manager.ts';

const plan = scenario();
plan.given(...upTo(special, 'issue'));

function dutiesOf(id: string, registeredOn: string, managers: OrganisationFacts['managers'] = []) {
  const organisation = shijingshanOrganisations.find((one) => one.organisationId === id);
  if (!organisation) throw new Error(id);
  return deriveOrganisationDuties(
    {
      organisation,
      registered: { on: civilDate(registeredOn), event: eventId(1, 0) },
      plans: [briefOf(plan.state())],
      managers,
      trainings: [],
      programmes: [],
      inspections: [],
    },
    { rulebook: currentRulebook, calendar: lawOn(civilDate('2200-12-31')).calendar, registry: shijingshan() },
  ).obligations;
}

describe('bodies in which nobody is in charge of plans', () => {
  const since = (on: string) => ({ on: civilDate(on), event: eventId(2, 0) });

  it('are named with the first day without, the longest first', () => {
    const found = organisationsWithoutManager([
      ...dutiesOf('water-bureau', '2026-01-05', [{ ...since('2026-02-02'), until: since('2026-08-03') }]),
      ...dutiesOf('housing-commission', '2026-01-05'),
    ]);
    expect(found).toMatchObject([
      { organisation: 'housing-commission' },
      { organisation: 'water-bureau', since: '2026-08-03' },
    ]);
    expect(found.every(({ since: first, dueOn }) => first < dueOn)).toBe(true);
  });

  it('are none while somebody is in office', () => {
    expect(
      organisationsWithoutManager(dutiesOf('water-bureau', '2026-01-05', [since('2026-02-02')])),
    ).toEqual([]);
  });
});
