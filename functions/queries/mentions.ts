import { aggregateOf } from '../../domain/aggregate/aggregates.ts';
import type { PlanId } from '../../events/identifiers.ts';
import type { ServedViews } from '../shared/views/view-reader.ts';
import { readEach, wholeList } from '../shared/views/whole-list.ts';
import type { QueryDependencies } from './dependencies.ts';

/**
 * Exercises, programmes, suggestions and so on that name a plan, by kind and day. Whoever may read the plan may know of
 * them (第四十九条): what is hidden is only what names hidden plans and no other.
 */
export async function mentionsOf({ views }: QueryDependencies, served: ServedViews, plan: PlanId) {
  const mentions = await wholeList((stretch) => views.planMentions(served, plan, stretch));
  const found = await readEach(mentions, async ({ aggregate, id }) => {
    const view = await views.aggregate(served, aggregate, id);
    if (!view) return undefined;
    const { title, status, on } = view.summary;
    return { kind: aggregate, id, title, status, on, href: `/v1/${aggregateOf(aggregate).collection}/${id}` };
  });
  return found.filter((mention) => mention !== undefined);
}
