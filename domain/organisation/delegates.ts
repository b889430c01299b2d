import type { OrganisationId } from '../../events/identifiers.ts';
import type { DelegatedDuty } from '../../events/organisation-life-events.ts';
import type { Registry } from './organisation.ts';
import { successorOf } from './successor.ts';

/**
 * Who acts for an organisation by standing delegation (G5). For what was merged its successor delegates, and a delegate
 * that was merged acts through its own (G32).
 */
export const delegatesOf = (
  registry: Registry,
  delegator: OrganisationId,
  duty: DelegatedDuty,
): readonly OrganisationId[] =>
  (registry.find(successorOf(registry, delegator))?.delegates ?? []).flatMap((one) =>
    one.duty === duty ? [successorOf(registry, one.to)] : [],
  );
