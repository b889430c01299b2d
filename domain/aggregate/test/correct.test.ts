import { describe, expect, it } from 'vitest';
import { catalogue, type EventType } from '../../../events/catalogue.ts';
import type { RecordedEvent } from '../../../events/recorded-event.ts';
import { aggregateScenario } from '../../../test/support/aggregate-scenario.ts';
import { actor, shijingshan } from '../../../test/support/builders.ts';
import { mayDo } from '../../access/may-do.ts';
import type { ExerciseState } from '../../exercise/state.ts';
import { exerciseStatus } from '../../exercise/state.ts';
import type { ExpertState } from '../../expert/state.ts';
import type { Aggregate } from '../aggregate.ts';
import { aggregateOf, aggregates } from '../aggregates.ts';
import { correctionName, lookupsOf } from '../correct.ts';

const water = actor('water-bureau', 'DRAFTER', 'HEAD');
const plans = (id: string) =>
  ['flood-plan', 'snow-plan'].includes(id) ? ({ status: 'IN_FORCE' } as const) : undefined;
const planned = {
  plans: ['flood-plan'],
  form: 'TABLETOP',
  content: 'COMPREHENSIVE',
  purpose: 'VALIDATION',
  scenario: '特大暴雨',
  plannedOn: '2026-06-18',
  on: '2026-03-02',
};

function exercise(...steps: readonly (readonly [name: string, body: object])[]) {
  const aggregate = aggregateOf('exercise') as Aggregate<ExerciseState>;
  const begun = aggregateScenario(aggregate, { id: 'spring-drill', actor: water, plans });
  begun.given(['plan-exercise', planned], ...steps);
  return begun;
}
type Begun = ReturnType<typeof exercise>;

/** Correction of the last event of a type, with these changes to its body or its day; void without any. */
function correction(begun: Begun, type: EventType, change?: Readonly<Record<string, unknown>>) {
  const target = begun.history.findLast((event) => event.type === type) as RecordedEvent;
  const { on = target.occurredOn, ...body } = change ?? {};
  const replacement = change && { occurredOn: on, body: { ...target.body, ...body } };
  return ['correct-exercise', { target: target.id, reason: '误录', replacement }] as const;
}

const postponed = ['postpone-exercise', { to: '2026-07-02', reason: '汛情', on: '2026-06-10' }] as const;
const held = ['hold-exercise', { participants: 40, on: '2026-07-02' }] as const;

describe('a correction of what has a stream of its own', () => {
  it('replaces an event, and what was recorded stays', () => {
    const begun = exercise(held);
    begun.given(correction(begun, 'ExerciseHeld', { participants: 46, on: '2026-07-03' }));
    expect(begun.state()).toMatchObject({ held: { participants: 46, on: '2026-07-03' } });
    expect(begun.history.map(({ type }) => type)).toEqual([
      'ExercisePlanned',
      'ExerciseHeld',
      'EventCorrected',
    ]);
  });

  it('voids an event, and is itself taken back or corrected', () => {
    const begun = exercise(postponed);
    begun.given(correction(begun, 'ExercisePostponed'));
    expect(begun.state()).toMatchObject({ plannedOn: '2026-06-18', postponements: [] });
    begun.given(correction(begun, 'EventCorrected'));
    expect(begun.state()).toMatchObject({ plannedOn: '2026-07-02' });
    begun.given(correction(begun, 'ExercisePostponed', { to: '2026-07-09' }));
    const last = begun.history.at(-1) as RecordedEvent<'EventCorrected'>;
    const { replacement } = last.body;
    begun.given(
      correction(begun, 'EventCorrected', {
        replacement: { ...replacement, body: { ...replacement?.body, to: '2026-07-16' } },
      }),
    );
    expect(begun.state()).toMatchObject({ plannedOn: '2026-07-16' });
  });

  it('meets the rules of the command that recorded the event, with all reasons at its own places', () => {
    const begun = exercise(held);
    const { kind, reasons } = begun.refused(
      ...correction(begun, 'ExerciseHeld', {
        plans: ['snow-plan', 'snow-plan', 'nobody-plan'],
        on: '2026-03-01',
      }),
    );
    expect(kind).toBe('INVALID');
    expect(reasons.map(({ code, pointer }) => [code, pointer])).toEqual(
      expect.arrayContaining([
        ['REPEATED', '/replacement/body/plans/1'],
        ['PLAN_UNKNOWN', '/replacement/body/plans/2'],
        ['PLAN_NOT_IN_EXERCISE', '/replacement/body/plans/0'],
        ['DATE_OUT_OF_ORDER', '/replacement/occurredOn'],
      ]),
    );
  });

  it('contradicts nothing that came after, which it names', () => {
    const begun = exercise(postponed, held);
    const { reasons } = begun.refused(...correction(begun, 'ExercisePlanned', { plans: ['snow-plan'] }));
    expect(reasons).toMatchObject([{ code: 'PLAN_NOT_IN_EXERCISE', pointer: '/target' }]);
    expect(reasons[0].en).toContain('ExerciseHeld');
    begun.given(correction(begun, 'ExerciseHeld'));
    expect(exerciseStatus(begun.state())).toBe('PLANNED');
    begun.given(['cancel-exercise', { reason: '取消', on: '2026-07-20' }]);
    expect(begun.refused(...correction(begun, 'EventCorrected')).reasons).toMatchObject([
      { code: 'EXERCISE_ENDED', pointer: '/target' },
    ]);
  });

  it('is not held against what was wrong before', () => {
    const begun = exercise();
    begun.happened({
      type: 'ExerciseHeld',
      occurredOn: '2026-02-01',
      body: { participants: 4, plans: ['flood-plan'] },
    } as never);
    begun.given(correction(begun, 'ExerciseHeld', { participants: 5 }));
    expect(begun.state()).toMatchObject({ held: { participants: 5, on: '2026-02-01' } });
  });

  it('changes no id and nothing else that follows from the decision', () => {
    const begun = exercise();
    expect(
      begun.refused(...correction(begun, 'ExercisePlanned', { exerciseId: 'another' })).reasons,
    ).toMatchObject([{ code: 'FOLLOWS_FROM_DECISION', pointer: '/replacement/body/exerciseId' }]);
    const programme = aggregateScenario(aggregateOf('programme'));
    const items = [
      {
        itemId: 'flood',
        title: '防汛应急预案',
        action: 'NEW',
        responsible: 'water-bureau',
        targetOn: '2027-05-31',
      },
    ];
    programme.given(['draft-programme', { year: 2027, scope: 'DISTRICT', items, on: '2026-11-02' }]);
    const [drafted] = programme.history;
    const replacement = { occurredOn: '2026-11-02', body: { ...drafted?.body, year: 2026 } };
    const asked = { target: drafted?.id, reason: '误录', replacement };
    expect(programme.refused('correct-programme', asked).codes).toContain('FOLLOWS_FROM_DECISION');
  });

  it('never voids the beginning, and speaks of an event of this stream in its own form', () => {
    const begun = exercise();
    expect(begun.refused(...correction(begun, 'ExercisePlanned')).codes).toEqual(['BEGINNING_VOIDED']);
    expect(begun.refused('correct-exercise', { target: '9.9', reason: '误录' }).reasons).toMatchObject([
      { code: 'TARGET_UNKNOWN', pointer: '/target' },
    ]);
    expect(begun.refused(...correction(begun, 'ExercisePlanned', { form: 'DANCE' })).reasons).toMatchObject([
      { code: 'REPLACEMENT_MALFORMED', pointer: '/replacement/body/form' },
    ]);
    expect(
      begun.refused(...correction(begun, 'ExercisePlanned', { on: '2026-11-25', scenario: '山洪' })).reasons,
    ).toMatchObject([{ code: 'DATE_IN_FUTURE', pointer: '/replacement/occurredOn' }]);
    const empty = aggregateScenario(aggregateOf('exercise'), { id: 'nothing' });
    expect(empty.refused('correct-exercise', { target: '1.0', reason: '误录' }).kind).toBe('NOT_FOUND');
  });

  it('of what others recorded is the bureau’s', () => {
    const begun = exercise();
    begun.history.splice(0, 1, {
      ...(begun.history[0] as RecordedEvent),
      actor: actor('lugu-office', 'HEAD'),
    });
    expect(
      begun.refused(...correction(begun, 'ExercisePlanned', { scenario: '山洪' })).reasons,
    ).toMatchObject([{ code: 'RECORDED_BY_OTHERS', pointer: '/target', article: '第五条' }]);
  });

  it('is given by the head of the body whose it is, or by the bureau', () => {
    const aggregate = aggregateOf('exercise');
    const acts = aggregate.acts('correct-exercise', {}, exercise().state(), water);
    expect(acts).toEqual([{ actingBody: 'water-bureau' }]);
    const may = (organisation: string, role: string) =>
      mayDo(actor(organisation, role), 'correct-exercise', acts, shijingshan()).ok;
    expect([may('water-bureau', 'HEAD'), may('emergency-bureau', 'BUREAU')]).toEqual([true, true]);
    expect([may('water-bureau', 'DRAFTER'), may('lugu-office', 'HEAD')]).toEqual([false, false]);
  });

  it('looks up what its history and its replacement name', () => {
    const aggregate = aggregateOf('exercise') as Aggregate<ExerciseState>;
    const begun = exercise();
    const [name, asked] = correction(begun, 'ExercisePlanned', { plans: ['snow-plan'] });
    const found = lookupsOf(aggregate, name, begun.state(), asked, begun.history);
    expect(found.plans.toSorted()).toEqual(['flood-plan', 'snow-plan']);
    expect(lookupsOf(aggregate, 'hold-exercise', begun.state(), {}, begun.history).plans).toEqual([
      'flood-plan',
    ]);
  });

  it('tells the beginning of an expert from a later change', () => {
    const expert = aggregateScenario(aggregateOf('expert') as Aggregate<ExpertState>);
    const body = { fields: ['防汛'], institution: '首都某大学', on: '2026-02-10' };
    expert.given(
      ['register-expert', { expert: 'u-expert-1', ...body }],
      ['update-expert', { ...body, fields: ['地震'], on: '2026-03-10' }],
    );
    const change = (index: number, fields: readonly string[]) => {
      const event = expert.history[index];
      const replacement = { occurredOn: event?.occurredOn, body: { ...event?.body, fields } };
      return ['correct-expert', { target: event?.id, reason: '误录', replacement }] as const;
    };
    expert.given(change(1, ['洪水']));
    expect(expert.state().fields).toEqual(['洪水']);
    expect(expert.refused(...change(1, ['防汛'])).codes).toEqual(['NOTHING_CHANGED']);
  });
});

describe('every kind of aggregate', () => {
  it.each(aggregates.map((one) => [one.kind, one] as const))(
    '%s says which command records which event, all of its own',
    (kind, { commands, recordedBy }) => {
      const recording = Object.values(recordedBy).flat();
      const correcting = correctionName(kind);
      expect(recording.toSorted()).toEqual(
        Object.keys(commands)
          .filter((name) => name !== correcting)
          .toSorted(),
      );
      expect(Object.keys(catalogue)).toEqual(expect.arrayContaining(Object.keys(recordedBy)));
      expect(commands[correcting]?.summary.zh).toContain('更正');
    },
  );
});
