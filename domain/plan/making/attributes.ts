import { notInFuture } from '../../decision/dates.ts';
import { conflict, type Fault, invalid } from '../../decision/fault.ts';
import { attributesAgree, classified, preparerFits } from '../decide/attributes.ts';
import type { Check } from '../decide/checks.ts';
import type { PlanContext } from '../decide/context.ts';
import { approvalRuling, rowOf } from '../decide/law.ts';
import { livingParent } from '../decide/parent-plan.ts';
import { numberInWork, versionOf } from '../decide/standing.ts';
import { decideAsStated } from '../decide/stated.ts';
import type { PlanState } from '../state.ts';

type Attributes = PlanState['attributes'];

/** Answers to the questions that rules ask. What is stated goes together with what is known, and with what was decided on it. */
export const checkAttributesStated: Check<'AttributesStated'> = (state, { body, occurredOn }, context) => {
  // Nothing else may be said about a state secret, not even what else is wrong with it.
  if (body.attributes.secrecy === 'CLASSIFIED_STUB') return [classified];
  const after = { ...state?.attributes, ...body.attributes };
  return [
    ...notInFuture(occurredOn, context.today),
    ...somethingStated(body.attributes),
    ...attributesAgree(after, context),
    ...preparerFits(after, state?.preparingBody, context),
    ...livingParent(body.attributes, context),
    ...(state ? routeKept(state, after, context) : []),
  ];
};

export const decideStateAttributes = decideAsStated('AttributesStated', checkAttributesStated);

function somethingStated(stated: Attributes): Fault[] {
  if (Object.keys(stated).length > 0) return [];
  return [
    invalid('NOTHING_STATED', {
      pointer: '/attributes',
      zh: '至少须写明一项属性',
      en: 'at least one attribute must be stated',
    }),
  ];
}

/** A plan goes, or went, to approval on the road of its kind: another kind has another road, and nobody walked that. */
function routeKept(state: PlanState, after: Attributes, context: PlanContext): Fault[] {
  const latest = versionOf(state, numberInWork(state));
  const walked = latest !== undefined && latest.stage !== 'DRAFTING';
  const before = rowOf(approvalRuling(state.attributes, context));
  const then = rowOf(approvalRuling(after, context));
  if (!walked || !before || then?.id === before.id) return [];
  return [
    conflict('ROUTE_CHANGED', {
      pointer: '/attributes',
      article: '第十条',
      zh: `预案已按${before.article}送审或者批准，改后的类别须按${then ? then.article : '其他规定'}办理；请先修订，再列入（list）`,
      en: `the plan went the road of ${before.article}; what it would become goes that of ${then?.article ?? 'another rule'}: begin a revision and list it`,
    }),
  ];
}
