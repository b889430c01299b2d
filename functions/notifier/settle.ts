import { civilDateAt } from '../../domain/calendar/zone.ts';
import { accept } from '../../domain/refusal.ts';
import { foldReminders, isUnsettled } from '../../domain/view/reminder-views.ts';
import type { ReminderView } from '../../domain/view/types.ts';
import type { Instant } from '../../events/civil-date.ts';
import type { Actor } from '../../events/commit.ts';
import { reminderStream } from '../../events/identifiers.ts';
import type { NewEvent } from '../../events/recorded-event.ts';
import { transact } from '../shared/ledger/transact.ts';
import type { Decided } from '../shared/ledger/types.ts';
import type { Settlement } from '../shared/operations/claims.ts';
import { settlingOf } from '../shared/reminders/reminder-identity.ts';
import { escalation } from './escalation.ts';
import type { NotifierTools, Place } from './tools.ts';

export const NOTIFIER: Actor = { id: 'system:notifier', organisation: '', roles: [] };

/**
 * Records in the ledger what became of a reminder; once, however often it is asked. One that can't reach its recipient
 * goes to the next capacity in the same commit.
 */
export async function settle(
  tools: NotifierTools,
  place: Place,
  reminder: ReminderView,
  settlement: Settlement,
  now: Instant,
): Promise<void> {
  const { reminderId, obligationId } = reminder;
  const outcome = await transact(tools.ledger, {
    ledger: place.ledger,
    stream: reminderStream(obligationId),
    ...settlingOf(reminderId, reminder.snoozed?.times ?? 0),
    actor: NOTIFIER,
    now,
    decide: async ({ events }) => {
      const reminders = foldReminders(events, place.ledger);
      const known = reminders.get(reminderId);
      if (!known || !isUnsettled(known)) return accept<Decided>({ events: [] });
      const settled = eventOf(known, settlement);
      if (settlement.status === 'FAILED')
        tools.log.error('a reminder can not reach its recipient', {
          alarm: settlement.reason,
          ledger: place.ledger,
          reminderId,
          person: known.recipient,
        });
      return accept<Decided>(
        settlement.status === 'FAILED'
          ? await escalation(tools, place, {
              failed: known,
              reminders,
              event: settled,
              on: settled.occurredOn,
            })
          : { events: [settled] },
      );
    },
  });
  if (outcome.status !== 'COMMITTED' && outcome.status !== 'UNCHANGED')
    throw new Error(`what became of reminder ${reminderId} could not be recorded: ${outcome.status}`);
}

function eventOf(reminder: ReminderView, settlement: Settlement): NewEvent {
  const { reminderId, obligationId, step, recipient, channel } = reminder;
  const identity = { reminderId, obligationId, step, recipient, channel };
  const occurredOn = civilDateAt(settlement.at);
  switch (settlement.status) {
    case 'SENT': {
      const { messageId, attempt } = settlement;
      return { type: 'ReminderSent', occurredOn, body: { ...identity, messageId, attempt } };
    }
    case 'DROPPED':
      return { type: 'ReminderDropped', occurredOn, body: { ...identity, reason: settlement.reason } };
    case 'FAILED': {
      const { reason, detail } = settlement;
      return { type: 'ReminderFailed', occurredOn, body: { ...identity, reason, ...(detail && { detail }) } };
    }
  }
}
