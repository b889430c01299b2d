import type { Instant } from '../../events/civil-date.ts';
import type { Jurisdictions } from '../shared/operations/jurisdictions.ts';
import type { ReminderIndex } from '../shared/views/reminder-index.ts';
import type { NotifierTools, Outcome } from './notify.ts';
import { notify } from './notify.ts';

export interface CatchUpTools extends NotifierTools {
  readonly jurisdictions: Jurisdictions;
  readonly index: Pick<ReminderIndex, 'undelivered'>;
}

/** Younger reminders are still on their way through bus and queue. */
const PATIENCE_MS = 5 * 60_000;
/** Time to leave for the message that is begun, milliseconds. */
const MARGIN_MS = 20_000;

export type CatchUpReport = Readonly<Record<Outcome | 'FAILED', number>>;

/**
 * Delivers what was issued and never settled: lost between relay, bus and queue, or kept in the dead-letter queue. One
 * that fails holds no other up. Throws AggregateError after trying them all.
 */
export async function catchUp(
  tools: CatchUpTools,
  now: Instant,
  timeLeft: () => number,
): Promise<CatchUpReport> {
  const report = { SENT: 0, DROPPED: 0, ALREADY_SETTLED: 0, FAILED: 0 };
  const errors: unknown[] = [];
  const before = new Date(Date.parse(now) - PATIENCE_MS).toISOString() as Instant;
  for (const ledger of await tools.jurisdictions.all()) {
    const served = await tools.views.served(ledger);
    for await (const { obligationId, reminderId } of tools.index.undelivered(served, before)) {
      if (timeLeft() < MARGIN_MS) return report;
      try {
        report[await notify(tools, { ledger, obligationId, reminderId }, `catch-up ${now}`, now)]++;
      } catch (error) {
        report.FAILED++;
        errors.push(error);
        tools.log.error('reminder not delivered', { ledger, reminderId, error });
      }
    }
  }
  if (errors.length) throw new AggregateError(errors, `${errors.length} reminders could not be delivered`);
  return report;
}
