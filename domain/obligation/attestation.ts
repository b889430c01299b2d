import type { CivilDate } from '../../events/civil-date.ts';
import type { PlanState } from '../plan/state.ts';
import type { DutyRow } from '../rulebook/types.ts';
import { timelinessOf } from './due.ts';
import type { DutyContext } from './duty-context.ts';
import type { Obligation, ObligationState } from './types.ts';

/**
 * Duties of a classified stub are fulfilled outside this system, which may hold nothing of it (保密法第三十一条第三款): a
 * yes in an attestation after the duty began meets it, where the rulebook lets it (G29).
 */
export function attested(
  plan: PlanState,
  { duty }: DutyRow,
  due: Obligation['due'],
  since: CivilDate,
  { rulebook }: DutyContext,
): ObligationState | undefined {
  if (!rulebook.policies.attestation || plan.attributes.secrecy !== 'CLASSIFIED_STUB') return undefined;
  const yes = plan.inForce?.attestations.find((one) => one.duty === duty && one.met && one.on >= since);
  return yes && { status: 'DISCHARGED', on: yes.on, event: yes.event, timeliness: timelinessOf(yes.on, due) };
}
