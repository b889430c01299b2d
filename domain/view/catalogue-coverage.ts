import type { EventBody } from '../../events/catalogue.ts';
import type { PlanId } from '../../events/identifiers.ts';
import type { SystemCatalogue } from '../law/state.ts';
import { isInForce, planStatus } from '../plan/evolve.ts';
import type { PlanState, PlanStatus } from '../plan/state.ts';
import { isElsewhere } from '../rulebook/engine.ts';
import { currentRulebook } from './law-on.ts';

/**
 * How a place of the catalogue (第十一条) is filled. IN_FORCE: by a plan in force · BEING_MADE: by one that is not issued
 * yet · ENDED: by one that was repealed with no successor · OTHER_FORM: the plan that is named has another form ·
 * MISSING: by none.
 */
export type Coverage = 'IN_FORCE' | 'BEING_MADE' | 'ENDED' | 'OTHER_FORM' | 'MISSING';

export interface CoverageLine {
  readonly entry: EventBody<'SystemCatalogueDefined'>['entries'][number];
  readonly coverage: Coverage;
  /** The plan that fills it, or the last one of those that superseded each other */
  readonly plan?: PlanId;
  readonly status?: PlanStatus;
}

export interface CatalogueCoverage {
  readonly lines: readonly CoverageLine[];
  readonly covered: number;
  /** Plans of the district that are in force and have no place in the catalogue (第十条: 拟列入的) */
  readonly unlisted: readonly PlanId[];
}

/** A place that names no plan is filled by the plan of the same form, title and, where it names one, preparing body. */
export function catalogueCoverage(
  { entries }: Pick<SystemCatalogue, 'entries'>,
  plans: readonly PlanState[],
): CatalogueCoverage {
  const own = plans.filter(({ attributes }) => !isElsewhere(attributes, currentRulebook.jurisdiction));
  const byId = new Map(own.map((plan) => [plan.planId, plan]));
  const lines = entries.map((entry): CoverageLine => {
    const named = entry.plan ? byId.get(entry.plan) : own.find((plan) => fits(plan, entry));
    const plan = named && lastOf(named, byId);
    if (!plan) return { entry, coverage: 'MISSING' };
    const status = planStatus(plan);
    return { entry, coverage: coverageBy(plan, status, entry.form), plan: plan.planId, status };
  });
  const placed = new Set(lines.map(({ plan }) => plan));
  return {
    lines,
    covered: lines.filter(({ coverage }) => coverage === 'IN_FORCE').length,
    unlisted: own.filter((plan) => isUnlisted(plan) && !placed.has(plan.planId)).map(({ planId }) => planId),
  };
}

type Entry = CoverageLine['entry'];

const fits = ({ title, attributes, preparingBody, end }: PlanState, entry: Entry): boolean =>
  !end &&
  title === entry.title &&
  attributes.form === entry.form &&
  (entry.preparingBody === undefined || preparingBody === entry.preparingBody);

/** Follows the plans that took each other's place (G30); a circle, which only a correction could make, ends where it closes. */
function lastOf(plan: PlanState, byId: ReadonlyMap<PlanId, PlanState>): PlanState {
  const passed = new Set<PlanId>();
  let current = plan;
  while (!passed.has(current.planId)) {
    passed.add(current.planId);
    const next = current.end?.byPlan && byId.get(current.end.byPlan);
    if (!next) return current;
    current = next;
  }
  return current;
}

function coverageBy({ attributes }: PlanState, status: PlanStatus, form: Entry['form']): Coverage {
  if (status === 'REPEALED' || status === 'SUPERSEDED') return 'ENDED';
  if (attributes.form !== undefined && attributes.form !== form) return 'OTHER_FORM';
  return isInForce(status) ? 'IN_FORCE' : 'BEING_MADE';
}

const isUnlisted = (plan: PlanState): boolean =>
  plan.attributes.tier === 'DISTRICT' && isInForce(planStatus(plan));
