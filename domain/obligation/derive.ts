import type { PlanState } from '../plan/state.ts';
import { dutyRulings } from '../rulebook/engine.ts';
import type { DutyRow } from '../rulebook/types.ts';
import type { DutyContext } from './duty-context.ts';
import { legacyDuties, missingIssueDate } from './legacy-duties.ts';
import { planDuties } from './plan-duties.ts';
import type { Duties, ExemptDuty, Obligation, UndeterminedDuty } from './types.ts';
import { versionDuties } from './version-duties.ts';

/**
 * All that the law asks for one plan: pure, total, the same for the same plan, rulebook, calendar and registry.
 * Nothing in it depends on today; `phaseOn` says how a duty stands on a day.
 */
export function deriveDuties(plan: PlanState, context: DutyContext): Duties {
  const obligations: Obligation[] = [];
  const undetermined: UndeterminedDuty[] = [];
  const exempt: ExemptDuty[] = [];
  for (const ruling of dutyRulings(context.rulebook, plan.attributes)) {
    const { row } = ruling;
    const named = { planId: plan.planId, ruleId: row.id, article: row.article };
    if (ruling.status === 'UNDETERMINED') undetermined.push({ ...named, questions: ruling.questions });
    else if (ruling.status === 'EXEMPT')
      exempt.push({ ...named, exemptedBy: ruling.exemption.article, text: ruling.exemption.text });
    else {
      obligations.push(...owed(plan, row, ruling.because, context));
      if (row.subject === 'PLAN') undetermined.push(...missingIssueDate(plan, row));
    }
  }
  return {
    obligations,
    undetermined,
    exempt,
    rulebook: `${context.rulebook.id}@${context.rulebook.version}`,
    calendar: context.calendar.version,
  };
}

function owed(
  plan: PlanState,
  row: DutyRow,
  because: readonly string[],
  context: DutyContext,
): readonly Obligation[] {
  if (row.subject === 'PLAN') return planDuties(plan, row, because, context);
  return [...legacyDuties(plan, row, because, context), ...versionDuties(plan, row, because, context)];
}
