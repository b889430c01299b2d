import type { CivilDate } from '../../events/civil-date.ts';
import type { Obligation } from '../obligation/types.ts';
import type { Law } from './law.ts';
import type { ReminderDay } from './types.ts';

/** How a view notes a step that was issued: for another due date the same step is another reminder. */
export const issuedMark = (step: string, dueOn: CivilDate): string => `${step}@${dueOn}`;

/**
 * Days on which an open duty reminds, earliest first. Steps that would lie before the duty's clock began are left out: a
 * ladder longer than the period has nothing to say about days when nobody owed anything.
 */
export function reminderDays(law: Law, obligation: Obligation): readonly ReminderDay[] {
  if (obligation.silent || obligation.state.status !== 'OPEN') return [];
  return law
    .reminderDaysOf(obligation)
    .filter((day) => day.on >= obligation.anchor.on)
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/**
 * Steps that are still to come after the last one issued for this due date. Older steps that were never issued have
 * passed: five missed days ask for one reminder, not for five.
 */
export function pendingSteps(
  days: readonly ReminderDay[],
  issued: readonly string[],
  dueOn: CivilDate,
): readonly ReminderDay[] {
  const last = days.findLastIndex((day) => issued.includes(issuedMark(day.step, dueOn)));
  return days.slice(last + 1);
}

/** The step to issue today: of all that have fallen due, the latest. It stands for those before it. */
export const stepDue = (pending: readonly ReminderDay[], today: CivilDate): ReminderDay | undefined =>
  pending.findLast((day) => day.on <= today);
