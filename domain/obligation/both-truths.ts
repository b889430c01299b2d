import type { CivilDate } from '../../events/civil-date.ts';
import type { WorkingCalendar } from '../calendar/types.ts';
import { isLate, pairDuties } from './compare.ts';
import { phaseOn } from './phase.ts';
import type { Obligation, Phase } from './types.ts';

/** Duties as somebody derived them, and the calendar by which he judged them. */
export interface Derivation {
  readonly obligations: readonly Obligation[];
  readonly calendar: WorkingCalendar;
}

/** How one duty stood on the day. */
export interface Standing {
  readonly obligation: Obligation;
  readonly phase: Phase;
}

export type TruthChange =
  | 'APPEARED'
  | 'VANISHED'
  | 'MOVED'
  | 'TURNED_LATE'
  | 'TURNED_TIMELY'
  | 'SETTLED_OTHERWISE';

/** One duty in both truths; one of them is absent when only the other knows it. */
export interface DutyTruths {
  /** What the system said that day */
  readonly knownThen?: Standing;
  /** What is true of that day by all that is known today */
  readonly trueNow?: Standing;
  /** Empty where both say the same */
  readonly changes: readonly TruthChange[];
}

/** Both truths of every duty as it stood on a day, soonest due first. */
export function bothTruths(then: Derivation, now: Derivation, day: CivilDate): readonly DutyTruths[] {
  const { pairs, appear, vanish } = pairDuties(then.obligations, now.obligations);
  const known = (obligation: Obligation) => ({ obligation, phase: phaseOn(obligation, day, then.calendar) });
  const real = (obligation: Obligation) => ({ obligation, phase: phaseOn(obligation, day, now.calendar) });
  const both = pairs.map(({ before, after }): DutyTruths => {
    const wasLate = isLate(before, day, then.calendar);
    const late = isLate(after, day, now.calendar);
    const changes: TruthChange[] = [];
    if (before.due.dueOn !== after.due.dueOn) changes.push('MOVED');
    if (late && !wasLate) changes.push('TURNED_LATE');
    if (wasLate && !late) changes.push('TURNED_TIMELY');
    if (settlementOf(before) !== settlementOf(after)) changes.push('SETTLED_OTHERWISE');
    return { knownThen: known(before), trueNow: real(after), changes };
  });
  const rows: readonly DutyTruths[] = [
    ...both,
    ...vanish.map((one): DutyTruths => ({ knownThen: known(one), changes: ['VANISHED'] })),
    ...appear.map((one): DutyTruths => ({ trueNow: real(one), changes: ['APPEARED'] })),
  ];
  return rows.toSorted((a, b) => (dueIn(a) < dueIn(b) ? -1 : Number(dueIn(a) > dueIn(b))));
}

const settlementOf = ({ state }: Obligation): string =>
  state.status === 'OPEN' ? state.status : `${state.status} ${state.on}`;

const dueIn = ({ trueNow, knownThen }: DutyTruths): string =>
  (trueNow ?? knownThen)?.obligation.due.dueOn ?? '';
