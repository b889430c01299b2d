import { setTimeout as sleep } from 'node:timers/promises';
import type { LedgerId } from '../../events/identifiers.ts';
import type { Tail } from '../shared/ledger/types.ts';
import type { ServedViews, ViewReader } from '../shared/views/view-reader.ts';

/** How long a caller who names a position waits for the views to reach it. */
const PATIENCE_MS = 2_000;
const LOOK_EVERY_MS = 50;

/** The views once they reflect `after`, or as they are when that takes too long or lies beyond the ledger's end. */
export async function reached(
  views: ViewReader,
  ledger: LedgerId,
  tail: Tail,
  after: number | undefined,
): Promise<ServedViews> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const served = await views.served(ledger);
    const isEnough = after === undefined || served.position >= after || after > tail.position;
    if (isEnough || performance.now() >= deadline) return served;
    await sleep(LOOK_EVERY_MS);
  }
}
