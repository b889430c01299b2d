import { withoutPlans } from '../../domain/aggregate/shown.ts';
import type { AggregateView } from '../../domain/view/types.ts';
import type { PlanId } from '../../events/identifiers.ts';

/** One row of a list: what is shown of an aggregate to those from whom some of its plans are hidden. */
export function aggregateLine(
  { id, summary, streamVersion, position, updatedAt }: AggregateView,
  hidden: ReadonlySet<PlanId>,
) {
  return { id, ...withoutPlans(summary, hidden), streamVersion, position, updatedAt };
}

/** An aggregate as answers show it. */
export const aggregateAnswer = (view: AggregateView, hidden: ReadonlySet<PlanId>) => ({
  ...aggregateLine(view, hidden),
  state: withoutPlans(view.state, hidden),
});
