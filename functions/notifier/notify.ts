import { civilDateAt } from '../../domain/calendar/zone.ts';
import { phaseOn } from '../../domain/obligation/phase.ts';
import { isQuiet } from '../../domain/reminder/quiet-hours.ts';
import { MOVED_EARLIER } from '../../domain/reminder/urgency.ts';
import { registryOfViews } from '../../domain/view/organisation-views.ts';
import { foldReminders, isSnoozed, isWaiting, type Reminders } from '../../domain/view/reminder-views.ts';
import type { ReminderView } from '../../domain/view/types.ts';
import type { Instant } from '../../events/civil-date.ts';
import { reminderStream } from '../../events/identifiers.ts';
import { dutyNow } from '../shared/duty-now.ts';
import type { DropReason, FailReason, Settlement, ToldReminder } from '../shared/operations/claims.ts';
import type { Job } from './jobs.ts';
import { mootness } from './moot.ts';
import { withoutAddresses } from './response.ts';
import { sendReminder } from './send-reminder.ts';
import { settle } from './settle.ts';
import { ClaimHeld, LEASE_MS, type NotifierTools, type Place } from './tools.ts';

/*
 * From an urgent `ReminderIssued` to the message. Invariants
 * - The ledger says whether a reminder is settled; the claim only keeps two notifiers from sending at the same moment.
 * - Order: claim, read the duty again, send, settle the claim, record in the ledger. A crash between the relay's yes and
 *   the settled claim sends the message once more, with the same Message-ID: better twice than never, and that is the
 *   only window. A recording that fails is made good by the next try without sending again.
 * - Nobody is reminded of a duty that is met by now, that moved, or of which a later step has gone out already.
 * - What is neither overdue nor due earlier than before waits for the end of the recipient's quiet hours; what belongs into a digest waits for it.
 */

export type Outcome = 'SENT' | 'DROPPED' | 'FAILED' | 'WAITING' | 'ALREADY_SETTLED';

/**
 * Delivers one reminder by itself, or settles why not. Rejects when trying again may help: the relay did not take it
 * (TransportTrouble), the engine did not answer, somebody else is at it (ClaimHeld).
 */
export async function notify(tools: NotifierTools, job: Job, holder: string, now: Instant): Promise<Outcome> {
  const reminders = await remindersOf(tools, job);
  const reminder = reminders.get(job.reminderId);
  // A correction may have voided it; then there is nothing to say.
  if (!reminder || !isWaiting(reminder)) return 'ALREADY_SETTLED';
  const today = civilDateAt(now);
  if (reminder.urgency === 'DIGEST' || isSnoozed(reminder, today)) return 'WAITING';
  const place = await placeOf(tools, job);
  const key = messageKeyOf(reminder);
  const claim = await tools.claims.take(key, holder, now, later(now));
  if (claim.status === 'HELD') throw new ClaimHeld(`reminder ${job.reminderId} is being sent`);
  // Settled by somebody whose recording in the ledger did not come through: the record is made good, nothing is sent.
  if (claim.status !== 'MINE') {
    await settle(tools, place, reminder, claim, now);
    return 'ALREADY_SETTLED';
  }
  const made = { reminder, reminders, attempt: claim.attempt, now };
  const settlement = await deliver(tools, place, key, holder, made);
  if (!settlement) return 'WAITING';
  await settle(tools, place, reminder, settlement, now);
  return settlement.status;
}

/** Sends or settles why not; gives the right to send back when it failed in a way that may pass, or has to wait. */
async function deliver(
  tools: NotifierTools,
  place: Place,
  key: string,
  holder: string,
  made: Attempt,
): Promise<Settlement | undefined> {
  const release = () => tools.claims.release(key, holder, made.now, made.attempt);
  try {
    const settlement = await attemptDelivery(tools, place, key, made);
    if (settlement) await tools.claims.settle(key, holder, settlement);
    else await release();
    return settlement;
  } catch (error) {
    await release();
    throw error;
  }
}

interface Attempt {
  readonly reminder: ReminderView;
  readonly reminders: Reminders;
  readonly attempt: number;
  readonly now: Instant;
}

/** Undefined when the recipient wants to be left alone now. */
async function attemptDelivery(
  tools: NotifierTools,
  place: Place,
  key: string,
  { reminder, reminders, attempt, now }: Attempt,
): Promise<Settlement | undefined> {
  const drop = (reason: DropReason): Settlement => ({ status: 'DROPPED', at: now, reason, attempt });
  const fail = (reason: FailReason, detail?: string): Settlement => ({
    status: 'FAILED',
    at: now,
    reason,
    ...(detail && { detail: withoutAddresses(detail) }),
    attempt,
  });
  const found = await dutyNow(tools, place.ledger, reminder.obligationId, place.registry);
  const moot = mootness(found, reminder, reminders);
  if (moot || !found?.obligation) return drop(moot ?? 'DUTY_CHANGED');
  const person = await tools.people.find(place.ledger, reminder.recipient);
  if (!person) return fail('NO_ADDRESS');
  const overdue = phaseOn(found.obligation, civilDateAt(now), found.law.calendar) === 'OVERDUE';
  const presses = overdue || reminder.step === MOVED_EARLIER;
  if (!presses && isQuiet(now, person.preferences.quietHours)) return undefined;
  const messageId = `<${key}@${tools.mailDomain}>`;
  const duty = { ...found, obligation: found.obligation };
  const delivery = await sendReminder(tools, place, {
    found: duty,
    reminder,
    person,
    key,
    messageId,
    attempt,
    now,
  });
  if (delivery === 'NO_ADDRESS') return fail('NO_ADDRESS');
  if (delivery.status === 'REFUSED') return fail('REFUSED_BY_TRANSPORT', delivery.response);
  const told = { ledger: place.ledger, reminders: [toldOf(reminder)] };
  return { status: 'SENT', at: now, messageId, attempt, ...told };
}

/** The reminders of a duty as the ledger has them. */
export async function remindersOf(
  { ledger }: Pick<NotifierTools, 'ledger'>,
  of: Pick<Job, 'ledger' | 'obligationId'>,
): Promise<Reminders> {
  return foldReminders((await ledger.load(of.ledger, reminderStream(of.obligationId))).events, of.ledger);
}

export async function placeOf(
  { views }: Pick<NotifierTools, 'views'>,
  { ledger }: Pick<Job, 'ledger'>,
): Promise<Place> {
  return { ledger, registry: registryOfViews(await views.organisations(await views.served(ledger))) };
}

/** Which sending of a reminder is next, or under way: how often its recipient has put it off. */
export const sendingOf = ({ snoozed }: ReminderView): number => snoozed?.times ?? 0;

/** What a claim says that its message told of. */
export const toldOf = (reminder: ReminderView): ToldReminder => ({
  obligationId: reminder.obligationId,
  reminderId: reminder.reminderId,
  sending: sendingOf(reminder),
});

/** One message per sending: a reminder that was snoozed is another message when it comes again. */
const messageKeyOf = (reminder: ReminderView): string =>
  reminder.snoozed ? `${reminder.reminderId}-${sendingOf(reminder)}` : reminder.reminderId;

export const later = (now: Instant): Instant => new Date(Date.parse(now) + LEASE_MS).toISOString() as Instant;
