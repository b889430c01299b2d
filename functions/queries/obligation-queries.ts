import { problem } from '../shared/http/problem.ts';
import type { OperationHandlers } from '../shared/openapi/operation.ts';
import type { planOperations } from '../shared/openapi/plan-operations.ts';
import { streamHeaders } from '../shared/plan-answer.ts';
import type { QueryDependencies } from './dependencies.ts';
import { knownDuties } from './known-duties.ts';

type Operations = Pick<typeof planOperations, 'listPlanObligations'>;

/** What the law asks of one plan, and why. */
export function obligationQueries(deps: QueryDependencies): OperationHandlers<Operations> {
  return {
    listPlanObligations: async ({ params: { planId }, query }, request) => {
      const { view, duties, entries, freshness } = await knownDuties(deps, request, planId, query);
      const { undetermined, exempt, rulebook, calendar } = duties;
      return {
        headers: streamHeaders(view.streamVersion, view.position),
        body: { items: entries, undetermined, exempt, rulebook, calendar, ledger: freshness },
      };
    },
  };
}

void problem;
