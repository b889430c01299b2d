import type * as z from 'zod';
import type { OrganisationId } from '../../../events/identifiers.ts';
import type * as axes from '../../../events/plan-attributes.ts';
import type { PlanAttributes } from '../../../events/plan-attributes.ts';
import { type Fault, invalid } from '../../decision/fault.ts';
import { repeated } from '../../decision/repeated.ts';
import { rulingFor } from '../../rulebook/engine.ts';
import { classNames } from '../../rulebook/party-names.ts';
import type { PlanContext } from './context.ts';

/* Which axes of a plan go together (第七至十条、第十五至十九条、第四十九条). */

type PlanForm = z.infer<typeof axes.PlanForm>;
type OwnerClass = z.infer<typeof axes.OwnerClass>;

/** 保守国家秘密法 第三十一条第（三）项: no state secrets on a system that is not a classified one (G29). */
export const classified: Fault = invalid('CLASSIFIED_CONTENT', {
  pointer: '/attributes/secrecy',
  article: '《中华人民共和国保守国家秘密法》第三十一条第（三）项',
  zh: '本系统为非涉密信息系统，不得存储、处理国家秘密：涉密预案的名称和内容不得录入，由涉密系统管理，本系统至多保留不含名称和内容的占位',
  en: 'this is no classified system and may not hold state secrets: title and content of a classified plan may not be entered; it is kept on a classified system, and at most a stub without title and content may stand here',
});

interface FormShape {
  readonly name: string;
  readonly tier: NonNullable<PlanAttributes['tier']>;
  readonly formulatorClass: NonNullable<PlanAttributes['formulatorClass']>;
  readonly article: string;
  /** What its preparing body may be called (`ownerClass`) */
  readonly owners: readonly OwnerClass[];
}

const leadOwners = ['DISTRICT_GOV', 'DEPARTMENT', 'SPECIAL_HQ_OFFICE', 'KEY_UNIT', 'OTHER_UNIT'] as const;

/** 第九条第一款: whoever hosts or organises a major event makes the plan for it, a sub-district or an enterprise too. */
const eventOwners = [...leadOwners, 'SUBDISTRICT_OFFICE', 'DISTRICT_SOE', 'CENTRAL_UNIT'] as const;

const enterprises: readonly OwnerClass[] = ['DISTRICT_SOE', 'DISTRICT_SOE_GROUP_SUBSIDIARY'];

/** What the form of a plan says about its tier and its maker (第七、八、十五、十六、十八条); which body prepares it, rows say. */
const formShapes: Readonly<Record<PlanForm, FormShape>> = {
  OVERALL: {
    name: '总体',
    tier: 'DISTRICT',
    formulatorClass: 'GOV',
    article: '第十五条',
    owners: ['DISTRICT_GOV', 'DEPARTMENT'],
  },
  SPECIAL: {
    name: '专项',
    tier: 'DISTRICT',
    formulatorClass: 'GOV',
    article: '第十六条',
    owners: leadOwners,
  },
  DEPARTMENTAL: {
    name: '部门',
    tier: 'DISTRICT',
    formulatorClass: 'GOV',
    article: '第十六条',
    owners: leadOwners,
  },
  SUBDISTRICT: {
    name: '街道',
    tier: 'SUBDISTRICT',
    formulatorClass: 'GOV',
    article: '第十八条',
    owners: ['SUBDISTRICT_OFFICE'],
  },
  COMMUNITY: {
    name: '社区（基层组织）',
    tier: 'COMMUNITY',
    formulatorClass: 'UNIT_GRASSROOTS',
    article: '第八条',
    owners: ['RESIDENTS_COMMITTEE'],
  },
  UNIT: {
    name: '单位',
    tier: 'UNIT',
    formulatorClass: 'UNIT_GRASSROOTS',
    article: '第八条',
    owners: enterprises.concat(['CENTRAL_UNIT', 'KEY_UNIT', 'OTHER_UNIT']),
  },
};

/** Every contradiction between the axes that are known. An axis that is unknown contradicts nothing. */
export function attributesAgree(attributes: PlanAttributes, { rulebook }: PlanContext): Fault[] {
  return [
    ...formAgrees(attributes),
    ...tierAgrees(attributes),
    ...enterpriseAgrees(attributes),
    ...jointAgrees(attributes, rulebook.jurisdiction),
    ...repeated(attributes.purpose ?? [], (index) => `/attributes/purpose/${index}`),
  ];
}

const disagree = (axis: string, article: string, zh: string, en: string): Fault =>
  invalid('ATTRIBUTES_DISAGREE', { pointer: `/attributes/${axis}`, article, zh, en });

function formAgrees(attributes: PlanAttributes): Fault[] {
  const { form, ownerClass } = attributes;
  if (!form) return [];
  const shape = formShapes[form];
  const axesOfForm = (['tier', 'formulatorClass'] as const).flatMap((axis) =>
    attributes[axis] === undefined || attributes[axis] === shape[axis]
      ? []
      : [
          disagree(
            axis,
            axis === 'tier' ? '第七条' : '第八条',
            `${shape.name}应急预案的 ${axis} 须为 ${shape[axis]}，不是 ${attributes[axis]}`,
            `a plan of form ${form} has ${axis} ${shape[axis]}, not ${attributes[axis]}`,
          ),
        ],
  );
  const owners = ownersOf(shape, attributes);
  if (ownerClass === undefined || owners.includes(ownerClass)) return axesOfForm;
  return [
    ...axesOfForm,
    disagree(
      'ownerClass',
      shape.article,
      `${shape.name}应急预案的编制主体类别须为 ${owners.join('、')}，不是 ${ownerClass}`,
      `a plan of form ${form} is made by ${owners.join(', ')}, not by ${ownerClass}`,
    ),
  ];
}

const ownersOf = ({ owners }: FormShape, { purpose = [] }: PlanAttributes): readonly OwnerClass[] =>
  owners === leadOwners && purpose.includes('MAJOR_EVENT') ? eventOwners : owners;

/** Who makes the plan follows from its tier even where the form is not known. */
function tierAgrees({ form, tier, formulatorClass }: PlanAttributes): Fault[] {
  if (form || !tier || !formulatorClass) return [];
  const maker = tier === 'DISTRICT' || tier === 'SUBDISTRICT' ? 'GOV' : 'UNIT_GRASSROOTS';
  if (formulatorClass === maker) return [];
  return [
    disagree(
      'formulatorClass',
      '第八条',
      `层级为 ${tier} 的应急预案，制定主体须为 ${maker}，不是 ${formulatorClass}`,
      `a plan of tier ${tier} is made by ${maker}, not by ${formulatorClass}`,
    ),
  ];
}

/** Overall or special is asked of plans of district enterprises only (第三十一条第（五）项). */
function enterpriseAgrees({ soePlanForm, ownerClass }: PlanAttributes): Fault[] {
  if (!soePlanForm || !ownerClass || enterprises.includes(ownerClass)) return [];
  return [
    disagree(
      'soePlanForm',
      '第三十一条第（五）项',
      `soePlanForm 只用于区属企业的应急预案，编制主体类别却是 ${ownerClass}`,
      `soePlanForm belongs to plans of district enterprises, and the owner is ${ownerClass}`,
    ),
  ];
}

/** 第九条: the district and its departments with those of other districts, managed like a district special plan. */
export function jointAgrees({ joint, form, tier }: PlanAttributes, own: string): Fault[] {
  if (!joint) return [];
  const { regions, treatedAs } = joint;
  const alone = new Set(regions).size < 2;
  return [
    ...repeated(regions, (index) => `/attributes/joint/regions/${index}`),
    ...(alone
      ? [
          disagree(
            'joint/regions',
            '第九条',
            '联合应急预案至少涉及两个区',
            'a joint plan has two regions at least',
          ),
        ]
      : []),
    ...(regions.includes(own)
      ? []
      : [
          disagree(
            'joint/regions',
            '第九条',
            `联合应急预案须包括本区（${own}）`,
            `the district itself (${own}) is one of the regions`,
          ),
        ]),
    ...(tier === undefined || tier === 'DISTRICT'
      ? []
      : [
          disagree(
            'joint',
            '第九条',
            `联合应急预案由区政府及其部门制定，层级须为 DISTRICT，不是 ${tier}`,
            `joint plans are made by districts and their departments: tier DISTRICT, not ${tier}`,
          ),
        ]),
    ...(form === undefined || form === treatedAs
      ? []
      : [
          disagree(
            'joint/treatedAs',
            '第九条',
            `联合应急预案按 ${treatedAs} 管理，体例却是 ${form}`,
            `the joint plan is managed as ${treatedAs}, and its form is ${form}`,
          ),
        ]),
  ];
}

/**
 * The preparing body is of a class that makes plans of this kind, by the row of the rulebook. Nothing is said where no
 * row holds or a question comes first: approval asks the same questions.
 */
export function preparerFits(
  attributes: PlanAttributes,
  preparingBody: OrganisationId | undefined,
  { registry, rulebook }: PlanContext,
): Fault[] {
  const organisation = preparingBody && registry.find(preparingBody);
  const ruling = rulingFor(rulebook.drafters, attributes, rulebook.jurisdiction);
  if (!organisation || ruling.status !== 'RULED' || ruling.row.by.includes(organisation.class)) return [];
  const { article, by, text } = ruling.row;
  return [
    invalid('PREPARING_BODY_NOT_ALLOWED', {
      pointer: '/preparingBody',
      article,
      zh: `${organisation.name}（${classNames[organisation.class].zh}）不能编制本类预案，须由${by.map((one) => classNames[one].zh).join('、')}编制：${text.zh}`,
      en: `${organisation.name} is no ${by.map((one) => classNames[one].en).join(', ')}: ${text.en}`,
    }),
  ];
}
