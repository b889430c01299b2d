import type { NewEvent } from '../../../events/recorded-event.ts';
import { type Fault, invalid } from '../../decision/fault.ts';
import { repeated } from '../../decision/repeated.ts';
import { checklistsOf } from '../../rulebook/checklists.ts';
import type { ContentChecklist } from '../../rulebook/types.ts';
import type { Check } from '../decide/checks.ts';
import type { PlanContext } from '../decide/context.ts';
import { attributeUnknown } from '../decide/law.ts';
import { decideOfVersion } from '../decide/stated.ts';
import type { PlanState, PlanVersion } from '../state.ts';
import { whileMade } from './being-made.ts';
import type { ContentCheckFact } from './state.ts';

type Checked = NewEvent<'ContentChecked'>['body'];

/**
 * 第十五至十九条: one checklist gone through from end to end. That something is missing does not stop the record; it stops
 * the submission (`readiness.ts`), so that the gap is known before it is mended.
 */
export const checkContentChecked: Check<'ContentChecked'> = (state, event, context) => {
  const { body } = event;
  return [
    ...whileMade(state, event, context),
    ...repeated(
      body.items.map(({ element }) => element),
      (index) => `/items/${index}/element`,
    ),
    ...(state ? checklistFaults(state, body, context) : []),
  ];
};

export const decideCheckContent = decideOfVersion('ContentChecked', checkContentChecked);

function checklistFaults({ attributes }: PlanState, body: Checked, { rulebook }: PlanContext): Fault[] {
  const { checklists, missing } = checklistsOf(rulebook, attributes);
  const checklist = checklists.find(({ id }) => id === body.checklist);
  if (checklist) return [...elementFaults(checklist, body), ...simplificationFaults(checklist, body)];
  const ids = checklists.map(({ id, text }) => ({ id, ...text }));
  return [
    invalid('CHECKLIST_NOT_OF_KIND', {
      pointer: '/checklist',
      article: '第十五至十九条',
      zh: `本预案适用的要素清单：${ids.map(({ id, zh }) => `${id}（${zh}）`).join('、') || '无'}，不是“${body.checklist}”`,
      en: `the checklists of this plan are ${ids.map(({ id, en }) => `${id} (${en})`).join(', ') || 'none'}, not "${body.checklist}"`,
    }),
    ...missing.map(attributeUnknown),
  ];
}

function elementFaults({ elements, article }: ContentChecklist, { items }: Checked): Fault[] {
  const foreign = items.flatMap(({ element }, index) =>
    elements.some((known) => known.element === element)
      ? []
      : [
          invalid('ELEMENT_NOT_OF_KIND', {
            pointer: `/items/${index}/element`,
            article,
            zh: `本类应急预案没有要素“${element}”`,
            en: `plans of this kind have no element "${element}"`,
          }),
        ],
  );
  const passedOver = elements.filter(({ element }) => items.every((item) => item.element !== element));
  return [
    ...foreign,
    ...passedOver.map(({ element, article: basis, zh, en }) =>
      invalid('ELEMENT_NOT_CHECKED', {
        pointer: '/items',
        article: basis,
        zh: `未核对要素：${zh}（${element}）`,
        en: `an element was not looked up: ${en} (${element})`,
      }),
    ),
  ];
}

/** 安全风险单一、危险性小的生产经营单位 may leave elements out; nobody else. */
function simplificationFaults({ simplifiedBy, article }: ContentChecklist, body: Checked): Fault[] {
  if (body.simplifiedBecause === undefined || simplifiedBy !== undefined) return [];
  return [
    invalid('SIMPLIFICATION_NOT_ALLOWED', {
      pointer: '/simplifiedBecause',
      article,
      zh: '本类应急预案的要素不得简化；可以简化的是安全风险单一、危险性小的生产经营单位的预案（第十九条第三款）',
      en: 'plans of this kind leave no element out; units of one low risk may (第十九条第三款)',
    }),
  ];
}

/** The last going-through of a checklist. */
export const lastCheck = (version: PlanVersion, checklist: string): ContentCheckFact | undefined =>
  version.making?.contentChecks.findLast((one) => one.checklist === checklist);
