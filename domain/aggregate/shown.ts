import type { Actor } from '../../events/commit.ts';
import type { PlanId } from '../../events/identifiers.ts';
import { mayRead, readsEveryPlan } from '../access/may-read.ts';
import type { Registry } from '../organisation/organisation.ts';
import { standsFor } from '../organisation/successor.ts';
import type { PlanState } from '../plan/state.ts';
import type { AggregateSummary } from './aggregate.ts';

/*
 * What is shown of an aggregate that names plans (第四十九条). Plans that a person may not read do not exist for them:
 * they are left out of its list of plans, and so is every entry of a list that is about one of them. When all its plans
 * are hidden, it is hidden itself. Nothing is hidden from the organisation whose it is, nor from those who oversee all
 * plans.
 */

/** Which of the plans that an aggregate names are hidden from a person. A plan that the ledger does not know hides nothing. */
export function hiddenPlans(
  actor: Actor,
  { organisation, plans }: Pick<AggregateSummary, 'organisation' | 'plans'>,
  planOf: (id: PlanId) => PlanState | undefined,
  registry: Registry,
): ReadonlySet<PlanId> {
  if (seesWhole(actor, organisation, registry)) return new Set();
  const hidden = plans.filter((id) => {
    const state = planOf(id);
    return state !== undefined && !mayRead(actor, { state }, registry).ok;
  });
  return new Set(hidden);
}

/** True when no plan can be hidden: whoever asks oversees all plans, or is of the organisation whose it is (G32: or was). */
export const seesWhole = (
  actor: Actor,
  organisation: AggregateSummary['organisation'],
  registry: Registry,
): boolean =>
  readsEveryPlan(actor) ||
  (organisation !== undefined && standsFor(registry, actor.organisation, organisation));

/** False when the aggregate names plans and every one of them is hidden. */
export const isShown = ({ plans }: Pick<AggregateSummary, 'plans'>, hidden: ReadonlySet<PlanId>): boolean =>
  plans.length === 0 || plans.some((plan) => !hidden.has(plan));

/** The same JSON without the hidden plans: without their ids, and without every entry of a list that is about one of them. */
export function withoutPlans<T>(json: T, hidden: ReadonlySet<PlanId>): T {
  return hidden.size === 0 ? json : (pruned(json, hidden) as T);
}

function pruned(value: unknown, hidden: ReadonlySet<string>): unknown {
  if (Array.isArray(value))
    return value.filter((entry) => !isAbout(entry, hidden)).map((entry) => pruned(entry, hidden));
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([, field]) => !isHidden(field, hidden));
  return Object.fromEntries(kept.map(([key, field]) => [key, pruned(field, hidden)]));
}

/** An entry of a list is about a plan when it is its id or has it as a field. */
const isAbout = (entry: unknown, hidden: ReadonlySet<string>): boolean =>
  isHidden(entry, hidden) ||
  (isObject(entry) && Object.values(entry).some((field) => isHidden(field, hidden)));

const isHidden = (value: unknown, hidden: ReadonlySet<string>): boolean =>
  typeof value === 'string' && hidden.has(value);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
