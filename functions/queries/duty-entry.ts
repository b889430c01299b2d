import type { WorkingCalendar } from '../../domain/calendar/types.ts';
import { phaseOn, workingDaysLeft } from '../../domain/obligation/phase.ts';
import type { Obligation, Phase } from '../../domain/obligation/types.ts';
import type { ObligationView } from '../../domain/view/types.ts';
import type { CivilDate } from '../../events/civil-date.ts';

/** A duty with how it stands on a day. */
export interface DutyEntry {
  readonly obligation: Obligation;
  /** Title of the plan, or name of the organisation whose own duty it is */
  readonly planTitle?: string;
  readonly organisationName?: string;
  readonly phase: Phase;
  /** Working days from that day to the day to act by; only while it is open */
  readonly workingDaysLeft?: number;
  readonly nextReminderOn?: CivilDate;
}

export function dutyEntry(
  {
    obligation,
    planTitle,
    organisationName,
    nextReminderOn,
  }: Pick<DutyEntry, 'obligation' | 'planTitle' | 'organisationName' | 'nextReminderOn'>,
  today: CivilDate,
  calendar: WorkingCalendar,
): DutyEntry {
  return {
    obligation,
    ...(planTitle !== undefined && { planTitle }),
    ...(organisationName !== undefined && { organisationName }),
    phase: phaseOn(obligation, today, calendar),
    ...(obligation.state.status === 'OPEN' && {
      workingDaysLeft: workingDaysLeft(obligation, today, calendar),
    }),
    ...(nextReminderOn && { nextReminderOn }),
  };
}

/**
 * Duties that were derived anew, as they stand on a day, soonest due first. Which reminder comes next depends on those
 * already sent: only the views know it, and `stored` are the same duties as they show them.
 */
export function dutyEntries(
  obligations: readonly Obligation[],
  stored: readonly ObligationView[],
  whose: Pick<DutyEntry, 'planTitle' | 'organisationName'>,
  { today, calendar }: { readonly today: CivilDate; readonly calendar: WorkingCalendar },
): readonly DutyEntry[] {
  const reminders = new Map(stored.map((one) => [one.obligation.id, one.nextReminderOn]));
  return obligations
    .map((obligation) => {
      const nextReminderOn = reminders.get(obligation.id);
      const known = { obligation, ...whose, ...(nextReminderOn && { nextReminderOn }) };
      return dutyEntry(known, today, calendar);
    })
    .toSorted(byDueDate);
}

/** Soonest due first. */
const byDueDate = (a: DutyEntry, b: DutyEntry): number =>
  a.obligation.due.dueOn < b.obligation.due.dueOn
    ? -1
    : Number(a.obligation.due.dueOn > b.obligation.due.dueOn);
