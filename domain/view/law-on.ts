import type { CivilDate } from '../../events/civil-date.ts';
import { officialCalendar } from '../calendar/calendar.ts';
import type { WorkingCalendar } from '../calendar/types.ts';
import { deriveDuties } from '../obligation/derive.ts';
import { reminderDays } from '../obligation/ladder.ts';
import { deriveOrganisationDuties } from '../obligation/organisation-duties.ts';
import { rulebookInForce } from '../rulebook/rulebook-in-force.ts';
import { searchedClasses } from '../rulebook/searched-classes.ts';
import type { Law } from './law.ts';

/** The rulebook in force in this jurisdiction. */
export const currentRulebook = rulebookInForce;

const searched = searchedClasses(currentRulebook);

const laws = new Map<string, Law>();

/** The law with the official calendar as it was known on a day: one for each state of the calendar. */
export function lawOn(knownOn: CivilDate): Law {
  const calendar = officialCalendar(knownOn);
  const kept = laws.get(calendar.version);
  if (kept) return kept;
  const law = lawWith(calendar);
  laws.set(calendar.version, law);
  return law;
}

const lawWith = (calendar: WorkingCalendar): Law => ({
  version: `${currentRulebook.id}@${currentRulebook.version} ${calendar.version}`,
  calendar,
  searchedClasses: searched,
  organisationDutiesOf: (facts, registry) =>
    deriveOrganisationDuties(facts, { rulebook: currentRulebook, calendar, registry }),
  dutiesOf: (plan, registry) => deriveDuties(plan, { rulebook: currentRulebook, calendar, registry }),
  reminderDaysOf: (obligation) =>
    reminderDays(obligation, currentRulebook.ladders[obligation.ladder] ?? [], calendar),
});
