import { above, type Capacity } from '../../domain/reminder/terms.ts';
import { reminderDays } from '../../domain/view/reminder-schedule.ts';
import type { Reminders } from '../../domain/view/reminder-views.ts';
import type { ReminderView } from '../../domain/view/types.ts';
import type { CivilDate } from '../../events/civil-date.ts';
import type { NewEvent } from '../../events/recorded-event.ts';
import { bearsOn, dutyNow } from '../shared/duty-now.ts';
import type { Decided } from '../shared/ledger/types.ts';
import { issuedEvents } from '../shared/reminders/issued-events.ts';
import { personsIn } from '../shared/reminders/recipients.ts';
import type { NotifierTools, Place } from './tools.ts';

export interface Failure {
  readonly failed: ReminderView;
  readonly reminders: Reminders;
  /** The event that says so */
  readonly event: NewEvent;
  readonly on: CivilDate;
}

/**
 * A failure with what follows from it: unless the same step reaches the same person by another channel, it goes to the
 * nearest higher capacity in which there is somebody whom the step has not gone to yet. Nobody there asks for a person.
 */
export async function escalation(tools: NotifierTools, place: Place, failure: Failure): Promise<Decided> {
  const { failed, reminders, event, on } = failure;
  const round = [...reminders.values()].filter(
    (one) => one.step === failed.step && one.dueOn === failed.dueOn && one.reminderId !== failed.reminderId,
  );
  if (round.some((one) => one.recipient === failed.recipient && one.status !== 'FAILED'))
    return { events: [event] };
  const found = await dutyNow(tools, place.ledger, failed.obligationId, place.registry);
  const obligation = found?.obligation;
  if (!found || obligation?.state.status !== 'OPEN' || obligation.due.dueOn !== failed.dueOn)
    return { events: [event] };
  const ladder = reminderDays(found.law, obligation);
  // A step beside the ladder, or of a ladder that a ruling has changed since.
  const { step, capacity } = failed;
  const day = ladder.find((one) => one.step === step) ?? { step, on, to: [capacity] };
  const duty = { owner: found.owner, obligation };
  const around = { people: tools.people, registry: place.registry, ledger: place.ledger, ...duty };
  for (const to of above(failed.capacity)) {
    const { recipients } = await personsIn(around, [to]);
    const issued = issuedEvents({ ...duty, day, ladder, reminders }, recipients, on);
    if (issued.some(({ type }) => type === 'ReminderIssued'))
      return {
        events: [event, escalated(failed, to, on), ...issued],
        affects: (commit) => bearsOn(obligation, commit.stream),
      };
    // Told already, and reachable as far as is known: then somebody above knows.
    if (round.some((one) => one.capacity === to && one.status !== 'FAILED')) return { events: [event] };
  }
  const { obligationId, reminderId } = failed;
  tools.log.error('a reminder reaches nobody', {
    alarm: 'NOBODY_TO_REMIND',
    ledger: place.ledger,
    obligationId,
    reminderId,
  });
  return { events: [event] };
}

const escalated = (failed: ReminderView, to: Capacity, occurredOn: CivilDate): NewEvent => ({
  type: 'ReminderEscalated',
  occurredOn,
  body: {
    obligationId: failed.obligationId,
    step: failed.step,
    dueOn: failed.dueOn,
    to,
    because: 'UNDELIVERABLE',
    reminderId: failed.reminderId,
  },
});
