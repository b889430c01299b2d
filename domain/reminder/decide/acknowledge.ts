import { conflict, settle } from '../../decision/fault.ts';
import type { Decision } from '../../refusal.ts';
import type { Reminders } from '../../view/reminder-views.ts';
import { type AnswerContext, type AnswerEvent, answered, identityOf } from './context.ts';

/**
 * The recipient has it in hand. Nothing is recorded twice; what was never sent can't be acknowledged. The duty stands as
 * it stood: only the next step of the ladder goes to nobody higher.
 */
export function acknowledge(reminders: Reminders, context: AnswerContext): Decision<readonly AnswerEvent[]> {
  const { reminder, faults } = answered(reminders, context);
  if (!reminder) return settle(faults, []);
  if (reminder.status === 'ACKNOWLEDGED') return settle([], []);
  const unsent = reminder.status === 'DROPPED' || reminder.status === 'FAILED';
  return settle(
    unsent ? [conflict('NEVER_SENT', { zh: '该提醒未曾送出', en: 'this reminder was never sent' })] : [],
    [
      {
        type: 'ReminderAcknowledged',
        occurredOn: context.today,
        body: { ...identityOf(reminder), via: context.via },
      },
    ],
  );
}
