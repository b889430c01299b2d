import { civilDateAt } from '../../domain/calendar/zone.ts';
import { registryOfViews } from '../../domain/view/organisation-views.ts';
import { foldReminders, type Reminders } from '../../domain/view/reminder-views.ts';
import type { ReminderView } from '../../domain/view/types.ts';
import type { Instant } from '../../events/civil-date.ts';
import { reminderStream } from '../../events/identifiers.ts';
import type { Log } from '../shared/consumer.ts';
import type { People } from '../shared/directory/people.ts';
import { type DutyNow, type DutySources, dutyNow } from '../shared/duty-now.ts';
import type { MailTransport } from '../shared/mail/mail.ts';
import { reminderMail } from '../shared/mail/reminder-mail.ts';
import type { Capacity } from '../shared/mail/reminder-words.ts';
import type { Claims, DropReason } from '../shared/operations/claims.ts';
import type { ViewReader } from '../shared/views/view-reader.ts';
import type { Job } from './jobs.ts';
import { type Settlement, settle } from './settle.ts';

/*
 * From `ReminderIssued` to the mail. Invariants
 * - The ledger says whether a reminder is settled; the claim only keeps two notifiers from sending at the same moment.
 * - Order: claim, read the duty again, send, settle the claim, record in the ledger. A crash between the relay's yes and
 *   the settled claim sends the message once more, with the same Message-ID: better twice than never, and that is the
 *   only window. A recording that fails is made good by the next try without sending again.
 * - Nobody is reminded of a duty that is met by now, that moved, or of which a later step has gone out already.
 */

export interface NotifierTools extends DutySources {
  readonly people: People;
  readonly claims: Claims;
  readonly views: Pick<ViewReader, 'served' | 'organisations' | 'bodyFacts'>;
  readonly mail: MailTransport;
  readonly consoleUrl: string;
  /** Right side of Message-IDs */
  readonly mailDomain: string;
  readonly log: Log;
}

/** Somebody else is sending this reminder at this moment; look again later. */
export class ClaimHeld extends Error {
  override readonly name = 'ClaimHeld';
}

/** Longer than the longest send, shorter than the queue's visibility: then another may try. */
const LEASE_MS = 2 * 60_000;

export type Outcome = 'SENT' | 'DROPPED' | 'ALREADY_SETTLED';

/**
 * Delivers one reminder, or drops it for a reason that it records. Rejects when trying again may help: the relay did not
 * take it (TransportTrouble), the engine did not answer, somebody else is at it (ClaimHeld).
 */
export async function notify(tools: NotifierTools, job: Job, holder: string, now: Instant): Promise<Outcome> {
  const reminders = foldReminders(
    (await tools.ledger.load(job.ledger, reminderStream(job.obligationId))).events,
    job.ledger,
  );
  const reminder = reminders.get(job.reminderId);
  // A correction may have voided it; then there is nothing to say.
  if (reminder?.status !== 'ISSUED') return 'ALREADY_SETTLED';
  const claim = await tools.claims.take(job.reminderId, holder, now, later(now));
  if (claim.status === 'HELD') throw new ClaimHeld(`reminder ${job.reminderId} is being sent`);
  // Settled by somebody whose recording in the ledger did not come through: the record is made good, nothing is sent.
  if (claim.status !== 'MINE') {
    await settle(tools, job, reminder, claim, now);
    return 'ALREADY_SETTLED';
  }
  const settlement = await deliver(tools, job, holder, { reminder, reminders, attempt: claim.attempt, now });
  await settle(tools, job, reminder, settlement, now);
  return settlement.status;
}

/** Sends or drops, and settles the claim; gives the right to send back when it failed in a way that may pass. */
async function deliver(tools: NotifierTools, job: Job, holder: string, made: Attempt): Promise<Settlement> {
  try {
    const settlement = await attemptDelivery(tools, job, made);
    await tools.claims.settle(job.reminderId, holder, settlement);
    return settlement;
  } catch (error) {
    await tools.claims.release(job.reminderId, holder, made.now, made.attempt);
    throw error;
  }
}

interface Attempt {
  readonly reminder: ReminderView;
  readonly reminders: Reminders;
  readonly attempt: number;
  readonly now: Instant;
}

async function attemptDelivery(tools: NotifierTools, job: Job, made: Attempt): Promise<Settlement> {
  const { reminder, reminders, attempt, now } = made;
  const drop = (reason: DropReason, detail?: string): Settlement => ({
    status: 'DROPPED',
    at: now,
    reason,
    ...(detail && { detail: detail.slice(0, 500) }),
    attempt,
  });
  const registry = registryOfViews(await tools.views.organisations(await tools.views.served(job.ledger)));
  const found = await dutyNow(tools, job.ledger, job.obligationId, registry);
  const moot = mootness(found, reminder, reminders);
  if (moot || !found?.obligation) return drop(moot ?? 'DUTY_CHANGED');
  const person = await tools.people.find(job.ledger, reminder.recipient);
  if (!person?.email) {
    tools.log.error('nobody to mail to', {
      alarm: 'NO_ADDRESS',
      ledger: job.ledger,
      person: reminder.recipient,
    });
    return drop('NO_ADDRESS');
  }
  const messageId = `<${job.reminderId}@${tools.mailDomain}>`;
  const content = reminderMail({
    obligation: found.obligation,
    owner: found.owner,
    registry,
    rulebook: found.law.rulebookOn(civilDateAt(now)),
    calendar: found.law.calendar,
    today: civilDateAt(now),
    capacity: reminder.capacity as Capacity,
    language: person.language,
    consoleUrl: tools.consoleUrl,
  });
  const to = { name: person.name, address: person.email };
  const delivery = await tools.mail.send({ messageId, to, ...content });
  if (delivery.status === 'REFUSED') {
    tools.log.error('mail refused', {
      alarm: 'MAIL_REFUSED',
      ledger: job.ledger,
      reminderId: job.reminderId,
    });
    return drop('REFUSED_BY_TRANSPORT', delivery.response);
  }
  return { status: 'SENT', at: now, messageId, attempt };
}

/** Why nobody needs this reminder any more, if nobody does. */
function mootness(
  found: DutyNow | undefined,
  reminder: ReminderView,
  reminders: Reminders,
): DropReason | undefined {
  const duty = found?.obligation;
  if (!duty) return 'DUTY_CHANGED';
  if (duty.state.status !== 'OPEN') return 'DUTY_MET';
  if (duty.due.dueOn !== reminder.dueOn) return 'DUTY_CHANGED';
  const overtaken = [...reminders.values()].some(
    (other) => other.recipient === reminder.recipient && other.issuedAt > reminder.issuedAt,
  );
  return overtaken ? 'OVERTAKEN' : undefined;
}

const later = (now: Instant): Instant => new Date(Date.parse(now) + LEASE_MS).toISOString() as Instant;
