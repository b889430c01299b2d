import type { CivilDate } from '../../events/civil-date.ts';
import type { OrganisationId } from '../../events/identifiers.ts';
import type { OrganisationClass } from '../../events/organisation-events.ts';
import type { WorkingCalendar } from '../calendar/types.ts';
import type { OrganisationDuties } from '../obligation/organisation-duties.ts';
import type { OrganisationFacts } from '../obligation/organisation-facts.ts';
import type { Duties, Obligation } from '../obligation/types.ts';
import type { Registry } from '../organisation/organisation.ts';
import type { PlanState } from '../plan/state.ts';
import type { Rulebook } from '../rulebook/types.ts';
import type { ReminderDay } from './types.ts';

/** What views are derived by: a rulebook and a calendar. Pure; the same arguments give the same answer for ever. */
export interface Law {
  /** Names rulebook and calendar; views that were derived under another version are due for a rebuild */
  readonly version: string;
  /** Of the district */
  readonly calendar: WorkingCalendar;
  /** Of an organisation: the district's, without the days on which it is closed */
  calendarFor(organisation: OrganisationId | undefined): WorkingCalendar;
  /** By which an open duty is counted: the district's, or that of the organisation that prepares it */
  calendarOf(obligation: Obligation): WorkingCalendar;
  /** Classes for whose organisation rules search the whole registry; one more of another class changes no such search */
  readonly searchedClasses: ReadonlySet<OrganisationClass>;
  /** The rulebook as rulings (第五十条) leave it on a day: what acts of that day are decided by */
  rulebookOn(day: CivilDate): Rulebook;
  dutiesOf(plan: PlanState, registry: Registry): Duties;
  /** What an organisation owes as such, beside its plans */
  organisationDutiesOf(facts: OrganisationFacts, registry: Registry): OrganisationDuties;
  /** The whole ladder of an open duty with the day of each step; nothing for one that is silent, met or closed */
  reminderDaysOf(obligation: Obligation): readonly ReminderDay[];
}
