import type { EventId } from '../../events/identifiers.ts';
import type { Obligation } from './types.ts';

/** What an event did to a duty. */
export type EvidenceRole = 'OPENED' | 'DEFERRED' | 'REOPENED' | 'MET' | 'CLOSED' | 'WAIVED';

export interface Evidence {
  readonly role: EvidenceRole;
  readonly event: EventId;
}

const roleOf = { DISCHARGED: 'MET', CLOSED: 'CLOSED', WAIVED: 'WAIVED' } as const;

/** Every event that a duty rests on, from the one that opened it to the one that settled it. */
export function evidenceOf({ anchor, deferred = [], state }: Obligation): readonly Evidence[] {
  return [
    ...(anchor.event ? [{ role: 'OPENED' as const, event: anchor.event }] : []),
    ...deferred.map(({ event }) => ({ role: 'DEFERRED' as const, event })),
    ...(state.status === 'OPEN' && state.reopened
      ? [{ role: 'REOPENED' as const, event: state.reopened.event }]
      : []),
    ...(state.status !== 'OPEN' && state.event ? [{ role: roleOf[state.status], event: state.event }] : []),
  ];
}
