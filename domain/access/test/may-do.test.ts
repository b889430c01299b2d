import { describe, expect, it } from 'vitest';
import { actor, shijingshan } from '../../../test/support/builders.ts';
import type { AggregateKind } from '../../aggregate/aggregate.ts';
import { aggregates } from '../../aggregate/aggregates.ts';
import { auditCommands } from '../../audit/audit-commands.ts';
import { organisationCommands } from '../../organisation/decide.ts';
import { organisationLifeCommands } from '../../organisation/organisation-life-commands.ts';
import { planCommands } from '../../plan/plan-commands.ts';
import type { PlanState } from '../../plan/state.ts';
import { accessFactsOf } from '../access-facts.ts';
import type { CommandName } from '../access-rule.ts';
import { mayDo } from '../may-do.ts';
import type { AccessFacts } from '../relations.ts';
import { roleNames } from '../roles.ts';
import { accessRules } from '../rules.ts';

const registry = shijingshan();
const plan = { preparingBody: 'water-bureau', versions: [] as const } as unknown as PlanState;

/** Does the table let these roles of this organisation give the command on the water bureau's plan? */
function allowed(
  organisation: string,
  roles: readonly string[],
  name: keyof typeof planCommands,
  command: object = {},
): boolean {
  const who = actor(organisation, ...roles);
  return mayDo(who, name, accessFactsOf(name, command, plan, who), registry).ok;
}

describe('an organisation writes its own plans', () => {
  const own = ['submit', 'file', 'disclose', 'drill', 'evaluate', 'revise'] as const;

  it.each(own)('%s: drafter and head of the preparing body, nobody else', (name) => {
    expect(allowed('water-bureau', ['DRAFTER'], name)).toBe(true);
    expect(allowed('water-bureau', ['HEAD'], name)).toBe(true);
    expect(allowed('housing-commission', ['DRAFTER', 'HEAD'], name)).toBe(false);
    for (const role of ['DESK', 'BUREAU', 'COMMISSION', 'LEADER', 'AUDITOR', 'ADMIN'])
      expect(allowed('water-bureau', [role], name), role).toBe(false);
  });

  it('drafts in its own name only', () => {
    expect(allowed('lugu-office', ['DRAFTER'], 'draft')).toBe(true);
    expect(allowed('lugu-office', ['DRAFTER'], 'draft', { preparingBody: 'water-bureau' })).toBe(false);
    expect(allowed('emergency-bureau', ['BUREAU'], 'draft')).toBe(false);
  });

  it('ends a plan and corrects its record by its head, or the bureau does', () => {
    for (const name of ['repeal', 'supersede', 'correct'] as const) {
      expect(allowed('water-bureau', ['HEAD'], name)).toBe(true);
      expect(allowed('water-bureau', ['DRAFTER'], name)).toBe(false);
      expect(allowed('emergency-bureau', ['BUREAU'], name)).toBe(true);
    }
  });
});

describe('the acts of other bodies', () => {
  it('gates: prepared by the drafter, decided by the head, coordinated by the bureau', () => {
    const gate = (name: string, by: string) => ({ gate: name, by });
    expect(allowed('water-bureau', ['DRAFTER'], 'review', gate('LEGALITY_REVIEW', 'water-bureau'))).toBe(
      true,
    );
    expect(allowed('water-bureau', ['DRAFTER'], 'review', gate('COLLECTIVE_DECISION', 'water-bureau'))).toBe(
      false,
    );
    expect(allowed('water-bureau', ['HEAD'], 'review', gate('COLLECTIVE_DECISION', 'water-bureau'))).toBe(
      true,
    );
    expect(allowed('water-bureau', ['HEAD'], 'review', gate('COORDINATION_REVIEW', 'emergency-bureau'))).toBe(
      false,
    );
    expect(
      allowed('emergency-bureau', ['BUREAU'], 'review', gate('COORDINATION_REVIEW', 'emergency-bureau')),
    ).toBe(true);
    expect(allowed('emergency-bureau', ['BUREAU'], 'review', gate('COMMAND_LEADER_REVIEW', 'flood-hq'))).toBe(
      true,
    );
    expect(allowed('flood-hq', ['HEAD'], 'review', gate('COMMAND_LEADER_REVIEW', 'flood-hq'))).toBe(true);
    expect(allowed('water-bureau', ['HEAD'], 'review', gate('COMMAND_LEADER_REVIEW', 'flood-hq'))).toBe(
      false,
    );
  });

  it('approval: the head of each approving body, or the bureau for organs of the district', () => {
    const by = (...bodies: string[]) => ({ approvals: bodies.map((body) => ({ by: body })) });
    expect(allowed('water-bureau', ['HEAD'], 'approve', by('water-bureau'))).toBe(true);
    expect(allowed('water-bureau', ['DRAFTER'], 'approve', by('water-bureau'))).toBe(false);
    expect(allowed('water-bureau', ['HEAD'], 'approve', by('district-government'))).toBe(false);
    expect(
      allowed('emergency-bureau', ['BUREAU'], 'approve', by('party-committee', 'district-government')),
    ).toBe(true);
    expect(
      allowed('emergency-bureau', ['BUREAU'], 'approve', by('district-government', 'water-bureau')),
    ).toBe(false);
  });

  it('issue: the preparing body, or the bureau in the name of organs of the district', () => {
    expect(allowed('water-bureau', ['DRAFTER'], 'issue', { inNameOf: ['emergency-commission'] })).toBe(true);
    expect(allowed('emergency-bureau', ['BUREAU'], 'issue', { inNameOf: ['emergency-commission'] })).toBe(
      true,
    );
    expect(allowed('emergency-bureau', ['BUREAU'], 'issue', { inNameOf: ['water-bureau'] })).toBe(false);
  });

  it.each(['accept-filing', 'return-filing'] as const)(
    '%s: the recipient’s desk; the bureau’s for the district',
    (name) => {
      const to = (recipient: string) => ({ recipient });
      expect(allowed('lugu-office', ['DESK'], name, to('lugu-office'))).toBe(true);
      expect(allowed('lugu-office', ['HEAD'], name, to('lugu-office'))).toBe(true);
      expect(allowed('lugu-office', ['DESK'], name, to('district-government'))).toBe(false);
      expect(allowed('emergency-bureau', ['DESK'], name, to('district-government'))).toBe(true);
      expect(allowed('emergency-bureau', ['DESK'], name, to('emergency-bureau'))).toBe(true);
      expect(allowed('emergency-bureau', ['DESK'], name, to('lugu-office'))).toBe(false);
      expect(allowed('emergency-bureau', ['BUREAU'], name, to('city-government'))).toBe(true);
      expect(allowed('water-bureau', ['HEAD'], name, to('city-water-authority'))).toBe(true);
      expect(allowed('water-bureau', ['DRAFTER'], name, to('city-water-authority'))).toBe(false);
      expect(allowed('housing-commission', ['HEAD'], name, to('city-water-authority'))).toBe(false);
    },
  );
});

describe('the rest of the table', () => {
  it('lets anyone who writes raise a need for revision (第四十四条)', () => {
    for (const role of ['DRAFTER', 'HEAD', 'DESK', 'BUREAU'])
      expect(allowed('steel-museum', [role], 'trigger-revision')).toBe(true);
    for (const role of ['LEADER', 'AUDITOR', 'COMMISSION', 'ADMIN'])
      expect(allowed('steel-museum', [role], 'trigger-revision')).toBe(false);
  });

  it('lets administrator and bureau import, and only the administrator register organisations', () => {
    for (const role of Object.keys(roleNames)) {
      expect(allowed('emergency-bureau', [role], 'register'), role).toBe(
        role === 'ADMIN' || role === 'BUREAU',
      );
      const registers = mayDo(actor('emergency-bureau', role), 'register-organisation', [{}], registry).ok;
      expect(registers, role).toBe(role === 'ADMIN');
    }
  });

  const commandsOf = (kind: AggregateKind) =>
    aggregates.flatMap((one) => (one.kind === kind ? Object.keys(one.commands) : []));
  const everything: AccessFacts = { preparingBody: plan.preparingBody, actingBody: plan.preparingBody };
  const written = (...roles: string[]): readonly string[] =>
    [
      planCommands,
      organisationCommands,
      organisationLifeCommands,
      auditCommands,
      ...aggregates.map(({ commands }) => commands),
    ]
      .flatMap((table) => Object.keys(table) as CommandName[])
      .filter((name) => mayDo(actor('water-bureau', ...roles), name, [everything], registry).ok);

  it('lets leader and auditor write nothing at all', () => {
    expect(written('LEADER', 'AUDITOR')).toEqual([]);
  });

  it('lets the commission office inspect (第四十六条), decide on redactions, and write nothing else', () => {
    const inspecting = [
      ...commandsOf('checklist'),
      ...commandsOf('inspection'),
      'approve-redaction',
      'refuse-redaction',
    ];
    const may = written('COMMISSION');
    expect(may.filter((name) => !inspecting.includes(name))).toEqual([]);
    expect(may).toContain('open-inspection');
  });

  it('has a line for every command', () => {
    const covered = new Set<string>(accessRules.flatMap((rule) => rule.commands));
    const tables = [
      planCommands,
      organisationCommands,
      organisationLifeCommands,
      auditCommands,
      ...aggregates.map(({ commands }) => commands),
    ];
    expect([...covered].toSorted()).toEqual(tables.flatMap((table) => Object.keys(table)).toSorted());
  });
});

describe('a refusal', () => {
  const refusal = (
    organisation: string,
    role: string,
    name: keyof typeof planCommands,
    command: object = {},
  ) => {
    const who = actor(organisation, role);
    const decision = mayDo(who, name, accessFactsOf(name, command, plan, who), registry);
    if (decision.ok) throw new Error('was allowed');
    return decision.refusal;
  };

  it('of a foreign organisation names the rule and its article', () => {
    expect(refusal('housing-commission', 'HEAD', 'drill')).toEqual({
      kind: 'FORBIDDEN',
      reasons: [
        {
          code: 'OTHER_ORGANISATION',
          article: '第五条',
          zh: '各单位负责本单位的预案：须为拟稿人、单位负责人（编制单位）',
          en: 'an organisation writes its own plans: drafter or head of the preparing body',
        },
      ],
    });
  });

  it('of a role that never writes says which roles do', () => {
    const { reasons } = refusal('water-bureau', 'LEADER', 'correct');
    expect(reasons.map((reason) => [reason.code, reason.article])).toEqual([
      ['ROLE_NOT_ALLOWED', '第五条；第五、十一条'],
    ]);
  });

  it('says once what stands against several acts', () => {
    expect(
      refusal('water-bureau', 'DRAFTER', 'approve', {
        approvals: [{ by: 'party-committee' }, { by: 'district-government' }],
      }).reasons,
    ).toHaveLength(1);
  });
});
