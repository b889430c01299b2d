import type { CivilDate } from '../../events/civil-date.ts';
import { evaluate } from '../rulebook/predicate.ts';
import { inOrder, questionFor } from '../rulebook/questions.ts';
import type { OrganisationDutyRow, Rulebook } from '../rulebook/types.ts';
import { dueFrom, timelinessOf } from './due.ts';
import type { DutyContext } from './duty-context.ts';
import type { Occurrence } from './occurrences.ts';
import type { OrganisationFacts, PlanInBrief } from './organisation-facts.ts';
import { sameCycle, stricterOf } from './stricter-of.ts';
import { organisationDutyId } from './subject.ts';
import type { Obligation, UndeterminedDuty } from './types.ts';

/** What an organisation owes as such: drills of its plans as a group, training, programme, inspection, a manager. */
export interface OrganisationDuties {
  readonly obligations: readonly Obligation[];
  readonly undetermined: readonly UndeterminedDuty[];
}

/**
 * Pure, total, independent of today and of the order of the plans. A duty of the calendar year is derived for every year
 * up to the last one whose holiday notice the calendar knows.
 */
export function deriveOrganisationDuties(facts: OrganisationFacts, context: DutyContext): OrganisationDuties {
  const found = organisationRows(context.rulebook)
    .filter((row) => row.of.includes(facts.organisation.class) && !facts.organisation.mergedInto)
    .map((row) => dutyOf(facts, row, context));
  return {
    obligations: stricterOf(
      found.flatMap(({ obligations }) => obligations),
      (one) => (one.due.rule === 'CALENDAR_YEARS' ? undefined : sameCycle(one)),
    ),
    undetermined: found.flatMap(({ undetermined }) => undetermined),
  };
}

const organisationRows = ({ duties }: Rulebook): readonly OrganisationDutyRow[] =>
  duties.filter((row) => row.subject === 'ORGANISATION');

function dutyOf(
  facts: OrganisationFacts,
  row: OrganisationDutyRow,
  context: DutyContext,
): OrganisationDuties {
  const verdicts = facts.plans.map((plan) => ({ plan, verdict: evaluate(row.when, plan.attributes) }));
  const group = verdicts.filter(({ verdict }) => verdict.value === true).map(({ plan }) => plan);
  const missing = verdicts.flatMap(({ verdict }) => (verdict.value === 'UNKNOWN' ? verdict.missing : []));
  const { organisationId } = facts.organisation;
  // A group that is known in part already owes the duty; the question is only asked where the answer decides.
  const unknown = row.holdingPlans && group.length === 0 && missing.length > 0;
  const undetermined = unknown
    ? [
        {
          organisation: organisationId,
          ruleId: row.id,
          article: row.article,
          questions: inOrder(missing).map(questionFor),
        },
      ]
    : [];
  const start = startOf(facts, row, group);
  if (!start) return { obligations: [], undetermined };
  const met = occurrencesOf(facts, row, group);
  const cycles =
    row.period.unit === 'CALENDAR_YEAR'
      ? yearly(row, start, met, context)
      : row.metBy === 'MANAGER'
        ? inOffice(facts, start)
        : rolling(start, met);
  const because = row.holdingPlans ? [`plans=${group.length}`] : [];
  return {
    obligations: cycles.map((cycle) => obligation(facts, row, cycle, because, context)),
    undetermined,
  };
}

/** When the duty began: for a group of plans with the first of them that was issued; else with the registration. */
function startOf(
  { registered }: OrganisationFacts,
  row: OrganisationDutyRow,
  group: readonly PlanInBrief[],
): Occurrence | undefined {
  if (!row.holdingPlans) return registered;
  const first = group
    .flatMap(({ issued, ended }) => (issued && !ended ? [issued] : []))
    .reduce<Occurrence | undefined>(
      (earliest, one) => (earliest && earliest.on <= one.on ? earliest : one),
      undefined,
    );
  if (!first) return undefined;
  // What was or was not done before this ledger knew the body is nobody's to judge (G26); rolling clocks keep their facts.
  const floor = row.period.unit === 'CALENDAR_YEAR' || row.metBy === 'MANAGER';
  return floor && first.on < registered.on ? registered : first;
}

function occurrencesOf(
  facts: OrganisationFacts,
  { metBy }: OrganisationDutyRow,
  group: readonly PlanInBrief[],
): readonly (Occurrence & { readonly year?: number })[] {
  const found = {
    DRILL: () => onePerEvent(group.flatMap(({ drills }) => drills)),
    TRAINING: () => facts.trainings,
    PROGRAMME: () => facts.programmes,
    INSPECTION: () => facts.inspections,
    MANAGER: () => facts.managers,
  }[metBy]();
  return [...found].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** One exercise of several plans stands in each of their streams: on one day it is one drill of the body. */
function onePerEvent(drills: readonly Occurrence[]): readonly Occurrence[] {
  return [...new Map(drills.map((drill) => [drill.on, drill])).values()];
}

interface Cycle {
  readonly key: string;
  readonly anchor: Occurrence;
  readonly met?: Occurrence | undefined;
}

function rolling(start: Occurrence, met: readonly Occurrence[]): readonly Cycle[] {
  const since = met.filter(({ on }) => on >= start.on);
  return [start, ...since].map((anchor, index) => ({ key: `c${index + 1}`, anchor, met: since[index] }));
}

function yearly(
  { period }: OrganisationDutyRow,
  start: Occurrence,
  met: readonly (Occurrence & { readonly year?: number })[],
  { calendar }: DutyContext,
): readonly Cycle[] {
  const first = Number(start.on.slice(0, 4));
  const last = Number(calendar.coveredThrough.slice(0, 4));
  const cycles: Cycle[] = [];
  for (let year = first; year <= last; year += period.n) {
    const inside = met.find(
      ({ on, year: named = Number(on.slice(0, 4)) }) => named >= year && named < year + period.n,
    );
    const anchor = year === first ? start : { on: `${year}-01-01` as CivilDate, event: start.event };
    cycles.push({ key: `y${year}`, anchor, met: inside });
  }
  return cycles;
}

/** The duty is met while somebody is in office, and opens again on the first day without. */
function inOffice({ managers }: OrganisationFacts, start: Occurrence): readonly Cycle[] {
  const cycles: Cycle[] = [];
  let anchor: Occurrence | undefined = start;
  for (const manager of managers) {
    if (anchor) cycles.push({ key: `c${cycles.length + 1}`, anchor, met: manager });
    anchor = manager.until;
  }
  if (anchor) cycles.push({ key: `c${cycles.length + 1}`, anchor });
  return cycles;
}

function obligation(
  { organisation: { organisationId } }: OrganisationFacts,
  row: OrganisationDutyRow,
  { key, anchor, met }: Cycle,
  because: readonly string[],
  { calendar }: DutyContext,
): Obligation {
  const due = dueFrom(anchor.on, row, calendar);
  const self = [{ organisation: organisationId }];
  return {
    id: organisationDutyId(organisationId, row.id, key),
    organisation: organisationId,
    ruleId: row.id,
    article: row.article,
    duty: row.duty,
    severity: row.severity,
    text: row.text,
    obligor: self,
    handler: self,
    recipients: [],
    anchor: { field: 'bodySince', on: anchor.on, event: anchor.event },
    due,
    state: met
      ? {
          status: 'DISCHARGED',
          on: met.on,
          event: met.event,
          // A manager in office before the duty began is in time, whatever the day he came.
          timeliness: timelinessOf(met.on < anchor.on ? anchor.on : met.on, due),
        }
      : { status: 'OPEN' },
    interpretations: row.interpretations ?? [],
    because,
    ladder: row.ladder,
    silent: false,
    ...(row.target && { target: row.target }),
    ...(row.verified === false && { verified: row.verified }),
  };
}
