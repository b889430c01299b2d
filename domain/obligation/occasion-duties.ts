import type { OrganisationId } from '../../events/identifiers.ts';
import type { OrganisationClass } from '../../events/organisation-events.ts';
import type { PlanState } from '../plan/state.ts';
import { resolveParty } from '../rulebook/parties.ts';
import type { OccasionDutyRow } from '../rulebook/types.ts';
import { closedWithPlan } from './closure.ts';
import { atDate, dueFrom, timelinessOf } from './due.ts';
import type { DutyContext } from './duty-context.ts';
import { obligationOf } from './obligation-of.ts';
import { type Opened, occasionsOf } from './occasions.ts';
import type { Obligation, ObligationState } from './types.ts';

/** Duties that something opens each time it happens: a drill its evaluation, a circumstance its decision. */
export function occasionDuties(
  plan: PlanState,
  row: OccasionDutyRow,
  because: readonly string[],
  context: DutyContext,
): Obligation[] {
  return occasionsOf(plan, row.occasion, row.duty)
    .filter(({ owedBy }) => row.duty !== 'DESK_ANSWER' || isDeskHere(owedBy, context))
    .map((occasion) => occasionDuty(plan, row, because, occasion, context));
}

function occasionDuty(
  plan: PlanState,
  row: OccasionDutyRow,
  because: readonly string[],
  { key, on, event, field, dueOn, met, version, owedBy }: Opened,
  context: DutyContext,
): Obligation {
  const due = dueOn
    ? atDate(dueOn, { anchor: on, n: 0, rule: 'FIXED_DATE' }, row.roll, context.calendar)
    : dueFrom(on, row, context.calendar);
  const state: ObligationState = met
    ? { status: 'DISCHARGED', ...met, timeliness: timelinessOf(met.on, due) }
    : (closedWithPlan(plan) ?? { status: 'OPEN' });
  const obligation = obligationOf(
    plan,
    row,
    because,
    { cycle: key, anchor: { field, on, event }, due, state, ...(version !== undefined && { version }) },
    context,
  );
  if (!owedBy) return obligation;
  return {
    ...obligation,
    obligor: [{ organisation: owedBy }],
    handler: row.duty === 'DESK_ANSWER' ? deskOf(plan, owedBy, context) : [{ organisation: owedBy }],
  };
}

const OUTSIDE: readonly OrganisationClass[] = ['CITY_GOVERNMENT', 'CITY_EMERGENCY_BUREAU', 'CITY_DEPARTMENT'];

/** The city's desks answer to the city: this ledger gives them no clock. */
function isDeskHere(recipient: OrganisationId | undefined, { registry }: DutyContext): boolean {
  const found = recipient && registry.find(recipient);
  return found !== undefined && !OUTSIDE.includes(found.class);
}

/** 区应急局 keeps the desk of the district government; every other body its own. */
function deskOf(
  plan: PlanState,
  recipient: OrganisationId,
  { registry, rulebook }: DutyContext,
): Obligation['handler'] {
  if (registry.find(recipient)?.class !== 'DISTRICT_GOVERNMENT') return [{ organisation: recipient }];
  return resolveParty({ party: 'CLASS', class: 'EMERGENCY_BUREAU' }, { plan, registry, rulebook });
}
