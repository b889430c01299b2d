import { describe, expect, it } from 'vitest';
import { civilDate } from '../../../events/civil-date.ts';
import { ContactId, OrganisationId } from '../../../events/identifiers.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import { actor, shijingshan, shijingshanOrganisations } from '../../../test/support/builders.ts';
import { planAfter } from '../../../test/support/scenario.ts';
import { special, upTo } from '../../../test/support/stories.ts';
import { type SuggestionStep, suggestionAfter } from '../../../test/support/suggestions.ts';
import { mayDo } from '../../access/may-do.ts';
import { roleNames } from '../../access/roles.ts';
import { registryOf } from '../../organisation/organisation.ts';
import { type SuggestionCommandName, suggestionCommands } from '../decide.ts';
import { foldSuggestion } from '../evolve.ts';
import { suggestionStatus } from '../state.ts';
import { suggestionAggregate } from '../suggestion-aggregate.ts';
import { triggerOf } from '../trigger-of.ts';

const CONTACT = 'contact-7f3a91c2-5d0e-4b6f-9a81-2c4e6f80a1b3';
const received = (change = {}): SuggestionStep => [
  'receive-suggestion',
  {
    plan: 'flood-plan',
    from: 'CITIZEN',
    source: 'HOTLINE_12345',
    text: '建议增设积水提示',
    contact: CONTACT,
    on: '2026-06-18',
    ...change,
  },
];
const acknowledged = (change = {}): SuggestionStep => [
  'acknowledge-suggestion',
  { handler: 'water-bureau', on: '2026-06-19', ...change },
];
const answered = (change = {}): SuggestionStep => [
  'answer-suggestion',
  { outcome: 'ADOPTED', answer: '已列入修订', on: '2026-07-02', ...change },
];
const { plan: _plan, ...general } = received()[1] as { plan: string };
const aboutNoPlan: SuggestionStep = ['receive-suggestion', general];

describe('the commands of a suggestion', () => {
  it.each(Object.entries(suggestionCommands))('%s takes its example and nothing beside', (_name, one) => {
    const { example, description } = one.schema.meta() ?? {};
    expect(description).toMatch(/ · /);
    expect(one.schema.safeParse(example).error).toBeUndefined();
    expect(one.schema.safeParse({ ...(example as object), telephone: '010' }).success).toBe(false);
    expect(one.article).toBe('第四十四条');
  });

  it('say who is to be answered by an opaque id only', () => {
    for (const contact of ['contact-13800138000', '13800138000', 'zhang-san', 'contact-zhang-san'])
      expect(ContactId.safeParse(contact).success, contact).toBe(false);
    expect(ContactId.safeParse(CONTACT).success).toBe(true);
  });

  it('are refused for a suggestion that nobody received, and are not of the future', () => {
    const none = suggestionAfter([]);
    for (const step of [acknowledged({ on: '2026-11-25' }), answered({ on: '2026-11-25' })])
      expect(none.refused(...step)).toMatchObject({
        kind: 'NOT_FOUND',
        told: ['SUGGESTION_UNKNOWN', 'DATE_IN_FUTURE /on'],
      });
  });
});

describe('a suggestion to revise a plan (第四十四条)', () => {
  it('comes from anybody, by any way, and waits', () => {
    for (const from of ['GOVERNMENT', 'ENTERPRISE', 'SOCIAL_ORGANISATION', 'CITIZEN'])
      for (const source of ['WEB', 'HOTLINE_12345', 'LETTER', 'VISIT'])
        expect(suggestionAfter([received({ from, source })]).state()).toMatchObject({ from, source });
    const { state } = suggestionAfter([received()]);
    expect(state()).toMatchObject({
      suggestionId: 'suggestion-1',
      plan: 'flood-plan',
      contact: CONTACT,
      received: { on: '2026-06-18', event: '1.0' },
      handlings: [],
    });
    expect(suggestionStatus(state())).toBe('RECEIVED');
    expect(suggestionAfter([aboutNoPlan]).state()).not.toHaveProperty('plan');
  });

  it('is received once, of a plan that the ledger knows, on a day that has come: all said at once', () => {
    expect(suggestionAfter([]).refused(...received({ plan: 'ghost', on: '2026-11-25' })).told).toEqual([
      'DATE_IN_FUTURE /on',
      'PLAN_UNKNOWN /plan',
    ]);
    expect(suggestionAfter([received()]).refused(...received()).told).toEqual(['SUGGESTION_EXISTS']);
  });

  it('is of today when no day is named', () => {
    const { on: _on, ...body } = received()[1] as { on: string };
    expect(suggestionAfter([]).when('receive-suggestion', body)).toMatchObject([
      { type: 'SuggestionReceived', occurredOn: '2026-11-24', body: { suggestionId: 'suggestion-1' } },
    ]);
  });

  it('holds no personal data, in its text or in the answer', () => {
    const giveaways = [
      '请回电13800138000',
      '请回电 138-0013-8000。',
      '身份证110107199001011234',
      '身份证11010719900101123X，',
      '写信到 zhang.san@example.com',
    ];
    for (const text of giveaways) {
      expect(suggestionAfter([]).refused(...received({ text })).told, text).toEqual([
        'PERSONAL_DATA /text 个人信息保护法第四十七条',
      ]);
      expect(
        suggestionAfter([received(), acknowledged()]).refused(...answered({ answer: text })).told,
        text,
      ).toEqual(['PERSONAL_DATA /answer 个人信息保护法第四十七条']);
    }
    const both = `${giveaways[0]}，${giveaways[4]}`;
    expect(suggestionAfter([]).refused(...received({ text: both })).told).toHaveLength(2);
    for (const text of ['2026年第13号桥区 12345 热线', '编号 2026110713800138000123456', '水位 138 厘米'])
      expect(suggestionAfter([]).when(...received({ text })), text).toHaveLength(1);
  });

  it('is taken on by the body that prepares the plan, and passes on until it is answered', () => {
    const { state } = suggestionAfter([
      aboutNoPlan,
      acknowledged({ handler: 'emergency-bureau' }),
      acknowledged({ plan: 'flood-plan', on: '2026-06-22' }),
    ]);
    expect(state()).toMatchObject({
      handler: 'water-bureau',
      plan: 'flood-plan',
      handlings: [
        { handler: 'emergency-bureau', on: '2026-06-19' },
        { handler: 'water-bureau', plan: 'flood-plan', on: '2026-06-22' },
      ],
    });
    expect(suggestionStatus(state())).toBe('IN_HAND');
  });

  it('may turn out to be about another plan', () => {
    const { state, refused } = suggestionAfter([
      received(),
      acknowledged({ handler: 'steel-museum', plan: 'museum-plan' }),
    ]);
    expect(state()).toMatchObject({ plan: 'museum-plan', handler: 'steel-museum' });
    expect(refused(...acknowledged({ handler: 'steel-museum', plan: 'museum-plan' })).told).toEqual([
      'ALREADY_IN_HAND /handler 第四十四条',
    ]);
  });

  it('goes to nobody else, not twice to the same, to nobody unknown, and not before it came: all said at once', () => {
    const open = suggestionAfter([received()]);
    expect(open.refused(...acknowledged({ handler: 'lugu-office', on: '2026-06-17' })).told).toEqual([
      'DATE_OUT_OF_ORDER /on 第四十四条',
      'HANDLER_NOT_BY_RULE /handler 第四十四条',
    ]);
    expect(open.refused(...acknowledged({ handler: 'ghost', plan: 'nothing' })).told).toEqual([
      'UNKNOWN_ORGANISATION /handler 第二条',
      'PLAN_UNKNOWN /plan',
    ]);
    expect(suggestionAfter([received(), acknowledged()]).refused(...acknowledged()).told).toEqual([
      'ALREADY_IN_HAND /handler 第四十四条',
    ]);
  });

  it('on the plan of a merged body goes to its successor (G32)', () => {
    const registry = registryOf(
      shijingshanOrganisations.map((one) =>
        one.organisationId === 'water-bureau'
          ? { ...one, mergedInto: OrganisationId.parse('housing-commission') }
          : one,
      ),
    );
    const open = suggestionAfter([received()], { registry });
    expect(open.when(...acknowledged({ handler: 'housing-commission' }))).toHaveLength(1);
    expect(open.refused(...acknowledged()).told).toEqual([
      'ORGANISATION_MERGED /handler 第二条',
      'HANDLER_NOT_BY_RULE /handler 第四十四条',
    ]);
  });

  it('is answered once, by whoever has it in hand, after it was taken on', () => {
    const done = suggestionAfter([received(), acknowledged(), answered()]);
    expect(done.state().answered).toMatchObject({
      outcome: 'ADOPTED',
      answer: '已列入修订',
      on: '2026-07-02',
    });
    expect(suggestionStatus(done.state())).toBe('ANSWERED');
    expect(done.refused(...answered()).told).toEqual(['SUGGESTION_ANSWERED  第四十四条']);
    expect(done.refused(...acknowledged({ handler: 'lugu-office', on: '2026-07-03' })).told).toEqual([
      'SUGGESTION_ANSWERED  第四十四条',
      'HANDLER_NOT_BY_RULE /handler 第四十四条',
    ]);
    expect(suggestionAfter([received()]).refused(...answered({ on: '2026-06-17' })).told).toEqual([
      'DATE_OUT_OF_ORDER /on 第四十四条',
      'NOT_IN_HAND  第四十四条',
    ]);
    expect(
      suggestionAfter([received(), acknowledged()]).refused(...answered({ on: '2026-06-18' })).told,
    ).toEqual(['DATE_OUT_OF_ORDER /on 第四十四条']);
  });

  it('is adopted for a plan that is named and live; it may be turned down without', () => {
    const general = suggestionAfter([aboutNoPlan, acknowledged()]);
    for (const outcome of ['ADOPTED', 'PARTLY'])
      expect(general.refused(...answered({ outcome })).told).toEqual(['PLAN_NOT_NAMED /outcome 第四十四条']);
    expect(general.when(...answered({ outcome: 'NOT_ADOPTED', answer: '不属预案内容' }))).toHaveLength(1);
    const old = suggestionAfter([received({ plan: 'old-plan' }), acknowledged()]);
    expect(old.refused(...answered({ outcome: 'PARTLY' })).told).toEqual(['PLAN_ENDED /outcome']);
    expect(old.when(...answered({ outcome: 'NOT_ADOPTED', answer: '预案已废止' }))).toHaveLength(1);
  });

  it('gives its reason when it is turned down', () => {
    expect(
      suggestionCommands['answer-suggestion'].schema.safeParse({ outcome: 'NOT_ADOPTED', answer: ' ' })
        .success,
    ).toBe(false);
  });
});

describe('what follows in the stream of the plan', () => {
  const answeredAs = (outcome: string, change = {}) =>
    suggestionAfter([received(change), acknowledged(), answered({ outcome })]).state();

  it('is a circumstance for its revision, once the suggestion is adopted', () => {
    expect(triggerOf(answeredAs('ADOPTED'))).toEqual({
      plan: 'flood-plan',
      command: {
        code: 'OTHER',
        circumstance: '采纳修订建议：建议增设积水提示',
        sourceRef: 'suggestion:suggestion-1',
        on: '2026-07-02',
      },
    });
    expect(triggerOf(answeredAs('PARTLY'))?.command.circumstance).toMatch(/^部分采纳修订建议：/);
  });

  it('is nothing when it is turned down or not answered yet', () => {
    expect(triggerOf(answeredAs('NOT_ADOPTED'))).toBeUndefined();
    expect(triggerOf(suggestionAfter([received(), acknowledged()]).state())).toBeUndefined();
  });

  it('is a command that the plan takes', () => {
    const trigger = triggerOf(answeredAs('ADOPTED'));
    if (!trigger) throw new Error('no trigger');
    const plan = planAfter(upTo(special, 'issue'));
    plan.given(['trigger-revision', trigger.command]);
    expect(plan.state().triggers).toMatchObject([{ code: 'OTHER', sourceRef: 'suggestion:suggestion-1' }]);
  });

  it('is short enough for a circumstance, and cuts no character in two', () => {
    for (const text of ['水'.repeat(4000), `a${'𠮷'.repeat(1999)}`, '𠮷'.repeat(2000)]) {
      const circumstance = triggerOf(answeredAs('ADOPTED', { text }))?.command.circumstance ?? '';
      expect(circumstance.length).toBeLessThanOrEqual(2000);
      expect(circumstance).toMatch(/…$/);
      expect(circumstance.isWellFormed()).toBe(true);
    }
  });
});

describe('corrections of a suggestion’s record', () => {
  it('change or void what they aim at', () => {
    const one = suggestionAfter([received(), acknowledged(), answered()]);
    const correct = (target: string, replacement?: object): NewEvent =>
      ({
        type: 'EventCorrected',
        occurredOn: civilDate('2026-11-20'),
        body: { target, reason: '录入有误', ...(replacement && { replacement }) },
      }) as unknown as NewEvent;
    one.happened(correct('3.0'));
    expect(suggestionStatus(one.state())).toBe('IN_HAND');
    const body = { handler: 'steel-museum', plan: 'museum-plan' };
    one.happened(correct('2.0', { schema: 1, occurredOn: '2026-06-20', body }));
    expect(one.state()).toMatchObject({
      handler: 'steel-museum',
      plan: 'museum-plan',
      handlings: [{ on: '2026-06-20', event: '2.0' }],
    });
    one.happened(correct('1.0'));
    expect(foldSuggestion(one.history)).toBeUndefined();
  });

  it('leave events of other streams alone', () => {
    const { history, state } = suggestionAfter([received()]);
    const [first] = history;
    const strange = { ...first, stream: 'suggestion:another', id: '9.0', position: 9 } as typeof first;
    const foreign = suggestionAfter([received(), acknowledged()]).history[1];
    const moved = foreign && { ...foreign, stream: 'suggestion:another' as never };
    expect(foldSuggestion([...history, ...[strange, moved].flatMap((one) => one ?? [])])).toEqual(state());
  });
});

describe('suggestions as the rest of the product treats them', () => {
  const aggregate = suggestionAggregate;
  const state = () => suggestionAfter([received(), acknowledged()]).state();

  it('are listed by their text, status, handler, plan and the day they came in', () => {
    expect(aggregate.summary(state(), 'suggestion-1')).toEqual({
      title: '建议增设积水提示',
      status: 'IN_HAND',
      organisation: 'water-bureau',
      plans: ['flood-plan'],
      on: '2026-06-18',
    });
    const long = suggestionAfter([['receive-suggestion', { ...general, text: '𠮷'.repeat(99) }]]).state();
    expect(aggregate.summary(long, 'x')).toEqual({
      title: '𠮷'.repeat(60),
      status: 'RECEIVED',
      plans: [],
      on: '2026-06-18',
    });
  });

  it('look up the plans that they and their commands name, each once', () => {
    const plans = (command: object, of = state()) => aggregate.lookups(of, command).plans;
    expect(plans({})).toEqual(['flood-plan']);
    expect(plans({ plan: 'museum-plan' })).toEqual(['museum-plan', 'flood-plan']);
    expect(plans({ plan: 'flood-plan' })).toEqual(['flood-plan']);
    expect(aggregate.lookups(undefined, {})).toEqual({ plans: [], others: [] });
  });

  it('begin by being received, whose command is in the table', () => {
    expect(aggregate.begins).toEqual(['receive-suggestion']);
    expect(Object.keys(aggregate.commands)).toEqual(Object.keys(suggestionCommands));
  });

  const registry = shijingshan();
  const may = (who: readonly [string, string], name: SuggestionCommandName, body: object = {}) => {
    const person = actor(...who);
    return mayDo(person, name, aggregate.acts(name, body, state(), person), registry).ok;
  };
  const rolesFor = (organisation: string, name: SuggestionCommandName, body?: object) =>
    Object.keys(roleNames).filter((role) => may([organisation, role], name, body));

  it('are taken in by anyone who writes, taken on by their handler or assigned by the bureau, and answered by its head', () => {
    expect(rolesFor('steel-museum', 'receive-suggestion')).toEqual(['DRAFTER', 'HEAD', 'DESK', 'BUREAU']);
    const body = { handler: 'water-bureau' };
    expect(rolesFor('water-bureau', 'acknowledge-suggestion', body)).toEqual([
      'DRAFTER',
      'HEAD',
      'DESK',
      'BUREAU',
    ]);
    expect(rolesFor('steel-museum', 'acknowledge-suggestion', body)).toEqual(['BUREAU']);
    expect(rolesFor('water-bureau', 'answer-suggestion')).toEqual(['HEAD']);
    expect(rolesFor('steel-museum', 'answer-suggestion')).toEqual([]);
  });
});
