import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldPlan } from '../../domain/plan/evolve.ts';
import { civilDate, instant } from '../../events/civil-date.ts';
import { correctedHistory } from '../../events/corrections.ts';
import { eventId, PlanId, planStream } from '../../events/identifiers.ts';
import type { RecordedEvent } from '../../events/recorded-event.ts';

const stream = planStream(PlanId.parse('flood-plan'));
const at = (position: number, type: string, body: object): RecordedEvent =>
  ({
    type,
    body,
    schema: 1,
    stream,
    position,
    version: position,
    index: 0,
    id: eventId(position, 0),
    occurredOn: civilDate('2026-05-06'),
    recordedAt: instant('2026-05-06T00:00:00.000Z'),
    actor: { id: 'u-1', organisation: 'water-bureau', roles: [] },
  }) as unknown as RecordedEvent;

const drill = (participants: number) => ({
  version: 1,
  form: 'TABLETOP',
  organiser: 'water-bureau',
  scenario: '暴雨',
  participants,
  documents: [],
});
const drafted = at(1, 'PlanDrafted', {
  planId: 'flood-plan',
  title: '防汛应急预案',
  attributes: {},
  preparingBody: 'water-bureau',
  dutyBodies: [],
});

/** A plan, some drills, then corrections of anything, some of what does not exist or comes later. */
const history = fc
  .record({
    drills: fc.integer({ min: 1, max: 4 }),
    corrections: fc.array(
      fc.record({
        target: fc.integer({ min: 1, max: 12 }),
        becomes: fc.option(fc.integer({ min: 100, max: 999 })),
        broken: fc.boolean(),
      }),
      { maxLength: 6 },
    ),
  })
  .map(({ drills, corrections }) => [
    drafted,
    ...Array.from({ length: drills }, (_, index) => at(index + 2, 'Drilled', drill(index + 1))),
    ...corrections.map(({ target, becomes, broken }, index) =>
      at(drills + 2 + index, 'EventCorrected', {
        target: eventId(target, 0),
        reason: '误录',
        ...(becomes !== null && {
          replacement: {
            schema: 1,
            occurredOn: '2026-05-07',
            body: broken ? { version: 'one' } : drill(becomes),
          },
        }),
      }),
    ),
  ]);

describe('the history after corrections', () => {
  it('is the same in whatever order the events come and however often', () => {
    fc.assert(
      fc.property(
        history.chain((events) =>
          fc.tuple(
            fc.constant(events),
            fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }),
          ),
        ),
        ([events, mixed]) => {
          expect(correctedHistory(mixed)).toEqual(correctedHistory(events));
          expect(foldPlan(mixed)).toEqual(foldPlan(events));
        },
      ),
    );
  });

  it('holds no corrections, nothing new, and keeps the order of the ledger', () => {
    fc.assert(
      fc.property(history, (events) => {
        const standing = correctedHistory(events);
        const ids = new Set(events.map((event) => event.id));
        expect(standing.every((event) => ids.has(event.id) && event.type !== 'EventCorrected')).toBe(true);
        expect(standing.map((event) => event.position)).toEqual(
          standing.map((event) => event.position).toSorted((a, b) => a - b),
        );
      }),
    );
  });

  it('is what it was before once the last correction is voided', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 12 }), (events, target) => {
        const next = events.length + 1;
        const correction = at(next, 'EventCorrected', { target: eventId(target, 0), reason: '误录' });
        const undone = at(next + 1, 'EventCorrected', { target: correction.id, reason: '更正有误' });
        expect(correctedHistory([...events, correction, undone])).toEqual(correctedHistory(events));
      }),
    );
  });

  it('is untouched by a correction of what stands after it, or of itself', () => {
    const early = at(2, 'EventCorrected', { target: eventId(3, 0), reason: '误录' });
    const itself = at(4, 'EventCorrected', { target: eventId(4, 0), reason: '误录' });
    const drilled = at(3, 'Drilled', drill(5));
    expect(correctedHistory([drafted, early, drilled, itself])).toEqual([drafted, drilled]);
  });
});
