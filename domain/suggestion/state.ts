import type { EventBody } from '../../events/catalogue.ts';
import type { OrganisationId, PlanId } from '../../events/identifiers.ts';
import type { Fact } from '../plan/fact.ts';

/** A suggestion to revise a plan (第四十四条), from the day it came in to its answer. */
export interface SuggestionState extends Omit<EventBody<'SuggestionReceived'>, 'plan'> {
  readonly received: Fact;
  /** The plan that it is about, as last said */
  readonly plan?: PlanId | undefined;
  /** Who handles it: the last of `handlings` */
  readonly handler?: OrganisationId;
  /** 分类办理, each time it was assigned */
  readonly handlings: readonly (Fact & EventBody<'SuggestionAcknowledged'>)[];
  readonly answered?: Fact & EventBody<'SuggestionAnswered'>;
}

/** RECEIVED until somebody takes it on, IN_HAND until it is answered. */
export type SuggestionStatus = 'RECEIVED' | 'IN_HAND' | 'ANSWERED';

export function suggestionStatus({ answered, handler }: SuggestionState): SuggestionStatus {
  if (answered) return 'ANSWERED';
  return handler ? 'IN_HAND' : 'RECEIVED';
}
