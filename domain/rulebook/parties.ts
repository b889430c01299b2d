import type { OrganisationId } from '../../events/identifiers.ts';
import type { OrganisationClass } from '../../events/organisation-events.ts';
import type { Party } from '../obligation/types.ts';
import type { Organisation, Registry } from '../organisation/organisation.ts';
import { livingOrganisations, successorOf } from '../organisation/successor.ts';
import type { AgreementFact } from '../plan/reviewing/state.ts';
import type { PlanState, PlanVersion } from '../plan/state.ts';
import type { Bilingual } from '../refusal.ts';
import { rulingFor } from './engine.ts';
import { classNames } from './party-names.ts';
import type { PartyRole, Rulebook } from './types.ts';

/** What parties are resolved against. `version` matters to the distribution list and to who in fact approved. */
export interface PartyContext {
  readonly plan: PlanState;
  readonly version?: PlanVersion | undefined;
  readonly registry: Registry;
  readonly rulebook: Rulebook;
}

/**
 * The organisations that a party of the law stands for, each once; or why one can't be named. Total: a registry that
 * lacks an entry gives a reason, never a guess. An empty list means that the law names nobody here (an empty
 * distribution list). An organisation that was merged is stood for by its successor (G32).
 */
export function resolveParty(role: PartyRole, context: PartyContext): readonly Party[] {
  const successor = (party: Party): Party =>
    'organisation' in party && context.rulebook.policies.successors
      ? { organisation: successorOf(context.registry, party.organisation) }
      : party;
  return once(partyOf(role, context).map(successor));
}

function partyOf(role: PartyRole, context: PartyContext): readonly Party[] {
  switch (role.party) {
    case 'PREPARING_BODY':
      return [preparingBody(context)];
    case 'APPROVING_BODY':
      return approvingBodies(context);
    case 'SUPERIOR_LEAD':
      return [
        linked(context, 'superiorLead', ['上级相应牵头部门', 'superior lead department (上级相应牵头部门)']),
      ];
    case 'INDUSTRY_REGULATOR':
      return [
        linked(context, 'industryRegulator', ['区行业监管部门', 'industry regulator (区行业监管部门)']),
      ];
    case 'COMMAND_HQ':
      return [linked(context, 'commandHq', ['相应应急指挥机构', 'command (相应应急指挥机构)'])];
    case 'PARENT':
      return [linked(context, 'parent', ['所属街道', 'sub-district (所属街道)'])];
    case 'DISTRIBUTION_LIST':
      return distributionList(role.of, context);
    case 'CLASS':
      return [ofClass(role.class, context)];
    case 'AGREED_APPROVERS':
      return agreed(context, ({ approvers }) => approvers);
    case 'AGREED_NAMES':
      return agreed(context, ({ approvers, inNameOf }) => (inNameOf.length > 0 ? inNameOf : approvers));
  }
}

/** The organisations among parties; unresolved ones are left out. */
export const organisationsOf = (parties: readonly Party[]): readonly OrganisationId[] =>
  parties.flatMap((party) => ('organisation' in party ? [party.organisation] : []));

const unresolved = (zh: string, en: string): Party => ({ unresolved: { zh, en } });

function preparingBody({ plan }: PartyContext): Party {
  return plan.preparingBody
    ? { organisation: plan.preparingBody }
    : unresolved('未登记编制单位', 'the preparing body is not recorded');
}

function linked(
  context: PartyContext,
  link: 'superiorLead' | 'industryRegulator' | 'commandHq' | 'parent',
  [zh, en]: readonly [string, string],
): Party {
  const preparer = preparingBody(context);
  if (!('organisation' in preparer)) return preparer;
  const { registry } = context;
  const id = successorOf(registry, preparer.organisation);
  const organisation = registry.find(id);
  if (!organisation) return unresolved(`编制单位 ${id} 未登记`, `the preparing body ${id} is not registered`);
  // A successor that names none of its own takes over the one its predecessor had.
  const target = organisation[link] ?? registry.find(preparer.organisation)?.[link];
  if (!target)
    return unresolved(`${organisation.name}未登记其${zh}`, `the registry names no ${en} for ${id}`);
  if (registry.find(target)) return { organisation: target };
  return unresolved(
    `${organisation.name}的${zh} ${target} 未登记`,
    `the ${en} of ${id}, ${target}, is not registered`,
  );
}

/** Who in fact approved, once someone did; before that, who has to. */
function approvingBodies(context: PartyContext): readonly Party[] {
  const { plan, version, rulebook } = context;
  if (version?.approval) return once(version.approval.approvals.map(({ by }) => ({ organisation: by })));
  const ruling = rulingFor(rulebook.approvals, plan.attributes, rulebook.jurisdiction);
  if (ruling.status === 'RULED')
    return once(ruling.row.approvers.flatMap((group) => firstResolved(group.anyOf, context)));
  return [
    {
      unresolved: undeterminedApprover(
        ruling.status === 'UNDETERMINED' ? ruling.questions : [ruling.why ?? noRule],
      ),
    },
  ];
}

const noRule: Bilingual = { zh: '没有审批规定', en: 'no rule on approval' };

const undeterminedApprover = (reasons: readonly Bilingual[]): Bilingual => ({
  zh: `审批单位待定：${reasons.map((reason) => reason.zh).join('')}`,
  en: `the approving body is undetermined: ${reasons.map((reason) => reason.en).join(' ')}`,
});

/** One party of a group suffices: the first that the registry can name, else everything that is missing. */
function firstResolved(roles: readonly PartyRole[], context: PartyContext): readonly Party[] {
  const alternatives = roles.map((role) => resolveParty(role, context));
  return alternatives.find((parties) => organisationsOf(parties).length > 0) ?? alternatives.flat();
}

/** The list that was closed at issue; before issue, the bodies that the text gives duties to (G7). */
function distributionList(
  of: readonly OrganisationClass[] | undefined,
  context: PartyContext,
): readonly Party[] {
  const { plan, version, registry } = context;
  const listed = version?.issue?.distribution ?? plan.dutyBodies;
  const preparer = plan.preparingBody && successorOf(registry, plan.preparingBody);
  const wanted = listed.filter((id) => successorOf(registry, id) !== preparer && isOf(registry.find(id), of));
  return once(wanted.map((organisation) => ({ organisation })));
}

const isOf = (
  organisation: Organisation | undefined,
  of: readonly OrganisationClass[] | undefined,
): boolean => of === undefined || (organisation !== undefined && of.includes(organisation.class));

/** 由相关政府或其授权的部门协商确定: nobody before they agreed (第二十七条第（二）项). */
function agreed(
  { version }: PartyContext,
  of: (agreement: AgreementFact) => readonly OrganisationId[],
): readonly Party[] {
  const agreement = version?.reviewing?.agreement;
  return agreement
    ? of(agreement).map((organisation) => ({ organisation }))
    : [
        unresolved(
          '联合预案由谁审批尚未协商确定',
          'the regions have not agreed yet on who approves the joint plan',
        ),
      ];
}

/** The only one of its class, or the one that is related to the preparing body; otherwise the registry must say more. */
function ofClass(wanted: OrganisationClass, { plan, registry }: PartyContext): Party {
  const ofThatClass = (organisation: Organisation) => organisation.class === wanted;
  const living = livingOrganisations(registry).filter(ofThatClass);
  // The last of its class may have been merged into a body of another one, which then stands for it.
  const candidates = living.length > 0 ? living : registry.all().filter(ofThatClass);
  const [only, second] = candidates;
  if (only && !second) return { organisation: only.organisationId };
  const { zh, en } = classNames[wanted];
  if (!only) return unresolved(`未登记${zh}`, `the registry has no ${en}`);
  const preparer = plan.preparingBody && registry.find(successorOf(registry, plan.preparingBody));
  const related = relatedTo(preparer, candidates);
  if (related) return { organisation: related.organisationId };
  return unresolved(
    `登记有 ${candidates.length} 个${zh}，不能确定是哪一个：请登记其与编制单位的关系`,
    `the registry has ${candidates.length} of class ${en}: record which one belongs to the preparing body`,
  );
}

type Relation = (candidate: Organisation, preparer: Organisation) => boolean;

const RELATIONS: readonly Relation[] = [
  (candidate, preparer) => candidate.organisationId === preparer.organisationId,
  (candidate, preparer) => candidate.organisationId === preparer.commandHq,
  (candidate, preparer) => candidate.organisationId === preparer.parent,
  (candidate, preparer) => candidate.parent === preparer.organisationId,
  (candidate, preparer) => candidate.commandHq !== undefined && candidate.commandHq === preparer.commandHq,
];

function relatedTo(
  preparer: Organisation | undefined,
  candidates: readonly Organisation[],
): Organisation | undefined {
  if (!preparer) return undefined;
  for (const relation of RELATIONS) {
    const [found, another] = candidates.filter((candidate) => relation(candidate, preparer));
    if (found && !another) return found;
  }
  return undefined;
}

/** Each organisation once; reasons are kept as they are. */
function once(parties: readonly Party[]): readonly Party[] {
  const seen = new Set<OrganisationId>();
  return parties.filter((party) => {
    if (!('organisation' in party)) return true;
    if (seen.has(party.organisation)) return false;
    seen.add(party.organisation);
    return true;
  });
}
