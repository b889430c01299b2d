import type { Obligation } from '../../domain/obligation/types.ts';
import type { Registry } from '../../domain/organisation/organisation.ts';
import { foldPlan } from '../../domain/plan/evolve.ts';
import type { PlanState } from '../../domain/plan/state.ts';
import type { Law } from '../../domain/view/law.ts';
import { type LedgerId, planStream } from '../../events/identifiers.ts';
import type { Ledger } from './ledger/types.ts';
import { planOfObligation } from './views/view-keys.ts';

export interface DutyNow {
  readonly plan: PlanState;
  /** Undefined when the law no longer sees such a duty: a correction took away what it arose from */
  readonly obligation: Obligation | undefined;
}

/**
 * A duty as the ledger itself has it at this moment, whatever the views know: nobody is reminded of what is done.
 * Undefined when there is no such plan (any more).
 */
export async function dutyNow(
  { ledger, law }: { readonly ledger: Ledger; readonly law: Law },
  of: LedgerId,
  obligationId: string,
  registry: Registry,
): Promise<DutyNow | undefined> {
  const { events } = await ledger.load(of, planStream(planOfObligation(obligationId)));
  const plan = foldPlan(events);
  if (!plan) return undefined;
  const { obligations } = law.dutiesOf(plan, registry);
  return { plan, obligation: obligations.find((obligation) => obligation.id === obligationId) };
}
