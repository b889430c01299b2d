import type { CivilDate } from '../../events/civil-date.ts';
import type { InspectionId, OrganisationId } from '../../events/identifiers.ts';
import { type InspectionState, inspectionStatus } from './state.ts';

/** Several visits to one body that one visit could stand for (综合查一次, 优化营商环境工作方案第17项). */
export interface JointVisit {
  readonly inspectee: OrganisationId;
  /** Two or more, by the day each begins */
  readonly inspections: readonly InspectionId[];
  /** Everybody who would come along, each once */
  readonly inspectors: readonly OrganisationId[];
  /** Days that all of the windows have in common */
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/**
 * Proposes joint visits among the tasks that are planned on site and not yet opened: as few visits as their windows
 * allow, so that each task lies in at most one proposal. Off-site checks disturb nobody and are left alone.
 */
export function jointVisits(inspections: readonly InspectionState[]): readonly JointVisit[] {
  const toCome = inspections.filter((one) => one.manner === 'ON_SITE' && inspectionStatus(one) === 'PLANNED');
  const byBody = [...Map.groupBy(toCome, ({ inspectee }) => inspectee)];
  return byBody
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([inspectee, tasks]) => groups(tasks).map((group) => visitOf(inspectee, group)));
}

/** Fewest days that meet every window: always the last day of the window that ends first, which stabs all it can. */
function groups(tasks: readonly InspectionState[]): readonly (readonly InspectionState[])[] {
  const found: InspectionState[][] = [];
  let day: CivilDate | undefined;
  for (const task of tasks.toSorted(byEnd)) {
    const group = found.at(-1);
    if (group && day !== undefined && task.from <= day) group.push(task);
    else {
      found.push([task]);
      day = task.to;
    }
  }
  return found.filter(({ length }) => length > 1);
}

const before = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byEnd = (a: InspectionState, b: InspectionState) =>
  before(a.to, b.to) || before(a.inspectionId, b.inspectionId);
const byBeginning = (a: InspectionState, b: InspectionState) =>
  before(a.from, b.from) || before(a.inspectionId, b.inspectionId);

function visitOf(inspectee: OrganisationId, group: readonly InspectionState[]): JointVisit {
  const [first, ...rest] = group.toSorted(byBeginning) as [InspectionState, ...InspectionState[]];
  return {
    inspectee,
    inspections: [first, ...rest].map(({ inspectionId }) => inspectionId),
    inspectors: [...new Set([first, ...rest].flatMap(({ inspectors }) => inspectors))],
    from: rest.reduce((latest, { from }) => (from > latest ? from : latest), first.from),
    to: rest.reduce((earliest, { to }) => (to < earliest ? to : earliest), first.to),
  };
}
