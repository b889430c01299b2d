import type { Instant } from '../../events/civil-date.ts';
import type { PlanId } from '../../events/identifiers.ts';
import type { RecordedEvent } from '../../events/recorded-event.ts';
import type { Aggregate } from '../aggregate/aggregate.ts';
import type { Origin } from './origin.ts';
import type { AggregateView, PlanMentionView } from './types.ts';

export interface AggregateViewInput extends Origin {
  readonly id: string;
  readonly streamVersion: number;
  readonly updatedAt: Instant;
  /** All events of its stream up to `position` */
  readonly events: readonly RecordedEvent[];
}

/** An aggregate from the events of its stream, corrections applied; nothing when a correction left nothing of it. */
export function aggregateView(
  { kind, fold, summary }: Aggregate,
  { events, id, ...rest }: AggregateViewInput,
): AggregateView | undefined {
  const state = fold(events);
  if (state === undefined) return undefined;
  return { kind: 'AGGREGATE', aggregate: kind, id, ...rest, state, summary: summary(state, id) };
}

/** One entry for each plan that an aggregate names, so that it is found from the plan. */
export function planMentions(view: AggregateView | undefined): readonly PlanMentionView[] {
  if (!view) return [];
  const { ledger, position, aggregate, id, summary } = view;
  return [...new Set(summary.plans)].map((planId) => ({
    kind: 'PLAN_MENTION',
    ledger,
    position,
    planId,
    aggregate,
    id,
    on: summary.on,
  }));
}

/** Every plan that an aggregate named at any time: what its events speak of, corrected or not. */
export function plansEverNamed(
  { fold, summary }: Aggregate,
  id: string,
  events: readonly RecordedEvent[],
): readonly PlanId[] {
  const named = events.flatMap((_, index) => {
    const state = fold(events.slice(0, index + 1));
    return state === undefined ? [] : summary(state, id).plans;
  });
  return [...new Set(named)];
}
