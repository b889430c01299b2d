import { describe, expect, it } from 'vitest';
import { ExerciseId, exerciseStream } from '../../../events/identifiers.ts';
import { papers, shijingshanOrganisations } from '../../../test/support/builders.ts';
import { type ExerciseStep, exerciseAfter } from '../../../test/support/exercise-scenario.ts';
import { planAfter } from '../../../test/support/scenario.ts';
import { special, upTo } from '../../../test/support/stories.ts';
import { registryOf } from '../../organisation/organisation.ts';
import { exerciseCommands } from '../decide.ts';
import { drillsOf } from '../drills-of.ts';
import { evolveExercise } from '../evolve.ts';
import { exerciseAggregate } from '../exercise-aggregate.ts';

const plan = (change: object = {}): ExerciseStep => [
  'plan-exercise',
  {
    plans: ['flood-plan', 'snow-plan'],
    form: 'TABLETOP',
    content: 'COMPREHENSIVE',
    purpose: 'VALIDATION',
    scenario: '永定河流域特大暴雨',
    plannedOn: '2026-11-10',
    on: '2026-09-01',
    ...change,
  },
];
const postpone = (change: object = {}): ExerciseStep => [
  'postpone-exercise',
  { to: '2026-11-20', reason: '汛情应对', on: '2026-10-08', ...change },
];
const cancel = (change: object = {}): ExerciseStep => [
  'cancel-exercise',
  { reason: '并入市级演练', on: '2026-10-09', ...change },
];
const hold = (change: object = {}): ExerciseStep => [
  'hold-exercise',
  { participants: 46, documents: papers(['REPORT']), on: '2026-11-20', ...change },
];

describe('the commands of an exercise', () => {
  it.each(Object.entries(exerciseCommands))(
    '%s take their own example and no other field',
    (_name, { schema }) => {
      const { example, description } = schema.meta() ?? {};
      expect(description).toBeTruthy();
      expect(schema.safeParse(example).error).toBeUndefined();
      expect(schema.safeParse({ ...(example as object), colour: 'red' }).error?.issues).toMatchObject([
        { code: 'unrecognized_keys', keys: ['colour'] },
      ]);
    },
  );
});

describe('planning an exercise (第三十八条)', () => {
  it('has its three axes, its plans and its organiser: the own body unless another is named', () => {
    expect(exerciseAfter([]).when(...plan())).toEqual([
      {
        type: 'ExercisePlanned',
        occurredOn: '2026-09-01',
        body: {
          exerciseId: 'spring-2027',
          organiser: 'water-bureau',
          plans: ['flood-plan', 'snow-plan'],
          form: 'TABLETOP',
          content: 'COMPREHENSIVE',
          purpose: 'VALIDATION',
          scenario: '永定河流域特大暴雨',
          plannedOn: '2026-11-10',
        },
      },
    ]);
    expect(exerciseAfter([]).when(...plan({ organiser: 'flood-hq' }))).toMatchObject([
      { body: { organiser: 'flood-hq' } },
    ]);
  });

  it('is of plans that live, each once', () => {
    const { reasons } = exerciseAfter([]).refused(
      ...plan({ plans: ['flood-plan', 'ghost', 'old-plan', 'past-plan', 'flood-plan'] }),
    );
    expect(reasons.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['PLAN_UNKNOWN', '/plans/1'],
      ['PLAN_ENDED', '/plans/2'],
      ['PLAN_ENDED', '/plans/3'],
      ['REPEATED', '/plans/4'],
    ]);
  });

  it('is by a body that lives', () => {
    const merged = shijingshanOrganisations.map((one) =>
      one.organisationId === 'water-bureau' ? { ...one, mergedInto: 'housing-commission' as never } : one,
    );
    expect(exerciseAfter([], { registry: registryOf(merged) }).refused(...plan()).reasons).toMatchObject([
      { code: 'ORGANISATION_MERGED', pointer: '/organiser' },
    ]);
  });

  it('is for a day that is not before it was planned; everything that is wrong is said at once', () => {
    const begun = exerciseAfter([plan()]);
    expect(
      begun.refused(...plan({ organiser: 'ghost', plannedOn: '2026-11-24', on: '2026-11-25' })).codes,
    ).toEqual(['EXERCISE_EXISTS', 'DATE_IN_FUTURE', 'UNKNOWN_ORGANISATION', 'DATE_OUT_OF_ORDER']);
    expect(exerciseAfter([]).when(...plan({ plannedOn: '2027-05-20' }))).toHaveLength(1);
  });
});

describe('postponing an exercise', () => {
  it('moves its day and keeps where it was', () => {
    const moved = exerciseAfter([plan(), postpone(), postpone({ to: '2026-11-22', on: '2026-10-20' })]);
    expect(moved.state()).toMatchObject({
      plannedOn: '2026-11-22',
      postponements: [
        { from: '2026-11-10', to: '2026-11-20', reason: '汛情应对', on: '2026-10-08' },
        { from: '2026-11-20', to: '2026-11-22', on: '2026-10-20' },
      ],
    });
  });

  it('is to a later day, after the last word on it, and not in the future', () => {
    const planned = exerciseAfter([plan(), postpone()]);
    expect(planned.refused(...postpone({ to: '2026-11-20', on: '2026-10-07' })).reasons).toMatchObject([
      { code: 'DATE_OUT_OF_ORDER', pointer: '/on' },
      { code: 'NOT_POSTPONED', pointer: '/to', article: '第三十八条' },
    ]);
    expect(planned.refused(...postpone({ to: '2027-01-05', on: '2026-11-25' })).codes).toEqual([
      'DATE_IN_FUTURE',
    ]);
    expect(exerciseAfter([plan()]).refused(...postpone({ on: '2026-08-31' })).codes).toEqual([
      'DATE_OUT_OF_ORDER',
    ]);
  });
});

describe('cancelling an exercise', () => {
  it('ends it with its reason', () => {
    expect(exerciseAfter([plan(), cancel()]).state()).toMatchObject({
      cancelled: { on: '2026-10-09', reason: '并入市级演练' },
    });
    expect(exerciseAfter([plan()]).refused(...cancel({ on: '2026-11-25' })).codes).toEqual([
      'DATE_IN_FUTURE',
    ]);
    expect(exerciseAfter([plan(), postpone()]).refused(...cancel({ on: '2026-10-07' })).codes).toEqual([
      'DATE_OUT_OF_ORDER',
    ]);
  });
});

describe('holding an exercise', () => {
  it('is of all its plans unless some are named', () => {
    expect(exerciseAfter([plan()]).when(...hold())).toMatchObject([
      { type: 'ExerciseHeld', occurredOn: '2026-11-20', body: { plans: ['flood-plan', 'snow-plan'] } },
    ]);
    expect(exerciseAfter([plan()]).when(...hold({ plans: ['snow-plan'] }))).toMatchObject([
      { body: { plans: ['snow-plan'], participants: 46 } },
    ]);
  });

  it('may be on another day than planned, not before it was planned or postponed, nor in the future', () => {
    expect(exerciseAfter([plan()]).when(...hold({ on: '2026-11-03' }))).toHaveLength(1);
    expect(exerciseAfter([plan(), postpone()]).refused(...hold({ on: '2026-10-07' })).codes).toEqual([
      'DATE_OUT_OF_ORDER',
    ]);
    expect(exerciseAfter([plan()]).refused(...hold({ on: '2026-11-25' })).codes).toEqual(['DATE_IN_FUTURE']);
  });

  it('is of its own plans, each once: everything that is wrong is said at once', () => {
    const { reasons } = exerciseAfter([plan({ plans: ['flood-plan'] })]).refused(
      ...hold({ plans: ['flood-plan', 'snow-plan', 'ghost', 'flood-plan'] }),
    );
    expect(reasons.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['REPEATED', '/plans/3'],
      ['PLAN_UNKNOWN', '/plans/2'],
      ['PLAN_NOT_IN_EXERCISE', '/plans/1'],
      ['PLAN_NOT_IN_EXERCISE', '/plans/2'],
    ]);
  });

  it('leads to one drill in each plan that was drilled, with its axes and its exercise', () => {
    const held = exerciseAfter([plan(), hold({ plans: ['flood-plan'] })]).state();
    if (!held) throw new Error('no exercise');
    const [drill, ...others] = drillsOf(held);
    expect(others).toEqual([]);
    expect(drill).toMatchObject({
      plan: 'flood-plan',
      command: {
        exercise: 'spring-2027',
        form: 'TABLETOP',
        content: 'COMPREHENSIVE',
        purpose: 'VALIDATION',
        organiser: 'water-bureau',
        participants: 46,
        on: '2026-11-20',
      },
    });
    const flood = planAfter(upTo(special, 'issue'));
    flood.given(['drill', drill?.command ?? {}]);
    expect(flood.state().drills).toMatchObject([{ exercise: 'spring-2027', on: '2026-11-20' }]);
    expect(flood.refused('drill', drill?.command ?? {}).codes).toEqual(['EXERCISE_ALREADY_RECORDED']);
  });

  it('leads to none before', () => {
    const planned = exerciseAfter([plan()]).state();
    expect(planned && drillsOf(planned)).toEqual([]);
  });
});

describe('an exercise that is over or unknown', () => {
  it.each([
    ['held', hold()],
    ['cancelled', cancel()],
  ] as const)('takes nothing once it was %s', (_word, end) => {
    const over = exerciseAfter([plan(), end]);
    for (const step of [
      postpone({ to: '2027-01-05', on: '2026-11-23' }),
      cancel({ on: '2026-11-23' }),
      hold({ on: '2026-11-23' }),
    ])
      expect(over.refused(...step), step[0]).toMatchObject({ kind: 'CONFLICT', codes: ['EXERCISE_ENDED'] });
  });

  it('is refused as unknown before it was planned', () => {
    for (const step of [postpone(), cancel(), hold({ plans: ['flood-plan'] })])
      expect(exerciseAfter([]).refused(...step), step[0]).toMatchObject({
        kind: 'NOT_FOUND',
        codes: ['EXERCISE_UNKNOWN'],
      });
  });
});

describe('the exercise among the aggregates', () => {
  it('is one line of a list: planned, held or cancelled, on its day', () => {
    const line = (steps: readonly ExerciseStep[]) => {
      const state = exerciseAfter(steps).state();
      return state && exerciseAggregate.summary(state, 'spring-2027');
    };
    expect(line([plan(), postpone()])).toEqual({
      title: '永定河流域特大暴雨',
      status: 'PLANNED',
      organisation: 'water-bureau',
      plans: ['flood-plan', 'snow-plan'],
      on: '2026-11-20',
    });
    expect(line([plan(), hold({ on: '2026-11-12' })])).toMatchObject({ status: 'HELD', on: '2026-11-12' });
    expect(line([plan(), cancel()])).toMatchObject({ status: 'CANCELLED', on: '2026-11-10' });
  });

  it('asks for the plans that it and the command name', () => {
    const state = exerciseAfter([plan({ plans: ['flood-plan'] })]).state();
    expect(exerciseAggregate.lookups(state, { plans: ['snow-plan', 'flood-plan'] })).toEqual({
      plans: ['flood-plan', 'snow-plan'],
      others: [],
    });
    expect(exerciseAggregate.lookups(undefined, {})).toEqual({ plans: [], others: [] });
  });

  it('begins with its plan, in a collection of its own', () => {
    expect(exerciseAggregate).toMatchObject({
      kind: 'exercise',
      collection: 'exercises',
      begins: ['plan-exercise'],
    });
    for (const name of exerciseAggregate.begins) expect(exerciseAggregate.commands).toHaveProperty(name);
  });

  it('passes over events of other streams and events before its beginning', () => {
    const { state, history } = exerciseAfter([plan(), hold()]);
    const [begun, held] = history;
    if (!begun || !held) throw new Error('no history');
    expect(exerciseAggregate.fold([held])).toBeUndefined();
    const elsewhere = { ...held, stream: exerciseStream(ExerciseId.parse('autumn-2027')) };
    expect(evolveExercise(exerciseAggregate.fold([begun]), elsewhere)).toEqual(
      exerciseAggregate.fold([begun]),
    );
    expect(evolveExercise(state(), begun)).toEqual(state());
  });
});
