import type { CivilDate } from '../../events/civil-date.ts';
import type { EventId } from '../../events/identifiers.ts';
import type { PlanState } from '../plan/state.ts';
import { resolveParty } from '../rulebook/parties.ts';
import type { DutyRow } from '../rulebook/types.ts';
import { dueFrom, timelinessOf } from './due.ts';
import type { DutyContext } from './duty-context.ts';
import type { Obligation, ObligationState } from './types.ts';
import { closedWithPlan } from './version-duties.ts';

interface Occurrence {
  readonly on: CivilDate;
  readonly event: EventId;
}

/**
 * Duties with one rolling clock per plan: drill (art. 38) and evaluation (art. 41). The clock runs from the later of the
 * first issue and the last occurrence (G25) and is untouched by revisions (G15). Every occurrence closes a cycle and
 * opens the next.
 */
export function planDuties(
  plan: PlanState,
  row: DutyRow,
  because: readonly string[],
  context: DutyContext,
): Obligation[] {
  const first = firstIssue(plan);
  if (!first) return [];
  const occurrences = occurrencesOf(plan, row).filter(({ on }) => on >= first.on);
  const anchors = [first, ...occurrences];
  return anchors.map((anchor, index) =>
    planDuty(plan, row, because, { anchor, met: occurrences[index], cycle: index + 1 }, context),
  );
}

interface Cycle {
  readonly anchor: Occurrence;
  readonly met: Occurrence | undefined;
  readonly cycle: number;
}

function planDuty(
  plan: PlanState,
  row: DutyRow,
  because: readonly string[],
  { anchor, met, cycle }: Cycle,
  context: DutyContext,
): Obligation {
  const parties = { plan, registry: context.registry, rulebook: context.rulebook };
  const counted = floored(anchor.on, row);
  const due = dueFrom(counted, row, context.calendar);
  const state: ObligationState = met
    ? { status: 'DISCHARGED', on: met.on, event: met.event, timeliness: timelinessOf(met.on, due) }
    : (closedWithPlan(plan) ?? { status: 'OPEN' });
  return {
    id: `${plan.planId}.${row.id}.c${cycle}`,
    planId: plan.planId,
    ruleId: row.id,
    article: row.article,
    duty: row.duty,
    severity: row.severity,
    text: row.text,
    obligor: resolveParty(row.obligor, parties),
    handler: resolveParty(row.handler, parties),
    recipients: [],
    anchor: {
      field:
        cycle === 1
          ? 'firstIssuedOn'
          : row.anchor === 'LAST_DRILLED_ON'
            ? 'lastDrilledOn'
            : 'lastEvaluatedOn',
      on: counted,
      event: anchor.event,
      ...(counted !== anchor.on && { assumed: floorReason(anchor.on, counted) }),
    },
    due,
    state,
    interpretations: row.interpretations ?? [],
    because,
    ladder: row.ladder,
    silent: false,
  };
}

/** A duty that is younger than the plan counts from the day the duty came into the law (G26). */
const floored = (on: CivilDate, row: DutyRow): CivilDate =>
  row.anchorFloor !== undefined && on < row.anchorFloor ? (row.anchorFloor as CivilDate) : on;

const floorReason = (on: CivilDate, counted: CivilDate) => ({
  zh: `起算日 ${on} 早于该义务设立之日，自 ${counted} 起算`,
  en: `${on} is before the duty existed; it counts from ${counted}`,
});

/** The first issue: of a registered plan, the day its register states. */
export function firstIssue(plan: PlanState): Occurrence | undefined {
  const { legacy } = plan;
  if (legacy?.issuedOn) return { on: legacy.issuedOn, event: legacy.event };
  const issue = plan.versions.find((version) => version.issue)?.issue;
  return issue && { on: issue.on, event: issue.event };
}

function occurrencesOf(plan: PlanState, row: DutyRow): readonly Occurrence[] {
  const drill = row.anchor === 'LAST_DRILLED_ON';
  const stated = drill ? plan.legacy?.lastDrilledOn : plan.legacy?.lastEvaluatedOn;
  const recorded = drill ? plan.drills : plan.evaluations;
  const before = plan.legacy && stated ? [{ on: stated, event: plan.legacy.event }] : [];
  return [...before, ...recorded.map(({ on, event }) => ({ on, event }))].sort((a, b) =>
    a.on < b.on ? -1 : a.on > b.on ? 1 : 0,
  );
}
