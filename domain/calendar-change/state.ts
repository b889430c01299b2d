import { type OrganisationId, positionOf } from '../../events/identifiers.ts';
import type { Closure, HolidayNotice } from '../calendar/types.ts';
import type { Fact } from '../plan/fact.ts';

/** What would change the calendar. */
export type CalendarChange =
  | { readonly kind: 'NOTICE'; readonly notice: HolidayNotice }
  | { readonly kind: 'REGION'; readonly region: string; readonly closure: Closure }
  | { readonly kind: 'ORGANISATION'; readonly organisation: OrganisationId; readonly closure: Closure };

/** A change that one person brought in, and what a second one made of it. */
export interface Proposal extends Fact {
  readonly change: CalendarChange;
  /** What the second person confirms: of a notice the digest of its text, of a closure that of what it says */
  readonly sha256: string;
  /** Id of the person who brought it in */
  readonly by: string;
  readonly settled?: Fact & {
    readonly outcome: 'CONFIRMED' | 'REJECTED';
    readonly by: string;
    readonly reason?: string;
  };
}

/** A change in force, and the commit from which the ledger knows it. */
export interface ConfirmedChange {
  readonly change: CalendarChange;
  readonly confirmed: Fact;
}

/** Changes in force, in the order in which they were confirmed. */
export const confirmedChanges = (proposals: readonly Proposal[]): readonly ConfirmedChange[] =>
  proposals
    .flatMap(({ change, settled }) =>
      settled?.outcome === 'CONFIRMED'
        ? [{ change, confirmed: { event: settled.event, on: settled.on } }]
        : [],
    )
    .toSorted((a, b) => byPlace(a.confirmed, b.confirmed));

/** Two changes are never confirmed by one commit, so that its position tells their order. */
const byPlace = (a: Fact, b: Fact): number => positionOf(a.event) - positionOf(b.event);

/** Day on which a change was made public. */
export const publishedOn = (change: CalendarChange) =>
  change.kind === 'NOTICE' ? change.notice.publishedOn : change.closure.announcedOn;

/** Notices of the State Council among changes. */
export const noticesIn = (changes: readonly CalendarChange[]): readonly HolidayNotice[] =>
  changes.flatMap((change) => (change.kind === 'NOTICE' ? [change.notice] : []));
