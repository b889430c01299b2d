import { versionInWork } from '../../domain/plan/state.ts';
import { lawOn } from '../../domain/view/law-on.ts';
import type { FilingStatus, FilingView } from '../../domain/view/types.ts';
import type { OrganisationId } from '../../events/identifiers.ts';
import type { dutyOperations } from '../shared/openapi/duty-operations.ts';
import type { ApiRequest, OperationHandlers } from '../shared/openapi/operation.ts';
import { DEFAULT_LIMIT } from '../shared/openapi/parameters.ts';
import type { ServedViews } from '../shared/views/view-reader.ts';
import { actFor } from './act-for.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { QueryDependencies } from './dependencies.ts';
import { dutyEntry } from './duty-entry.ts';
import { dutyList } from './duty-list.ts';
import { now } from './read-point.ts';
import { registerEntry } from './register-entry.ts';
import { visibilityOf } from './visibility.ts';

/** Work that dates drive: duties, my own list, the desk's inbox. */
export function dutyQueries(deps: QueryDependencies): OperationHandlers<typeof dutyOperations> {
  return {
    listObligations: async ({ query }, request) => {
      const { limit = DEFAULT_LIMIT, cursor: text, ...filters } = query;
      const cursor = readCursor(text, filters);
      const { served, freshness } = await now(deps, request);
      const visibility = await visibilityOf(deps, request, freshness.position);
      const after = cursor?.after;
      const list = await dutyList(deps, { request, served, visibility, filters, after, limit });
      const { position } = served;
      return {
        body: {
          items: list.items,
          ...(list.next !== undefined && {
            nextCursor: writeCursor({ after: list.next, position }, filters),
          }),
          ledger: freshness,
        },
      };
    },

    getWork: async (_, request) => {
      const { organisation } = request.caller;
      const { today } = request;
      const { served, freshness } = await now(deps, request);
      const { calendar } = lawOn(today);
      const [duties, plans, filings] = await Promise.all([
        deps.views.dutiesOf(served, organisation),
        deps.views.plansOf(served, organisation),
        filingsFor(deps, request, served, 'PENDING'),
      ]);
      return {
        body: {
          today,
          organisation,
          duties: duties.map((view) => ({
            ...dutyEntry(view, today, calendar),
            act: actFor(view.obligation),
          })),
          plansInWork: plans.filter(({ state }) => !state.end && versionInWork(state)).map(registerEntry),
          filings,
          ledger: freshness,
        },
      };
    },

    listFilings: async ({ query: { status } }, request) => {
      const { served, freshness } = await now(deps, request);
      const items = await filingsFor(deps, request, served, status);
      return { body: { items, ledger: freshness } };
    },
  };
}

/** What was sent to the caller's organisation, longest waiting first. */
async function filingsFor(
  deps: QueryDependencies,
  request: ApiRequest,
  served: ServedViews,
  status: FilingStatus,
) {
  const desks = await desksOf(deps, request, served.position);
  const filings = await Promise.all(desks.map((desk) => deps.views.filingsTo(served, desk, status)));
  const { calendar } = lawOn(request.today);
  return filings
    .flat()
    .toSorted((a, b) => (a.submittedOn < b.submittedOn ? -1 : Number(a.submittedOn > b.submittedOn)))
    .map((view) => ({
      ...filingItem(view),
      ...(view.status === 'PENDING' && {
        workingDaysWaiting: calendar.workingDaysBetween(view.submittedOn, request.today),
      }),
    }));
}

/** Whose filings the caller answers: the own organisation's, and at the bureau's desk the district government's too. */
async function desksOf(
  { facts }: QueryDependencies,
  { caller }: ApiRequest,
  position: number,
): Promise<readonly OrganisationId[]> {
  const registry = await facts.registryAt(caller.ledger, position);
  const own = registry.find(caller.organisation);
  const keepsDesk = caller.actor.roles.some((role) => role === 'DESK' || role === 'BUREAU');
  if (own?.class !== 'EMERGENCY_BUREAU' || !keepsDesk) return [caller.organisation];
  const governments = registry.all().filter((one) => one.class === 'DISTRICT_GOVERNMENT');
  return [caller.organisation, ...governments.map((government) => government.organisationId)];
}

const filingItem = ({ kind: _, ledger: __, position: ___, preparingBody, ...filing }: FilingView) => ({
  ...filing,
  ...(preparingBody && { from: preparingBody }),
});
