import type { EventBody } from '../../../events/catalogue.ts';
import type { PlanId } from '../../../events/identifiers.ts';
import type { OrganisationClass } from '../../../events/organisation-events.ts';
import type { PlanAttributes } from '../../../events/plan-attributes.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import { notInFuture } from '../../decision/dates.ts';
import { conflict, type Fault, invalid, settle } from '../../decision/fault.ts';
import { knownOrganisations, listed } from '../../organisation/known-organisations.ts';
import { classNames } from '../../rulebook/party-names.ts';
import type { DraftCommand } from '../commands.ts';
import type { PlanState } from '../state.ts';
import type { Decide, PlanContext } from './context.ts';
import { approvalRuling, issuingNameRuling, rulingFaults } from './law.ts';

export const decideDraft: Decide<DraftCommand> = (state, { on, preparingBody, ...command }, context) => {
  const event: NewEvent<'PlanDrafted'> = {
    type: 'PlanDrafted',
    occurredOn: on ?? context.today,
    body: {
      planId: context.planId,
      ...command,
      preparingBody:
        preparingBody ?? (context.actor.organisation as EventBody<'PlanDrafted'>['preparingBody']),
    },
  };
  return settle(checkDrafted(state, event, context), [event]);
};

export function checkDrafted(
  state: PlanState | undefined,
  { body, occurredOn }: NewEvent<'PlanDrafted'>,
  context: PlanContext,
): Fault[] {
  // Nothing else may be said about a state secret, not even what else is wrong with it.
  if (body.attributes.secrecy === 'CLASSIFIED_STUB') return [classified];
  return [
    ...planIdFree(state, body.planId, context),
    ...notInFuture(occurredOn, context.today),
    ...attributesAgree(body.attributes),
    ...knownOrganisations(context.registry, [
      { id: body.preparingBody, pointer: '/preparingBody' },
      ...listed(body.dutyBodies, '/dutyBodies'),
    ]),
    ...preparerFits(body, context),
    ...parentPlanKnown(body.attributes, context),
    ...rulingFaults([approvalRuling(body.attributes, context), issuingNameRuling(body.attributes, context)]),
  ];
}

/** 保守国家秘密法 第三十一条第（三）项: no state secrets on a system that is not a classified one (G29). */
export const classified: Fault = invalid('CLASSIFIED_CONTENT', {
  pointer: '/attributes/secrecy',
  article: '《中华人民共和国保守国家秘密法》第三十一条第（三）项',
  zh: '本系统为非涉密信息系统，不得存储、处理国家秘密：涉密预案的名称和内容不得录入，由涉密系统管理，本系统至多保留不含名称和内容的占位',
  en: 'this is no classified system and may not hold state secrets: title and content of a classified plan may not be entered; it is kept on a classified system, and at most a stub without title and content may stand here',
});

/** A plan begins once, under the id of its stream; only a correction could bring another id. */
export function planIdFree(state: PlanState | undefined, planId: PlanId, context: PlanContext): Fault[] {
  if (planId !== context.planId)
    return [
      invalid('PLAN_ID_CHANGED', {
        pointer: '/planId',
        zh: `预案标识不能更改（${context.planId}）`,
        en: `the id of a plan can't change (${context.planId})`,
      }),
    ];
  if (!state) return [];
  return [conflict('PLAN_EXISTS', { zh: `预案“${planId}”已经存在`, en: `plan "${planId}" exists already` })];
}

interface FormShape {
  readonly name: string;
  readonly tier: PlanAttributes['tier'];
  readonly formulatorClass: PlanAttributes['formulatorClass'];
  readonly article: string;
  /** Classes of organisation that may prepare such a plan */
  readonly preparers: readonly OrganisationClass[];
}

const leadBodies = ['COMMAND_OFFICE', 'COMMAND_HQ', 'DEPARTMENT', 'EMERGENCY_BUREAU', 'UNIT'] as const;

/** What the form of a plan says about its tier and its maker (第七、八、十五、十六、十八条). */
const formShapes: Readonly<Record<NonNullable<PlanAttributes['form']>, FormShape>> = {
  OVERALL: {
    name: '总体',
    tier: 'DISTRICT',
    formulatorClass: 'GOV',
    article: '第十五条',
    preparers: ['EMERGENCY_BUREAU'],
  },
  SPECIAL: {
    name: '专项',
    tier: 'DISTRICT',
    formulatorClass: 'GOV',
    article: '第十六条',
    preparers: leadBodies,
  },
  DEPARTMENTAL: {
    name: '部门',
    tier: 'DISTRICT',
    formulatorClass: 'GOV',
    article: '第十六条',
    preparers: leadBodies,
  },
  SUBDISTRICT: {
    name: '街道',
    tier: 'SUBDISTRICT',
    formulatorClass: 'GOV',
    article: '第十八条',
    preparers: ['SUBDISTRICT_OFFICE'],
  },
  COMMUNITY: {
    name: '社区（基层组织）',
    tier: 'COMMUNITY',
    formulatorClass: 'UNIT_GRASSROOTS',
    article: '第八条',
    preparers: ['RESIDENTS_COMMITTEE'],
  },
  UNIT: {
    name: '单位',
    tier: 'UNIT',
    formulatorClass: 'UNIT_GRASSROOTS',
    article: '第八条',
    preparers: ['UNIT', 'DISTRICT_SOE', 'CENTRAL_UNIT'],
  },
};

function attributesAgree(attributes: PlanAttributes): Fault[] {
  if (!attributes.form) return [];
  const shape = formShapes[attributes.form];
  return (['tier', 'formulatorClass'] as const).flatMap((axis) =>
    attributes[axis] === undefined || attributes[axis] === shape[axis]
      ? []
      : [
          invalid('ATTRIBUTES_DISAGREE', {
            pointer: `/attributes/${axis}`,
            article: axis === 'tier' ? '第七条' : '第八条',
            zh: `${shape.name}应急预案的 ${axis} 须为 ${shape[axis]}，不是 ${attributes[axis]}`,
            en: `a plan of form ${attributes.form} has ${axis} ${shape[axis]}, not ${attributes[axis]}`,
          }),
        ],
  );
}

/** Whether a body may prepare plans of that form (第十五、十六、十八条). */
export function preparerFits(
  { attributes, preparingBody }: Pick<EventBody<'PlanDrafted'>, 'attributes' | 'preparingBody'>,
  { registry }: PlanContext,
): Fault[] {
  const organisation = registry.find(preparingBody);
  if (!attributes.form || !organisation) return [];
  const shape = formShapes[attributes.form];
  if (shape.preparers.includes(organisation.class)) return [];
  return [
    invalid('PREPARING_BODY_NOT_ALLOWED', {
      pointer: '/preparingBody',
      article: shape.article,
      zh: `${organisation.name}（${classNames[organisation.class].zh}）不能编制${shape.name}应急预案，须由${shape.preparers.map((one) => classNames[one].zh).join('、')}编制`,
      en: `${organisation.name} is no ${shape.preparers.map((one) => classNames[one].en).join(', ')}, which prepare plans of form ${attributes.form}`,
    }),
  ];
}

export function parentPlanKnown({ parentPlan }: PlanAttributes, context: PlanContext): Fault[] {
  if (!parentPlan) return [];
  if (parentPlan !== context.planId && context.otherPlan(parentPlan)) return [];
  return [
    invalid('PARENT_PLAN_UNKNOWN', {
      pointer: '/attributes/parentPlan',
      zh: `上位预案“${parentPlan}”不存在，或就是本预案`,
      en: `the parent plan "${parentPlan}" does not exist or is this plan itself`,
    }),
  ];
}
