import type { CivilDate } from '../../../events/civil-date.ts';
import { conflict, type Fault, invalid, settle } from '../../decision/fault.ts';
import { actBy } from '../../obligation/phase.ts';
import type { Decision } from '../../refusal.ts';
import type { Reminders } from '../../view/reminder-views.ts';
import type { ReminderView } from '../../view/types.ts';
import type { SnoozeReminder } from '../commands.ts';
import { isFirm } from '../urgency.ts';
import { type AnswerContext, type AnswerEvent, type AnsweredDuty, answered, identityOf } from './context.ts';

/**
 * The recipient asks to be told again on a later day: never later than one working day before the duty is due, so that
 * nobody can hide a duty from themselves. Steps from that day on can't be put off.
 */
export function snooze(
  reminders: Reminders,
  { until, reason }: Pick<SnoozeReminder, 'until' | 'reason'>,
  context: AnswerContext,
): Decision<readonly AnswerEvent[]> {
  const { reminder, faults } = answered(reminders, context);
  if (!reminder) return settle(faults, []);
  const { today, via } = context;
  return settle(
    [...stateFaults(reminder, context), ...dayFaults(until, context)],
    [
      {
        type: 'ReminderSnoozed',
        occurredOn: today,
        body: { ...identityOf(reminder), until, reason, via },
      },
    ],
  );
}

function stateFaults(reminder: ReminderView, { duty }: AnswerContext): readonly Fault[] {
  const obligation = duty?.obligation;
  const faults: Fault[] = [];
  if (['ISSUED', 'DROPPED', 'FAILED'].includes(reminder.status))
    faults.push(
      conflict('NOT_SENT', {
        zh: '该提醒未送出，无从推迟',
        en: 'this reminder was not sent, so there is nothing to put off',
      }),
    );
  if (isFirm(reminder.step))
    faults.push(
      conflict('STEP_FIRM', {
        zh: '到期前 1 个工作日起的提醒不能推迟',
        en: 'reminders from one working day before the due day on can not be put off',
      }),
    );
  if (obligation?.state.status !== 'OPEN')
    faults.push(
      conflict('DUTY_NOT_OPEN', {
        zh: '该义务已办结或不再存在，不会再提醒',
        en: 'the duty is met or gone; there will be no more reminders',
      }),
    );
  else if (obligation.due.dueOn !== reminder.dueOn)
    faults.push(
      conflict('DUE_DATE_MOVED', {
        zh: `到期日已由 ${reminder.dueOn} 改为 ${obligation.due.dueOn}，将另行提醒`,
        en: `the due date has moved from ${reminder.dueOn} to ${obligation.due.dueOn}; it is reminded of anew`,
      }),
    );
  return faults;
}

/** The last day to which a reminder can be put off. */
export const latestSnooze = ({ obligation, calendar }: AnsweredDuty): CivilDate =>
  calendar.subtractWorkingDays(actBy(obligation), 1);

function dayFaults(until: CivilDate, context: AnswerContext): readonly Fault[] {
  const { today, duty } = context;
  const latest = duty && latestSnooze(duty);
  if (until <= today)
    return [
      invalid('SNOOZE_NOT_LATER', {
        pointer: '/until',
        zh: `${until} 不晚于今天（${today}）`,
        en: `${until} is not after today (${today})`,
      }),
    ];
  if (latest === undefined || until <= latest) return [];
  return [
    invalid('SNOOZE_TOO_LONG', {
      pointer: '/until',
      zh: `${until} 晚于到期前 1 个工作日（${latest}），不能推迟到那时`,
      en: `${until} is after the last working day before the due day (${latest})`,
    }),
  ];
}
