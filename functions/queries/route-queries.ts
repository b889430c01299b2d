import type { PlanState } from '../../domain/plan/state.ts';
import { explainRoute } from '../../domain/rulebook/explain-route.ts';
import { whatIf } from '../../domain/rulebook/what-if.ts';
import type { PlanAttributes } from '../../events/plan-attributes.ts';
import { languageTag } from '../shared/http/locale.ts';
import type { OperationHandlers, OperationInput } from '../shared/openapi/operation.ts';
import type { routeOperations } from '../shared/openapi/route-operations.ts';
import { streamHeaders } from '../shared/plan-answer.ts';
import type { QueryDependencies } from './dependencies.ts';
import { knownPlan } from './known-plan.ts';
import { spoken } from './spoken.ts';

type Supposed = Omit<OperationInput<typeof routeOperations.explainRoute>['query'], 'asOf' | 'position'>;

/** The road that the law sets out for a plan: as it is, or as it would be. */
export const routeQueries = (deps: QueryDependencies): OperationHandlers<typeof routeOperations> => ({
  explainRoute: async ({ params: { planId }, query: { asOf, position, ...supposed } }, request) => {
    const known = await knownPlan(deps, request, planId, { asOf, position });
    const { view, registry, law, knownOn, freshness } = known;
    const context = { rulebook: law.rulebookOn(knownOn), registry };
    const answer = Object.keys(supposed).length
      ? whatIf(view.state, changeOf(supposed, view.state), context)
      : { route: explainRoute(view.state, context) };
    return {
      headers: {
        ...streamHeaders(view.streamVersion, view.position),
        'Content-Language': languageTag[request.locale],
      },
      body: { ...spoken(answer, request.locale), ledger: freshness },
    };
  },
});

/** The axes as they would be. Of a plan that is not joint nobody has said with which regions it would be. */
function changeOf(
  { joint, ...axes }: Supposed,
  { attributes }: PlanState,
): { readonly [K in keyof PlanAttributes]?: PlanAttributes[K] | undefined } {
  const regions = attributes.joint?.regions ?? [];
  return {
    ...Object.fromEntries(
      Object.entries(axes).map(([axis, value]) => [axis, isUnknown(value) ? undefined : value]),
    ),
    ...(joint && { joint: joint === 'NO' ? undefined : { regions, treatedAs: joint } }),
  };
}

const isUnknown = (value: unknown): boolean =>
  value === 'UNKNOWN' || (Array.isArray(value) && value.includes('UNKNOWN'));
