import type { PlanState, PlanVersion } from '../plan/state.ts';
import { resolveParty } from '../rulebook/parties.ts';
import type { PlanDutyRow } from '../rulebook/types.ts';
import type { DutyContext } from './duty-context.ts';
import type { Obligation } from './types.ts';

/** What one cycle or occasion of a row brings beside the row's own words. */
export type Particulars = Pick<Obligation, 'anchor' | 'due' | 'state'> &
  Partial<
    Pick<Obligation, 'recipients' | 'version' | 'silent' | 'deferred' | 'article' | 'interpretations'>
  > & {
    /** What follows the rule in the id: `v2`, `c1`, an event's id */
    readonly cycle: string;
  };

/** One obligation of a plan by a row: who owes and handles it is found among the organisations. */
export function obligationOf(
  plan: PlanState,
  row: PlanDutyRow,
  because: readonly string[],
  { cycle, ...particulars }: Particulars,
  context: DutyContext,
  version?: PlanVersion,
): Obligation {
  const parties = { plan, version, registry: context.registry, rulebook: context.rulebook };
  return {
    id: `${plan.planId}.${row.id}.${cycle}`,
    planId: plan.planId,
    ruleId: row.id,
    article: row.article,
    duty: row.duty,
    severity: row.severity,
    text: row.text,
    obligor: resolveParty(row.obligor, parties),
    handler: resolveParty(row.handler, parties),
    recipients: [],
    interpretations: row.interpretations ?? [],
    because,
    ladder: row.ladder,
    silent: false,
    ...(context.rulebook.policies.overdueFrom === 'DUE_DAY' && { overdueFrom: 'DUE_DAY' as const }),
    ...(row.target && { target: row.target }),
    ...(row.verified === false && { verified: row.verified }),
    ...particulars,
  };
}
