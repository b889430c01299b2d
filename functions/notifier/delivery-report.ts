import * as z from 'zod';
import { civilDateAt } from '../../domain/calendar/zone.ts';
import { accept } from '../../domain/refusal.ts';
import { foldReminders } from '../../domain/view/reminder-views.ts';
import type { ReminderView } from '../../domain/view/types.ts';
import { type Instant, instant } from '../../events/civil-date.ts';
import { reminderStream } from '../../events/identifiers.ts';
import type { NewEvent } from '../../events/recorded-event.ts';
import { transact } from '../shared/ledger/transact.ts';
import type { Decided } from '../shared/ledger/types.ts';
import type { Settlement, ToldReminder } from '../shared/operations/claims.ts';
import { reportingOf } from '../shared/reminders/reminder-identity.ts';
import { escalation } from './escalation.ts';
import { placeOf } from './notify.ts';
import { withoutAddresses } from './response.ts';
import { NOTIFIER } from './settle.ts';
import type { NotifierTools, Place } from './tools.ts';

/**
 * What SES reports of a mail on the default bus. The tag `message` is the key under which the notifier sent it; a digest
 * told of several reminders.
 */
export const SesReport = z.object({
  source: z.literal('aws.ses'),
  time: z.string(),
  detail: z.object({
    eventType: z.enum(['Delivery', 'Bounce', 'Complaint']),
    mail: z.object({ tags: z.object({ message: z.tuple([z.string()], z.string()) }) }),
    bounce: z
      .object({
        bounceType: z.string(),
        bouncedRecipients: z.array(z.object({ diagnosticCode: z.string().optional() })).catch([]),
      })
      .optional(),
  }),
});
export type SesReport = z.infer<typeof SesReport>;

export type ReportOutcome = 'RECORDED' | 'PASSING' | 'UNKNOWN_MESSAGE';

/**
 * Records for each reminder of a mail that it arrived or came back; one that came back goes to the next capacity. A
 * bounce that may pass changes nothing: SES tries on. A report that comes again is recorded once. Rejects when the note
 * that the mail went out is not there yet: the report is delivered again.
 */
export async function recordReport(tools: NotifierTools, report: SesReport): Promise<ReportOutcome> {
  const { eventType, mail, bounce } = report.detail;
  if (eventType === 'Bounce' && bounce?.bounceType !== 'Permanent') return 'PASSING';
  const claim = await tools.claims.find(mail.tags.message[0]);
  if (!claim) return 'UNKNOWN_MESSAGE';
  if (claim.status !== 'SENT') throw new Error(`a report came before the note that the mail went out`);
  const now = instant(new Date(report.time).toISOString());
  const place = await placeOf(tools, claim);
  for (const told of claim.reminders) await record(tools, place, { told, claim, report, now });
  return 'RECORDED';
}

interface Reported {
  readonly told: ToldReminder;
  readonly claim: Extract<Settlement, { status: 'SENT' }>;
  readonly report: SesReport;
  readonly now: Instant;
}

async function record(
  tools: NotifierTools,
  place: Place,
  { told, claim, report, now }: Reported,
): Promise<void> {
  const { obligationId, reminderId } = told;
  const outcome = await transact(tools.ledger, {
    ledger: place.ledger,
    stream: reminderStream(obligationId),
    ...reportingOf(reminderId, claim.messageId, report.detail.eventType),
    actor: NOTIFIER,
    now,
    decide: async ({ events }) => {
      const reminders = foldReminders(events, place.ledger);
      const known = reminders.get(reminderId);
      if (!known || known.status === 'FAILED') return accept<Decided>({ events: [] });
      const event = eventOf(known, claim.messageId, report, now);
      return accept<Decided>(
        event.type === 'ReminderFailed'
          ? await escalation(tools, place, { failed: known, reminders, event, on: event.occurredOn })
          : { events: [event] },
      );
    },
  });
  if (outcome.status !== 'COMMITTED' && outcome.status !== 'UNCHANGED')
    throw new Error(`a report on reminder ${reminderId} could not be recorded: ${outcome.status}`);
}

function eventOf(reminder: ReminderView, messageId: string, { detail }: SesReport, now: Instant): NewEvent {
  const { reminderId, obligationId, step, recipient, channel } = reminder;
  const identity = { reminderId, obligationId, step, recipient, channel };
  const occurredOn = civilDateAt(now);
  if (detail.eventType === 'Delivery')
    return { type: 'ReminderDelivered', occurredOn, body: { ...identity, messageId } };
  const said = detail.bounce?.bouncedRecipients[0]?.diagnosticCode;
  const reason = detail.eventType === 'Bounce' ? 'BOUNCED' : 'COMPLAINED';
  return {
    type: 'ReminderFailed',
    occurredOn,
    body: { ...identity, reason, ...(said && { detail: withoutAddresses(said) }) },
  };
}
