import type { CivilDate } from '../../events/civil-date.ts';
import type { OrganisationId, PlanId } from '../../events/identifiers.ts';
import { lastDayOf } from '../decision/dates.ts';
import { type OrganisationLife, type Risk, standingRisks } from '../organisation/life.ts';
import type { Registry } from '../organisation/organisation.ts';
import { successorOf } from '../organisation/successor.ts';
import { planStatus } from '../plan/evolve.ts';
import { type PlanState, type PlanStatus, versionInForce } from '../plan/state.ts';

/** A plan that answers a risk in an area. By id only: who may read its title is decided where the plan is read. */
export interface CoveringPlan {
  readonly plan: PlanId;
  /** Absent when nobody knows the plan any more */
  readonly status?: PlanStatus;
  /** In force, so that it covers; a plan that is being made, or has ended, is shown and covers nothing */
  readonly covers: boolean;
  readonly lastDrilledOn?: CivilDate;
}

/** One risk in one area: the unit in which art. 6 asks for coverage (覆盖主要风险和重点区域). */
export interface CoverageCell {
  readonly area: string;
  readonly plans: readonly CoveringPlan[];
  readonly covered: boolean;
  /** The last drill of any plan that covers it; absent when none was ever drilled */
  readonly lastDrilledOn?: CivilDate;
}

export interface CoverageRow {
  /** Whose risk it is: who assessed it, or its successor */
  readonly organisation: OrganisationId;
  readonly riskId: string;
  readonly name: string;
  readonly level: Risk['level'];
  readonly assessedOn: CivilDate;
  readonly cells: readonly CoverageCell[];
}

/** Why a cell stands among the gaps. */
export type Gap = 'NO_PLAN' | 'NOT_IN_FORCE' | 'NEVER_DRILLED';

export interface CoverageGap extends Pick<CoverageRow, 'organisation' | 'riskId' | 'name' | 'level'> {
  readonly area: string;
  readonly gap: Gap;
}

/** 覆盖矩阵（第六条）: risk × area × plans that answer it × last drill, worst risks first, with every gap by name. */
export interface CoverageMatrix {
  readonly rows: readonly CoverageRow[];
  /** Cells that no plan in force answers, or whose plans were never drilled; in the order of the rows */
  readonly gaps: readonly CoverageGap[];
  readonly cells: number;
  readonly covered: number;
}

const levels: readonly Risk['level'][] = ['EXTREME', 'HIGH', 'MODERATE', 'LOW'];

/**
 * The matrix of some organisations, or of the whole district. What a merged body assessed and linked is its
 * successor's, until that assesses a risk of the same id itself (G32). Pure; the order of `plans` does not matter.
 */
export function coverageMatrix(
  lives: readonly OrganisationLife[],
  plans: readonly PlanState[],
  registry: Registry,
): CoverageMatrix {
  const known = new Map(plans.map((plan) => [plan.planId, plan]));
  const rows = [...ownersOf(lives, registry)]
    .flatMap(([organisation, own]) => rowsOf(organisation, own, known))
    .toSorted((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level));
  const cells = rows.flatMap((row) => row.cells);
  return {
    rows,
    gaps: rows.flatMap(gapsOf),
    cells: cells.length,
    covered: cells.filter(({ covered }) => covered).length,
  };
}

/** Lives by who bears the duties now; those that were merged come before the body that still lives. */
function ownersOf(
  lives: readonly OrganisationLife[],
  registry: Registry,
): ReadonlyMap<OrganisationId, readonly OrganisationLife[]> {
  const owner = ({ organisation }: OrganisationLife) => successorOf(registry, organisation.organisationId);
  const inOrder = lives.toSorted((a, b) => Number(isOwner(a, owner(a))) - Number(isOwner(b, owner(b))));
  const byOwner = Map.groupBy(inOrder, owner);
  return new Map(lives.map((life) => [owner(life), byOwner.get(owner(life)) ?? []]));
}

const isOwner = ({ organisation }: OrganisationLife, owner: OrganisationId): boolean =>
  organisation.organisationId === owner;

function rowsOf(
  organisation: OrganisationId,
  lives: readonly OrganisationLife[],
  plans: ReadonlyMap<PlanId, PlanState>,
): readonly CoverageRow[] {
  const risks = new Map(lives.flatMap(standingRisks).map((risk) => [risk.riskId, risk]));
  const links = lives.flatMap(({ coverage }) => coverage);
  return [...risks.values()].map(({ riskId, name, level, on, areas }) => ({
    organisation,
    riskId,
    name,
    level,
    assessedOn: on,
    cells: areas.map((area) => {
      const linked = links.filter((link) => link.riskId === riskId && link.area === area);
      return cellOf(area, [...new Set(linked.map(({ plan }) => plan))], plans);
    }),
  }));
}

function cellOf(
  area: string,
  linked: readonly PlanId[],
  known: ReadonlyMap<PlanId, PlanState>,
): CoverageCell {
  const plans = linked.map((plan) => coveringPlan(plan, known.get(plan)));
  const lastDrilledOn = lastDayOf(plans.flatMap((one) => (one.covers ? (one.lastDrilledOn ?? []) : [])));
  return {
    area,
    plans,
    covered: plans.some(({ covers }) => covers),
    ...(lastDrilledOn && { lastDrilledOn }),
  };
}

function coveringPlan(plan: PlanId, state: PlanState | undefined): CoveringPlan {
  if (!state) return { plan, covers: false };
  const { drills, legacy } = state;
  const lastDrilledOn = lastDayOf([
    ...(legacy?.lastDrilledOn ? [legacy.lastDrilledOn] : []),
    ...drills.map(({ on }) => on),
  ]);
  // The text of an older register stays in force while its first revision is made.
  const covers = !state.end && (versionInForce(state) !== undefined || legacy !== undefined);
  return { plan, status: planStatus(state), covers, ...(lastDrilledOn && { lastDrilledOn }) };
}

function gapsOf({ organisation, riskId, name, level, cells }: CoverageRow): readonly CoverageGap[] {
  return cells.flatMap((cell) => {
    const gap = gapOf(cell);
    return gap ? [{ organisation, riskId, name, level, area: cell.area, gap }] : [];
  });
}

function gapOf({ plans, covered, lastDrilledOn }: CoverageCell): Gap | undefined {
  if (!plans.length) return 'NO_PLAN';
  if (!covered) return 'NOT_IN_FORCE';
  return lastDrilledOn ? undefined : 'NEVER_DRILLED';
}
