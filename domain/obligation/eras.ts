import type { CivilDate } from '../../events/civil-date.ts';
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
  let derived = derive(first.rulebook);
  for (const { from, rulebook } of later) {
    const before = new Map(derived.obligations.map((one) => [one.id, one]));
    const next = derive(rulebook);
    const anew = next.obligations.map((one) => {
      const was = before.get(one.id);
      before.delete(one.id);
      return was && isPast(was, from) ? was : one;
    });
    const gone = [...before.values()].filter((one) => isPast(one, from));
    derived = { ...next, obligations: [...gone, ...anew] };
  }
  return derived;
}

/** Settled before that day, or due before it and still open. */
const isPast = ({ state, due }: Obligation, from: CivilDate | undefined): boolean =>
  from !== undefined && (state.status === 'OPEN' ? due.dueOn < from : state.on < from);
