import type { PlanView } from '../../domain/view/types.ts';
import type { CivilDate } from '../../events/civil-date.ts';
import { PlanId, planStream } from '../../events/identifiers.ts';
import { registerSk } from '../shared/views/view-keys.ts';
import type { ServedViews } from '../shared/views/view-reader.ts';
import type { QueryDependencies } from './dependencies.ts';
import { planViewsAt } from './plan-views-at.ts';
import { type StableList, type StablePage, stablePage } from './stable-page.ts';

/** `prefix` is the beginning of the index keys to list: form, or form and status. */
export interface RegisterRequest
  extends Pick<StableList<PlanView>, 'ledger' | 'position' | 'prefix' | 'after' | 'limit' | 'isWanted'> {
  readonly served: ServedViews;
  /** Day of the request: the calendar as it is known now */
  readonly knownOn: CivilDate;
}

/** One page of the register as it stood at a position. */
export const registerPage = (
  deps: QueryDependencies,
  { served, knownOn, ...list }: RegisterRequest,
): Promise<StablePage<PlanView>> =>
  stablePage(deps, {
    ...list,
    page: (stretch) => deps.views.register(served, stretch),
    streamOf: (view) => planStream(view.state.planId),
    holds: (stream) => stream.startsWith('plan:'),
    rowThen: async (stream) => {
      const planId = PlanId.parse(stream.slice('plan:'.length));
      const at = { position: list.position, knownOn };
      const view = (await planViewsAt(deps, list.ledger, planId, at))?.plan;
      return view && { key: registerSk(view), view };
    },
  });
