import { officialCalendar } from '../../calendar/calendar.ts';
import { deriveDuties } from '../../obligation/derive.ts';
import type { Obligation } from '../../obligation/types.ts';
import type { PlanContext } from '../decide/context.ts';
import type { PlanState } from '../state.ts';

/** What the plan owes, for decisions that speak of a duty: under the rulebook of the decision and the notices known today. */
export const dutiesNow = (
  state: PlanState,
  { rulebook, registry, today }: PlanContext,
): readonly Obligation[] =>
  deriveDuties(state, { rulebook, registry, calendar: officialCalendar(today) }).obligations;
