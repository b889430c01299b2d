import { readCanonicalObject } from './canonical.ts';

/** Type of the event that says that a body was redacted; its body's `target` is the id of that event, `17.0`. */
export const REDACTION_EVENT = 'BodyRedacted';

const EVENT_ID = /^[1-9]\d{0,15}\.(0|[1-9]\d{0,2})$/;

/**
 * Matches bodies that are withheld with the events that say so. A redaction comes after what it redacts, so a withheld
 * body waits for its event; what still waits at the end was taken away in silence.
 */
export class Redactions {
  readonly #waiting = new Map<string, number>();
  #withheld = 0;
  #pending = 0;

  /** Bodies that are not in the bundle */
  get withheld(): number {
    return this.#withheld;
  }

  /** Redactions on record whose body is still in the bundle */
  get pending(): number {
    return this.#pending;
  }

  withhold(position: number, index: number): void {
    this.#withheld++;
    this.#waiting.set(`${position}.${index}`, position);
  }

  /** Takes note of a redaction event; one whose target can't be read matches nothing. */
  record(body: string): void {
    const target = readCanonicalObject(body)?.['target'];
    if (typeof target !== 'string' || !EVENT_ID.test(target)) return;
    if (!this.#waiting.delete(target)) this.#pending++;
  }

  /** Position of the first body that is withheld without an event, else undefined. */
  firstSilent(): number | undefined {
    let first: number | undefined;
    for (const position of this.#waiting.values())
      if (first === undefined || position < first) first = position;
    return first;
  }
}
