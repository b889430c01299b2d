import { describe, expect, it } from 'vitest';
import { papers } from '../../../../test/support/builders.ts';
import { planAfter, type Step, scenario } from '../../../../test/support/scenario.ts';
import { departmental, special, stepOf, upTo } from '../../../../test/support/stories.ts';
import { withRulings } from '../../../rulebook/rulings.ts';
import { effects } from '../../../rulebook/shijingshan-2025/effects.ts';
import { shijingshan2025 } from '../../../rulebook/shijingshan-2025/rulebook.ts';
import { planCommands } from '../../plan-commands.ts';
import { makingCommands } from '../making-commands.ts';

const drafted = upTo(special, 'draft');
const evidence = (change: object = {}): Step => [
  'attach-evidence',
  { evidence: 'RISK_ASSESSMENT', documents: papers(['REPORT']), on: '2026-01-20', ...change },
];
const group = (change: object = {}): Step => [
  'form-group',
  {
    leader: 'u-water-head',
    leaderOf: 'water-bureau',
    members: [
      { organisation: 'housing-commission', capacity: 'DEPARTMENT' },
      { person: 'u-expert-1', capacity: 'EXPERT' },
    ],
    on: '2026-03-03',
    ...change,
  },
];

describe('the examples of the API', () => {
  it.each(Object.keys(makingCommands))('of %s pass their own schema', (name) => {
    const { schema } = planCommands[name as keyof typeof makingCommands];
    const example = schema.meta()?.['example'];
    expect(example).toBeDefined();
    expect(schema.safeParse(example).error).toBeUndefined();
    expect(schema.safeParse({ ...(example as object), colour: 'red' }).success).toBe(false);
  });
});

describe('making a text', () => {
  const acts: readonly Step[] = [
    group(),
    evidence(),
    ['attach-handbook', { handbook: 'ACTION_PLAN', documents: papers(['OTHER']), on: '2026-03-03' }],
    stepOf(special, 'check-content'),
    ['state-duty-bodies', { dutyBodies: [], on: '2026-03-03' }],
    ['determine-major-decision', { majorDecision: false, reason: '不涉及', on: '2026-03-03' }],
    stepOf(special, 'open-consultation'),
  ];

  it.each(acts)('by %s is an act of drafting', (...step) => {
    expect(planAfter(drafted).when(...step)).toMatchObject([{ body: { version: 1 } }]);
  });

  it.each(acts)('by %s needs a plan', (...step) => {
    expect(scenario().refused(...step)).toMatchObject({ kind: 'NOT_FOUND', codes: ['PLAN_UNKNOWN'] });
  });

  it.each(acts)('by %s is over once the package is in, and possible again after a return', (name, body) => {
    const plan = planAfter(upTo(special, 'submit'));
    expect(plan.refused(name, body)).toMatchObject({ kind: 'CONFLICT' });
    expect(plan.refused(name, body).codes).toContain('WRONG_STAGE');
    plan.given([
      'review',
      {
        gate: 'COORDINATION_REVIEW',
        outcome: 'RETURNED',
        by: 'emergency-bureau',
        reasons: ['与总体预案不衔接'],
        on: '2026-04-05',
      },
    ]);
    const again = name === 'open-consultation' ? { ...body, consultationId: 'again' } : body;
    expect(plan.when(name, again)).toHaveLength(1);
  });

  it.each(acts)('by %s does not happen in the future', (name, body) => {
    const days = name === 'open-consultation' ? { closesOn: '2027-01-01' } : {};
    expect(planAfter(drafted).refused(name, { ...body, ...days, on: '2026-11-25' }).codes).toEqual([
      'DATE_IN_FUTURE',
    ]);
  });

  it.each(acts.filter(([name]) => name !== 'attach-evidence'))(
    'by %s does not come before drafting began',
    (name, body) => {
      expect(planAfter(drafted).refused(name, { ...body, on: '2026-03-01' }).codes).toEqual([
        'DATE_OUT_OF_ORDER',
      ]);
    },
  );

  it('of a second version says nothing of the first', () => {
    const plan = planAfter([
      ...departmental,
      ['revise', { changedHeads: ['MAIN_MEASURES'], reason: '调整', on: '2026-09-01' }],
      evidence({ on: '2026-08-20' }),
    ]);
    expect(plan.state().versions.map(({ making }) => making?.evidence.length)).toEqual([3, 1]);
  });
});

describe('the drafting group (第十四条)', () => {
  it('stands in the version with leader and members', () => {
    const plan = planAfter([...drafted, group()]);
    expect(plan.state().versions[0]?.making?.group).toMatchObject({
      on: '2026-03-03',
      leader: 'u-water-head',
      members: [{ organisation: 'housing-commission' }, { person: 'u-expert-1' }],
    });
  });

  it('is led by the preparing body', () => {
    expect(planAfter(drafted).refused(...group({ leaderOf: 'police-branch' })).reasons).toMatchObject([
      {
        code: 'LEADER_OF_ANOTHER_BODY',
        pointer: '/leaderOf',
        article: '第十四条',
        zh: '组长由石景山区水务局有关负责人担任',
      },
    ]);
  });

  it('refuses everything that is wrong with its people at once', () => {
    const { reasons } = planAfter(drafted).refused(
      ...group({
        leaderOf: 'ghost',
        members: [
          { organisation: 'nobody', capacity: 'DEPARTMENT' },
          { capacity: 'EXPERT' },
          { person: 'u-water-head', capacity: 'EXPERIENCED' },
        ],
      }),
    );
    expect(reasons.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['UNKNOWN_ORGANISATION', '/leaderOf'],
      ['UNKNOWN_ORGANISATION', '/members/0/organisation'],
      ['LEADER_OF_ANOTHER_BODY', '/leaderOf'],
      ['MEMBER_UNNAMED', '/members/1'],
      ['REPEATED', '/members/2/person'],
    ]);
  });
});

describe('evidence (第十三条)', () => {
  it('may be older than the draft', () => {
    expect(planAfter(drafted).when(...evidence({ on: '2024-05-06' }))).toMatchObject([
      { type: 'EvidenceAttached', occurredOn: '2024-05-06', body: { evidence: 'RISK_ASSESSMENT' } },
    ]);
  });

  const submittedWith = (on: string, rulebook = shijingshan2025) => {
    const plan = scenario({ rulebook });
    plan.given(...upTo(departmental, 'close-consultation'), evidence({ on }));
    return plan.when(...stepOf(departmental, 'submit'))[0]?.body;
  };

  it('that is older than 36 months on the day of submission is warned of, and stops nothing (G28)', () => {
    expect(submittedWith('2023-03-31')).toMatchObject({
      warnings: [{ code: 'EVIDENCE_OLD', zh: '风险评估（2023-03-31）距送审已超过 36 个月' }],
    });
  });

  it('that is 36 months old to the day is not', () => {
    expect(submittedWith('2023-04-01')).not.toHaveProperty('warnings');
  });

  it('has another age, or none, where a ruling says so', () => {
    const ruled = (parameter: number) =>
      withRulings(shijingshan2025, [{ interpretation: 'G28', parameter }], effects);
    expect(submittedWith('2023-03-31', ruled(48))).not.toHaveProperty('warnings');
    expect(submittedWith('2010-01-01', ruled(0))).not.toHaveProperty('warnings');
    expect(submittedWith('2025-12-31', ruled(3))).toHaveProperty('warnings');
  });
});

describe('the handbook (第二十条)', () => {
  it('comes with the handbook itself; an action plan with whatever it is written in', () => {
    const attach = (handbook: string): Step => [
      'attach-handbook',
      { handbook, documents: papers(['OTHER']), on: '2026-03-04' },
    ];
    expect(planAfter(drafted).refused(...attach('HANDBOOK')).reasons).toMatchObject([
      { code: 'DOCUMENT_MISSING', pointer: '/documents', article: '第二十条' },
    ]);
    expect(planAfter(drafted).when(...attach('ACTION_PLAN'))).toHaveLength(1);
  });
});

describe('bodies with duties (第二十三条)', () => {
  it('are stated anew as the text changes, and are who gets copies', () => {
    const plan = planAfter([
      ...drafted,
      ['state-duty-bodies', { dutyBodies: ['lugu-office'], on: '2026-03-05' }],
    ]);
    expect(plan.state().dutyBodies).toEqual(['lugu-office']);
  });

  it('are known, and each is named once', () => {
    const { reasons } = planAfter(drafted).refused('state-duty-bodies', {
      dutyBodies: ['ghost', 'police-branch', 'police-branch'],
      on: '2026-03-05',
    });
    expect(reasons.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['UNKNOWN_ORGANISATION', '/dutyBodies/0'],
      ['REPEATED', '/dutyBodies/2'],
    ]);
  });
});
