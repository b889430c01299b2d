import type { Obligation } from '../../../domain/obligation/types.ts';
import { type Delivery, deliveriesOf } from '../../../domain/reminder/deliveries.ts';
import { isFirm, urgencyOf } from '../../../domain/reminder/urgency.ts';
import { isSnoozed, type Reminders } from '../../../domain/view/reminder-views.ts';
import type { ReminderDay } from '../../../domain/view/types.ts';
import type { CivilDate } from '../../../events/civil-date.ts';
import type { PersonId } from '../../../events/identifiers.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import type { DutyOwner } from '../duty-now.ts';
import type { Addressed } from './recipients.ts';
import { type DutyStep, reminderIdOf } from './reminder-identity.ts';

/** A step of a duty that is to be told today. */
export interface DueStep {
  readonly owner: DutyOwner;
  readonly obligation: Obligation;
  readonly day: ReminderDay;
  readonly ladder: readonly ReminderDay[];
  readonly reminders: Reminders;
}

/**
 * A step's reminders as events: one for each person and channel that was not issued yet. What a person wishes not to be
 * told is issued and dropped at once, so that the ledger says why nothing came.
 */
export function issuedEvents(
  due: DueStep,
  recipients: Addressed['recipients'],
  today: CivilDate,
): readonly NewEvent[] {
  const { day, ladder, reminders } = due;
  const telling = { today, urgency: urgencyOf(day.step, ladder), firm: isFirm(day.step) };
  const addressees = recipients.map((one) => ({
    ...one,
    snoozed: hasSnoozed(reminders, one.reader.person, today),
  }));
  return deliveriesOf(addressees, telling).flatMap((delivery) => eventsOf(due, delivery, today));
}

/** Whether a person asked for this duty to be left alone until a later day. */
const hasSnoozed = (reminders: Reminders, person: PersonId, today: CivilDate): boolean =>
  [...reminders.values()].some((one) => one.recipient === person && isSnoozed(one, today));

function eventsOf(
  { obligation, day, reminders }: DueStep,
  { person: recipient, channel, capacity, urgency, onBehalfOf, withheld }: Delivery,
  today: CivilDate,
): readonly NewEvent[] {
  const { id: obligationId, planId, ruleId, due } = obligation;
  const step: DutyStep = { obligationId, dueOn: due.dueOn, step: day.step };
  const reminderId = reminderIdOf(step, recipient, channel);
  if (reminders.has(reminderId)) return [];
  const identity = { reminderId, obligationId, step: day.step, recipient, channel };
  const body = {
    ...identity,
    dueOn: due.dueOn,
    ...(planId && { planId }),
    ruleId,
    capacity,
    urgency,
    ...(onBehalfOf && { onBehalfOf }),
  };
  return [
    { type: 'ReminderIssued', occurredOn: day.on, body },
    ...(withheld
      ? [{ type: 'ReminderDropped' as const, occurredOn: today, body: { ...identity, reason: withheld } }]
      : []),
  ];
}
