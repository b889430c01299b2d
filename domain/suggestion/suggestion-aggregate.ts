import type { OrganisationId, PlanId } from '../../events/identifiers.ts';
import type { Aggregate } from '../aggregate/aggregate.ts';
import { suggestionCommands } from './decide.ts';
import { evolveSuggestion, foldSuggestion } from './evolve.ts';
import { type SuggestionState, suggestionStatus } from './state.ts';

/** What the bodies of its commands say that matters outside the decision. */
interface Named {
  readonly plan?: PlanId | undefined;
  readonly handler?: OrganisationId;
}

const TITLE_LENGTH = 60;

/** 修订建议（第四十四条）: received from anybody, assigned, answered. */
export const suggestionAggregate: Aggregate<SuggestionState> = {
  kind: 'suggestion',
  collection: 'suggestions',
  names: { zh: '修订建议', en: 'Suggestions' },
  article: '第四十四条',
  commands: suggestionCommands,
  begins: ['receive-suggestion'],
  recordedBy: {
    SuggestionReceived: ['receive-suggestion'],
    SuggestionAcknowledged: ['acknowledge-suggestion'],
    SuggestionAnswered: ['answer-suggestion'],
  },
  fold: foldSuggestion,
  evolve: evolveSuggestion,
  lookups: (state, command: Named) => ({
    plans: [...new Set([command.plan, state?.plan].filter((plan) => plan !== undefined))],
    others: [],
  }),
  acts: (name, body: Named, state) => {
    if (name === 'receive-suggestion') return [{}];
    return [{ actingBody: name === 'answer-suggestion' ? state?.handler : body.handler }];
  },
  summary: (state) => ({
    title: [...state.text].slice(0, TITLE_LENGTH).join(''),
    status: suggestionStatus(state),
    ...(state.handler && { organisation: state.handler }),
    plans: state.plan ? [state.plan] : [],
    on: state.received.on,
  }),
};
