import type { OperationHandlers } from '../shared/openapi/operation.ts';
import type { planOperations } from '../shared/openapi/plan-operations.ts';
import { streamHeaders } from '../shared/plan-answer.ts';
import type { QueryDependencies } from './dependencies.ts';
import { dutyExplained } from './duty-explained.ts';
import { knownDuties } from './known-duties.ts';

type Operations = Pick<typeof planOperations, 'listPlanObligations' | 'explainObligation'>;

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

    explainObligation: async ({ params: { planId, obligationId }, query }, request) => {
      const known = await knownDuties(deps, request, planId, query);
      const unknown = {
        zh: `该预案没有义务“${obligationId}”`,
        en: `this plan has no duty "${obligationId}"`,
      };
      const rulebook = known.law.rulebookOn(known.knownOn);
      const { headers, body } = dutyExplained(known, obligationId, { rulebook, unknown }, request);
      const { streamVersion, position } = known.view;
      return { headers: { ...streamHeaders(streamVersion, position), ...headers }, body };
    },
  };
}
