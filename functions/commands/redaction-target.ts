import { isDeepStrictEqual } from 'node:util';
import type { RedactionTarget } from '../../domain/audit/decide.ts';
import { correctedHistory } from '../../events/corrections.ts';
import { type EventId, eventId, type LedgerId } from '../../events/identifiers.ts';
import { withheldIn } from '../shared/audit-record.ts';
import { eventsOf } from '../shared/ledger/stand-ins.ts';
import type { Commit, Ledger } from '../shared/ledger/types.ts';

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
    const { commits } = await ledgers.load(ledger, commit.stream, { position: through });
    return {
      type: event.type,
      isWithheld: withheldIn(commit).includes(id),
      isBeginning: commit.version === 1 && index === 0,
      isCorrectable: !UNCORRECTED.includes(commit.stream.slice(0, commit.stream.indexOf(':'))),
      isDispensable: isDeepStrictEqual(historyOf(commits), historyOf(commits.map((one) => without(one, id)))),
    };
  }
  return undefined;
}

/** Kinds of streams that no command corrects. */
const UNCORRECTED = ['organisation', 'reminder', 'audit'];

const historyOf = (commits: readonly Commit[]) => correctedHistory(eventsOf(commits));

/** The commit as it will be read once the body of that event is gone. */
function without(commit: Commit, id: EventId): Commit {
  if (!commit.events.some((event) => event.id === id)) return commit;
  const bodies = commit.stored.bodies.map((body, index) =>
    eventId(commit.position, index) === id ? null : body,
  );
  return {
    ...commit,
    stored: { ...commit.stored, bodies },
    events: commit.events.filter((event) => event.id !== id),
  };
}
