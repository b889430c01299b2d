import type { Instant } from '../../events/civil-date.ts';
import type { LedgerId } from '../../events/identifiers.ts';
import type { Ledger, Tail } from '../shared/ledger/types.ts';
import type { ApiRequest } from '../shared/openapi/operation.ts';
import type { ServedViews } from '../shared/views/view-reader.ts';
import type { QueryDependencies } from './dependencies.ts';

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

/** How fresh something is that `served` showed, or that was too new for the views and was read from the ledger. */
export function freshOf(
  ledger: LedgerId,
  tail: Tail,
  from: { readonly served: ServedViews; readonly isShown: boolean; readonly after: number | undefined },
): Freshness {
  const { served, isShown, after } = from;
  if (!isShown) return freshFromLedger(ledger, tail);
  const freshness = freshFromViews(ledger, tail, served.position);
  return after !== undefined && served.position < after ? { ...freshness, stale: true } : freshness;
}

/** The views as they are served, and how far they are behind the ledger. */
export interface Now {
  readonly served: ServedViews;
  readonly tail: Tail;
  readonly freshness: Freshness;
}

export async function now(
  { views, ledger: ledgers }: Pick<QueryDependencies, 'views' | 'ledger'>,
  { caller: { ledger } }: ApiRequest,
): Promise<Now> {
  const [served, tail] = await Promise.all([views.served(ledger), ledgers.tail(ledger)]);
  return { served, tail, freshness: freshFromViews(ledger, tail, served.position) };
}
