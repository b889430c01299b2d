import { dateOf, ordinalOf } from '../../domain/calendar/ordinal.ts';
import { civilDateAt } from '../../domain/calendar/zone.ts';
import { isQuiet } from '../../domain/reminder/quiet-hours.ts';
import { isSnoozed, isUnsettled, isWaiting } from '../../domain/view/reminder-views.ts';
import type { ReminderView } from '../../domain/view/types.ts';
import type { Instant } from '../../events/civil-date.ts';
import type { PersonId } from '../../events/identifiers.ts';
import type { Delivery } from '../shared/delivery.ts';
import type { Person } from '../shared/directory/people.ts';
import { type DutyNow, dutyNow } from '../shared/duty-now.ts';
import { digestMail } from '../shared/mail/digest-mail.ts';
import type { FailReason, Settlement } from '../shared/operations/claims.ts';
import { digestIdOf } from '../shared/reminders/reminder-identity.ts';
import { absentName } from './absent-name.ts';
import { mootness } from './moot.ts';
import { later, remindersOf, sendingOf, toldOf } from './notify.ts';
import { withoutAddresses } from './response.ts';
import { settle } from './settle.ts';
import { ClaimHeld, type NotifierTools, type Place } from './tools.ts';

/*
 * One mail per person and day for everything that is not urgent. Invariants
 * - The claim of the person's day names the reminders that the mail told of. Order: claim, read every duty again and drop
 *   what is moot, send, settle the claim, record each reminder in the ledger. A crash between the relay's yes and the
 *   settled claim sends the digest once more under the same Message-ID; a crash after it only records what is missing, also
 *   when it is a later day's digest that finds it.
 * - Once a day's digest has gone out, what comes later waits for the next day's.
 * - A digest of nothing is not sent.
 */

export type DigestOutcome = 'SENT' | 'EMPTY' | 'FAILED' | 'WAITING' | 'ALREADY_SENT';

/** Sends one person's digest of the day of `now` from the reminders that wait for it. Rejects as `notify` does. */
export async function sendDigest(
  tools: NotifierTools,
  place: Place,
  recipient: PersonId,
  waiting: readonly ReminderView[],
  holder: string,
  now: Instant,
): Promise<DigestOutcome> {
  const today = civilDateAt(now);
  const person = await tools.people.find(place.ledger, recipient);
  if (person && isQuiet(now, person.preferences.quietHours)) return 'WAITING';
  const key = digestIdOf(place.ledger, recipient, today);
  await recordEarlier(tools, place, recipient, waiting, now);
  const claim = await tools.claims.take(key, holder, now, later(now));
  if (claim.status === 'HELD') throw new ClaimHeld(`digest ${key} is being sent`);
  if (claim.status !== 'MINE') {
    await recordAll(tools, place, claim, now);
    return 'ALREADY_SENT';
  }
  const { attempt } = claim;
  const release = () => tools.claims.release(key, holder, now, attempt);
  let outcome: Settlement | 'EMPTY' | 'FAILED';
  try {
    outcome = await attemptDigest(tools, place, { person, waiting, key, attempt, now });
    if (typeof outcome !== 'string') await tools.claims.settle(key, holder, outcome);
  } catch (error) {
    await release();
    throw error;
  }
  if (typeof outcome === 'string') {
    await release();
    return outcome;
  }
  await recordAll(tools, place, outcome, now);
  return 'SENT';
}

interface Attempt {
  readonly attempt: number;
  readonly now: Instant;
}

interface DigestAttempt extends Attempt {
  readonly person: Person | undefined;
  readonly waiting: readonly ReminderView[];
  readonly key: string;
}

/** One try: what it told of, or why nothing went out. */
async function attemptDigest(
  tools: NotifierTools,
  place: Place,
  { person, waiting, key, attempt, now }: DigestAttempt,
): Promise<Settlement | 'EMPTY' | 'FAILED'> {
  const entries = await stillNeeded(tools, place, waiting, { attempt, now });
  if (!entries.length) return 'EMPTY';
  const messageId = `<${key}@${tools.mailDomain}>`;
  const delivery = await send(tools, place, person, entries, messageId, now);
  if (typeof delivery === 'string' || delivery.status === 'REFUSED') {
    await failAll(tools, place, entries, delivery, { attempt, now });
    return 'FAILED';
  }
  const reminders = entries.map(({ reminder }) => toldOf(reminder));
  return { status: 'SENT', at: now, messageId, attempt, ledger: place.ledger, reminders };
}

interface Entry {
  readonly reminder: ReminderView;
  readonly found: DutyNow & { readonly obligation: NonNullable<DutyNow['obligation']> };
}

/** The reminders that the ledger still wants sent; those that are moot by now are dropped on the way. */
async function stillNeeded(
  tools: NotifierTools,
  place: Place,
  waiting: readonly ReminderView[],
  { attempt, now }: Attempt,
): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for (const { obligationId, reminderId } of waiting) {
    const reminders = await remindersOf(tools, { ledger: place.ledger, obligationId });
    const reminder = reminders.get(reminderId);
    if (!reminder || !isWaiting(reminder) || isSnoozed(reminder, civilDateAt(now))) continue;
    const found = await dutyNow(tools, place.ledger, obligationId, place.registry);
    const reason = mootness(found, reminder, reminders);
    if (!reason && found?.obligation)
      entries.push({ reminder, found: { ...found, obligation: found.obligation } });
    else
      await settle(
        tools,
        place,
        reminder,
        { status: 'DROPPED', at: now, reason: reason ?? 'DUTY_CHANGED', attempt },
        now,
      );
  }
  return entries;
}

async function send(
  tools: NotifierTools,
  place: Place,
  person: Person | undefined,
  entries: readonly Entry[],
  messageId: string,
  now: Instant,
): Promise<Delivery | 'NO_ADDRESS'> {
  if (!person?.email) return 'NO_ADDRESS';
  const today = civilDateAt(now);
  const { language, name } = person;
  const matters = await Promise.all(
    entries.map(async ({ reminder, found: { owner, obligation, law } }) => ({
      obligation,
      owner,
      calendar: law.calendar,
      today,
      language,
      consoleUrl: tools.consoleUrl,
      answerUrl: await tools.answerUrl(place.ledger, reminder, person, now),
      onBehalfOf: await absentName(tools, place, reminder),
    })),
  );
  const content = digestMail({ matters, today, language });
  return tools.mail.send({ messageId, to: { name, address: person.email }, ...content });
}

async function failAll(
  tools: NotifierTools,
  place: Place,
  entries: readonly Entry[],
  delivery: Delivery | 'NO_ADDRESS',
  { attempt, now }: Attempt,
): Promise<void> {
  const reason: FailReason = delivery === 'NO_ADDRESS' ? 'NO_ADDRESS' : 'REFUSED_BY_TRANSPORT';
  const detail = typeof delivery === 'string' ? undefined : withoutAddresses(delivery.response);
  for (const { reminder } of entries)
    await settle(
      tools,
      place,
      reminder,
      { status: 'FAILED', at: now, reason, ...(detail && { detail }), attempt },
      now,
    );
}

/** Makes good what digests of earlier days told of and nobody recorded: it is not told again. */
async function recordEarlier(
  tools: NotifierTools,
  place: Place,
  recipient: PersonId,
  waiting: readonly ReminderView[],
  now: Instant,
): Promise<void> {
  const today = ordinalOf(civilDateAt(now));
  const since = Math.min(today, ...waiting.map((reminder) => ordinalOf(waitingSince(reminder))));
  for (let day = since; day < today; day++) {
    const claim = await tools.claims.find(digestIdOf(place.ledger, recipient, dateOf(day)));
    if (claim?.status === 'SENT') await recordAll(tools, place, claim, now);
  }
}

/** The first day whose digest could have told of a reminder. */
const waitingSince = ({ issuedAt, snoozed }: ReminderView) => snoozed?.until ?? civilDateAt(issuedAt);

/** Records each reminder of a digest that went out; those that are recorded, or were put off since, stay as they are. */
async function recordAll(tools: NotifierTools, place: Place, sent: Settlement, now: Instant): Promise<void> {
  if (sent.status !== 'SENT') return;
  for (const { obligationId, reminderId, sending } of sent.reminders) {
    const reminder = (await remindersOf(tools, { ledger: place.ledger, obligationId })).get(reminderId);
    if (reminder && isUnsettled(reminder) && sendingOf(reminder) === sending)
      await settle(tools, place, reminder, sent, now);
  }
}
