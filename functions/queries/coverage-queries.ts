import { withoutPlans } from '../../domain/aggregate/shown.ts';
import type { LawState, SystemCatalogue } from '../../domain/law/state.ts';
import { foldOrganisationLife } from '../../domain/organisation/evolve-life.ts';
import type { OrganisationLife } from '../../domain/organisation/life.ts';
import type { Registry } from '../../domain/organisation/organisation.ts';
import { successorOf } from '../../domain/organisation/successor.ts';
import type { PlanState } from '../../domain/plan/state.ts';
import { catalogueCoverage } from '../../domain/view/catalogue-coverage.ts';
import { type CoverageRow, coverageMatrix } from '../../domain/view/coverage.ts';
import { rippleOf } from '../../domain/view/ripple.ts';
import { lawStream, type OrganisationId, organisationStream } from '../../events/identifiers.ts';
import { problem } from '../shared/http/problem.ts';
import type { coverageOperations } from '../shared/openapi/coverage-operations.ts';
import type { ApiRequest, OperationHandlers } from '../shared/openapi/operation.ts';
import type { ServedViews } from '../shared/views/view-reader.ts';
import type { QueryDependencies } from './dependencies.ts';
import { planSight } from './plan-sight.ts';
import { now } from './read-point.ts';
import { visibilityOf } from './visibility.ts';
import { readEach, wholeList } from './whole-list.ts';

/** What the plans of the district cover. A plan that the caller may not read counts nowhere (第四十九条). */
export const coverageQueries = (deps: QueryDependencies): OperationHandlers<typeof coverageOperations> => ({
  getCoverage: async ({ query }, request) => {
    const { served, freshness } = await now(deps, request);
    const registry = await deps.facts.registryAt(request.caller.ledger, served.position);
    const lives = await livesSeen(deps, request, served, registry, query.organisation);
    const named = new Set(lives.flatMap(({ coverage }) => coverage.map(({ plan }) => plan)));
    const found = await readEach([...named], (id) => deps.views.plan(served, id));
    const plans = found.flatMap((view) => (view ? [view.state] : []));
    const { rows, ...rest } = coverageMatrix(lives, plans, registry);
    return {
      body: { rows: titled(rows, plans), ...rest, ledger: freshness },
    };
  },

  getCatalogueCoverage: async (_, request) => {
    const { plans, law, freshness } = await lawAndPlans(deps, request);
    const { unlisted, ...rest } = catalogueCoverage({ entries: law.entries }, plans);
    const titles = titlesOf(plans);
    return {
      body: {
        ...rest,
        unlisted: unlisted.map((plan) => ({ plan, title: titles.get(plan) ?? plan })),
        ledger: freshness,
      },
    };
  },

  getRipple: async ({ query: { change } }, request) => {
    const { plans, law, freshness } = await lawAndPlans(deps, request);
    const asked = law.norms.filter(({ event }) => change === undefined || event === change);
    if (change !== undefined && asked.length === 0)
      throw problem('not-found', 'NORM_CHANGE_UNKNOWN', {
        zh: `没有登记过法规标准变化“${change}”`,
        en: `no change of a norm is recorded as "${change}"`,
      });
    return {
      body: {
        items: asked.toReversed().map((one) => ({ change: one, plans: rippleOf(one, plans) })),
        ledger: freshness,
      },
    };
  },
});

/** Organisations that something happened to since they were registered, without the plans that the caller may not read. */
async function livesSeen(
  deps: QueryDependencies,
  request: ApiRequest,
  served: ServedViews,
  registry: Registry,
  owner: OrganisationId | undefined,
): Promise<readonly OrganisationLife[]> {
  const { ledger } = request.caller;
  const known = (await deps.views.organisations(served)).filter(
    ({ streamVersion, organisation: { organisationId } }) =>
      streamVersion > 1 && (owner === undefined || successorOf(registry, organisationId) === owner),
  );
  const sight = await planSight(deps, request, served, served.position);
  const lives = await readEach(known, async ({ organisation: { organisationId } }) => {
    const { events } = await deps.ledger.load(ledger, organisationStream(organisationId), {
      position: served.position,
    });
    const life = foldOrganisationLife(events);
    if (!life) return undefined;
    const plans = life.coverage.map(({ plan }) => plan);
    const hidden = await sight({ organisation: organisationId, plans });
    return { ...life, coverage: withoutPlans(life.coverage, hidden) };
  });
  return lives.filter((life) => life !== undefined);
}

const titlesOf = (plans: readonly PlanState[]) => new Map(plans.map(({ planId, title }) => [planId, title]));

/** The rows with the titles of the plans that they name. */
function titled(rows: readonly CoverageRow[], plans: readonly PlanState[]) {
  const titles = titlesOf(plans);
  return rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => ({
      ...cell,
      plans: cell.plans.map((one) => ({ ...one, ...titleIn(titles, one.plan) })),
    })),
  }));
}

function titleIn(titles: ReturnType<typeof titlesOf>, plan: PlanState['planId']) {
  const title = titles.get(plan);
  return title === undefined ? {} : { title };
}

/** The law as it came to this district and every plan that the caller may read, both as the views show them. */
async function lawAndPlans(deps: QueryDependencies, request: ApiRequest) {
  const { served, freshness } = await now(deps, request);
  const visibility = await visibilityOf(deps, request, served.position);
  const register = await wholeList((stretch) => deps.views.register(served, stretch));
  const states = register.map(({ state }) => state);
  const plans = states.filter((state) => visibility.sees(state));
  const hidden = new Set(states.filter((state) => !visibility.sees(state)).map(({ planId }) => planId));
  const view = await deps.views.aggregate(served, 'law', lawStream().slice('law:'.length));
  const { norms = [], catalogue }: Partial<LawState> = (view?.state as LawState | undefined) ?? {};
  const entries: SystemCatalogue['entries'] = catalogue?.entries ?? [];
  return {
    plans,
    law: { norms, entries: withoutPlans(entries, hidden) },
    freshness,
  };
}
