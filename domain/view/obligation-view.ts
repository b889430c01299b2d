import type { Obligation } from '../obligation/types.ts';
import type { Law } from './law.ts';
import type { Origin } from './origin.ts';
import { pendingSteps, reminderDays } from './reminder-schedule.ts';
import type { ObligationView } from './types.ts';

/** One duty as it is shown and reminded of. Which reminders were issued stands in other streams: `withIssued` adds it. */
export function obligationView(
  law: Law,
  origin: Origin,
  whose: Pick<ObligationView, 'planTitle' | 'organisationName'>,
  obligation: Obligation,
): ObligationView {
  const reminders = reminderDays(law, obligation);
  return withIssued({ kind: 'OBLIGATION', ...origin, ...whose, obligation, reminders, issued: [] }, []);
}

/** The same duty with these steps issued: the sweep looks at it again on the day of the next one. */
export function withIssued(view: ObligationView, issued: readonly string[]): ObligationView {
  const { nextReminderOn: _, ...rest } = view;
  const next = pendingSteps(view.reminders, issued, view.obligation.due.dueOn)[0]?.on;
  return { ...rest, issued, ...(next && { nextReminderOn: next }) };
}
