import { describe, expect, it } from 'vitest';
import { civilDate } from '../../../events/civil-date.ts';
import { OrganisationId, ProgrammeId } from '../../../events/identifiers.ts';
import {
  type AggregateStep,
  aggregateAfter,
  aggregateScenario,
} from '../../../test/support/aggregate-scenario.ts';
import { actor, shijingshan } from '../../../test/support/builders.ts';
import { registryOf } from '../../organisation/organisation.ts';
import type { KnownPlan } from '../../plan/known-plans.ts';
import { copiesOutstanding } from '../outstanding.ts';
import { programmeAggregate } from '../programme-aggregate.ts';

const registry = shijingshan();
const known: Readonly<Record<string, KnownPlan>> = {
  'flood-plan': { status: 'IN_FORCE' },
  'old-plan': { status: 'REPEALED' },
  'former-plan': { status: 'SUPERSEDED' },
};
const context = { plans: (id: string) => known[id], registry };
const having = (...steps: readonly AggregateStep[]) => aggregateAfter(programmeAggregate, steps, context);

const flood = {
  itemId: 'flood',
  title: '石景山区防汛应急预案',
  plan: 'flood-plan',
  action: 'REVISE',
  responsible: 'water-bureau',
  targetOn: '2027-05-31',
};
const snow = {
  itemId: 'snow',
  title: '石景山区扫雪铲冰应急预案',
  action: 'NEW',
  responsible: 'housing-commission',
  targetOn: '2027-10-31',
};
const drafted = (change: object = {}): AggregateStep => [
  'draft-programme',
  {
    year: 2027,
    scope: 'DISTRICT',
    preparedBy: 'emergency-bureau',
    items: [flood],
    on: '2026-11-02',
    ...change,
  },
];
const sector = (change: object = {}) => drafted({ scope: 'SECTOR', preparedBy: 'water-bureau', ...change });
const approved = (by = 'district-government', on = '2026-11-09'): AggregateStep => [
  'approve-programme',
  { by, on },
];
const copied = (to: readonly string[] = ['city-emergency-bureau'], on = '2026-11-10'): AggregateStep => [
  'copy-programme',
  { to, on },
];
const amended = (change: object = {}): AggregateStep => [
  'amend-programme',
  { items: [flood, snow], reason: '市级要求', on: '2026-11-16', ...change },
];
const told = (reasons: readonly { code: string; pointer?: string; article?: string }[]) =>
  reasons.map(({ code, pointer, article }) => [code, pointer, article]);

describe('the district’s programme (第十二条第一款)', () => {
  it('is drafted by the bureau, approved by the district government and copied to the city’s bureau', () => {
    const programme = having();
    expect(programme.when(...drafted())).toEqual([
      {
        type: 'ProgrammeDrafted',
        occurredOn: '2026-11-02',
        body: {
          programmeId: 'district-2027',
          year: 2027,
          scope: 'DISTRICT',
          preparedBy: 'emergency-bureau',
          items: [flood],
        },
      },
    ]);
    programme.given(drafted());
    expect(copiesOutstanding(programme.state(), registry)).toEqual([]);
    expect(programme.when(...approved())).toEqual([
      { type: 'ProgrammeApproved', occurredOn: '2026-11-09', body: { by: 'district-government' } },
    ]);
    programme.given(approved());
    expect(copiesOutstanding(programme.state(), registry)).toEqual(['city-emergency-bureau']);
    expect(programme.when(...copied())).toEqual([
      { type: 'ProgrammeCopied', occurredOn: '2026-11-10', body: { to: ['city-emergency-bureau'] } },
    ]);
    programme.given(copied());
    expect(copiesOutstanding(programme.state(), registry)).toEqual([]);
    expect(programme.state()).toMatchObject({
      draftedOn: '2026-11-02',
      approval: { by: 'district-government', on: '2026-11-09' },
      copies: [{ to: 'city-emergency-bureau', on: '2026-11-10' }],
    });
  });

  it('is prepared by nobody else', () => {
    expect(told(having().refused(...drafted({ preparedBy: 'water-bureau' })).reasons)).toEqual([
      ['PREPARER_NOT_BY_RULE', '/preparedBy', '第十二条第一款'],
    ]);
  });

  it('is there once a year: what comes later amends it (第十二条第三款)', () => {
    const programme = having(drafted());
    const { kind, reasons } = programme.refused(...drafted());
    expect(kind).toBe('CONFLICT');
    expect(told(reasons)).toEqual([['PROGRAMME_OF_YEAR_EXISTS', '/year', '第十二条第三款']]);
    expect(programme.refused(...drafted({ on: '2026-12-01', preparedBy: 'ghost' })).codes).toEqual([
      'PROGRAMME_OF_YEAR_EXISTS',
      'DATE_IN_FUTURE',
      'UNKNOWN_ORGANISATION',
    ]);
  });
});

describe('a sector’s programme (第十二条第二款)', () => {
  it('is prepared and approved by the body itself, copied to the bureau and the superior department', () => {
    const programme = having(sector());
    expect(programme.id()).toBe('sector-2027-water-bureau');
    expect(told(programme.refused(...approved()).reasons)).toEqual([
      ['APPROVER_NOT_BY_RULE', '/by', '第十二条第二款'],
    ]);
    programme.given(approved('water-bureau'), copied(['emergency-bureau']));
    expect(copiesOutstanding(programme.state(), registry)).toEqual(['city-water-authority']);
    programme.given(copied(['city-water-authority'], '2026-11-12'));
    expect(programme.state().copies).toMatchObject([
      { to: 'emergency-bureau', on: '2026-11-10' },
      { to: 'city-water-authority', on: '2026-11-12' },
    ]);
  });

  it('is the asker’s own where no preparer is named', () => {
    const who = actor('housing-commission', 'DRAFTER');
    const programme = aggregateScenario(programmeAggregate, { ...context, actor: who });
    expect(programme.when(...sector({ preparedBy: undefined }))).toMatchObject([
      { body: { programmeId: 'sector-2027-housing-commission', preparedBy: 'housing-commission' } },
    ]);
  });

  it.each([
    'city-government',
    'city-emergency-bureau',
    'city-water-authority',
    'district-government',
    'party-committee',
  ])('is not prepared by %s', (preparedBy) => {
    expect(told(having().refused(...sector({ preparedBy })).reasons)).toEqual([
      ['PREPARER_NOT_BY_RULE', '/preparedBy', '第十二条第二款'],
    ]);
  });

  it('goes to nobody twice over: the bureau sends itself no copy', () => {
    const programme = having(sector({ preparedBy: 'emergency-bureau' }), approved('emergency-bureau'));
    expect(copiesOutstanding(programme.state(), registry)).toEqual(['city-emergency-bureau']);
  });

  it('of a merged body is approved by its successor (G32)', () => {
    const merged = registryOf(
      registry
        .all()
        .map((one) =>
          one.organisationId === 'water-bureau'
            ? { ...one, mergedInto: OrganisationId.parse('housing-commission') }
            : one,
        ),
    );
    const programme = aggregateScenario(programmeAggregate, { ...context, registry: merged });
    expect(told(programme.refused(...sector({ items: [snow] })).reasons)).toEqual([
      ['ORGANISATION_MERGED', '/preparedBy', '第二条'],
    ]);
    programme.happened({
      type: 'ProgrammeDrafted',
      occurredOn: civilDate('2026-11-02'),
      body: {
        programmeId: ProgrammeId.parse('sector-2027-water-bureau'),
        year: 2027,
        scope: 'SECTOR',
        preparedBy: OrganisationId.parse('water-bureau'),
        items: [
          {
            ...snow,
            action: 'NEW',
            responsible: OrganisationId.parse('housing-commission'),
            targetOn: civilDate('2027-10-31'),
          },
        ],
      },
    });
    expect(programme.when(...approved('housing-commission'))).toHaveLength(1);
  });
});

describe('the items of a programme', () => {
  it('name bodies and plans that exist, a plan to revise or repeal, a target in or after the year, each id once', () => {
    const items = [
      flood,
      { ...flood, responsible: 'ghost' },
      { ...snow, action: 'REPEAL', itemId: 'repeal' },
      { ...flood, itemId: 'unknown', plan: 'no-plan' },
      { ...flood, itemId: 'ended', plan: 'old-plan' },
      { ...flood, itemId: 'replaced', plan: 'former-plan', targetOn: '2026-12-31' },
    ];
    const { kind, reasons } = having().refused(...drafted({ items }));
    expect(kind).toBe('CONFLICT');
    expect(told(reasons)).toEqual([
      ['REPEATED', '/items/1/itemId', undefined],
      ['UNKNOWN_ORGANISATION', '/items/1/responsible', '第二条'],
      ['ITEM_WITHOUT_PLAN', '/items/2/plan', '第十二条'],
      ['PLAN_UNKNOWN', '/items/3/plan', undefined],
      ['PLAN_ENDED', '/items/4/plan', undefined],
      ['PLAN_ENDED', '/items/5/plan', undefined],
      ['TARGET_BEFORE_YEAR', '/items/5/targetOn', '第十二条'],
    ]);
  });

  it('may name a new plan that has begun, and a target beyond the year', () => {
    const items = [{ ...snow, plan: 'flood-plan', targetOn: '2028-03-31' }];
    expect(having().when(...drafted({ items }))).toHaveLength(1);
  });

  it('are judged in an amendment as in a draft', () => {
    const { reasons } = having(drafted(), approved()).refused(
      ...amended({ items: [{ ...flood, plan: 'no-plan', targetOn: '2026-12-31' }] }),
    );
    expect(told(reasons)).toEqual([
      ['PLAN_UNKNOWN', '/items/0/plan', undefined],
      ['TARGET_BEFORE_YEAR', '/items/0/targetOn', '第十二条'],
    ]);
  });
});

describe('the approval of a programme', () => {
  it('is given once, not before the draft and not in the future', () => {
    const programme = having(drafted());
    expect(told(programme.refused(...approved('district-government', '2026-11-01')).reasons)).toEqual([
      ['DATE_OUT_OF_ORDER', '/on', undefined],
    ]);
    expect(programme.refused(...approved('district-government', '2026-11-25')).codes).toEqual([
      'DATE_IN_FUTURE',
    ]);
    programme.given(approved());
    const again = programme.refused(...approved());
    expect(again.kind).toBe('CONFLICT');
    expect(told(again.reasons)).toEqual([['ALREADY_APPROVED', undefined, '第十二条第一款']]);
  });

  it('names everything that is wrong at once', () => {
    const programme = having(drafted(), approved());
    expect(programme.refused(...approved('ghost', '2026-12-01')).codes).toEqual([
      'DATE_IN_FUTURE',
      'UNKNOWN_ORGANISATION',
      'ALREADY_APPROVED',
      'APPROVER_NOT_BY_RULE',
    ]);
  });

  it('says that the district government is not registered', () => {
    const poor = registryOf(registry.all().filter((one) => one.class !== 'DISTRICT_GOVERNMENT'));
    const programme = aggregateAfter(programmeAggregate, [drafted()], { ...context, registry: poor });
    const { reasons } = programme.refused(...approved('water-bureau'));
    expect(reasons).toMatchObject([{ code: 'APPROVER_NOT_BY_RULE', zh: '批准单位应为：区政府（尚未登记）' }]);
  });
});

describe('copies of a programme', () => {
  it('follow the approval', () => {
    const { kind, reasons } = having(drafted()).refused(...copied());
    expect(kind).toBe('CONFLICT');
    expect(told(reasons)).toEqual([['NOT_APPROVED', undefined, '第十二条第一款']]);
    expect(told(having(drafted(), approved()).refused(...copied(undefined, '2026-11-08')).reasons)).toEqual([
      ['DATE_OUT_OF_ORDER', '/on', '第十二条'],
    ]);
    expect(having(drafted(), approved()).refused(...copied(undefined, '2026-12-01')).codes).toEqual([
      'DATE_IN_FUTURE',
    ]);
  });

  it('go to those whom the article names, to each once', () => {
    const programme = having(sector(), approved('water-bureau'), copied(['emergency-bureau']));
    const { reasons } = programme.refused(
      ...copied(['emergency-bureau', 'city-water-authority', 'city-water-authority', 'lugu-office', 'ghost']),
    );
    expect(told(reasons)).toEqual([
      ['UNKNOWN_ORGANISATION', '/to/4', '第二条'],
      ['REPEATED', '/to/2', undefined],
      ['ALREADY_COPIED', '/to/0', '第十二条第二款'],
      ['RECIPIENT_NOT_BY_RULE', '/to/3', '第十二条第二款'],
      ['RECIPIENT_NOT_BY_RULE', '/to/4', '第十二条第二款'],
    ]);
  });
});

describe('an amendment (第十二条第三款)', () => {
  it('replaces the whole list, which needs approval and copies again', () => {
    const programme = having(drafted(), approved(), copied());
    expect(programme.when(...amended())).toEqual([
      {
        type: 'ProgrammeAmended',
        occurredOn: '2026-11-16',
        body: { items: [flood, snow], reason: '市级要求' },
      },
    ]);
    programme.given(amended());
    expect(programme.state()).toMatchObject({
      items: [flood, snow],
      copies: [],
      amendments: [{ on: '2026-11-16', reason: '市级要求' }],
    });
    expect(programme.state().approval).toBeUndefined();
    expect(programme.refused(...copied(undefined, '2026-11-17')).codes).toEqual(['NOT_APPROVED']);
    expect(programme.refused(...approved('district-government', '2026-11-15')).codes).toEqual([
      'DATE_OUT_OF_ORDER',
    ]);
    programme.given(approved('district-government', '2026-11-18'), copied(undefined, '2026-11-18'));
    expect(programme.state()).toMatchObject({
      approval: { on: '2026-11-18' },
      copies: [{ on: '2026-11-18' }],
    });
  });

  it('may mend a draft that nobody approved yet', () => {
    expect(having(drafted(), amended()).state().items).toHaveLength(2);
  });

  it('does not come before what it amends, nor before the approval, nor tomorrow', () => {
    expect(told(having(drafted()).refused(...amended({ on: '2026-11-01' })).reasons)).toEqual([
      ['DATE_OUT_OF_ORDER', '/on', undefined],
    ]);
    expect(told(having(drafted(), approved()).refused(...amended({ on: '2026-11-08' })).reasons)).toEqual([
      ['DATE_OUT_OF_ORDER', '/on', '第十二条'],
    ]);
    expect(having(drafted()).refused(...amended({ on: '2026-11-25' })).codes).toEqual(['DATE_IN_FUTURE']);
  });
});

describe('a programme that nobody drafted', () => {
  it.each([approved(), copied(), amended()])('knows no %s', (...step) => {
    expect(having().refused(...step)).toMatchObject({ kind: 'NOT_FOUND', codes: ['PROGRAMME_UNKNOWN'] });
  });
});

describe('the history of a programme', () => {
  it('folds with its corrections, and passes over other streams', () => {
    const programme = having(drafted(), approved());
    programme.happened({
      type: 'EventCorrected',
      occurredOn: civilDate('2026-11-20'),
      body: { target: programme.history[1]?.id as never, reason: '误录' },
    });
    expect(programme.state().approval).toBeUndefined();
    const other = programme.history.map((event) => ({
      ...event,
      stream: 'programme:district-2028' as never,
    }));
    expect(
      programmeAggregate.fold([...programme.history.slice(0, 1), ...other.slice(1, 2)])?.approval,
    ).toBeUndefined();
    expect(programmeAggregate.fold([])).toBeUndefined();
  });
});
