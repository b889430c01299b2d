import type { RedactionTarget } from '../../domain/audit/decide.ts';
import type { EventId, LedgerId } from '../../events/identifiers.ts';
import { withheldIn } from '../shared/audit-record.ts';
import type { Ledger } from '../shared/ledger/types.ts';

/** What the ledger holds at an event's place; undefined when there is no such event up to `through`. */
export async function redactionTarget(
  ledgers: Ledger,
  ledger: LedgerId,
  id: EventId,
  through: number,
): Promise<RedactionTarget | undefined> {
  const [position = 0, index = 0] = id.split('.').map(Number);
  if (position > through) return undefined;
  for await (const commit of ledgers.read(ledger, { after: position - 1, limit: 1 })) {
    const event = commit.header.events[index];
    if (!event) return undefined;
    const { events } = await ledgers.load(ledger, commit.stream, { position: through });
    return {
      type: event.type,
      isWithheld: withheldIn(commit).includes(id),
      isBeginning: commit.version === 1 && index === 0,
      isReplaced: events.some(
        ({ type, body }) => type === 'EventCorrected' && body.target === id && body.replacement !== undefined,
      ),
    };
  }
  return undefined;
}
