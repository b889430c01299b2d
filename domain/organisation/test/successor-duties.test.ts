import { describe, expect, it } from 'vitest';
import { civilDate } from '../../../events/civil-date.ts';
import { OrganisationId, PlanId, ProgrammeId } from '../../../events/identifiers.ts';
import { type LifeStep, organisations } from '../../../test/support/organisations.ts';
import { planAfter } from '../../../test/support/scenario.ts';
import { departmental, special, upTo } from '../../../test/support/stories.ts';
import { officialCalendar } from '../../calendar/calendar.ts';
import { factsOfPlan, factsOfProgramme, mergedBodies } from '../../obligation/body-facts.ts';
import { deriveDuties } from '../../obligation/derive.ts';
import { factsOf } from '../../obligation/facts-of.ts';
import { deriveOrganisationDuties } from '../../obligation/organisation-duties.ts';
import type { ProgrammeState } from '../../programme/state.ts';
import { shijingshan2025 } from '../../rulebook/shijingshan-2025/rulebook.ts';

const law = {
  rulebook: shijingshan2025,
  calendar: officialCalendar(civilDate('2026-11-24')),
};
const flood = planAfter(upTo(special, 'issue')).state();
const snow = planAfter(upTo(departmental, 'issue'), { planId: PlanId.parse('snow-plan') }).state();
const appoint = (person: string, on: string): LifeStep => ['appoint-manager', { person, on }];
const relieve = (person: string, on: string): LifeStep => ['relieve-manager', { person, on }];
const merge = (into: string, on = '2026-06-18'): LifeStep => ['merge', { into, reason: '机构改革', on }];

type District = ReturnType<typeof organisations>;
const facts = (district: District, id: string, programmes: readonly ProgrammeState[] = []) => {
  const registry = district.registry();
  const bodies = mergedBodies(registry, OrganisationId.parse(id));
  const held = [
    ...[flood, snow].flatMap(factsOfPlan),
    ...programmes.flatMap((programme) => factsOfProgramme(programme, registry)),
  ].filter(({ body }) => bodies.includes(body));
  return factsOf(
    district.life(id),
    held.map(({ fact }) => fact),
  );
};
const owedBy = (district: District, id: string, ruleId: string) =>
  deriveOrganisationDuties(facts(district, id), {
    ...law,
    registry: district.registry(),
  }).obligations.filter((one) => one.ruleId === ruleId);

describe('the duties of the plans of a merged body', () => {
  it('pass to its successor, and to the end of a chain', () => {
    const district = organisations();
    const handler = () =>
      deriveDuties(flood, { ...law, registry: district.registry() }).obligations.find(
        ({ duty }) => duty === 'DISCLOSURE',
      )?.handler;
    expect(handler()).toEqual([{ organisation: 'water-bureau' }]);
    district.given('water-bureau', merge('housing-commission'));
    expect(handler()).toEqual([{ organisation: 'housing-commission' }]);
    district.given('housing-commission', merge('emergency-bureau', '2026-09-01'));
    expect(handler()).toEqual([{ organisation: 'emergency-bureau' }]);
    expect(flood.preparingBody).toBe('water-bureau');
  });

  it('count for the successor as a body, and no longer for the merged one', () => {
    const district = organisations();
    expect(facts(district, 'housing-commission').plans).toEqual([]);
    expect(facts(district, 'water-bureau').plans.map(({ planId }) => planId)).toEqual([
      'flood-plan',
      'snow-plan',
    ]);
    expect(owedBy(district, 'housing-commission', 'SJS-47')).toEqual([]);
    district.given('water-bureau', merge('housing-commission'));
    expect(facts(district, 'housing-commission').plans).toHaveLength(2);
    expect(owedBy(district, 'housing-commission', 'SJS-47')).toMatchObject([{ state: { status: 'OPEN' } }]);
    expect(owedBy(district, 'water-bureau', 'SJS-47')).toEqual([]);
  });
});

describe('what a body owes as such, from its life', () => {
  it('asks for somebody in charge, and is met while there is (第四十七条)', () => {
    const district = organisations();
    const states = () =>
      owedBy(district, 'water-bureau', 'SJS-47').map(({ anchor, state }) => [anchor.on, state.status]);
    expect(states()).toEqual([['2026-04-10', 'OPEN']]);
    district.given('water-bureau', appoint('u-1', '2026-05-20'));
    expect(states()).toEqual([['2026-04-10', 'DISCHARGED']]);
    district.given('water-bureau', relieve('u-1', '2026-09-01'));
    expect(states()).toEqual([
      ['2026-04-10', 'DISCHARGED'],
      ['2026-09-01', 'OPEN'],
    ]);
    district.given('water-bureau', appoint('u-2', '2026-09-10'));
    expect(states().at(-1)).toEqual(['2026-09-01', 'DISCHARGED']);
  });

  it('does not open while one takes over from another', () => {
    const district = organisations();
    district.given(
      'water-bureau',
      appoint('u-1', '2026-05-20'),
      appoint('u-2', '2026-06-01'),
      relieve('u-2', '2026-09-01'),
      appoint('u-3', '2026-09-10'),
      appoint('u-4', '2026-10-12'),
    );
    expect(facts(district, 'water-bureau').managers).toEqual([
      { on: '2026-05-20', event: '2.0', until: { on: '2026-09-01', event: '4.0' } },
      { on: '2026-09-10', event: '5.0' },
    ]);
    expect(owedBy(district, 'water-bureau', 'SJS-47')).toHaveLength(2);
  });

  it('is met by training of the year (第三十六条)', () => {
    const district = organisations();
    const training = () => owedBy(district, 'water-bureau', 'SJS-36').find(({ id }) => id.endsWith('y2026'));
    expect(training()?.state.status).toBe('OPEN');
    district.given('water-bureau', [
      'hold-training',
      { plans: ['flood-plan'], attendees: 60, content: '程序', on: '2026-06-12' },
    ]);
    expect(training()?.state).toMatchObject({ status: 'DISCHARGED', on: '2026-06-12', event: '2.0' });
  });

  it('is met by a programme once it is approved and its copies are sent (第十二条)', () => {
    const district = organisations();
    const drafted = {
      programmeId: ProgrammeId.parse('programme-2026'),
      year: 2026,
      scope: 'DISTRICT',
      preparedBy: 'emergency-bureau',
      items: [],
      draftedOn: '2026-01-20',
      copies: [],
      amendments: [],
    } as unknown as ProgrammeState;
    const by = { approval: { on: '2026-02-02', event: '5.0', by: 'district-government' } };
    const sent = { copies: [{ on: '2026-02-04', event: '6.0', to: 'city-emergency-bureau' }] };
    const counted = (change: object, id = 'emergency-bureau') =>
      facts(district, id, [{ ...drafted, ...change } as ProgrammeState]).programmes;
    expect(counted({})).toEqual([]);
    expect(counted(by)).toEqual([]);
    expect(counted({ ...by, ...sent })).toEqual([{ year: 2026, on: '2026-02-04', event: '6.0' }]);
    expect(counted({ ...by, ...sent }, 'water-bureau')).toEqual([]);
  });

  it('starts with the registration, and takes inspections as they are given', () => {
    const district = organisations();
    const closed = { on: civilDate('2026-08-01'), event: '9.0' as never };
    const given = factsOf(district.life('emergency-bureau'), [
      { of: 'INSPECTION', id: 'spring', met: closed },
    ]);
    expect(given).toMatchObject({
      organisation: { organisationId: 'emergency-bureau' },
      registered: { on: '2026-01-05', event: '1.0' },
      inspections: [closed],
    });
  });
});
