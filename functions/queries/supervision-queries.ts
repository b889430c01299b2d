import { maySeeSampling } from '../../domain/access/may-see-sampling.ts';
import { isInspected } from '../../domain/inspection/inspectees.ts';
import { jointVisits } from '../../domain/inspection/joint-visits.ts';
import { samplingFactsOf, samplingList } from '../../domain/inspection/sampling.ts';
import type { InspectionState } from '../../domain/inspection/state.ts';
import { inspectionStatistics } from '../../domain/inspection/statistics.ts';
import { livingOrganisations } from '../../domain/organisation/successor.ts';
import { lawOn } from '../../domain/view/law-on.ts';
import { organisationsWithoutManager } from '../../domain/view/without-manager.ts';
import type { CivilDate } from '../../events/civil-date.ts';
import { problem, refused } from '../shared/http/problem.ts';
import type { OperationHandlers } from '../shared/openapi/operation.ts';
import type { supervisionOperations } from '../shared/openapi/supervision-operations.ts';
import { aggregatePrefix } from '../shared/views/view-keys.ts';
import type { ServedViews } from '../shared/views/view-reader.ts';
import type { QueryDependencies } from './dependencies.ts';
import { now } from './read-point.ts';
import { readEach, wholeList } from './whole-list.ts';

/** What whoever supervises looks at. Inspections name no plan, nor do duties of organisations as such. */
export const supervisionQueries = (
  deps: QueryDependencies,
): OperationHandlers<typeof supervisionOperations> => ({
  listJointVisits: async (_, request) => {
    const { served, freshness } = await now(deps, request);
    return {
      body: { items: jointVisits(await inspectionsIn(deps, served)), ledger: freshness },
    };
  },

  getInspectionStatistics: async ({ query }, request) => {
    const { served, freshness } = await now(deps, request);
    const { from, to } = periodOf(query, request.today);
    const statistics = inspectionStatistics(await inspectionsIn(deps, served), { from, to });
    return { body: { from, to, statistics, ledger: freshness } };
  },

  listSampling: async (_, request) => {
    const { caller, today } = request;
    const permission = maySeeSampling(caller.actor);
    if (!permission.ok) throw refused(permission.refusal);
    const { served, freshness } = await now(deps, request);
    const registry = await deps.facts.registryAt(caller.ledger, served.position);
    const inspected = livingOrganisations(registry).filter((one) => isInspected(one.class));
    const inspections = await inspectionsIn(deps, served);
    const day = { today, calendar: lawOn(today).calendar };
    const facts = await readEach(inspected, async ({ organisationId }) => {
      const duties = await deps.views.dutiesOf(served, organisationId);
      const handled = duties
        .map(({ obligation }) => obligation)
        .filter(({ handler }) =>
          handler.some((party) => 'organisation' in party && party.organisation === organisationId),
        );
      return samplingFactsOf(organisationId, handled, inspections, day);
    });
    return { body: { today, items: samplingList(facts, today), ledger: freshness } };
  },

  listWithoutManager: async (_, request) => {
    const { served, freshness } = await now(deps, request);
    const registry = await deps.facts.registryAt(request.caller.ledger, served.position);
    const duties = await readEach(livingOrganisations(registry), ({ organisationId }) =>
      deps.views.bodyObligations(served, organisationId),
    );
    const items = organisationsWithoutManager(duties.flat().map(({ obligation }) => obligation));
    return {
      body: {
        items: items.map((one) => ({
          ...one,
          name: registry.find(one.organisation)?.name ?? one.organisation,
        })),
        ledger: freshness,
      },
    };
  },
});

async function inspectionsIn(
  { views }: QueryDependencies,
  served: ServedViews,
): Promise<readonly InspectionState[]> {
  const found = await wholeList((stretch) => views.aggregates(served, stretch), {
    prefix: aggregatePrefix('inspection'),
  });
  return found.map(({ state }) => state as InspectionState);
}

/** This year until today, where nothing else is asked. Throws when the period would end before it begins. */
function periodOf(
  asked: { readonly from?: CivilDate | undefined; readonly to?: CivilDate | undefined },
  today: CivilDate,
): { readonly from: CivilDate; readonly to: CivilDate } {
  const to = asked.to ?? today;
  const from = asked.from ?? (`${to.slice(0, 4)}-01-01` as CivilDate);
  if (from > to)
    throw problem(
      'invalid-request',
      'RANGE_REVERSED',
      { zh: `from 不得晚于 to（${to}）`, en: `from must not be after to (${to})` },
      { parameter: 'to' },
    );
  return { from, to };
}
