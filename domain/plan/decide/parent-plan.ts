import type { PlanId } from '../../../events/identifiers.ts';
import type { PlanAttributes } from '../../../events/plan-attributes.ts';
import { conflict, type Fault, invalid } from '../../decision/fault.ts';
import type { PlanContext } from './context.ts';

/*
 * 上位预案（第十六条第二款、第二十五条第（二）项）: the plan whose duties and tasks this one carries out, and with which it
 * must stay coherent.
 */

/** The parent exists and is not the plan itself, nor one of those below it. */
export function knownParent({ parentPlan }: PlanAttributes, context: PlanContext): Fault[] {
  if (!parentPlan) return [];
  if (parentPlan === context.planId || !context.otherPlan(parentPlan))
    return [
      invalid('PARENT_PLAN_UNKNOWN', {
        pointer: '/attributes/parentPlan',
        article: '第十六条第二款',
        zh: `上位预案“${parentPlan}”不存在，或就是本预案`,
        en: `the parent plan "${parentPlan}" does not exist or is this plan itself`,
      }),
    ];
  if (!liesAbove(parentPlan, context)) return [];
  return [
    invalid('PARENT_PLAN_CIRCLE', {
      pointer: '/attributes/parentPlan',
      article: '第十六条第二款',
      zh: `本预案已是“${parentPlan}”的上位预案，不能互为上位`,
      en: `this plan stands above "${parentPlan}"; neither can stand above the other`,
    }),
  ];
}

/** Besides, it is in force or being made: nothing is carried out for a plan that has ended. */
export function livingParent(attributes: PlanAttributes, context: PlanContext): Fault[] {
  const { parentPlan } = attributes;
  const status = parentPlan && context.otherPlan(parentPlan)?.status;
  if (status !== 'REPEALED' && status !== 'SUPERSEDED') return knownParent(attributes, context);
  return [
    conflict('PARENT_PLAN_ENDED', {
      pointer: '/attributes/parentPlan',
      article: '第十六条第二款',
      zh: `上位预案“${parentPlan}”已${status === 'REPEALED' ? '废止' : '被替代'}`,
      en: `the parent plan "${parentPlan}" was ${status === 'REPEALED' ? 'repealed' : 'superseded'}`,
    }),
  ];
}

/** Does this plan stand somewhere above that one? */
function liesAbove(plan: PlanId, { planId, otherPlan }: PlanContext): boolean {
  const passed = new Set<PlanId>();
  let above = otherPlan(plan)?.parentPlan;
  while (above !== undefined && !passed.has(above)) {
    if (above === planId) return true;
    passed.add(above);
    above = otherPlan(above)?.parentPlan;
  }
  return false;
}
