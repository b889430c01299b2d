import { withoutPlans } from '../../domain/aggregate/shown.ts';
import { foldOrganisation } from '../../domain/view/organisation-views.ts';
import { type OrganisationId, organisationStream, type PlanId } from '../../events/identifiers.ts';
import type { RecordedEvent } from '../../events/recorded-event.ts';
import type { ApiRequest, OperationHandlers } from '../shared/openapi/operation.ts';
import type { referenceOperations } from '../shared/openapi/reference-operations.ts';
import { organisationLife } from '../shared/organisation-life.ts';
import { streamHeaders } from '../shared/plan-answer.ts';
import type { QueryDependencies } from './dependencies.ts';
import { organisationUnknown } from './organisation-unknown.ts';
import { planSight } from './plan-sight.ts';
import { freshFromLedger, readPoint } from './read-point.ts';
import { streamEvents } from './stream-events.ts';

type Operations = Pick<typeof referenceOperations, 'getOrganisation' | 'listOrganisationEvents'>;

/** One organisation from its own stream, so that its present and its past are read alike. */
export function organisationQueries(deps: QueryDependencies): OperationHandlers<Operations> {
  return {
    getOrganisation: async ({ params: { organisationId }, query }, request) => {
      const { ledger } = request.caller;
      const tail = await deps.ledger.tail(ledger);
      const point = await readPoint(deps.ledger, ledger, query);
      const position = point?.position ?? tail.position;
      const history = await deps.ledger.load(ledger, organisationStream(organisationId), { position });
      const organisation = foldOrganisation(history.events);
      if (!organisation) throw organisationUnknown(organisationId);
      const hidden = await hiddenIn(deps, request, organisationId, history.events);
      return {
        headers: streamHeaders(history.version, history.commits.at(-1)?.position ?? 0),
        body: {
          organisation,
          life: withoutPlans(organisationLife.fold(history.events), hidden),
          ledger: freshFromLedger(ledger, tail, point),
        },
      };
    },

    listOrganisationEvents: async ({ params: { organisationId }, query }, request) => {
      const stream = organisationStream(organisationId);
      const page = await streamEvents(deps, request.caller.ledger, stream, query, async ({ events }) => {
        const hidden = await hiddenIn(deps, request, organisationId, events);
        return (event) => withoutPlans(event, hidden);
      });
      if (!page) throw organisationUnknown(organisationId);
      return page;
    },
  };
}

/** Everybody reads the registry; plans that training or coverage names are shown to those who may read them (第四十九条). */
async function hiddenIn(
  deps: QueryDependencies,
  request: ApiRequest,
  organisation: OrganisationId,
  events: readonly RecordedEvent[],
): Promise<ReadonlySet<PlanId>> {
  const plans = [...new Set(events.flatMap(({ body }) => organisationLife.plansNamed(body)))];
  if (!plans.length) return new Set();
  const served = await deps.views.served(request.caller.ledger);
  const { position } = await deps.ledger.tail(request.caller.ledger);
  const sight = await planSight(deps, request, served, position);
  return sight({ organisation, plans });
}
