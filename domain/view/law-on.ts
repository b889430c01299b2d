import type { CivilDate } from '../../events/civil-date.ts';
import type { ConfirmedChange } from '../calendar-change/state.ts';
import { rulingsOf } from '../law/rulings-of.ts';
import type { IssuedRuling } from '../law/state.ts';
import { deriveDuties } from '../obligation/derive.ts';
import { type Era, throughCalendars, throughEras } from '../obligation/eras.ts';
import { reminderDays } from '../obligation/ladder.ts';
import { deriveOrganisationDuties } from '../obligation/organisation-duties.ts';
import { rulebookInForce } from '../rulebook/rulebook-in-force.ts';
import { withRulings } from '../rulebook/rulings.ts';
import { searchedClasses } from '../rulebook/searched-classes.ts';
import { effects } from '../rulebook/shijingshan-2025/effects.ts';
import { type Calendars, calendarsOf } from './calendars.ts';
import type { Law } from './law.ts';

/** The rulebook in force in this jurisdiction, before any ruling of the bureau on it. */
export const currentRulebook = rulebookInForce;

const searched = searchedClasses(currentRulebook);

const laws = new Map<string, Law>();
/** States of rulings and calendars kept; more than a process that serves some districts and some past days meets. */
const MAX_LAWS = 64;

/**
 * The law with the calendar as it was known on a day: the official one and what the ledger confirmed; and with the
 * rulings that were issued (第五十条): one for each state of either.
 */
export function lawOn(
  knownOn: CivilDate,
  rulings: readonly IssuedRuling[] = [],
  changes: readonly ConfirmedChange[] = [],
): Law {
  const calendars = calendarsOf(knownOn, changes);
  // By what rulings say and not by their events: two ledgers number their events alike.
  const key = JSON.stringify([calendars.version, rulings.map(said)]);
  const kept = laws.get(key);
  if (kept) return kept;
  const law = lawWith(calendars, rulings);
  const [oldest] = laws.keys();
  if (oldest !== undefined && laws.size >= MAX_LAWS) laws.delete(oldest);
  laws.set(key, law);
  return law;
}

const said = ({ on, interpretation, parameter, effectiveFrom }: IssuedRuling) => [
  on,
  interpretation,
  parameter,
  effectiveFrom,
];

function lawWith(calendars: Calendars, rulings: readonly IssuedRuling[]): Law {
  const eras = erasOf(rulings);
  const latest = eras.at(-1)?.rulebook ?? currentRulebook;
  return {
    version: `${latest.id}@${latest.version} ${calendars.version}`,
    calendar: calendars.district,
    calendarFor: calendars.of,
    calendarOf: calendars.countedBy,
    searchedClasses: searched,
    rulebookOn: (day) =>
      eras.findLast(({ from }) => from === undefined || from <= day)?.rulebook ?? currentRulebook,
    dutiesOf: (plan, registry) =>
      throughCalendars(calendars.erasOf(plan.preparingBody), (calendar) =>
        throughEras(eras, (rulebook) => deriveDuties(plan, { rulebook, calendar, registry })),
      ),
    organisationDutiesOf: (facts, registry) =>
      throughCalendars(calendars.erasOf(facts.organisation.organisationId), (calendar) =>
        throughEras(eras, (rulebook) => deriveOrganisationDuties(facts, { rulebook, calendar, registry })),
      ),
    reminderDaysOf: (obligation) =>
      reminderDays(obligation, latest.ladders[obligation.ladder] ?? [], calendars.countedBy(obligation)),
  };
}

/** A new era on every day on which a ruling takes effect. */
function erasOf(rulings: readonly IssuedRuling[]): readonly [Era, ...Era[]] {
  const days = [...new Set(rulings.map(({ effectiveFrom }) => effectiveFrom))].toSorted();
  const later = days.map((from) => ({
    from,
    rulebook: withRulings(currentRulebook, rulingsOf({ rulings }, from), effects),
  }));
  return [{ rulebook: currentRulebook }, ...later];
}
