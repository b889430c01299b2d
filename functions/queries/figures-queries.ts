import type { Obligation } from '../../domain/obligation/types.ts';
import { budgetForecast } from '../../domain/view/budget-forecast.ts';
import { scoreboard } from '../../domain/view/scoreboard.ts';
import type { figuresOperations } from '../shared/openapi/figures-operations.ts';
import type { ApiRequest, OperationHandlers } from '../shared/openapi/operation.ts';
import type { ServedViews } from '../shared/views/view-reader.ts';
import { readEach, wholeList } from '../shared/views/whole-list.ts';
import type { QueryDependencies } from './dependencies.ts';
import { now } from './read-point.ts';
import { visibilityOf } from './visibility.ts';

/** Figures of the district. A plan that the caller may not read counts nowhere (第四十九条). */
export const figuresQueries = (deps: QueryDependencies): OperationHandlers<typeof figuresOperations> => ({
  getScoreboard: async (_, request) => {
    const { duties, calendar, freshness } = await dutiesSeen(deps, request);
    return { body: { ...scoreboard(duties, request.today, calendar), ledger: freshness } };
  },

  getBudgetForecast: async ({ query }, request) => {
    const { today } = request;
    const { duties, calendar, freshness } = await dutiesSeen(deps, request);
    const year = query.year ?? Number(today.slice(0, 4)) + 1;
    return { body: { ...budgetForecast(duties, year, { today, calendar }), ledger: freshness } };
  },
});

/** Every duty, open or settled, of organisations and of the plans that the caller may read. */
async function dutiesSeen(deps: QueryDependencies, request: ApiRequest) {
  const { ledger } = request.caller;
  const { served, freshness } = await now(deps, request);
  const [ofPlans, ofBodies, { calendar }] = await Promise.all([
    dutiesOfPlans(deps, request, served),
    dutiesOfBodies(deps, served),
    deps.laws.at(ledger, request.today, served.position),
  ]);
  return { duties: [...ofPlans, ...ofBodies], calendar, freshness };
}

async function dutiesOfPlans(
  deps: QueryDependencies,
  request: ApiRequest,
  served: ServedViews,
): Promise<readonly Obligation[]> {
  const visibility = await visibilityOf(deps, request, served.position);
  const plans = await wholeList((stretch) => deps.views.register(served, stretch));
  const seen = plans.filter(({ state }) => visibility.sees(state));
  const duties = await readEach(seen, ({ state }) => deps.views.obligations(served, state.planId));
  return duties.flat().map(({ obligation }) => obligation);
}

async function dutiesOfBodies(
  { views }: QueryDependencies,
  served: ServedViews,
): Promise<readonly Obligation[]> {
  const bodies = await views.organisations(served);
  const duties = await readEach(bodies, ({ organisation }) =>
    views.bodyObligations(served, organisation.organisationId),
  );
  return duties.flat().map(({ obligation }) => obligation);
}
