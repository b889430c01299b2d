import { auditStream, type EventId, eventId, type LedgerId } from '../../events/identifiers.ts';
import type { Commit, Ledger } from './ledger/types.ts';

/** Events whose bodies were taken out of a ledger by a recorded decision; as at a position, where one is given. */
export async function redactedTargets(
  ledgers: Ledger,
  ledger: LedgerId,
  position?: number,
): Promise<ReadonlySet<EventId>> {
  const { events } = await ledgers.load(ledger, auditStream(), position === undefined ? {} : { position });
  return new Set(events.flatMap((event) => (event.type === 'BodyRedacted' ? [event.body.target] : [])));
}

/** Events of a commit whose bodies are not there any more. */
export const withheldIn = ({ position, stored }: Commit): readonly EventId[] =>
  stored.bodies.flatMap((body, index) => (body === null ? [eventId(position, index)] : []));
