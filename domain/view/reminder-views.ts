import type { EventBody } from '../../events/catalogue.ts';
import type { CivilDate } from '../../events/civil-date.ts';
import { correctedHistory } from '../../events/corrections.ts';
import type { LedgerId } from '../../events/identifiers.ts';
import type { RecordedEvent } from '../../events/recorded-event.ts';
import type { Origin } from './origin.ts';
import { issuedMark } from './reminder-schedule.ts';
import type { ReminderStatus, ReminderView } from './types.ts';

/** Reminders of one duty by id. */
export type Reminders = ReadonlyMap<string, ReminderView>;

/** One event of a duty's reminder stream on top of the reminders so far; other events pass. */
export function evolveReminders(reminders: Reminders, event: RecordedEvent, origin: Origin): Reminders {
  if (event.type === 'ReminderIssued') return withReminder(reminders, issuedView(event, origin));
  const known = 'reminderId' in event.body && reminders.get(String(event.body.reminderId));
  const next = known && after(known, event);
  return next ? withReminder(reminders, { ...next, ...origin }) : reminders;
}

/** A reminder after an event that speaks of it; undefined when the event changes nothing about it. */
function after(known: ReminderView, event: RecordedEvent): ReminderView | undefined {
  const at = event.recordedAt;
  switch (event.type) {
    case 'ReminderSent':
      return settled(known, at, 'SENT', { messageId: event.body.messageId });
    case 'ReminderDropped':
      return settled(known, at, 'DROPPED');
    case 'ReminderFailed':
      return settled(known, at, 'FAILED', { failure: event.body.reason });
    case 'ReminderDelivered':
      return { ...known, deliveredAt: at, status: unlessAnswered(known, 'DELIVERED') };
    case 'ReminderAcknowledged':
      return { ...known, acknowledgedAt: at, status: 'ACKNOWLEDGED' };
    case 'ReminderSnoozed': {
      const times = (known.snoozed?.times ?? 0) + 1;
      return { ...known, snoozed: { until: event.body.until, times }, status: 'SNOOZED' };
    }
    default:
      return undefined;
  }
}

const settled = (
  known: ReminderView,
  settledAt: ReminderView['issuedAt'],
  status: ReminderStatus,
  more: Pick<ReminderView, 'messageId' | 'failure'> = {},
): ReminderView => ({ settledAt, ...known, ...more, status: unlessAnswered(known, status) });

/** An answer can arrive before the note that the message went out: it stands. */
const unlessAnswered = (known: ReminderView, status: ReminderStatus): ReminderStatus =>
  known.status === 'ACKNOWLEDGED' ? 'ACKNOWLEDGED' : status;

const withReminder = (reminders: Reminders, view: ReminderView): Reminders =>
  new Map(reminders).set(view.reminderId, view);

function issuedView(event: RecordedEvent<'ReminderIssued'>, origin: Origin): ReminderView {
  const { ruleId: _, planId, onBehalfOf, ...body }: EventBody<'ReminderIssued'> = event.body;
  return {
    kind: 'REMINDER',
    ...origin,
    ...body,
    ...(planId && { planId }),
    ...(onBehalfOf && { onBehalfOf }),
    issuedAt: event.recordedAt,
    status: 'ISSUED',
  };
}

/** Whether a reminder still waits to be sent, today or on a later day. */
export const isWaiting = ({ status }: ReminderView): boolean => status === 'ISSUED' || status === 'SNOOZED';

/** Whether its recipient asked not to be told before a later day. */
export const isSnoozed = ({ status, snoozed }: ReminderView, today: CivilDate): boolean =>
  status === 'SNOOZED' && snoozed !== undefined && snoozed.until > today;

/** Whether nothing has been recorded yet about what became of its latest sending. */
export const isUnsettled = (view: ReminderView): boolean =>
  isWaiting(view) || (view.status === 'ACKNOWLEDGED' && view.settledAt === undefined);

/** Marks of the steps that were issued for a duty, each once, sorted. */
export const issuedMarks = (reminders: Reminders): readonly string[] =>
  [...new Set([...reminders.values()].map(({ step, dueOn }) => issuedMark(step, dueOn)))].sort();

/** The reminders of a duty from all events of their stream, corrections applied. */
export const foldReminders = (events: readonly RecordedEvent[], ledger: LedgerId): Reminders =>
  correctedHistory(events).reduce<Reminders>(
    (reminders, event) => evolveReminders(reminders, event, { ledger, position: event.position }),
    new Map(),
  );
