import type { CivilDate } from '../../events/civil-date.ts';
import type { PlanState } from '../plan/state.ts';
import type { RollingDutyRow } from '../rulebook/types.ts';
import type { AnchorField } from './anchors.ts';
import { closedWithPlan } from './closure.ts';
import { atDate, dueFrom, timelinessOf } from './due.ts';
import type { DutyContext } from './duty-context.ts';
import { obligationOf } from './obligation-of.ts';
import { beginningOf, type Occurrence, occurrencesOf, resetsOf } from './occurrences.ts';
import type { Obligation, ObligationState } from './types.ts';

/**
 * Duties with one rolling clock per plan: drill (art. 38) and evaluation (art. 41). The clock runs from the later of the
 * first issue and the last occurrence (G25) and is untouched by revisions unless the row says otherwise (G15). Every
 * occurrence closes a cycle and opens the next.
 */
export function planDuties(
  plan: PlanState,
  row: RollingDutyRow,
  because: readonly string[],
  context: DutyContext,
): Obligation[] {
  const clock = clockOf(plan, row);
  const first = clock && laterOf(begun(plan, row), clock.since);
  if (!first) return [];
  const occurrences = occurrencesOf(plan, row, context.rulebook).filter(({ on }) => on >= first.on);
  const resets = resetsOf(plan, row).filter(({ on }) => on > first.on);
  const obligations: Obligation[] = [];
  let anchor: Anchor = first;
  for (let cycle = 1; cycle <= occurrences.length + 1; cycle++) {
    const met = occurrences[cycle - 1];
    const reset = resets.findLast(({ on }) => on > anchor.on && (!met || on <= met.on));
    if (reset) anchor = { ...reset, field: 'lastRevisedOn' };
    const one = planDuty(plan, { ...row, period: clock.period }, because, { anchor, met, cycle }, context);
    obligations.push(one);
    if (met) anchor = nextAnchor(row, met, one);
  }
  return obligations;
}

type Anchor = Occurrence & { readonly field: AnchorField };

/** The row's own period, or the one that the plan's regime declares, from the day of the declaration on. */
function clockOf(
  plan: PlanState,
  row: RollingDutyRow,
): { readonly period: RollingDutyRow['period']; readonly since?: Anchor } | undefined {
  if (!row.byRegime) return { period: row.period };
  const wanted = row.anchor === 'LAST_DRILLED_ON' ? 'DRILL' : 'EVALUATION';
  const declared = plan.inForce?.regimes.findLast(({ regime }) => regime === wanted);
  return (
    declared && {
      period: declared.every,
      since: { on: declared.on, event: declared.event, field: 'regimeDeclaredOn' },
    }
  );
}

const begun = (plan: PlanState, row: RollingDutyRow): Anchor | undefined => {
  const first = beginningOf(plan, row);
  return first && { ...first, field: row.begins === 'EFFECTIVE_ON' ? 'effectiveOn' : 'firstIssuedOn' };
};

const laterOf = (first: Anchor | undefined, since: Anchor | undefined): Anchor | undefined =>
  first && since && since.on > first.on ? since : first;

const FIELDS = {
  LAST_DRILLED_ON: 'lastDrilledOn',
  LAST_EVALUATED_ON: 'lastEvaluatedOn',
  LAST_REVISED_ON: 'lastRevisedOn',
} as const;

/** ROLLING: the next clock runs from what was done; FIXED: from when it was due (G25). */
function nextAnchor(row: RollingDutyRow, met: Occurrence, { due }: Obligation): Anchor {
  const field = FIELDS[row.anchor];
  return row.cadence === 'FIXED' ? { ...met, on: due.nominalDueOn ?? due.dueOn, field } : { ...met, field };
}

interface Cycle {
  readonly anchor: Anchor;
  readonly met: Occurrence | undefined;
  readonly cycle: number;
}

function planDuty(
  plan: PlanState,
  row: RollingDutyRow,
  because: readonly string[],
  { anchor, met, cycle }: Cycle,
  context: DutyContext,
): Obligation {
  const counted = floored(anchor.on, row);
  const { due, deferred } = putOff(
    plan,
    row,
    { anchor, met, cycle },
    dueFrom(counted, row, context.calendar),
    context,
  );
  const state: ObligationState = met
    ? { status: 'DISCHARGED', on: met.on, event: met.event, timeliness: timelinessOf(met.on, due) }
    : (closedWithPlan(plan) ?? { status: 'OPEN' });
  return obligationOf(
    plan,
    row,
    because,
    {
      cycle: `c${cycle}`,
      anchor: {
        field: anchor.field,
        on: counted,
        event: anchor.event,
        ...(counted !== anchor.on && { assumed: floorReason(anchor.on, counted) }),
      },
      due,
      state,
      ...(deferred.length > 0 && { deferred }),
    },
    context,
  );
}

/** Deferrals of this cycle, as far as the row admits them, one after the other (“原则上”, G19). */
function putOff(
  plan: PlanState,
  row: RollingDutyRow,
  { anchor, met }: Cycle,
  first: Obligation['due'],
  { calendar }: DutyContext,
): { readonly due: Obligation['due']; readonly deferred: NonNullable<Obligation['deferred']> } {
  let due = first;
  const deferred: { from: CivilDate; event: Occurrence['event'] }[] = [];
  if (!row.deferral || row.anchor !== 'LAST_EVALUATED_ON') return { due, deferred };
  const ofCycle = (plan.inForce?.deferrals ?? []).filter(
    ({ on }) => on >= anchor.on && (met === undefined || on <= met.on),
  );
  for (const { newDueOn, event, on } of ofCycle.slice(0, row.deferral.max)) {
    if (newDueOn <= due.dueOn) continue;
    deferred.push({ from: due.dueOn, event });
    due = atDate(newDueOn, { anchor: on, n: 0, rule: 'FIXED_DATE' }, row.roll, calendar);
  }
  return { due, deferred };
}

/** A duty that is younger than the plan counts from the day the duty came into the law (G26). */
const floored = (on: CivilDate, row: RollingDutyRow): CivilDate =>
  row.anchorFloor !== undefined && on < row.anchorFloor ? (row.anchorFloor as CivilDate) : on;

const floorReason = (on: CivilDate, counted: CivilDate) => ({
  zh: `起算日 ${on} 早于该义务设立之日，自 ${counted} 起算`,
  en: `${on} is before the duty existed; it counts from ${counted}`,
});
