import { deriveDuties } from '../../obligation/derive.ts';
import type { Obligation } from '../../obligation/types.ts';
import type { PlanContext } from '../decide/context.ts';
import type { PlanState } from '../state.ts';

/** What the plan owes, for decisions that speak of a duty: under the rulebook and the calendar of the decision. */
export const dutiesNow = (
  state: PlanState,
  { rulebook, registry, calendar }: PlanContext,
): readonly Obligation[] => deriveDuties(state, { rulebook, registry, calendar }).obligations;
