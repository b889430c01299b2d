import type { EventBody } from '../../events/catalogue.ts';
import { correctedHistory } from '../../events/corrections.ts';
import type { LedgerId } from '../../events/identifiers.ts';
import type { RecordedEvent } from '../../events/recorded-event.ts';
import type { Origin } from './origin.ts';
import { issuedMark } from './reminder-schedule.ts';
import type { ReminderView } from './types.ts';

/** Reminders of one duty by id. */
export type Reminders = ReadonlyMap<string, ReminderView>;

/** One event of a duty's reminder stream on top of the reminders so far; other events pass. */
export function evolveReminders(reminders: Reminders, event: RecordedEvent, origin: Origin): Reminders {
  if (event.type === 'ReminderIssued') return withReminder(reminders, issuedView(event, origin));
  if (event.type !== 'ReminderSent' && event.type !== 'ReminderDropped') return reminders;
  const known = reminders.get(event.body.reminderId);
  if (!known) return reminders;
  const settled = { ...known, ...origin, settledAt: event.recordedAt };
  return event.type === 'ReminderSent'
    ? withReminder(reminders, { ...settled, status: 'SENT', messageId: event.body.messageId })
    : withReminder(reminders, { ...settled, status: 'DROPPED' });
}

const withReminder = (reminders: Reminders, view: ReminderView): Reminders =>
  new Map(reminders).set(view.reminderId, view);

function issuedView(event: RecordedEvent<'ReminderIssued'>, origin: Origin): ReminderView {
  const { planId, ...body }: EventBody<'ReminderIssued'> = event.body;
  const { reminderId, obligationId, step, dueOn, recipient, channel, capacity } = body;
  return {
    kind: 'REMINDER',
    ...origin,
    reminderId,
    obligationId,
    ...(planId && { planId }),
    step,
    dueOn,
    recipient,
    channel,
    capacity,
    issuedAt: event.recordedAt,
    status: 'ISSUED',
  };
}

/** Marks of the steps that were issued for a duty, each once, sorted. */
export const issuedMarks = (reminders: Reminders): readonly string[] =>
  [...new Set([...reminders.values()].map(({ step, dueOn }) => issuedMark(step, dueOn)))].sort();

/** The reminders of a duty from all events of their stream, corrections applied. */
export const foldReminders = (events: readonly RecordedEvent[], ledger: LedgerId): Reminders =>
  correctedHistory(events).reduce<Reminders>(
    (reminders, event) => evolveReminders(reminders, event, { ledger, position: event.position }),
    new Map(),
  );
