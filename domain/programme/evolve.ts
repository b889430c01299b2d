import { correctedHistory } from '../../events/corrections.ts';
import type { RecordedEvent } from '../../events/recorded-event.ts';
import { factOf } from '../plan/fact.ts';
import type { ProgrammeState } from './state.ts';

/** State of one programme from all events of its stream, corrections applied. */
export const foldProgramme = (events: readonly RecordedEvent[]): ProgrammeState | undefined =>
  correctedHistory(events).reduce<ProgrammeState | undefined>(evolveProgramme, undefined);

/** One event on top of a state. Total: events of other streams pass. */
export function evolveProgramme(
  state: ProgrammeState | undefined,
  event: RecordedEvent,
): ProgrammeState | undefined {
  const fact = factOf(event);
  if (!state)
    return event.type === 'ProgrammeDrafted'
      ? { ...event.body, draftedOn: event.occurredOn, copies: [], amendments: [] }
      : undefined;
  if (event.stream !== `programme:${state.programmeId}`) return state;
  switch (event.type) {
    case 'ProgrammeApproved':
      return { ...state, approval: { ...fact, ...event.body } };
    case 'ProgrammeCopied':
      return { ...state, copies: [...state.copies, ...event.body.to.map((to) => ({ ...fact, to }))] };
    case 'ProgrammeAmended': {
      const { approval: _approval, ...rest } = state;
      const amendments = [...state.amendments, { ...fact, reason: event.body.reason }];
      return { ...rest, items: event.body.items, copies: [], amendments };
    }
    default:
      return state;
  }
}
