import type { OrganisationId } from '../../events/identifiers.ts';
import { type PlanState, versionInForce } from '../plan/state.ts';

/**
 * Bodies that take part in a plan beside the one that prepares it: those that agreed on a joint plan (第九条), then those
 * with duties under it. A joint plan can be led by a body of another district, of which this one knows nobody.
 */
export const participantsOf = (plan: PlanState): readonly OrganisationId[] => [
  ...(versionInForce(plan)?.reviewing?.agreement?.parties ?? []),
  ...plan.dutyBodies,
];
