import { correctedHistory } from '../../events/corrections.ts';
import { lawStream } from '../../events/identifiers.ts';
import type { RecordedEvent } from '../../events/recorded-event.ts';
import { evolveProposals } from '../calendar-change/evolve.ts';
import { factOf } from '../plan/fact.ts';
import type { LawState } from './state.ts';

const nothing: LawState = { rulings: [], norms: [], calendar: [] };

/** The law from all events of its stream, corrections applied. */
export const foldLaw = (events: readonly RecordedEvent[]): LawState | undefined =>
  correctedHistory(events).reduce<LawState | undefined>(evolveLaw, undefined);

/** One event on top of a state. Total: events of other streams pass. */
export function evolveLaw(before: LawState | undefined, event: RecordedEvent): LawState | undefined {
  if (event.stream !== lawStream()) return before;
  const state = before ?? nothing;
  const fact = factOf(event);
  switch (event.type) {
    case 'InterpretationIssued':
      return { ...state, rulings: [...state.rulings, { ...fact, ...event.body }] };
    case 'NormChanged':
      return { ...state, norms: [...state.norms, { ...fact, ...event.body }] };
    case 'SystemCatalogueDefined':
      return { ...state, catalogue: { ...fact, ...event.body } };
    default: {
      const calendar = evolveProposals(state.calendar, event);
      return calendar ? { ...state, calendar } : before;
    }
  }
}
