import type { Instant } from '../../events/civil-date.ts';
import type { LedgerId } from '../../events/identifiers.ts';
import type { Ledger, Tail } from '../shared/ledger/types.ts';

/** A prefix of the ledger: everything up to `position` was known, and nothing after it. */
export interface ReadPoint {
  readonly position: number;
  /** The instant that was asked for, or at which the last commit of the prefix was recorded */
  readonly instant?: Instant;
}

interface Asked {
  readonly asOf?: Instant | undefined;
  readonly position?: number | undefined;
}

/** The point that a request asks for; undefined when it asks for the present. Of two bounds the earlier one holds. */
export async function readPoint(
  ledger: Ledger,
  id: LedgerId,
  { asOf, position }: Asked,
): Promise<ReadPoint | undefined> {
  if (asOf === undefined && position === undefined) return undefined;
  const bounds = { ...(asOf && { asOf }), ...(position !== undefined && { through: position }) };
  for await (const last of ledger.read(id, { ...bounds, reverse: true, limit: 1 }))
    return { position: last.position, instant: asOf ?? last.recordedAt };
  return { position: 0, ...(asOf && { instant: asOf }) };
}

/** How far an answer reflects the ledger: see `Freshness` of the API. */
export interface Freshness {
  readonly ledger: LedgerId;
  readonly position: number;
  readonly viewPosition?: number;
  readonly lag: number;
  readonly stale?: true;
  readonly asOf?: ReadPoint;
}

export const freshFromLedger = (ledger: LedgerId, tail: Tail, asOf?: ReadPoint): Freshness => ({
  ledger,
  position: tail.position,
  lag: 0,
  ...(asOf && { asOf }),
});

export const freshFromViews = (ledger: LedgerId, tail: Tail, viewPosition: number): Freshness => ({
  ledger,
  position: Math.max(tail.position, viewPosition),
  viewPosition,
  lag: Math.max(0, tail.position - viewPosition),
});
