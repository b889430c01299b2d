import type { CivilDate } from '../../events/civil-date.ts';
import { positionOf } from '../../events/identifiers.ts';
import type { WorkingCalendar } from '../calendar/types.ts';
import type { Rulebook } from '../rulebook/types.ts';
import type { Obligation } from './types.ts';

/** The law from a day on, until the next era begins; the first has no beginning. */
export interface Era {
  readonly from?: CivilDate;
  readonly rulebook: Rulebook;
}

/**
 * Duties under a law that changed on the way (第五十条). What was met, or fell due, before an era began stays as the law
 * before it had it: nobody's period changes after the fact. What was open then, or arises later, is the new law's.
 * @param derive everything that is owed under one rulebook alone; an id names the same duty in every era
 */
export function throughEras<D extends { readonly obligations: readonly Obligation[] }>(
  eras: readonly [Era, ...Era[]],
  derive: (rulebook: Rulebook) => D,
): D {
  const [first, ...later] = eras;
  return later.reduce(
    (derived, { from, rulebook }) => withPast(derived, derive(rulebook), (one) => isPast(one, from)),
    derive(first.rulebook),
  );
}

/** The calendar from a commit on, until the next one changed it; the first has no beginning. */
export interface CalendarEra {
  readonly calendar: WorkingCalendar;
  /** The commit that confirmed it with its day, and the day on which what changed was made public */
  readonly since?: { readonly position: number; readonly on: CivilDate; readonly publishedOn: CivilDate };
}

/**
 * Duties under a calendar that became known on the way. What was met before a change was confirmed stays as it was; so
 * does what fell due for certain before the change was made public. All else is counted anew.
 * @param derive everything that is owed by one calendar alone; an id names the same duty under every one
 */
export function throughCalendars<D extends { readonly obligations: readonly Obligation[] }>(
  eras: readonly [CalendarEra, ...CalendarEra[]],
  derive: (calendar: WorkingCalendar) => D,
): D {
  const [first, ...later] = eras;
  return later.reduce(
    (derived, { calendar, since }) =>
      withPast(derived, derive(calendar), (one) => since !== undefined && isSettledBefore(one, since)),
    derive(first.calendar),
  );
}

/** What is owed next, with all that `isPast` says of what was owed before left as it was. */
function withPast<D extends { readonly obligations: readonly Obligation[] }>(
  derived: D,
  next: D,
  isPast: (obligation: Obligation) => boolean,
): D {
  const before = new Map(derived.obligations.map((one) => [one.id, one]));
  const anew = next.obligations.map((one) => {
    const was = before.get(one.id);
    before.delete(one.id);
    return was && isPast(was) ? was : one;
  });
  const gone = [...before.values()].filter(isPast);
  return { ...next, obligations: [...gone, ...anew] };
}

/** Settled before that day, or due before it and still open. */
const isPast = ({ state, due }: Obligation, from: CivilDate | undefined): boolean =>
  from !== undefined && (state.status === 'OPEN' ? due.dueOn < from : state.on < from);

/** Settled by an earlier commit, or due for certain before anybody could know of the change. */
function isSettledBefore(
  { state, due }: Obligation,
  { position, on, publishedOn }: NonNullable<CalendarEra['since']>,
): boolean {
  if (state.status === 'OPEN') return due.status === 'final' && due.dueOn < publishedOn;
  return state.event ? positionOf(state.event) < position : state.on < on;
}
