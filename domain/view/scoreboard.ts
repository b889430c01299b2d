import type { CivilDate } from '../../events/civil-date.ts';
import { daysInMonth } from '../../events/civil-date.ts';
import type { OrganisationId, PlanId } from '../../events/identifiers.ts';
import type { WorkingCalendar } from '../calendar/types.ts';
import { actBy, phaseOn } from '../obligation/phase.ts';
import type { Obligation } from '../obligation/types.ts';
import { organisationsOf } from '../rulebook/parties.ts';

/** How things stand with what one body owes. Every number counts duties, which `overdue` and `neverDrilled` name. */
export interface Score {
  readonly onTime: number;
  readonly late: number;
  /** Met while the holiday notice that settles the day was not out */
  readonly unsettled: number;
  /** Of what was met and is settled, in per cent, rounded down; absent while there is nothing */
  readonly onTimePercent?: number;
  /** Ids of duties that the law sets a day for, which has passed */
  readonly overdue: readonly string[];
  /** Those among them that are owed in principle (原则上，G19): amber and not red */
  readonly overdueInPrinciple: number;
  /** Targets of the rulebook that have passed: no law is broken */
  readonly targetsPassed: number;
  /** Plans that must be drilled and never were */
  readonly neverDrilled: readonly PlanId[];
  /** Open duties to act on within the next quarter of the calendar */
  readonly nextQuarter: number;
}

export interface Scoreboard {
  readonly asOf: CivilDate;
  /** The quarter that begins next */
  readonly quarter: { readonly from: CivilDate; readonly to: CivilDate };
  readonly district: Score;
  /** By who owes it (G5: overdue counts against the obligor, whoever handles it), most overdue first */
  readonly lines: readonly (Score & { readonly organisation: OrganisationId })[];
}

/**
 * 兑现情况（优化营商环境工作方案第4项；《办法》第四条动态管理）: what was kept in time and what was not, from the duties of plans and
 * bodies. What an older register brought along (G26) is nobody's record here.
 */
export function scoreboard(
  obligations: readonly Obligation[],
  today: CivilDate,
  calendar: WorkingCalendar,
): Scoreboard {
  const counted = obligations.filter(({ silent }) => !silent);
  const quarter = quarterAfter(today);
  const score = (own: readonly Obligation[]): Score => scoreOf(own, today, calendar, quarter);
  const owing = [...new Set(counted.flatMap(obligorsOf))];
  return {
    asOf: today,
    quarter,
    district: score(counted),
    lines: owing
      .map((organisation) => ({
        organisation,
        ...score(counted.filter((one) => obligorsOf(one).includes(organisation))),
      }))
      .toSorted((a, b) => b.overdue.length - a.overdue.length || (a.organisation < b.organisation ? -1 : 1)),
  };
}

const obligorsOf = ({ obligor }: Obligation): readonly OrganisationId[] => organisationsOf(obligor);

function scoreOf(
  own: readonly Obligation[],
  today: CivilDate,
  calendar: WorkingCalendar,
  quarter: Scoreboard['quarter'],
): Score {
  const met = own.flatMap(({ state }) => (state.status === 'DISCHARGED' ? [state.timeliness] : []));
  const onTime = met.filter((timeliness) => timeliness === 'ON_TIME').length;
  const unsettled = met.filter((timeliness) => timeliness === 'UNDETERMINED').length;
  const settled = met.length - unsettled;
  const passed = own.filter((one) => phaseOn(one, today, calendar) === 'OVERDUE');
  const overdue = passed.filter(({ target }) => !target);
  const open = own.filter(({ state }) => state.status === 'OPEN');
  return {
    onTime,
    late: settled - onTime,
    unsettled,
    ...(settled > 0 && { onTimePercent: Math.floor((onTime * 100) / settled) }),
    overdue: overdue.map(({ id }) => id),
    overdueInPrinciple: overdue.filter(({ severity }) => severity === 'PRINCIPLE').length,
    targetsPassed: passed.length - overdue.length,
    neverDrilled: neverDrilled(own),
    nextQuarter: open.filter((one) => actBy(one) >= quarter.from && actBy(one) <= quarter.to).length,
  };
}

/** The first clock of their drills is still running. */
function neverDrilled(own: readonly Obligation[]): readonly PlanId[] {
  const drills = own.filter(({ duty, planId, state }) => duty === 'DRILL' && planId && isReal(state));
  const drilled = new Set(drills.flatMap(({ planId, state }) => (state.status === 'OPEN' ? [] : planId)));
  return [...new Set(drills.flatMap(({ planId }) => (planId && !drilled.has(planId) ? planId : [])))];
}

/** A duty that was closed or waived says nothing of drills. */
const isReal = ({ status }: Obligation['state']): boolean => status === 'OPEN' || status === 'DISCHARGED';

function quarterAfter(today: CivilDate): Scoreboard['quarter'] {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  const first = Math.floor((month - 1) / 3) * 3 + 4;
  const [inYear, start] = first > 12 ? [year + 1, first - 12] : [year, first];
  const day = (of: number, on: number) =>
    `${inYear}-${String(of).padStart(2, '0')}-${String(on).padStart(2, '0')}` as CivilDate;
  return { from: day(start, 1), to: day(start + 2, daysInMonth(inYear, start + 2)) };
}
