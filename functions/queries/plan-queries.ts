import type { PlanView } from '../../domain/view/types.ts';
import { type PlanId, planStream } from '../../events/identifiers.ts';
import type { ApiRequest, OperationHandlers, OperationInput } from '../shared/openapi/operation.ts';
import { DEFAULT_LIMIT } from '../shared/openapi/parameters.ts';
import type { planOperations } from '../shared/openapi/plan-operations.ts';
import { planAnswer, streamHeaders } from '../shared/plan-answer.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { QueryDependencies } from './dependencies.ts';
import { mentionsOf } from './mentions.ts';
import { pastPlan } from './plan-past.ts';
import { noSuchPlan, presentPlan } from './plan-present.ts';
import { freshFromViews, now } from './read-point.ts';
import { registerEntry } from './register-entry.ts';
import { registerPage } from './register-pages.ts';
import { streamEvents } from './stream-events.ts';
import { visibilityOf } from './visibility.ts';

type Operations = Pick<typeof planOperations, 'listPlans' | 'getPlan' | 'listPlanEvents'>;
type Filters = Omit<OperationInput<Operations['listPlans']>['query'], 'limit' | 'cursor'>;

/** The register, one plan, and its events. */
export function planQueries(deps: QueryDependencies): OperationHandlers<Operations> {
  return {
    listPlans: async ({ query }, request) => {
      const { limit = DEFAULT_LIMIT, cursor: text, ...filters } = query;
      const { ledger } = request.caller;
      const cursor = readCursor(text, filters);
      const { served, tail, freshness } = await now(deps, request);
      const position = cursor?.position ?? served.position;
      const visibility = await visibilityOf(deps, request, freshness.position);
      const page = await registerPage(deps, {
        ledger,
        served,
        position,
        knownOn: request.today,
        prefix: prefixOf(filters),
        after: cursor?.after,
        limit,
        isWanted: (view) => matches(view, filters, ledger) && visibility.sees(view.state),
      });
      return {
        body: {
          items: page.views.map(registerEntry),
          ...(page.next !== undefined && {
            nextCursor: writeCursor({ after: page.next, position }, filters),
          }),
          ledger: freshFromViews(ledger, tail, position),
        },
      };
    },

    getPlan: async ({ params: { planId }, query: { after, ...asked } }, request) => {
      const past = await pastPlan(deps, request, planId, asked);
      if (past) return answerOf(past.views.plan, { ledger: past.freshness });
      const { view, freshness, served } = await presentPlan(deps, request, planId, after);
      return answerOf(view, { mentions: await mentionsOf(deps, served, planId), ledger: freshness });
    },

    listPlanEvents: async ({ params: { planId }, query }, request) => {
      await requireVisible(deps, request, planId);
      const page = await streamEvents(deps, request.caller.ledger, planStream(planId), query);
      if (!page) throw noSuchPlan(planId);
      return page;
    },
  };
}

const answerOf = (view: PlanView, more: object) => ({
  headers: streamHeaders(view.streamVersion, view.position),
  body: { plan: planAnswer(view), ...more },
});

/** Whoever may not read the plan as it stands now may not read its past either. */
async function requireVisible(deps: QueryDependencies, request: ApiRequest, planId: PlanId): Promise<void> {
  await presentPlan(deps, request, planId);
}

const prefixOf = ({ form, status }: Filters): string => (form ? `${form}#${status ? `${status}#` : ''}` : '');

/** The filters that the index's keys do not hold, and those that it holds: a list without `form` looks at every plan. */
function matches({ status, state }: PlanView, filters: Filters, ledger: string): boolean {
  const { attributes, preparingBody, title } = state;
  const own = ledger.slice(0, 6);
  const wantedPlace = filters.jurisdiction === 'own' ? own : filters.jurisdiction;
  return (
    (filters.jurisdiction === 'all' || (attributes.jurisdiction ?? own) === wantedPlace) &&
    is(filters.form, attributes.form) &&
    is(filters.status, status) &&
    is(filters.tier, attributes.tier) &&
    is(filters.organisation, preparingBody) &&
    is(filters.incidentCategory, attributes.incidentCategory) &&
    is(filters.secrecy, attributes.secrecy) &&
    is(filters.ownerClass, attributes.ownerClass) &&
    (filters.purpose === undefined || attributes.purpose?.includes(filters.purpose) === true) &&
    (filters.joint === undefined || filters.joint === (attributes.joint !== undefined)) &&
    (filters.title === undefined || title.includes(filters.title))
  );
}

const is = (wanted: string | undefined, found: string | undefined): boolean =>
  wanted === undefined || wanted === found;
