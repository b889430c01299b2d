import { describe, expect, it } from 'vitest';
import { OrganisationId, PlanId } from '../../../events/identifiers.ts';
import { type AggregateStep, aggregateAfter } from '../../../test/support/aggregate-scenario.ts';
import { actor, shijingshan } from '../../../test/support/builders.ts';
import { mayDo } from '../../access/may-do.ts';
import { expertCommands } from '../decide.ts';
import { expertAggregate } from '../expert-aggregate.ts';
import { barredBy } from '../state.ts';

const registry = shijingshan();
const context = {
  registry,
  plans: (id: string) =>
    (({ 'flood-plan': { status: 'DRAFTING' }, 'old-plan': { status: 'REPEALED' } }) as const)[id],
};
const having = (...steps: readonly AggregateStep[]) => aggregateAfter(expertAggregate, steps, context);
const registered = (change: object = {}): AggregateStep => [
  'register-expert',
  { expert: 'u-expert-1', fields: ['防汛', '排水'], institution: '某大学', on: '2026-02-10', ...change },
];
const updated = (change: object = {}): AggregateStep => [
  'update-expert',
  { fields: ['防汛'], institution: '某设计院', on: '2026-08-03', ...change },
];
const declared = (about: object, hasConflict = true, change: object = {}): AggregateStep => [
  'declare-interest',
  { about, hasConflict, declaration: '参与该预案编制', on: '2026-03-10', ...change },
];
const told = (reasons: readonly { code: string; pointer?: string; article?: string }[]) =>
  reasons.map(({ code, pointer, article }) => [code, pointer, article]);

describe('an expert adviser (第四十八条)', () => {
  it('is taken into the pool under the id of the person', () => {
    const expert = having();
    expect(expert.when(...registered())).toEqual([
      {
        type: 'ExpertRegistered',
        occurredOn: '2026-02-10',
        body: { expert: 'u-expert-1', fields: ['防汛', '排水'], institution: '某大学' },
      },
    ]);
    expert.given(registered());
    expect(expert.id()).toBe('u-expert-1');
    expect(expert.state()).toEqual({
      expert: 'u-expert-1',
      fields: ['防汛', '排水'],
      institution: '某大学',
      registeredOn: '2026-02-10',
      declarations: [],
    });
  });

  it('is there once, with each field once, from a day that has come', () => {
    const { kind, reasons } = having(registered()).refused(
      ...registered({ fields: ['防汛', '防汛'], on: '2026-11-25' }),
    );
    expect(kind).toBe('CONFLICT');
    expect(told(reasons)).toEqual([
      ['EXPERT_EXISTS', '/expert', '第四十八条'],
      ['DATE_IN_FUTURE', '/on', undefined],
      ['REPEATED', '/fields/1', undefined],
    ]);
  });

  it('changes fields and institution, and keeps the day of entry and what was declared', () => {
    const expert = having(registered(), declared({ plan: 'flood-plan' }));
    expect(expert.when(...updated())).toEqual([
      {
        type: 'ExpertRegistered',
        occurredOn: '2026-08-03',
        body: { expert: 'u-expert-1', fields: ['防汛'], institution: '某设计院' },
      },
    ]);
    expert.given(updated());
    expect(expert.state()).toMatchObject({
      fields: ['防汛'],
      institution: '某设计院',
      registeredOn: '2026-02-10',
      declarations: [{ about: { plan: 'flood-plan' } }],
    });
  });

  it('changes something when it changes, not before the entry and not tomorrow', () => {
    const expert = having(registered());
    const same = updated({ fields: ['排水', '防汛'], institution: '某大学', on: '2026-02-09' });
    expect(told(expert.refused(...same).reasons)).toEqual([
      ['DATE_OUT_OF_ORDER', '/on', '第四十八条'],
      ['NOTHING_CHANGED', undefined, '第四十八条'],
    ]);
    expect(expert.refused(...updated({ fields: ['防汛', '防汛'], on: '2026-11-25' })).codes).toEqual([
      'DATE_IN_FUTURE',
      'REPEATED',
    ]);
  });
});

describe('a declaration of interest (第二十七条第（一）项)', () => {
  it('is made about a plan or about a body', () => {
    const expert = having(registered());
    expect(expert.when(...declared({ plan: 'flood-plan' }))).toEqual([
      {
        type: 'ConflictOfInterestDeclared',
        occurredOn: '2026-03-10',
        body: { about: { plan: 'flood-plan' }, hasConflict: true, declaration: '参与该预案编制' },
      },
    ]);
    expect(expert.when(...declared({ organisation: 'water-bureau' }, false))).toHaveLength(1);
    expect(expert.when(...declared({ plan: 'old-plan' }))).toHaveLength(1);
    const { schema } = expertCommands['declare-interest'];
    const [, body] = declared({ plan: 'flood-plan', organisation: 'water-bureau' });
    expect(schema.safeParse(body).error?.issues[0]?.path).toEqual(['about']);
  });

  it('names a plan or a body that exists, after the entry and not tomorrow', () => {
    const expert = having(registered());
    expect(
      told(expert.refused(...declared({ plan: 'no-plan' }, true, { on: '2026-02-09' })).reasons),
    ).toEqual([
      ['DATE_OUT_OF_ORDER', '/on', '第四十八条'],
      ['PLAN_UNKNOWN', '/about/plan', undefined],
    ]);
    expect(
      told(expert.refused(...declared({ organisation: 'ghost' }, true, { on: '2026-11-25' })).reasons),
    ).toEqual([
      ['DATE_IN_FUTURE', '/on', undefined],
      ['UNKNOWN_ORGANISATION', '/about/organisation', '第二条'],
    ]);
  });

  it('bars from the plan, or from every plan of the body, until the later word takes it back', () => {
    const plan = PlanId.parse('flood-plan');
    const water = OrganisationId.parse('water-bureau');
    const bars = (...steps: readonly AggregateStep[]) =>
      barredBy(having(registered(), ...steps).state(), plan, (id) => id === water)?.about;
    expect(bars()).toBeUndefined();
    expect(bars(declared({ plan }))).toEqual({ plan });
    expect(bars(declared({ organisation: water }))).toEqual({ organisation: water });
    expect(bars(declared({ plan }, false), declared({ organisation: 'police-branch' }))).toBeUndefined();
    expect(bars(declared({ plan }), declared({ plan }, false))).toBeUndefined();
    expect(bars(declared({ organisation: water }), declared({ plan }, false))).toEqual({
      organisation: water,
    });
    expect(bars(declared({ plan: 'old-plan' }))).toBeUndefined();
  });
});

describe('an expert that nobody registered', () => {
  it.each([updated(), declared({ plan: 'flood-plan' })])('knows no %s', (...step) => {
    const { kind, reasons } = having().refused(...step);
    expect(kind).toBe('NOT_FOUND');
    expect(told(reasons)).toEqual([['EXPERT_UNKNOWN', undefined, '第四十八条']]);
  });
});

describe('the expert as an aggregate', () => {
  it('has commands that take their own example and no other field', () => {
    for (const [name, { schema }] of Object.entries(expertCommands)) {
      const { example, description } = schema.meta() ?? {};
      expect(description, name).toBeTruthy();
      expect(schema.safeParse(example).error, name).toBeUndefined();
      expect(schema.safeParse({ ...(example as object), name: '张三' }).success, name).toBe(false);
    }
  });

  it('looks up the plan that is declared about, and nothing else', () => {
    const { lookups } = expertAggregate;
    expect(lookups(undefined, { about: { plan: 'flood-plan' } })).toEqual({
      plans: ['flood-plan'],
      others: [],
    });
    expect(lookups(undefined, { about: { organisation: 'water-bureau' } })).toEqual({
      plans: [],
      others: [],
    });
    expect(lookups(undefined, { expert: 'u-expert-1' })).toEqual({ plans: [], others: [] });
  });

  it('is summed up in a line without a name', () => {
    const state = having(
      registered(),
      declared({ plan: 'flood-plan' }),
      declared({ plan: 'flood-plan' }, false),
      declared({ organisation: 'water-bureau' }),
    ).state();
    expect(expertAggregate.summary(state, 'u-expert-1')).toEqual({
      title: '某大学（防汛、排水）',
      status: 'REGISTERED',
      plans: ['flood-plan'],
      on: '2026-02-10',
    });
  });

  it('is kept by the bureau: a preparing body clears no expert of its own', () => {
    for (const name of Object.keys(expertCommands) as (keyof typeof expertCommands)[]) {
      const allowed = (organisation: string, ...roles: string[]) => {
        const who = actor(organisation, ...roles);
        return mayDo(who, name, expertAggregate.acts(name, {}, undefined, who), registry).ok;
      };
      expect(allowed('emergency-bureau', 'BUREAU'), name).toBe(true);
      expect(allowed('water-bureau', 'DRAFTER', 'HEAD', 'DESK', 'LEADER', 'AUDITOR', 'ADMIN'), name).toBe(
        false,
      );
    }
  });
});
