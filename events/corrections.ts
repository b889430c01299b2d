import { catalogue, type EventBody } from './catalogue.ts';
import { upcast } from './decode.ts';
import type { EventId } from './identifiers.ts';
import type { RecordedEvent } from './recorded-event.ts';

type Correction = EventBody<'EventCorrected'>;

/** Order in the ledger: by position of the commit, then by index within it. */
const inLedgerOrder = (a: RecordedEvent, b: RecordedEvent): number =>
  a.position - b.position || a.index - b.index;

/**
 * One stream's history as it stands after its corrections: each event once, in ledger order, replaced where it was
 * corrected, left out where it was voided, and without the corrections themselves. A correction may itself be corrected
 * or voided; of two corrections of one event the later holds. Total: a correction whose target does not stand before it,
 * or whose replacement is not a body of the target's type, changes nothing.
 */
export function correctedHistory(events: readonly RecordedEvent[]): readonly RecordedEvent[] {
  const history = inOrderOnce(events);
  if (!history.some((event) => event.type === 'EventCorrected')) return history;
  const outcomes = outcomesOfCorrections(history);
  return history.flatMap((event) =>
    event.type === 'EventCorrected' ? [] : (outcomes.get(event.id) ?? [event]),
  );
}

function inOrderOnce(events: readonly RecordedEvent[]): readonly RecordedEvent[] {
  const sorted = events.toSorted(inLedgerOrder);
  return sorted.filter((event, index) => event.id !== sorted[index - 1]?.id);
}

type Outcome = readonly [] | readonly [RecordedEvent];

/** What became of each corrected event. Read from the end: what corrects a correction always stands after it. */
function outcomesOfCorrections(history: readonly RecordedEvent[]): ReadonlyMap<EventId, Outcome> {
  const outcomes = new Map<EventId, Outcome>();
  const places = new Map(history.map((event, index) => [event.id, index]));
  for (let index = history.length - 1; index >= 0; index--) {
    const event = history[index];
    if (event?.type !== 'EventCorrected') continue;
    const [standing] = outcomes.get(event.id) ?? [event];
    if (standing?.type !== 'EventCorrected') continue;
    const place = places.get(standing.body.target);
    const target = place !== undefined && place < index ? history[place] : undefined;
    const outcome = target && !outcomes.has(target.id) ? outcomeOf(target, standing.body) : undefined;
    if (target && outcome) outcomes.set(target.id, outcome);
  }
  return outcomes;
}

function outcomeOf(target: RecordedEvent, { replacement }: Correction): Outcome | undefined {
  if (!replacement) return [];
  const { schema, body: current } = catalogue[target.type];
  if (replacement.schema > schema) return undefined;
  const body = current.safeParse(upcast(target.type, replacement.schema, replacement.body));
  if (!body.success) return undefined;
  return [{ ...target, occurredOn: replacement.occurredOn, body: body.data } as RecordedEvent];
}
