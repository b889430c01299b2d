import type { Instant } from '../../events/civil-date.ts';
import type { LedgerId, StreamId } from '../../events/identifiers.ts';
import type { RecordedEvent } from '../../events/recorded-event.ts';
import type { StreamHistory } from '../shared/ledger/types.ts';
import { DEFAULT_LIMIT } from '../shared/openapi/parameters.ts';
import { streamHeaders } from '../shared/plan-answer.ts';
import type { QueryDependencies } from './dependencies.ts';
import { freshFromLedger, readPoint } from './read-point.ts';

export interface EventsAsked {
  readonly asOf?: Instant | undefined;
  readonly after?: number | undefined;
  readonly limit?: number | undefined;
}

/**
 * A page of one stream's events, whole commits in the order they were recorded; undefined when the stream had not begun.
 * `shown` is given the history and says what the caller sees of each event.
 */
export async function streamEvents(
  { ledger: ledgers }: Pick<QueryDependencies, 'ledger'>,
  ledger: LedgerId,
  stream: StreamId,
  { asOf, after = 0, limit = DEFAULT_LIMIT }: EventsAsked,
  shown?: (history: StreamHistory) => Promise<(event: RecordedEvent) => RecordedEvent>,
) {
  const tail = await ledgers.tail(ledger);
  const point = await readPoint(ledgers, ledger, { asOf });
  const history = await ledgers.load(ledger, stream, asOf ? { asOf } : {});
  const last = history.commits.at(-1);
  if (!last) return undefined;
  const commits = history.commits.filter((commit) => commit.position > after);
  const page = commits.slice(0, limit);
  const events = page.flatMap((commit) => commit.events);
  return {
    headers: streamHeaders(history.version, last.position),
    body: {
      items: shown ? events.map(await shown(history)) : events,
      streamVersion: history.version,
      ...(page.length < commits.length && { nextAfter: page.at(-1)?.position }),
      ledger: freshFromLedger(ledger, tail, point),
    },
  };
}
