import { mayRead } from '../../domain/access/may-read.ts';
import type { PlanState } from '../../domain/plan/state.ts';
import { refused } from '../shared/http/problem.ts';
import type { ApiRequest } from '../shared/openapi/operation.ts';
import type { QueryDependencies } from './dependencies.ts';

/** What of the plans a caller may see. */
export interface Visibility {
  sees(state: PlanState): boolean;
  /** Throws the `not-found` problem for a plan that does not exist for this caller (第四十九条). */
  require(state: PlanState): void;
}

export async function visibilityOf(
  { facts, hidden }: QueryDependencies,
  { caller }: ApiRequest,
  position: number,
): Promise<Visibility> {
  const registry = await facts.registryAt(caller.ledger, position);
  const reading = (state: PlanState) => mayRead(caller.actor, { state }, registry);
  return {
    sees: (state) => (hidden ? !hidden.has(state.planId) : reading(state).ok),
    require: (state) => {
      const decision = reading(state);
      if (!decision.ok) throw refused(decision.refusal);
    },
  };
}
