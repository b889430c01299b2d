import { correctedHistory } from '../../events/corrections.ts';
import type { EventId } from '../../events/identifiers.ts';
import type { RecordedEvent } from '../../events/recorded-event.ts';
import type { AuditState, RedactionRequest } from './state.ts';

const nothing: AuditState = { requests: [] };

/** Folds the audit stream. Total: what speaks of no known request changes nothing. */
export const foldAudit = (events: readonly RecordedEvent[]): AuditState =>
  correctedHistory(events).reduce(evolveAudit, nothing);

function evolveAudit(state: AuditState, event: RecordedEvent): AuditState {
  switch (event.type) {
    case 'RedactionRequested': {
      const { id: request, body, occurredOn: on, actor } = event;
      return {
        ...state,
        requests: [...state.requests, { request, ...body, on, by: actor.id, outcome: 'PENDING' }],
      };
    }
    case 'RedactionRefused':
      return settle(state, ({ request }) => request === event.body.request, 'REFUSED');
    case 'BodyRedacted':
      return settle(state, ({ request }) => request === event.body.request, 'APPROVED');
    case 'RedactionCarriedOut':
      return settle(state, isApprovedFor(event.body.target), 'CARRIED_OUT');
    case 'CheckpointKeyRotated':
      return { ...state, key: event.body.to };
    default:
      return state;
  }
}

const isApprovedFor =
  (id: EventId) =>
  ({ target, outcome }: RedactionRequest): boolean =>
    target === id && outcome === 'APPROVED';

const settle = (
  state: AuditState,
  which: (request: RedactionRequest) => boolean,
  outcome: RedactionRequest['outcome'],
): AuditState => ({
  ...state,
  requests: state.requests.map((request) => (which(request) ? { ...request, outcome } : request)),
});
