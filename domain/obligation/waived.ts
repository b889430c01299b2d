import type { PlanState } from '../plan/state.ts';
import type { Obligation } from './types.ts';

/** An open duty that was lifted on a legal ground. What was met before, or ended with its version, stays as it is. */
export function waived(plan: PlanState, obligation: Obligation): Obligation {
  if (obligation.state.status !== 'OPEN') return obligation;
  const waiver = plan.inForce?.waivers.find((one) => one.obligationId === obligation.id);
  if (!waiver) return obligation;
  const { on, event, legalBasis } = waiver;
  return { ...obligation, state: { status: 'WAIVED', on, event, legalBasis } };
}
