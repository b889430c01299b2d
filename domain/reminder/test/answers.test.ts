import { describe, expect, it } from 'vitest';
import { civilDate } from '../../../events/civil-date.ts';
import { LedgerId, PersonId, reminderStream } from '../../../events/identifiers.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import { actor } from '../../../test/support/builders.ts';
import { dutyOf } from '../../../test/support/duties.ts';
import { recordedIn } from '../../../test/support/recorded.ts';
import { planAfter } from '../../../test/support/scenario.ts';
import { special, upTo } from '../../../test/support/stories.ts';
import { officialCalendar } from '../../calendar/calendar.ts';
import { foldReminders } from '../../view/reminder-views.ts';
import { reminderCommands } from '../commands.ts';
import { acknowledge } from '../decide/acknowledge.ts';
import type { AnswerContext } from '../decide/context.ts';
import { snooze } from '../decide/snooze.ts';

const LEDGER = LedgerId.parse('110107');
const ID = 'a1b2c3d4e5f60718';
const obligation = dutyOf(planAfter(upTo(special, 'issue')), 'SJS-31');
const stream = reminderStream(obligation.id);
const identity = {
  reminderId: ID,
  obligationId: obligation.id,
  recipient: PersonId.parse('li'),
  channel: 'EMAIL' as const,
};
const on = civilDate('2026-06-01');
const issued = (step = 'T-5wd', more: object = {}): NewEvent => ({
  type: 'ReminderIssued',
  occurredOn: on,
  body: {
    ...identity,
    step,
    ruleId: 'SJS-31',
    dueOn: obligation.due.dueOn,
    capacity: 'HANDLER',
    urgency: 'DIGEST',
    ...more,
  },
});
const sent = (step = 'T-5wd'): NewEvent => ({
  type: 'ReminderSent',
  occurredOn: on,
  body: { ...identity, step, messageId: '<1@example.invalid>', attempt: 1 },
});
const dropped: NewEvent = {
  type: 'ReminderDropped',
  occurredOn: on,
  body: { ...identity, step: 'T-5wd', reason: 'MUTED' },
};

const calendar = officialCalendar(civilDate('2026-11-24'));
const context: AnswerContext = {
  reminderId: ID,
  by: PersonId.parse('li'),
  via: 'API',
  today: civilDate('2026-06-02'),
  duty: { obligation, calendar },
};

/** Reminders after events, each in a commit of its own. */
const having = (...events: readonly NewEvent[]) => {
  const history: ReturnType<typeof recordedIn> = [];
  for (const event of events)
    history.push(...recordedIn(stream, [event], history, actor('water-bureau', 'DRAFTER')));
  return foldReminders(history, LEDGER);
};
const events = (decision: ReturnType<typeof acknowledge>) =>
  decision.ok ? decision.value.map(({ type, body }) => ({ type, ...body })) : decision.refusal;
const codes = (decision: ReturnType<typeof acknowledge>) =>
  decision.ok ? [] : decision.refusal.reasons.map(({ code }) => code);

describe('acknowledging a reminder', () => {
  it('is recorded for the reminder, with how it was answered, and leaves the duty alone', () => {
    expect(events(acknowledge(having(issued(), sent()), { ...context, via: 'LINK' }))).toEqual([
      { type: 'ReminderAcknowledged', ...identity, step: 'T-5wd', via: 'LINK' },
    ]);
  });

  it('is recorded once', () => {
    const once = acknowledge(having(issued(), sent()), context);
    if (!once.ok) throw new Error('refused');
    expect(events(acknowledge(having(issued(), sent(), ...once.value), context))).toEqual([]);
  });

  it('is up to the recipient, or to the person in whose place they were told', () => {
    const zhao = { ...context, by: PersonId.parse('zhao') };
    expect(codes(acknowledge(having(issued(), sent()), zhao))).toEqual(['NOT_THE_RECIPIENT']);
    expect(codes(acknowledge(having(issued('T-5wd', { onBehalfOf: 'zhao' }), sent()), zhao))).toEqual([]);
  });

  it('speaks of a reminder that exists and was sent', () => {
    expect(acknowledge(having(), context)).toMatchObject({ refusal: { kind: 'NOT_FOUND' } });
    expect(codes(acknowledge(having(), context))).toEqual(['NO_SUCH_REMINDER']);
    expect(codes(acknowledge(having(issued(), dropped), context))).toEqual(['NEVER_SENT']);
  });

  it('can come before the note that the message went out, and stands after it', () => {
    const early = acknowledge(having(issued()), context);
    if (!early.ok) throw new Error('refused');
    const view = having(issued(), ...early.value, sent()).get(ID);
    expect(view).toMatchObject({ status: 'ACKNOWLEDGED', messageId: '<1@example.invalid>' });
  });
});

describe('snoozing a reminder', () => {
  const ask = (until: string, ...history: readonly NewEvent[]) =>
    snooze(having(...history), { until: civilDate(until), reason: '印制中' }, context);

  it('puts it off to a later day, with its reason', () => {
    const decision = ask('2026-06-05', issued(), sent());
    expect(events(decision)).toEqual([
      {
        type: 'ReminderSnoozed',
        ...identity,
        step: 'T-5wd',
        until: '2026-06-05',
        reason: '印制中',
        via: 'API',
      },
    ]);
    if (!decision.ok) throw new Error('refused');
    expect(having(issued(), sent(), ...decision.value).get(ID)).toMatchObject({
      status: 'SNOOZED',
      snoozed: { until: '2026-06-05', times: 1 },
    });
  });

  it('ends one working day before the due day at the latest, and after today', () => {
    // Due on Monday 8 June: Friday the 5th is the last day.
    expect(codes(ask('2026-06-06', issued(), sent()))).toEqual(['SNOOZE_TOO_LONG']);
    expect(codes(ask('2026-06-02', issued(), sent()))).toEqual(['SNOOZE_NOT_LATER']);
    expect(ask('2026-06-06', issued(), sent())).toMatchObject({
      refusal: {
        kind: 'INVALID',
        reasons: [{ pointer: '/until', en: expect.stringContaining('2026-06-05') }],
      },
    });
  });

  it('is refused for the steps that leave no choice', () => {
    expect(codes(ask('2026-06-05', issued('T-1wd'), sent('T-1wd')))).toEqual(['STEP_FIRM']);
    expect(codes(ask('2026-06-05', issued('T'), sent('T')))).toEqual(['STEP_FIRM']);
  });

  it('is refused when there is nothing to put off: not sent, met, gone or moved', () => {
    expect(codes(ask('2026-06-05', issued()))).toEqual(['NOT_SENT']);
    const reminders = having(issued(), sent());
    const until = { until: civilDate('2026-06-05'), reason: '印制中' };
    const met = dutyOf(planAfter(upTo(special, 'file')), 'SJS-31');
    expect(codes(snooze(reminders, until, { ...context, duty: { obligation: met, calendar } }))).toEqual([
      'DUTY_NOT_OPEN',
    ]);
    expect(codes(snooze(reminders, until, { ...context, duty: undefined }))).toEqual(['DUTY_NOT_OPEN']);
    const moved = { ...obligation, due: { ...obligation.due, dueOn: civilDate('2026-06-10') } };
    expect(
      codes(
        snooze(reminders, until, { ...context, duty: { obligation: moved as typeof obligation, calendar } }),
      ),
    ).toEqual(['DUE_DATE_MOVED']);
  });

  it('names every reason at once', () => {
    expect(codes(ask('2026-07-01', issued('T'), dropped))).toEqual([
      'NOT_SENT',
      'STEP_FIRM',
      'SNOOZE_TOO_LONG',
    ]);
  });
});

describe('what is asked', () => {
  it.each(Object.entries(reminderCommands))('%s has an example that its schema accepts', (_, { schema }) => {
    expect(schema.safeParse(schema.meta()?.['example']).error?.issues).toBeUndefined();
    expect(schema.safeParse({ ...(schema.meta()?.['example'] as object), colour: 'red' }).success).toBe(
      false,
    );
  });

  it('gives a reason for a snooze', () => {
    const { until, obligationId } = { until: '2026-06-05', obligationId: obligation.id };
    expect(reminderCommands.snooze.schema.safeParse({ until, obligationId, reason: ' ' }).success).toBe(
      false,
    );
  });
});
