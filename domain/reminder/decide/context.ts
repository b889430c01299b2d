import type { CivilDate } from '../../../events/civil-date.ts';
import type { PersonId } from '../../../events/identifiers.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import type { WorkingCalendar } from '../../calendar/types.ts';
import { type Fault, forbidden, notFound } from '../../decision/fault.ts';
import type { Obligation } from '../../obligation/types.ts';
import type { Reminders } from '../../view/reminder-views.ts';
import type { ReminderView } from '../../view/types.ts';

/** Who answers which reminder, and what holds at this moment. */
export interface AnswerContext {
  readonly reminderId: string;
  readonly by: PersonId;
  readonly via: 'LINK' | 'API';
  readonly today: CivilDate;
  /** The duty as the ledger has it; undefined when the law no longer sees it */
  readonly duty: AnsweredDuty | undefined;
}

/** A duty with the calendar that its days are counted by. */
export interface AnsweredDuty {
  readonly obligation: Obligation;
  readonly calendar: WorkingCalendar;
}

/** The reminder that is answered, or why this person can't answer it: it was not told to them, nor in their place. */
export function answered(
  reminders: Reminders,
  { reminderId, by }: Pick<AnswerContext, 'reminderId' | 'by'>,
): { readonly reminder?: ReminderView; readonly faults: readonly Fault[] } {
  const reminder = reminders.get(reminderId);
  if (!reminder)
    return {
      faults: [
        notFound('NO_SUCH_REMINDER', {
          zh: '该义务没有这条提醒',
          en: 'this duty has no such reminder',
        }),
      ],
    };
  if (reminder.recipient === by || reminder.onBehalfOf === by) return { reminder, faults: [] };
  return {
    faults: [
      forbidden('NOT_THE_RECIPIENT', {
        zh: '只有收到提醒的人或由其代办的人可以回应',
        en: 'only the person who was reminded, or in whose place somebody was, can answer',
      }),
    ],
  };
}

/** What every answer says of the reminder that it is about. */
export const identityOf = ({ reminderId, obligationId, step, recipient, channel }: ReminderView) => ({
  reminderId,
  obligationId,
  step,
  recipient,
  channel,
});

export type AnswerEvent = NewEvent<'ReminderAcknowledged'> | NewEvent<'ReminderSnoozed'>;
