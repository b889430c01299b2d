import { explain } from '../../domain/obligation/explain.ts';
import { languageTag } from '../shared/http/locale.ts';
import { problem } from '../shared/http/problem.ts';
import type { OperationHandlers } from '../shared/openapi/operation.ts';
import type { planOperations } from '../shared/openapi/plan-operations.ts';
import { streamHeaders } from '../shared/plan-answer.ts';
import type { QueryDependencies } from './dependencies.ts';
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
      const { view, entries, knownOn, law, freshness } = await knownDuties(deps, request, planId, query);
      const entry = entries.find(({ obligation }) => obligation.id === obligationId);
      if (!entry)
        throw problem('not-found', 'OBLIGATION_UNKNOWN', {
          zh: `该预案没有义务“${obligationId}”`,
          en: `this plan has no duty "${obligationId}"`,
        });
      const { obligation, phase, workingDaysLeft } = entry;
      return {
        headers: {
          ...streamHeaders(view.streamVersion, view.position),
          'Content-Language': languageTag[request.locale],
        },
        body: {
          explanation: explain(obligation, law.rulebookOn(knownOn), request.locale),
          state: obligation.state,
          phase,
          ...(workingDaysLeft !== undefined && { workingDaysLeft }),
          ledger: freshness,
        },
      };
    },
  };
}
