import { describe, expect, it } from 'vitest';
import { OrganisationId, organisationStream, PlanId, planStream } from '../../../events/identifiers.ts';
import type { RecordedEvent } from '../../../events/recorded-event.ts';
import { scenario } from '../../../test/support/scenario.ts';
import { special } from '../../../test/support/stories.ts';
import { evolvePlan, foldPlan } from '../evolve.ts';

const whole = scenario();
whole.given(...special);
const { history } = whole;

describe('folding a plan', () => {
  it('does not depend on the order in which events are given, nor on repeats', () => {
    expect(foldPlan(history.toReversed())).toEqual(whole.state());
    expect(foldPlan([...history, ...history])).toEqual(whole.state());
  });

  it('gives nothing for nothing, and for events without a beginning', () => {
    expect(foldPlan([])).toBeUndefined();
    expect(foldPlan(history.slice(1))).toBeUndefined();
  });

  it('passes over events of other streams', () => {
    const elsewhere = history.map(
      (event) =>
        ({
          ...event,
          stream: planStream(PlanId.parse('snow-plan')),
          position: event.position + 100,
          id: `${event.position + 100}.0`,
        }) as RecordedEvent,
    );
    const registry = {
      ...history[0],
      stream: organisationStream(OrganisationId.parse('water-bureau')),
      type: 'OrganisationRegistered',
      id: '900.0',
    } as unknown as RecordedEvent;
    expect(foldPlan([registry, ...history, ...elsewhere])).toEqual(whole.state());
    expect(elsewhere.reduce(evolvePlan, whole.state())).toEqual(whole.state());
  });

  it('is the same event by event as all at once', () => {
    expect(history.reduce<ReturnType<typeof foldPlan>>(evolvePlan, undefined)).toEqual(foldPlan(history));
  });

  it('passes over events about a version that does not exist, and over a second beginning', () => {
    const odd = history.flatMap((event) =>
      event.type === 'Approved' || event.type === 'RevisionStarted'
        ? [{ ...event, body: { ...event.body, version: 9 } } as RecordedEvent]
        : [],
    );
    expect([...odd, ...history.slice(0, 1)].reduce(evolvePlan, whole.state())).toEqual(whole.state());
  });
});
