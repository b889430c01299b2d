import type { PlanState } from '../plan/state.ts';
import type { PlanDutyRow, VersionDutyRow } from '../rulebook/types.ts';
import { attested } from './attestation.ts';
import { closedWithPlan } from './closure.ts';
import { dueFrom, timelinessOf } from './due.ts';
import type { DutyContext } from './duty-context.ts';
import { obligationOf } from './obligation-of.ts';
import type { Obligation, UndeterminedDuty } from './types.ts';

/**
 * What a registered plan owes for its issue: nothing that reminds (G26). Disclosure is judged where its register states
 * both days; about filing a register says nothing, and nothing is made up.
 */
export function legacyDuties(
  plan: PlanState,
  row: VersionDutyRow,
  because: readonly string[],
  context: DutyContext,
): Obligation[] {
  const { legacy } = plan;
  if (plan.attributes.secrecy === 'CLASSIFIED_STUB') return stubDuties(plan, row, because, context);
  if (row.duty !== 'DISCLOSURE' || !legacy?.issuedOn || !legacy.disclosedOn) return [];
  const due = dueFrom(legacy.issuedOn, row, context.calendar);
  return [
    obligationOf(
      plan,
      row,
      because,
      {
        cycle: 'v0',
        anchor: { field: 'issuedOn', on: legacy.issuedOn, event: legacy.event },
        due,
        state: {
          status: 'DISCHARGED',
          on: legacy.disclosedOn,
          event: legacy.event,
          timeliness: timelinessOf(legacy.disclosedOn, due),
        },
        interpretations: [...(row.interpretations ?? []), 'G26'],
        silent: true,
      },
      context,
    ),
  ];
}

/**
 * What a classified plan owes for its issue, where the stub says the day: fulfilled elsewhere and attested here (G29). To
 * whom it went is not told. Of one that is older than the rulebook nobody is reminded (G26).
 */
function stubDuties(
  plan: PlanState,
  row: VersionDutyRow,
  because: readonly string[],
  context: DutyContext,
): Obligation[] {
  const { legacy } = plan;
  if (!legacy?.issuedOn) return [];
  const { issuedOn, event } = legacy;
  const due = dueFrom(issuedOn, row, context.calendar);
  const state = attested(plan, row, due, issuedOn, context) ?? closedWithPlan(plan) ?? { status: 'OPEN' };
  const anchor = { field: 'issuedOn' as const, on: issuedOn, event };
  const silent = issuedOn < context.rulebook.validFrom;
  const interpretations = [...(row.interpretations ?? []), 'G29'];
  return [
    obligationOf(plan, row, because, { cycle: 'v0', anchor, due, state, interpretations, silent }, context),
  ];
}

/** A rolling clock that can't start because the register states no day of issue. */
export function missingIssueDate(plan: PlanState, row: PlanDutyRow): UndeterminedDuty[] {
  if (!plan.legacy || plan.legacy.issuedOn || plan.versions.some((version) => version.issue)) return [];
  return [
    {
      planId: plan.planId,
      ruleId: row.id,
      article: row.article,
      questions: [{ zh: '印发日期是哪一天？', en: 'On which day was the plan issued (印发日期)?' }],
    },
  ];
}
