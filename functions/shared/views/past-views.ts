import type { Law } from '../../../domain/view/law.ts';
import { type KnownStream, viewsOfLedger } from '../../../domain/view/views-of-ledger.ts';
import type { LedgerId, StreamId } from '../../../events/identifiers.ts';
import type { RecordedEvent } from '../../../events/recorded-event.ts';
import type { ReadLedger } from '../ledger/ledger-up-to.ts';
import { memoryViewSource } from './memory-view-source.ts';
import { type ViewReader, viewsFrom } from './view-reader.ts';

/** Commits that are folded for one answer; at some 20,000 a second that stays within the time a caller has. */
export const MAX_FOLDED = 50_000;

/** No generation of the table: what is folded stands in memory. */
const GENERATION = 'past';
/** Folds kept by a process, so that the next page of a list need not fold again. */
const KEPT = 2;
/** A body that is deleted by law (个人信息保护法第四十七条) must not live on in memory. */
const KEPT_MS = 60_000;

export interface PastViews {
  /** The views of a ledger as at a position, by the law as it was known then, folded from the ledger alone. */
  at(ledger: LedgerId, position: number, law: Law): Promise<ViewReader>;
}

interface Kept {
  readonly key: string;
  readonly since: number;
  readonly views: Promise<ViewReader>;
}

export function pastViews(ledgers: ReadLedger): PastViews {
  let kept: readonly Kept[] = [];
  return {
    at(ledger, position, law) {
      const key = `${ledger} ${position} ${law.version}`;
      const fresh = kept.filter(({ since }) => performance.now() - since < KEPT_MS);
      const known = fresh.find((one) => one.key === key);
      const views = known?.views ?? folded(ledgers, ledger, position, law);
      // One that failed is not kept: the next caller tries again.
      views.catch(() => (kept = kept.filter((one) => one.views !== views)));
      const entry = known ?? { key, since: performance.now(), views };
      kept = [entry, ...fresh.filter((one) => one !== known)].slice(0, KEPT);
      return views;
    },
  };
}

async function folded(
  ledgers: ReadLedger,
  ledger: LedgerId,
  position: number,
  law: Law,
): Promise<ViewReader> {
  const views = viewsOfLedger(ledger, await knownStreams(ledgers, ledger, position), law);
  const scope = { ledger, generation: GENERATION };
  return viewsFrom(memoryViewSource(scope, views), async () => ({ ...scope, position }));
}

/** Every stream of a ledger up to a position, in one reading of it. */
export async function knownStreams(
  ledgers: ReadLedger,
  ledger: LedgerId,
  through: number,
): Promise<ReadonlyMap<StreamId, KnownStream>> {
  const known = new Map<StreamId, KnownStream & { readonly events: RecordedEvent[] }>();
  if (through === 0) return known;
  for await (const commit of ledgers.read(ledger, { through })) {
    const { stream, version, position, recordedAt } = commit;
    const events = known.get(stream)?.events ?? [];
    events.push(...commit.events);
    known.set(stream, { stream, events, version, position, recordedAt });
  }
  return known;
}
