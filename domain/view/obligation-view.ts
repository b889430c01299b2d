import { canonicalise } from '../../events/canonical.ts';
import type { Instant } from '../../events/civil-date.ts';
import { actBy } from '../obligation/phase.ts';
import type { Obligation } from '../obligation/types.ts';
import type { Law } from './law.ts';
import type { Origin } from './origin.ts';
import { pendingSteps, reminderDays } from './reminder-schedule.ts';
import type { ObligationView } from './types.ts';

/** One duty as it is shown and reminded of. Which reminders were issued stands in other streams: `withIssued` adds it. */
export function obligationView(
  law: Law,
  origin: Origin,
  whose: Pick<ObligationView, 'planTitle' | 'organisationName' | 'confidential'>,
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

/** The same duty as the next revision of what was known of it, when a calendar would show it otherwise than before. */
export function withRevision(
  view: ObligationView,
  known: ObligationView | undefined,
  at: Instant,
): ObligationView {
  const before = known?.revised;
  if (!known || !before) return { ...view, revised: { sequence: 0, at } };
  return {
    ...view,
    revised: isSameToSee(view, known) ? before : { sequence: before.sequence + 1, at },
  };
}

/** Whether two views of a duty look alike in a calendar: what, whose, when, how sure, and whether it is still to do. */
const isSameToSee = (a: ObligationView, b: ObligationView): boolean =>
  canonicalise(faceOf(a)) === canonicalise(faceOf(b));

const faceOf = ({ planTitle = '', organisationName = '', confidential, obligation }: ObligationView) => ({
  planTitle,
  organisationName,
  confidential: confidential ?? false,
  duty: obligation.duty,
  article: obligation.article,
  due: obligation.due.dueOn,
  actBy: actBy(obligation),
  certainty: obligation.due.status,
  status: obligation.state.status,
});
