import type { PlanAttributes } from '../../events/plan-attributes.ts';
import type { PlanState } from '../plan/state.ts';
import type { Bilingual } from '../refusal.ts';
import { explainRoute, type Route, type RouteContext } from './explain-route.ts';

export type RouteTopic = Exclude<keyof Route, 'rulebook'>;

/** One step that another answer would change, with both rules in words. */
export interface RouteChange {
  readonly topic: RouteTopic;
  readonly now: Bilingual;
  readonly becomes: Bilingual;
}

/** The road of the same plan with other attributes, and every step at which it parts from the present one. */
export interface WhatIf {
  readonly route: Route;
  readonly changes: readonly RouteChange[];
}

const TOPICS: readonly RouteTopic[] = ['drafting', 'approval', 'issuingName', 'filing', 'disclosure'];

/** “If it were 社会安全, then …”: pure, and nothing is changed. A change to `undefined` asks what follows from not knowing. */
export function whatIf(
  plan: PlanState,
  change: { readonly [K in keyof PlanAttributes]?: PlanAttributes[K] | undefined },
  context: RouteContext,
): WhatIf {
  const now = explainRoute(plan, context);
  const known = Object.entries({ ...plan.attributes, ...change }).filter(([, value]) => value !== undefined);
  const route = explainRoute({ ...plan, attributes: Object.fromEntries(known) as PlanAttributes }, context);
  const changes = TOPICS.flatMap((topic) => {
    const [before, after] = [now[topic], route[topic]];
    return essence(before) === essence(after) ? [] : [{ topic, now: said(before), becomes: said(after) }];
  });
  return { route, changes };
}

/** What a step comes to: which rule, and whether an exemption lifts it. Why it matched is another matter. */
function essence(step: Route[RouteTopic]): string {
  if (step.status === 'UNDETERMINED') return `asks ${step.missing}`;
  return step.status === 'RULED' ? `${step.ruleId} ${exemptionOf(step)?.article}` : step.status;
}

const exemptionOf = (step: Extract<Route[RouteTopic], { readonly status: 'RULED' }>) =>
  'exempted' in step ? step.exempted : undefined;

const NO_RULE: Bilingual = { zh: '没有规定', en: 'no rule' };

function said(step: Route[RouteTopic]): Bilingual {
  if (step.status === 'NO_RULE') return step.why ?? NO_RULE;
  if (step.status === 'UNDETERMINED')
    return {
      zh: `待定：${step.questions.map(({ zh }) => zh).join('')}`,
      en: `undetermined: ${step.questions.map(({ en }) => en).join(' ')}`,
    };
  const { text, article } = exemptionOf(step) ?? step;
  return { zh: `${text.zh}（${article}）`, en: `${text.en} (${article})` };
}
