import { civilDateAt } from '../../domain/calendar/zone.ts';
import { accept } from '../../domain/refusal.ts';
import { foldReminders } from '../../domain/view/reminder-views.ts';
import type { ReminderView } from '../../domain/view/types.ts';
import type { Instant } from '../../events/civil-date.ts';
import type { Actor } from '../../events/commit.ts';
import { reminderStream } from '../../events/identifiers.ts';
import type { NewEvent } from '../../events/recorded-event.ts';
import { transact } from '../shared/ledger/transact.ts';
import type { Decided, Ledger } from '../shared/ledger/types.ts';
import type { Claim } from '../shared/operations/claims.ts';
import { settlingOf } from '../shared/reminder-identity.ts';
import type { Job } from './jobs.ts';

/** What became of a reminder, for good. */
export type Settlement = Extract<Claim, { status: 'SENT' | 'DROPPED' }>;

const NOTIFIER: Actor = { id: 'system:notifier', organisation: '', roles: [] };

/** Records in the ledger what became of a reminder; once, however often it is asked. */
export async function settle(
  { ledger }: { readonly ledger: Ledger },
  job: Job,
  reminder: ReminderView,
  settlement: Settlement,
  now: Instant,
): Promise<void> {
  const outcome = await transact(ledger, {
    ledger: job.ledger,
    stream: reminderStream(job.obligationId),
    ...settlingOf(job.reminderId),
    actor: NOTIFIER,
    now,
    decide: ({ events }) => {
      const known = foldReminders(events, job.ledger).get(job.reminderId);
      return accept<Decided>({ events: known?.status === 'ISSUED' ? [eventOf(reminder, settlement)] : [] });
    },
  });
  if (outcome.status !== 'COMMITTED' && outcome.status !== 'UNCHANGED')
    throw new Error(`what became of reminder ${job.reminderId} could not be recorded: ${outcome.status}`);
}

function eventOf(reminder: ReminderView, settlement: Settlement): NewEvent {
  const { reminderId, obligationId, step, recipient, channel } = reminder;
  const identity = { reminderId, obligationId, step, recipient, channel };
  const occurredOn = civilDateAt(settlement.at);
  if (settlement.status === 'SENT') {
    const { messageId, attempt } = settlement;
    return { type: 'ReminderSent', occurredOn, body: { ...identity, messageId, attempt } };
  }
  const { reason, detail } = settlement;
  return { type: 'ReminderDropped', occurredOn, body: { ...identity, reason, ...(detail && { detail }) } };
}
