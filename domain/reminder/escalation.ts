import type { CivilDate } from '../../events/civil-date.ts';
import type { ReminderDay, ReminderView } from '../view/types.ts';
import type { Capacity } from './terms.ts';
import { offsetOf } from './urgency.ts';

/** A step of a duty's ladder that is to be told now, with what was told for the same due date. */
export interface Climb {
  readonly day: ReminderDay;
  readonly ladder: readonly ReminderDay[];
  readonly dueOn: CivilDate;
  readonly reminders: readonly ReminderView[];
}

/** The capacities that a step is told to, and those among them that were never told of this due date before. */
export interface Told {
  readonly to: readonly Capacity[];
  readonly climbsTo: readonly Capacity[];
}

/**
 * An acknowledged step keeps the next one from climbing: it goes to the capacities that were told already. That holds
 * for one step; once the duty is overdue, a second acknowledgement in a row holds back nothing, so that nobody can keep
 * a late duty from those above by pressing a button every week.
 */
export function toldTo(climb: Climb): Told {
  const before = roundsBefore(climb);
  const last = before.at(-1);
  if (!last) return { to: climb.day.to, climbsTo: [] };
  const known = new Set(before.flatMap(({ capacities }) => [...capacities]));
  const held = last.acknowledged && !(isOverdue(climb.day) && isHeldBack(last));
  const to = held ? climb.day.to.filter((capacity) => known.has(capacity)) : climb.day.to;
  // Who was told before holds another capacity now: then the ladder's own word stands.
  const told = to.length ? to : climb.day.to;
  return { to: told, climbsTo: told.filter((capacity) => !known.has(capacity)) };
}

interface Round {
  readonly step: ReminderDay;
  readonly capacities: ReadonlySet<Capacity>;
  readonly acknowledged: boolean;
}

/** What was told for this due date before a step, in the ladder's order. */
function roundsBefore({ day, ladder, dueOn, reminders }: Climb): readonly Round[] {
  const end = ladder.findIndex(({ step }) => step === day.step);
  return ladder.slice(0, Math.max(end, 0)).flatMap((step) => {
    const told = reminders.filter((one) => one.dueOn === dueOn && one.step === step.step);
    if (!told.length) return [];
    const capacities = new Set(told.map(({ capacity }) => capacity));
    return [{ step, capacities, acknowledged: told.some((one) => one.status === 'ACKNOWLEDGED') }];
  });
}

const isOverdue = ({ step }: ReminderDay): boolean => (offsetOf(step) ?? 0) > 0;

const isHeldBack = ({ step, capacities }: Round): boolean => step.to.some((one) => !capacities.has(one));
