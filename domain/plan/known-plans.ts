import type { OrganisationId, PlanId } from '../../events/identifiers.ts';
import { conflict, type Fault, invalid } from '../decision/fault.ts';
import type { PlanStatus } from './state.ts';

/** What decisions outside a plan's own stream see of it. */
export interface KnownPlan {
  readonly status: PlanStatus;
  readonly preparingBody?: OrganisationId | undefined;
}
export type PlanLookup = (id: PlanId) => KnownPlan | undefined;

interface NamedPlan {
  readonly id: PlanId | undefined;
  readonly pointer: string;
}

/** Pointers for a list of plans at `pointer`. */
export const listedPlans = (ids: readonly PlanId[], pointer: string): readonly NamedPlan[] =>
  ids.map((id, index) => ({ id, pointer: `${pointer}/${index}` }));

/** One fault for each plan that the ledger does not know. */
export function knownPlans(plans: PlanLookup, named: readonly NamedPlan[]): Fault[] {
  return named.flatMap(({ id, pointer }) =>
    id === undefined || plans(id)
      ? []
      : [invalid('PLAN_UNKNOWN', { pointer, zh: `没有预案“${id}”`, en: `there is no plan "${id}"` })],
  );
}

/** One fault for each plan that the ledger does not know, or that was repealed or superseded. */
export function livingPlans(plans: PlanLookup, named: readonly NamedPlan[]): Fault[] {
  return named.flatMap((one) => {
    const status = one.id && plans(one.id)?.status;
    if (status !== 'REPEALED' && status !== 'SUPERSEDED') return knownPlans(plans, [one]);
    return [
      conflict('PLAN_ENDED', {
        pointer: one.pointer,
        zh: `预案“${one.id}”已${status === 'REPEALED' ? '废止' : '被替代'}`,
        en: `the plan "${one.id}" was ${status === 'REPEALED' ? 'repealed' : 'superseded'}`,
      }),
    ];
  });
}
