import type { PlanState, PlanVersion } from '../plan/state.ts';
import type { ObligationState } from './types.ts';

/** A version that gave way, or whose plan ended, before the duty was met takes the duty with it (G30). */
export function closure(plan: PlanState, version: PlanVersion): ObligationState | undefined {
  const next = plan.versions.find((later) => later.version > version.version && later.issue)?.issue;
  if (!next) return closedWithPlan(plan);
  return {
    status: 'CLOSED',
    on: next.on,
    event: next.event,
    why: {
      zh: '新版本已印发，义务随旧版本终止',
      en: 'a new version was issued; the duty ended with the old one',
    },
  };
}

export function closedWithPlan(plan: PlanState): ObligationState | undefined {
  if (!plan.end) return undefined;
  const repealed = plan.end.kind === 'REPEALED';
  return {
    status: 'CLOSED',
    on: plan.end.on,
    event: plan.end.event,
    why: repealed
      ? { zh: '预案已废止', en: 'the plan was repealed' }
      : { zh: '预案已由新预案替代', en: 'the plan was superseded by another' },
  };
}
