import { civilDateAt } from '../../domain/calendar/zone.ts';
import { isHeartbeatDay } from '../../domain/reminder/heartbeat.ts';
import { isDigestTime } from '../../domain/reminder/quiet-hours.ts';
import { isSnoozed } from '../../domain/view/reminder-views.ts';
import type { ReminderView } from '../../domain/view/types.ts';
import type { Instant } from '../../events/civil-date.ts';
import type { LedgerId } from '../../events/identifiers.ts';
import type { Jurisdictions } from '../shared/operations/jurisdictions.ts';
import { type DigestOutcome, sendDigest } from './digest.ts';
import { type HeartbeatTools, sendHeartbeats } from './heartbeat.ts';
import { notify, type Outcome, placeOf } from './notify.ts';

export interface CatchUpTools extends HeartbeatTools {
  readonly jurisdictions: Jurisdictions;
}

/** One run of the schedule: its time, and a name that its retries share and no other run has. */
export interface Tick {
  readonly now: Instant;
  readonly holder: string;
}

/** Younger reminders are still on their way through bus and queue. */
const PATIENCE_MS = 5 * 60_000;
/** Time to leave for the message that is begun, milliseconds. */
const MARGIN_MS = 20_000;

interface Counts {
  urgent: Record<Outcome, number>;
  digests: Record<DigestOutcome, number>;
  /** Signs of life to administrators */
  heartbeats: number;
  /** Messages that could not be worked on; the next run finds them again */
  troubled: number;
}

/** How many messages a run sent, or did not, and why. */
export type CatchUpReport = Readonly<Counts>;

/**
 * Sends the day's digests, and delivers what was issued and never settled: lost between relay, bus and queue, kept in the
 * dead-letter queue, or put off by quiet hours. One that fails holds no other up. Throws AggregateError after trying all.
 */
export async function catchUp(
  tools: CatchUpTools,
  tick: Tick,
  timeLeft: () => number,
): Promise<CatchUpReport> {
  const report: Counts = {
    urgent: { SENT: 0, DROPPED: 0, FAILED: 0, WAITING: 0, ALREADY_SETTLED: 0 },
    digests: { SENT: 0, EMPTY: 0, FAILED: 0, WAITING: 0, ALREADY_SENT: 0 },
    heartbeats: 0,
    troubled: 0,
  };
  const errors: unknown[] = [];
  for (const ledger of await tools.jurisdictions.all())
    for await (const message of messagesOf(tools, ledger, tick)) {
      if (timeLeft() < MARGIN_MS) return report;
      try {
        await deliver(tools, ledger, message, tick, report);
      } catch (error) {
        report.troubled++;
        errors.push(error);
        tools.log.error('reminder not delivered', { ledger, error });
      }
    }
  if (errors.length) throw new AggregateError(errors, `${errors.length} reminders could not be delivered`);
  return report;
}

type Message =
  | { readonly reminder: ReminderView }
  | { readonly digest: readonly ReminderView[] }
  | 'HEARTBEAT';

/** What is to be sent now: urgent ones first, then each person's digest, on Mondays a sign of life. */
async function* messagesOf(tools: CatchUpTools, ledger: LedgerId, { now }: Tick): AsyncGenerator<Message> {
  const served = await tools.views.served(ledger);
  const before = new Date(Date.parse(now) - PATIENCE_MS).toISOString() as Instant;
  const waiting: ReminderView[] = [];
  for await (const reminder of tools.index.undelivered(served, before)) {
    if (isSnoozed(reminder, civilDateAt(now))) continue;
    if (reminder.urgency === 'DIGEST') waiting.push(reminder);
    else yield { reminder };
  }
  if (!isDigestTime(now)) return;
  for (const digest of Map.groupBy(waiting, ({ recipient }) => recipient).values()) yield { digest };
  if (isHeartbeatDay(civilDateAt(now))) yield 'HEARTBEAT';
}

/** Sends one message and counts what became of it. */
async function deliver(
  tools: CatchUpTools,
  ledger: LedgerId,
  message: Message,
  tick: Tick,
  report: Counts,
): Promise<void> {
  if (message === 'HEARTBEAT') report.heartbeats += await sendHeartbeats(tools, ledger, tick);
  else if ('reminder' in message) report.urgent[await urgent(tools, ledger, message.reminder, tick)]++;
  else report.digests[await digest(tools, ledger, message.digest, tick)]++;
}

const urgent = (
  tools: CatchUpTools,
  ledger: LedgerId,
  { obligationId, reminderId }: ReminderView,
  { now, holder }: Tick,
): Promise<Outcome> => notify(tools, { ledger, obligationId, reminderId }, holder, now);

async function digest(
  tools: CatchUpTools,
  ledger: LedgerId,
  waiting: readonly ReminderView[],
  { now, holder }: Tick,
): Promise<DigestOutcome> {
  const [first] = waiting;
  if (!first) return 'EMPTY';
  return sendDigest(tools, await placeOf(tools, { ledger }), first.recipient, waiting, holder, now);
}
