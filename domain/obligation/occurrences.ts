import type { CivilDate } from '../../events/civil-date.ts';
import type { EventId } from '../../events/identifiers.ts';
import type { PlanState } from '../plan/state.ts';
import type { RollingDutyRow, Rulebook } from '../rulebook/types.ts';

/** Something that happened to a plan on a day, and the event that says so. */
export interface Occurrence {
  readonly on: CivilDate;
  readonly event: EventId;
}

/** The first issue: of a registered plan, the day its register states. */
export function firstIssue(plan: PlanState): Occurrence | undefined {
  const { legacy } = plan;
  if (legacy?.issuedOn) return { on: legacy.issuedOn, event: legacy.event };
  const issue = plan.versions.find((version) => version.issue)?.issue;
  return issue && { on: issue.on, event: issue.event };
}

/** Where the first clock of a row starts: the first issue, or the first day of effect (G3). */
export function beginningOf(plan: PlanState, { begins }: RollingDutyRow): Occurrence | undefined {
  const first = firstIssue(plan);
  if (!first || begins !== 'EFFECTIVE_ON') return first;
  const effective =
    plan.legacy?.effectiveOn ?? plan.versions.find((version) => version.issue)?.issue?.effectiveOn;
  return { ...first, on: effective ?? first.on };
}

/** What meets a rolling duty, in the order of its days. */
export function occurrencesOf(
  plan: PlanState,
  row: RollingDutyRow,
  rulebook: Rulebook,
): readonly Occurrence[] {
  return [...recorded(plan, row), ...attestations(plan, row, rulebook)]
    .map(({ on, event }) => ({ on, event }))
    .sort(byDay);
}

/** New beginnings of a clock that met nothing: major revisions, where the row lets them (G15, G16). */
export function resetsOf(plan: PlanState, { resetOn }: RollingDutyRow): readonly Occurrence[] {
  if (resetOn !== 'MAJOR_REVISION') return [];
  return plan.versions.flatMap(({ revision, issue }) =>
    revision?.revisionClass === 'MAJOR' && issue ? [{ on: issue.on, event: issue.event }] : [],
  );
}

const byDay = (a: Occurrence, b: Occurrence): number => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0);

function recorded(plan: PlanState, row: RollingDutyRow): readonly Occurrence[] {
  switch (row.anchor) {
    case 'LAST_DRILLED_ON':
      return [...stated(plan, plan.legacy?.lastDrilledOn), ...drills(plan, row), ...credits(plan, row)];
    case 'LAST_EVALUATED_ON':
      return [...stated(plan, plan.legacy?.lastEvaluatedOn), ...plan.evaluations];
    case 'LAST_REVISED_ON':
      return plan.versions.flatMap(({ revision, issue }) => (revision && issue ? [issue] : []));
  }
}

const stated = ({ legacy }: PlanState, on: CivilDate | undefined): readonly Occurrence[] =>
  legacy && on ? [{ on, event: legacy.event }] : [];

const drills = (plan: PlanState, { comprehensiveOnly }: RollingDutyRow): readonly Occurrence[] =>
  comprehensiveOnly ? plan.drills.filter((drill) => drill.content !== 'SINGLE') : plan.drills;

/** A real response that was credited in place of a drill counts on the day of the response (G22). */
const credits = (plan: PlanState, { acceptsActivation }: RollingDutyRow): readonly Occurrence[] =>
  acceptsActivation
    ? (plan.inForce?.activations ?? []).flatMap(({ on, credited }) =>
        credited ? [{ on, event: credited.event }] : [],
      )
    : [];

/** What a classified stub was attested to have done outside this system (G29). */
function attestations(
  plan: PlanState,
  { duty }: RollingDutyRow,
  { policies }: Rulebook,
): readonly Occurrence[] {
  if (!policies.attestation || plan.attributes.secrecy !== 'CLASSIFIED_STUB') return [];
  return (plan.inForce?.attestations ?? []).filter((one) => one.duty === duty && one.met);
}
