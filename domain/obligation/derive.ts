import type { PlanState } from '../plan/state.ts';
import { dutyRulings } from '../rulebook/engine.ts';
import type { PlanDutyRow } from '../rulebook/types.ts';
import type { DutyContext } from './duty-context.ts';
import { legacyDuties, missingIssueDate } from './legacy-duties.ts';
import { occasionDuties } from './occasion-duties.ts';
import { occasionsOf } from './occasions.ts';
import { planDuties } from './plan-duties.ts';
import { sameCycle, stricterOf } from './stricter-of.ts';
import type { Duties, ExemptDuty, Obligation, UndeterminedDuty } from './types.ts';
import { undeterminedRoute, versionDuties } from './version-duties.ts';
import { waived } from './waived.ts';

/**
 * All that the law asks for one plan: pure, total, the same for the same plan, rulebook, calendar and registry.
 * Nothing in it depends on today; `phaseOn` says how a duty stands on a day.
 */
export function deriveDuties(plan: PlanState, context: DutyContext): Duties {
  const fixed: Obligation[] = [];
  const rolling: Obligation[] = [];
  const undetermined: UndeterminedDuty[] = [];
  const exempt: ExemptDuty[] = [];
  for (const ruling of dutyRulings(context.rulebook, plan.attributes)) {
    const { row } = ruling;
    const named = { planId: plan.planId, ruleId: row.id, article: row.article };
    if (isIdle(row, plan)) continue;
    if (ruling.status === 'UNDETERMINED') undetermined.push({ ...named, questions: ruling.questions });
    else if (ruling.status === 'EXEMPT')
      exempt.push({ ...named, exemptedBy: ruling.exemption.article, text: ruling.exemption.text });
    else if (row.subject === 'PLAN') {
      rolling.push(...planDuties(plan, row, ruling.because, context));
      if (!row.byRegime) undetermined.push(...missingIssueDate(plan, row));
    } else {
      fixed.push(...owed(plan, row, ruling.because, context));
      undetermined.push(...undeterminedRoute(plan, row, context));
    }
  }
  return {
    obligations: [...fixed, ...stricterOf(rolling, sameCycle)].map((one) => waived(plan, one)),
    undetermined,
    exempt,
    rulebook: `${context.rulebook.id}@${context.rulebook.version}`,
    calendar: context.calendar.version,
  };
}

/** Whether what the row speaks of never happened: a question about that is nobody's to answer. */
function isIdle(row: PlanDutyRow, plan: PlanState): boolean {
  if (row.subject === 'OCCASION') return occasionsOf(plan, row.occasion, row.duty).length === 0;
  return (
    row.subject === 'VERSION' &&
    row.revision === 'MINOR' &&
    !plan.versions.some(({ revision }) => revision?.revisionClass === 'MINOR')
  );
}

function owed(
  plan: PlanState,
  row: Exclude<PlanDutyRow, { readonly subject: 'PLAN' }>,
  because: readonly string[],
  context: DutyContext,
): readonly Obligation[] {
  if (row.subject === 'OCCASION') return occasionDuties(plan, row, because, context);
  return [...legacyDuties(plan, row, because, context), ...versionDuties(plan, row, because, context)];
}
