import type { Actor } from '../../events/commit.ts';
import type { Registry } from '../organisation/organisation.ts';
import { accept, type Decision, decideOn, type Reason } from '../refusal.ts';
import type { AccessRule, CommandName } from './access-rule.ts';
import { type AccessFacts, type Relation, relationNames, relationsOf } from './relations.ts';
import { type Role, roleNames } from './roles.ts';
import { accessRules } from './rules.ts';

/**
 * May this person give this command? `facts` are all the acts that the command records (`accessFactsOf`): each must be
 * allowed. A refusal says for each what would have allowed it, and the article that rests on.
 */
export function mayDo(
  actor: Actor,
  command: CommandName,
  facts: readonly AccessFacts[],
  registry: Registry,
): Decision<void> {
  const reasons = facts.flatMap((one) => {
    const lines = accessRules.filter((rule) => concerns(rule, command, one));
    const relations = relationsOf(actor, one, registry);
    return lines.some((rule) => allows(rule, actor, relations)) ? [] : [reasonAgainst(actor, lines)];
  });
  return reasons.length ? decideOn('FORBIDDEN', withoutRepeats(reasons), () => undefined) : accept(undefined);
}

const concerns = (rule: AccessRule, command: CommandName, { gate }: AccessFacts): boolean =>
  rule.commands.includes(command) && (!rule.gates || gate === undefined || rule.gates.includes(gate));

const holdsRole = (rule: AccessRule, actor: Actor): boolean =>
  rule.roles.some((role) => actor.roles.includes(role));

const allows = (rule: AccessRule, actor: Actor, relations: ReadonlySet<Relation>): boolean =>
  holdsRole(rule, actor) && rule.relations.every((relation) => relations.has(relation));

/** Role right and organisation wrong is another mistake than a role that never writes. */
function reasonAgainst(actor: Actor, lines: readonly AccessRule[]): Reason {
  const sameRole = lines.filter((rule) => holdsRole(rule, actor));
  const near = sameRole.length ? sameRole : lines;
  const roles = (rule: AccessRule, language: 'zh' | 'en') =>
    rule.roles.map((role: Role) => roleNames[role][language]).join(language === 'zh' ? '、' : ' or ');
  const where = (rule: AccessRule, language: 'zh' | 'en') =>
    rule.relations
      .map((relation) => relationNames[relation][language])
      .join(language === 'zh' ? '，' : ' and ');
  return {
    code: sameRole.length ? 'OTHER_ORGANISATION' : 'ROLE_NOT_ALLOWED',
    article: [...new Set(near.map((rule) => rule.article))].join('；'),
    zh: near.map((rule) => `${rule.zh}：须为${roles(rule, 'zh')}（${where(rule, 'zh')}）`).join('；'),
    en: near.map((rule) => `${rule.en}: ${roles(rule, 'en')} ${where(rule, 'en')}`).join('; '),
  };
}

const withoutRepeats = (reasons: readonly Reason[]): Reason[] =>
  reasons.filter((reason, index) => reasons.findIndex((one) => one.en === reason.en) === index);
