import type * as z from 'zod';
import { catalogue, type EventBody, type EventType } from '../../events/catalogue.ts';
import type { CivilDate } from '../../events/civil-date.ts';
import { type EventId, eventId } from '../../events/identifiers.ts';
import type { NewEvent, RecordedEvent } from '../../events/recorded-event.ts';
import { notInFuture } from './dates.ts';
import { type Fault, invalid } from './fault.ts';

/*
 * What the corrections of every kind of stream have in common. An event is corrected by another one that says how it
 * should have been; the history that results is played through the rules again and must not break any that it kept.
 */

export type Correction = NewEvent<'EventCorrected'>;
export type Replacement = EventBody<'EventCorrected'>['replacement'];

/** What is asked for; `replacement` in the present schema of the target's type, absent to void the event. */
export interface CorrectionAsked {
  readonly target: EventId;
  readonly reason: string;
  readonly replacement?:
    | { readonly occurredOn: CivilDate; readonly body: Readonly<Record<string, unknown>> }
    | undefined;
  readonly on?: CivilDate | undefined;
}

/** The replacement as it will be stored: body checked against the schema of the target's type, defaults filled in. */
export function readReplacement(
  target: RecordedEvent,
  { replacement, on }: CorrectionAsked,
  today: CivilDate,
): { readonly faults: Fault[]; readonly replacement?: Replacement } {
  const own = notInFuture(on, today);
  if (!replacement) return { faults: own };
  const { schema, body } = catalogue[target.type];
  const parsed = body.safeParse(replacement.body);
  const dated = notInFuture(replacement.occurredOn, today, '/replacement/occurredOn');
  if (parsed.success)
    return {
      faults: [...own, ...dated],
      replacement: { schema, occurredOn: replacement.occurredOn, body: parsed.data },
    };
  return { faults: [...own, ...dated, ...malformed(target.type, parsed.error, '/replacement/body')] };
}

/** What keeps a body from being one of its event's type. */
export const malformed = (type: EventType, error: z.ZodError, pointer: string): Fault[] =>
  error.issues.map(({ path, message }) =>
    invalid('REPLACEMENT_MALFORMED', {
      pointer: [pointer, ...path.map(String)].join('/'),
      zh: `不符合 ${type} 的格式：${message}`,
      en: `is no body of ${type}: ${message}`,
    }),
  );

/** The event that says it. */
export const correctionOf = (
  target: RecordedEvent,
  replacement: Replacement,
  { reason, on }: CorrectionAsked,
  today: CivilDate,
): Correction => ({
  type: 'EventCorrected',
  occurredOn: on ?? today,
  body: { target: target.id, reason, ...(replacement && { replacement }) },
});

/** The history as it will stand with these corrections: after everything that stands there now. */
export function historyWith(
  history: readonly RecordedEvent[],
  corrections: readonly Correction[],
  { stream, version, recordedAt, actor }: RecordedEvent,
): readonly RecordedEvent[] {
  const position = Math.max(...history.map((event) => event.position)) + 1;
  const { schema } = catalogue.EventCorrected;
  const place = { schema, stream, version, recordedAt, actor, position };
  const added = corrections.map(
    (correction, index): RecordedEvent<'EventCorrected'> => ({
      ...correction,
      ...place,
      index,
      id: eventId(position, index),
    }),
  );
  return [...history, ...added];
}

export interface HistoryFault {
  readonly event: RecordedEvent;
  readonly fault: Fault;
}

/** Everything in a history that the rules of today would not let in, event by event. */
export function faultsAlong<State>(
  history: readonly RecordedEvent[],
  check: (state: State | undefined, event: RecordedEvent) => readonly Fault[],
  evolve: (state: State | undefined, event: RecordedEvent) => State | undefined,
): readonly HistoryFault[] {
  const faults: HistoryFault[] = [];
  let state: State | undefined;
  for (const event of history) {
    faults.push(...check(state, event).map((fault) => ({ event, fault })));
    state = evolve(state, event);
  }
  return faults;
}

/** What a correction of `target` breaks: faults of `after` that `before` did not have, in terms of the command. */
export function faultsOfCorrection(
  before: readonly HistoryFault[],
  after: readonly HistoryFault[],
  target: RecordedEvent,
): Fault[] {
  const key = ({ event, fault }: HistoryFault): string => `${event.id} ${fault.code} ${fault.pointer ?? ''}`;
  const known = new Set(before.map(key));
  return after.filter((one) => !known.has(key(one))).map((one) => inTermsOfCommand(one, target));
}

function inTermsOfCommand({ event, fault }: HistoryFault, target: RecordedEvent): Fault {
  if (event.id === target.id) {
    const { pointer = '' } = fault;
    return {
      ...fault,
      pointer: pointer === '/on' ? '/replacement/occurredOn' : `/replacement/body${pointer}`,
    };
  }
  return {
    ...fault,
    pointer: '/target',
    zh: `更正后事件 ${event.id}（${event.type}）不再成立：${fault.zh}`,
    en: `after the correction event ${event.id} (${event.type}) no longer holds: ${fault.en}`,
  };
}
