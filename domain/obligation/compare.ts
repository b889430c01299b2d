import type { CivilDate } from '../../events/civil-date.ts';
import type { WorkingCalendar } from '../calendar/types.ts';
import { phaseOn } from './phase.ts';
import { sameCycle } from './stricter-of.ts';
import type { Obligation } from './types.ts';

/** One duty under two laws, two calendars or two histories. */
export interface DutyPair {
  readonly before: Obligation;
  readonly after: Obligation;
}

/** What another law, calendar or history would make of the same duties. */
export interface DutyChanges {
  /** Owed after and not before */
  readonly appear: readonly Obligation[];
  /** Owed before and not after */
  readonly vanish: readonly Obligation[];
  /** Due on another day */
  readonly move: readonly DutyPair[];
  /** In time, or not yet due, before; late or overdue after */
  readonly turnLate: readonly DutyPair[];
  /** The reverse */
  readonly turnTimely: readonly DutyPair[];
}

/** As of when, and by which calendar, overdue is judged on each side. */
export interface Judgement {
  readonly today: CivilDate;
  readonly before: WorkingCalendar;
  readonly after: WorkingCalendar;
}

/**
 * Compares what two derivations ask for: of one plan, or of a whole district. Duties are the same when their ids are;
 * under another rulebook, whose rules have other names, when they ask for the same thing of the same plan or body.
 */
export function compareDuties(
  before: readonly Obligation[],
  after: readonly Obligation[],
  judgement: Judgement,
): DutyChanges {
  const { pairs, appear, vanish } = pairDuties(before, after);
  const late = ({ before: was, after: is }: DutyPair): readonly [boolean, boolean] => [
    isLate(was, judgement.today, judgement.before),
    isLate(is, judgement.today, judgement.after),
  ];
  return {
    appear,
    vanish,
    move: pairs.filter((pair) => pair.before.due.dueOn !== pair.after.due.dueOn),
    turnLate: pairs.filter((pair) => late(pair).join() === 'false,true'),
    turnTimely: pairs.filter((pair) => late(pair).join() === 'true,false'),
  };
}

/** Overdue on that day, or met too late. */
export function isLate(obligation: Obligation, today: CivilDate, calendar: WorkingCalendar): boolean {
  const phase = phaseOn(obligation, today, calendar);
  return phase === 'OVERDUE' || phase === 'MET_LATE';
}

/** Which duty of one derivation is which of the other; what has no other half appears or vanishes. */
export function pairDuties(
  before: readonly Obligation[],
  after: readonly Obligation[],
): Pick<DutyChanges, 'appear' | 'vanish'> & { readonly pairs: readonly DutyPair[] } {
  const byId = new Map(after.map((one) => [one.id, one]));
  const pairs: DutyPair[] = [];
  const unpaired: Obligation[] = [];
  for (const was of before) {
    const is = byId.get(was.id);
    if (is) pairs.push({ before: was, after: is });
    else unpaired.push(was);
    byId.delete(was.id);
  }
  const rest = Map.groupBy(byId.values(), sameThing);
  const vanish = unpaired.filter((was) => {
    const is = rest.get(sameThing(was))?.shift();
    if (is) pairs.push({ before: was, after: is });
    return !is;
  });
  return { pairs, vanish, appear: [...rest.values()].flat() };
}

/** What is asked of whom: a rolling duty by its cycle, any other by the event that opened it. */
function sameThing(obligation: Obligation): string {
  const { planId, organisation, duty, version, anchor } = obligation;
  if (version === undefined && ROLLING.has(anchor.field)) return sameCycle(obligation);
  return `${planId ?? organisation} ${duty} ${anchor.event}`;
}

const ROLLING: ReadonlySet<Obligation['anchor']['field']> = new Set([
  'firstIssuedOn',
  'effectiveOn',
  'regimeDeclaredOn',
  'lastDrilledOn',
  'lastEvaluatedOn',
  'lastRevisedOn',
]);
