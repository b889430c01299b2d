import { describe, expect, it } from 'vitest';
import { civilDate } from '../../../events/civil-date.ts';
import { PlanId } from '../../../events/identifiers.ts';
import { papers } from '../../../test/support/builders.ts';
import { type LifeStep, organisations } from '../../../test/support/organisations.ts';
import { foldOrganisationLife } from '../evolve-life.ts';
import { currentManager, nameOn, standingDelegations, standingRisks } from '../life.ts';
import { organisationLifeCommands, plansNamed } from '../organisation-life-commands.ts';

const WATER = 'water-bureau';
const all = Object.entries(organisationLifeCommands);
/** The refusal of a step that comes after others of the water bureau. */
const refusal = (before: readonly LifeStep[], step: LifeStep, id = WATER) => {
  const district = organisations();
  district.given(id, ...before);
  return district.refused(id, step);
};
const lifeAfter = (...steps: readonly LifeStep[]) => {
  const district = organisations();
  district.given(WATER, ...steps);
  return district.life(WATER);
};

const appoint = (person: string, on: string, more = {}): LifeStep => [
  'appoint-manager',
  { person, on, ...more },
];
const relieve = (person: string, on: string): LifeStep => ['relieve-manager', { person, on }];
const assess = (change = {}): LifeStep => [
  'assess-risk',
  {
    riskId: 'flood',
    name: '城市内涝',
    areas: ['鲁谷', '八宝山'],
    level: 'HIGH',
    on: '2026-03-02',
    ...change,
  },
];
const link = (change = {}): LifeStep => [
  'link-coverage',
  { riskId: 'flood', area: '鲁谷', plan: 'flood-plan', on: '2026-06-18', ...change },
];
const delegate = (change = {}): LifeStep => [
  'grant-delegation',
  { to: 'housing-commission', duty: 'FILING', reason: '统一报送', on: '2026-03-02', ...change },
];
const revoke = (change = {}): LifeStep => [
  'revoke-delegation',
  { to: 'housing-commission', duty: 'FILING', reason: '自行报送', on: '2026-09-01', ...change },
];

describe('the commands of an organisation', () => {
  it.each(all)('%s takes its own example and no field beside those it knows', (_name, { schema }) => {
    const { example, description } = schema.meta() ?? {};
    expect(description).toMatch(/ · /);
    expect(schema.safeParse(example).error).toBeUndefined();
    expect(schema.safeParse({ ...(example as object), colour: 'red' }).success).toBe(false);
    expect(schema.safeParse({ ...(example as object), on: '2026-02-30' }).success).toBe(false);
  });

  it.each(all)('%s says what it does in two languages, and by which article', (_name, one) => {
    expect(`${one.summary.zh}${one.article}`).toMatch(/^\p{Script=Han}+第\p{Script=Han}+条$/u);
    expect(one.summary.en).toMatch(/^[A-Z]/);
  });

  it.each(all)('%s is refused for an organisation that nobody registered', (name, { schema }) => {
    const body = schema.meta()?.['example'] as object;
    const { kind, told } = organisations().refused('nobody', [
      name as LifeStep[0],
      { ...body, on: '2026-11-20' },
    ]);
    expect(kind).toBe('NOT_FOUND');
    expect(told).toEqual(['ORGANISATION_UNKNOWN  第二条']);
  });

  it('record a fact once it has happened', () => {
    for (const step of [
      appoint('u-1', '2026-11-25'),
      assess({ on: '2026-11-25' }),
      delegate({ on: '2026-11-25' }),
      ['rename', { name: '水务和生态局', reason: '改革', on: '2026-11-25' }] as LifeStep,
    ])
      expect(refusal([], step).told, step[0]).toEqual(['DATE_IN_FUTURE /on']);
  });

  it('are of today when they name no day', () => {
    expect(organisations().when(WATER, 'assign-steward', { person: 'u-3' })).toEqual([
      { type: 'DataStewardAssigned', occurredOn: '2026-11-24', body: { person: 'u-3' } },
    ]);
  });

  it('are looked up by the plans that they name, in a replacement too', () => {
    expect(plansNamed({ plans: ['flood-plan', 'snow-plan'] })).toEqual(['flood-plan', 'snow-plan']);
    expect(plansNamed({ target: '3.0', replacement: { body: { plan: 'flood-plan' } } })).toEqual([
      'flood-plan',
    ]);
    expect(plansNamed({ plan: 'NOT AN ID', person: 'u-1' })).toEqual([]);
  });
});

describe('who is in charge of plans (第四十七条)', () => {
  it('is the last one appointed, who takes the place of the one before', () => {
    const life = lifeAfter(
      appoint('u-1', '2026-02-02', { unit: '应急科' }),
      appoint('u-2', '2026-05-06', { deputy: 'u-1' }),
    );
    expect(life.managers).toMatchObject([
      { person: 'u-1', unit: '应急科', on: '2026-02-02', until: { on: '2026-05-06', event: '3.0' } },
      { person: 'u-2', deputy: 'u-1', on: '2026-05-06' },
    ]);
    expect(currentManager(life)?.person).toBe('u-2');
  });

  it('is nobody from the day of relief on', () => {
    const life = lifeAfter(appoint('u-1', '2026-02-02'), relieve('u-1', '2026-05-06'));
    expect(currentManager(life)).toBeUndefined();
    expect(life.managers).toMatchObject([{ person: 'u-1', until: { on: '2026-05-06' } }]);
    expect(currentManager(lifeAfter())).toBeUndefined();
  });

  it('may have been in office before the registry knew the body', () => {
    expect(currentManager(lifeAfter(appoint('u-1', '2024-02-02')))?.on).toBe('2024-02-02');
  });

  it('is no deputy of his own, not appointed twice alike, nor before the last change: all said at once', () => {
    expect(refusal([], appoint('u-1', '2026-02-02', { deputy: 'u-1' })).told).toEqual([
      'DEPUTY_IS_MANAGER /deputy 第四十七条',
    ]);
    const before = appoint('u-1', '2026-02-02', { deputy: 'u-2' });
    expect(refusal([before], appoint('u-1', '2026-02-01', { deputy: 'u-2' })).told).toEqual([
      'DATE_OUT_OF_ORDER /on 第四十七条',
      'MANAGER_IN_OFFICE /person 第四十七条',
    ]);
    expect(lifeAfter(before, appoint('u-1', '2026-03-01')).managers).toHaveLength(2);
  });

  it('is relieved by name, once, not before the appointment', () => {
    expect(refusal([], relieve('u-1', '2026-02-02')).told).toEqual(['NO_MANAGER /person 第四十七条']);
    expect(refusal([appoint('u-1', '2026-02-02')], relieve('u-2', '2026-02-01')).told).toEqual([
      'DATE_OUT_OF_ORDER /on 第四十七条',
      'NOT_THE_MANAGER /person 第四十七条',
    ]);
    const gone = [appoint('u-1', '2026-02-02'), relieve('u-1', '2026-05-06')];
    expect(refusal(gone, relieve('u-1', '2026-05-07')).told).toEqual(['NO_MANAGER /person 第四十七条']);
    expect(refusal(gone, appoint('u-1', '2026-05-05')).told).toEqual(['DATE_OUT_OF_ORDER /on 第四十七条']);
  });
});

describe('the steward of the data (第五条第二款)', () => {
  it('is the last one assigned, another one each time, in order', () => {
    const first: LifeStep = ['assign-steward', { person: 'u-3', on: '2026-03-02' }];
    expect(lifeAfter(first, ['assign-steward', { person: 'u-4', on: '2026-04-02' }]).stewards).toMatchObject([
      { person: 'u-3' },
      { person: 'u-4', on: '2026-04-02' },
    ]);
    expect(refusal([first], ['assign-steward', { person: 'u-3', on: '2026-03-01' }]).told).toEqual([
      'DATE_OUT_OF_ORDER /on 第五条第二款',
      'STEWARD_ASSIGNED /person 第五条第二款',
    ]);
  });
});

describe('work plans, training and guidance (第三十六、十一条)', () => {
  const adopt = (year: number, on: string, includesTraining = true): LifeStep => [
    'adopt-work-plan',
    { year, includesTraining, on },
  ];

  it('a work plan is of the year of its adoption or the next', () => {
    const life = lifeAfter(
      adopt(2026, '2026-01-20', false),
      adopt(2027, '2026-10-20'),
      adopt(2026, '2026-02-20'),
    );
    expect(life.workPlans).toMatchObject([
      { year: 2026, includesTraining: false },
      { year: 2027, on: '2026-10-20' },
      { year: 2026, includesTraining: true, on: '2026-02-20' },
    ]);
    for (const year of [2025, 2028])
      expect(refusal([], adopt(year, '2026-10-20')).told).toEqual(['WORK_PLAN_YEAR /year 第三十六条']);
  });

  it('training is of plans that the ledger knows, each once', () => {
    const training = (plans: readonly string[]): LifeStep => [
      'hold-training',
      { plans, attendees: 60, content: '职责与程序', on: '2026-05-12' },
    ];
    expect(lifeAfter(training(['flood-plan', 'old-plan'])).trainings).toMatchObject([
      { plans: ['flood-plan', 'old-plan'], attendees: 60, on: '2026-05-12', documents: [] },
    ]);
    expect(refusal([], training(['ghost', 'flood-plan', 'flood-plan'])).told).toEqual([
      'REPEATED /plans/2',
      'PLAN_UNKNOWN /plans/0',
    ]);
  });

  it('guidance is written by whoever has a sector', () => {
    const guide: LifeStep = [
      'issue-guidance',
      { title: '管理指南', documents: papers(['OTHER']), on: '2026-04-10' },
    ];
    expect(lifeAfter(guide).guidance).toMatchObject([{ title: '管理指南', documents: [{ kind: 'OTHER' }] }]);
    expect(refusal([], guide, 'lugu-community').told).toEqual(['GUIDES_NOBODY  第十一条第二款']);
  });

  it('bodies of the city are not managed here (第二条)', () => {
    const steps: LifeStep[] = [
      appoint('u-1', '2026-02-02'),
      ['assign-steward', { person: 'u-1', on: '2026-02-02' }],
      adopt(2026, '2026-02-02'),
      ['hold-training', { plans: ['flood-plan'], attendees: 1, content: '…', on: '2026-02-02' }],
      ['issue-guidance', { title: '指南', on: '2026-02-02' }],
      delegate(),
      assess(),
    ];
    for (const step of steps)
      expect(refusal([], step, 'city-water-authority').told, step[0]).toEqual(['OUTSIDE_DISTRICT  第二条']);
  });
});

describe('a standing delegation (G5)', () => {
  it('stands until it is revoked, and may be granted again', () => {
    const life = lifeAfter(
      delegate(),
      delegate({ duty: 'DISCLOSURE' }),
      revoke(),
      delegate({ on: '2026-09-02' }),
    );
    expect(life.delegations).toMatchObject([
      { duty: 'FILING', on: '2026-03-02', revoked: { on: '2026-09-01', reason: '自行报送' } },
      { duty: 'DISCLOSURE' },
      { duty: 'FILING', on: '2026-09-02' },
    ]);
    expect(standingDelegations(life)).toHaveLength(2);
    expect(life.organisation.delegates).toEqual([
      { to: 'housing-commission', duty: 'DISCLOSURE' },
      { to: 'housing-commission', duty: 'FILING' },
    ]);
  });

  it('leaves no trace in the registry once all are revoked', () => {
    expect(lifeAfter(delegate(), revoke()).organisation).toEqual(lifeAfter().organisation);
  });

  it('goes to another living body of the district, once', () => {
    expect(refusal([], delegate({ to: WATER })).told).toEqual(['DELEGATED_TO_ITSELF /to 第三十一条']);
    expect(refusal([], delegate({ to: 'ghost' })).told).toEqual(['UNKNOWN_ORGANISATION /to 第二条']);
    expect(refusal([], delegate({ to: 'city-police' })).told).toEqual(['OUTSIDE_DISTRICT /to 第二条']);
    expect(refusal([delegate()], delegate({ on: '2026-04-01' })).told).toEqual([
      'DELEGATION_STANDS /to 第三十一条',
    ]);
    const disclosure = delegate({ duty: 'DISCLOSURE' });
    expect(refusal([disclosure], disclosure).told).toEqual(['DELEGATION_STANDS /to 第三十三条']);
    expect(refusal([delegate(), revoke()], delegate({ on: '2026-08-31' })).told).toEqual([
      'DATE_OUT_OF_ORDER /on 第三十一条',
    ]);
  });

  it('is revoked while it stands, not before it was granted', () => {
    expect(refusal([], revoke()).told).toEqual(['NOT_DELEGATED /to 第三十一条']);
    expect(refusal([delegate()], revoke({ duty: 'DISCLOSURE' })).told).toEqual([
      'NOT_DELEGATED /to 第三十三条',
    ]);
    expect(refusal([delegate()], revoke({ on: '2026-03-01' })).told).toEqual([
      'DATE_OUT_OF_ORDER /on 第三十一条',
    ]);
  });
});

describe('risks and their coverage (第六条)', () => {
  it('a later assessment of a risk takes the place of the earlier one', () => {
    const life = lifeAfter(
      assess(),
      assess({ riskId: 'snow', name: '雪灾' }),
      assess({ level: 'LOW', on: '2026-09-01' }),
    );
    expect(standingRisks(life)).toMatchObject([
      { riskId: 'flood', level: 'LOW', on: '2026-09-01' },
      { riskId: 'snow' },
    ]);
    expect(life.risks).toHaveLength(3);
  });

  it('an assessment names each area once, no risk by two ids, and comes after the last: all said at once', () => {
    expect(refusal([assess()], assess({ on: '2026-03-01', areas: ['鲁谷', '鲁谷'] })).told).toEqual([
      'DATE_OUT_OF_ORDER /on 第六条',
      'REPEATED /areas/1',
    ]);
    expect(refusal([assess()], assess({ riskId: 'water' })).told).toEqual(['RISK_NAMED_TWICE /name 第六条']);
  });

  it('any living plan may be linked to a risk in an area that its assessment names', () => {
    expect(lifeAfter(assess(), link(), link({ plan: 'draft-plan' })).coverage).toMatchObject([
      { plan: 'flood-plan', area: '鲁谷', on: '2026-06-18' },
      { plan: 'draft-plan' },
    ]);
    expect(refusal([], link({ plan: 'ghost' })).told).toEqual([
      'PLAN_UNKNOWN /plan',
      'RISK_UNKNOWN /riskId 第六条',
    ]);
    expect(refusal([assess()], link({ plan: 'old-plan', area: '苹果园', on: '2026-03-01' })).told).toEqual([
      'PLAN_ENDED /plan',
      'AREA_NOT_ASSESSED /area 第六条',
      'DATE_OUT_OF_ORDER /on 第六条',
    ]);
    expect(refusal([assess(), link()], link()).told).toEqual(['COVERAGE_LINKED /plan 第六条']);
  });
});

describe('a name (G32)', () => {
  const rename = (name: string, on: string, more = {}): LifeStep => [
    'rename',
    { name, reason: '机构改革', on, ...more },
  ];

  it('is borne from its day on; what was before keeps the old one', () => {
    const life = lifeAfter(
      rename('水务和生态局', '2026-06-18', { nameEn: 'Water' }),
      rename('水务局', '2026-09-01'),
    );
    const named = (on: string) => nameOn(life, civilDate(on))?.name;
    expect(['2025-01-01', '2026-06-17', '2026-06-18', '2026-08-31', '2026-09-01'].map(named)).toEqual([
      '石景山区水务局',
      '石景山区水务局',
      '水务和生态局',
      '水务和生态局',
      '水务局',
    ]);
    expect(life.organisation).toMatchObject({ name: '水务局' });
    expect(life.organisation).not.toHaveProperty('nameEn');
    expect(life.names).toMatchObject([{ event: '1.0' }, { event: '2.0', nameEn: 'Water' }, { event: '3.0' }]);
  });

  it('is another one than before, of no namesake, and comes after the last', () => {
    expect(refusal([], rename('石景山区水务局', '2026-01-04')).told).toEqual([
      'DATE_OUT_OF_ORDER /on',
      'NAME_UNCHANGED /name',
    ]);
    expect(refusal([], rename('石景山区住房和城乡建设委员会', '2026-06-18')).told).toEqual([
      'NAME_TAKEN /name',
    ]);
    expect(
      lifeAfter(rename('石景山区水务局', '2026-06-18', { nameEn: 'Water Bureau' })).organisation.nameEn,
    ).toBe('Water Bureau');
  });

  it('of a merged body is free again', () => {
    const district = organisations();
    district.given(WATER, ['merge', { into: 'housing-commission', reason: '改革', on: '2026-06-18' }]);
    district.given('housing-commission', rename('石景山区水务局', '2026-07-01'));
    expect(district.life('housing-commission').organisation.name).toBe('石景山区水务局');
  });
});

describe('the fold of a life', () => {
  it('begins with the registration and passes events of other streams', () => {
    const district = organisations();
    district.given(WATER, appoint('u-1', '2026-02-02'));
    const own = district.history(WATER);
    expect(foldOrganisationLife(own.slice(1))).toBeUndefined();
    expect(foldOrganisationLife([])).toBeUndefined();
    const foreign = organisations();
    foreign.given('lugu-office', appoint('u-9', '2026-03-02'), delegate());
    const [, ...strange] = foreign.history('lugu-office');
    const later = strange.map((event) => ({ ...event, position: event.position + 10 }));
    expect(foldOrganisationLife([...own, ...later])).toEqual(foldOrganisationLife(own));
  });

  it('is the same for events in any order, some of them twice', () => {
    const district = organisations();
    district.given(WATER, appoint('u-1', '2026-02-02'), assess(), link(), delegate(), revoke());
    const events = district.history(WATER);
    expect(foldOrganisationLife([...events.toReversed(), ...events.slice(2)])).toEqual(district.life(WATER));
  });

  it('is plain JSON', () => {
    const life = lifeAfter(appoint('u-1', '2026-02-02'), assess(), link(), delegate());
    expect(JSON.parse(JSON.stringify(life))).toEqual(life);
    expect(life.coverage[0]?.plan).toBe(PlanId.parse('flood-plan'));
  });
});
