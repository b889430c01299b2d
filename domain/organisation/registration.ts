import type { OrganisationClass } from '../../events/organisation-events.ts';
import { conflict, type Fault, invalid } from '../decision/fault.ts';
import { knownOrganisations } from './known-organisations.ts';
import type { Organisation, Registry } from './organisation.ts';
import { livingOrganisations } from './successor.ts';

/** What stands against an entry of the registry, a new one or one as it is to be corrected (第二条). */
export const registrationFaults = (body: Organisation, registry: Registry): Fault[] => [
  ...knownOrganisations(registry, [
    { id: body.parent, pointer: '/parent' },
    { id: body.superiorLead, pointer: '/superiorLead' },
    { id: body.industryRegulator, pointer: '/industryRegulator' },
    { id: body.commandHq, pointer: '/commandHq' },
  ]),
  ...relationFaults(body, registry),
  ...uniquenessFaults(body, registry),
];

interface RelationRule {
  readonly relation: 'parent' | 'superiorLead' | 'industryRegulator' | 'commandHq';
  /** Classes that the rule is about; all when absent */
  readonly of?: readonly OrganisationClass[];
  readonly required?: boolean;
  readonly allowed: readonly OrganisationClass[];
  readonly article: string;
  readonly zh: string;
  readonly en: string;
}

/** Relations that rules of filing and approval follow, so that each leads to a body of the right kind. */
const relationRules: readonly RelationRule[] = [
  {
    relation: 'parent',
    of: ['RESIDENTS_COMMITTEE'],
    required: true,
    allowed: ['SUBDISTRICT_OFFICE'],
    article: '第三十一条第（四）项',
    zh: '居民委员会的上级须为街道办事处，社区预案向其备案',
    en: 'a residents’ committee belongs to a sub-district office, with which its plans are filed',
  },
  {
    relation: 'parent',
    of: ['SUBDISTRICT_OFFICE', 'DEPARTMENT', 'EMERGENCY_BUREAU'],
    allowed: ['DISTRICT_GOVERNMENT', 'PARTY_COMMITTEE'],
    article: '第十一条',
    zh: '街道办事处、区级部门的上级为区政府或区委',
    en: 'sub-district offices and departments belong to the district government or the party committee',
  },
  {
    relation: 'superiorLead',
    allowed: ['CITY_DEPARTMENT', 'CITY_EMERGENCY_BUREAU', 'CITY_GOVERNMENT'],
    article: '第三十一条第（二）项',
    zh: '上级相应牵头部门须为市级机关',
    en: 'the superior lead agency is a body of the city',
  },
  {
    relation: 'industryRegulator',
    allowed: ['DEPARTMENT', 'EMERGENCY_BUREAU'],
    article: '第三十一条第（五）项',
    zh: '区行业监管部门须为区级部门',
    en: 'the industry regulator is a department of the district',
  },
  {
    relation: 'commandHq',
    allowed: ['COMMAND_HQ', 'EMERGENCY_COMMISSION', 'PARTY_MECHANISM'],
    article: '第二十七、二十八条',
    zh: '相应应急指挥机构须为应急指挥机构、区应急委或区委相应领导机制',
    en: 'the command is a command headquarters, the emergency commission or a mechanism of the party committee',
  },
];

function relationFaults(body: Organisation, registry: Registry): Fault[] {
  return relationRules.flatMap(({ relation, of, required, allowed, article, zh, en }) => {
    if (of && !of.includes(body.class)) return [];
    const id = body[relation];
    const pointer = `/${relation}`;
    if (id === undefined) return required ? [invalid('RELATION_MISSING', { pointer, article, zh, en })] : [];
    const related = registry.find(id);
    if (!related || allowed.includes(related.class)) return [];
    return [invalid('RELATION_NOT_ALLOWED', { pointer, article, zh, en })];
  });
}

/** Bodies of which the measures speak in the singular: a rule that names the class must find one. */
export const singular: readonly OrganisationClass[] = [
  'PARTY_COMMITTEE',
  'DISTRICT_GOVERNMENT',
  'EMERGENCY_COMMISSION',
  'EMERGENCY_BUREAU',
  'ESTABLISHMENT_OFFICE',
  'CITY_GOVERNMENT',
  'CITY_EMERGENCY_BUREAU',
];

function uniquenessFaults(body: Organisation, registry: Registry): Fault[] {
  const only = singular.includes(body.class) ? othersOfClass(body, registry)[0] : undefined;
  return [
    ...(only
      ? [
          conflict('CLASS_TAKEN', {
            pointer: '/class',
            zh: `本辖区只有一个 ${body.class}，已登记为${only.name}`,
            en: `a jurisdiction has one ${body.class}; it is ${only.name}`,
          }),
        ]
      : []),
    ...nameFaults(body, registry),
  ];
}

const othersOfClass = (
  { organisationId, class: own }: Pick<Organisation, 'organisationId' | 'class'>,
  registry: Registry,
): readonly Organisation[] =>
  livingOrganisations(registry).filter((one) => one.class === own && one.organisationId !== organisationId);

/** No other living body of the same class bears the name. */
export function nameFaults(
  body: Pick<Organisation, 'organisationId' | 'class' | 'name'>,
  registry: Registry,
): Fault[] {
  const namesake = othersOfClass(body, registry).find((one) => one.name === body.name);
  if (!namesake) return [];
  return [
    conflict('NAME_TAKEN', {
      pointer: '/name',
      zh: `同类单位中已有“${body.name}”（${namesake.organisationId}）`,
      en: `"${body.name}" is registered already (${namesake.organisationId})`,
    }),
  ];
}

/** A class that is corrected must suit those who are related to the body already. */
export function relatedFaults({ organisationId, class: own }: Organisation, registry: Registry): Fault[] {
  return livingOrganisations(registry).flatMap((one) =>
    relationRules.flatMap(({ relation, of, allowed, article, zh, en }) =>
      one[relation] !== organisationId || (of && !of.includes(one.class)) || allowed.includes(own)
        ? []
        : [
            conflict('RELATION_NOT_ALLOWED', {
              pointer: '/class',
              article,
              zh: `${one.name}以本单位为其 ${relation}：${zh}`,
              en: `it is the ${relation} of ${one.name}: ${en}`,
            }),
          ],
    ),
  );
}
