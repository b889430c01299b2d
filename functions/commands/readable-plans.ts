import { mayRead } from '../../domain/access/may-read.ts';
import { planStatus } from '../../domain/plan/evolve.ts';
import type { PlanLookup } from '../../domain/plan/known-plans.ts';
import type { Actor } from '../../events/commit.ts';
import type { PlanId } from '../../events/identifiers.ts';
import type { FactsAround } from '../shared/facts/ledger-facts.ts';

/**
 * Plans as decisions about other things know them. One that a person may not read does not exist for them (第四十九条),
 * unless it is among those `named` already by what is their own.
 */
export const readablePlans =
  (actor: Actor, { plan: planOf, registry }: FactsAround, named: readonly PlanId[] = []): PlanLookup =>
  (id) => {
    const state = planOf(id);
    if (!state || !(named.includes(id) || mayRead(actor, { state }, registry).ok)) return undefined;
    return { status: planStatus(state), preparingBody: state.preparingBody };
  };
