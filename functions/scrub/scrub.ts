import type { LedgerId } from '../../events/identifiers.ts';
import type { Bucket } from '../shared/bucket/bucket.ts';
import type { Log } from '../shared/consumer.ts';
import type { LedgerLaws } from '../shared/facts/ledger-laws.ts';
import type { Ledger } from '../shared/ledger/types.ts';
import type { LogReader } from '../shared/proof/log-reader.ts';
import type { ViewReader } from '../shared/views/view-reader.ts';
import { checkLedger, type LedgerFinding } from './check-ledger.ts';
import { compareViews, type ViewDifference } from './compare-views.ts';
import type { LiveViews } from './live-views.ts';

export interface ScrubTools {
  readonly ledger: Ledger;
  readonly bucket: Bucket;
  readonly log: LogReader;
  readonly views: Pick<ViewReader, 'served'>;
  readonly live: LiveViews;
  readonly laws: LedgerLaws;
  readonly logger: Log;
}

/** What one run found. */
export interface Scrubbed {
  readonly ledger: LedgerId;
  readonly commits: number;
  readonly signed: number;
  readonly items: number;
  readonly findings: readonly LedgerFinding[];
  readonly differences: readonly ViewDifference[];
}

/** Differences that one line of the log names; their number is said in any case. */
const NAMED = 10;
/** Time to leave for the report, milliseconds. */
const MARGIN_MS = 10_000;

/** A scrub that does not come to its end proves nothing, and somebody must know. */
export class ScrubUnfinished extends Error {
  override readonly name = 'ScrubUnfinished';
  readonly alarm = 'SCRUB_UNFINISHED';
}

/**
 * The whole of one ledger against what was signed, byte for byte, and every view against a replay. Writes nothing; what
 * it finds goes to the log with an alarm.
 */
export async function scrubLedger(
  tools: ScrubTools,
  ledger: LedgerId,
  timeLeft: () => number = () => Number.POSITIVE_INFINITY,
): Promise<Scrubbed> {
  const onCommit = () => {
    if (timeLeft() < MARGIN_MS) throw new ScrubUnfinished(`the scrub of ledger ${ledger} ran out of time`);
  };
  // Before the ledger is read: what the views reflect now, the ledger holds then.
  const served = await tools.views.served(ledger);
  const { findings, ...counts } = await checkLedger({ ...tools, onCommit }, ledger);
  // A replay of a damaged ledger says nothing of the views.
  const { items, differences } = findings.length
    ? { items: 0, differences: [] }
    : await compareViews({ ...tools, onCommit }, served, served.position);
  for (const finding of findings)
    tools.logger.error('the ledger is not what was signed', { alarm: 'LEDGER_DIFFERS', ledger, ...finding });
  if (differences.length)
    tools.logger.error('the views are not what the ledger gives', {
      alarm: 'VIEWS_DIFFER',
      ledger,
      count: differences.length,
      first: differences.slice(0, NAMED),
    });
  tools.logger.info('scrubbed', { ledger, ...counts, items });
  return { ledger, ...counts, items, findings, differences };
}
