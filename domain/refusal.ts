/** A text in the two languages the product speaks. Terms of Chinese law stay Chinese inside the English text. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** One thing that is wrong, where it stands in the request (JSON pointer), and the article it rests on. */
export interface Reason extends Bilingual {
  readonly code: string;
  readonly pointer?: string;
  readonly article?: string;
}

/**
 * A decision's "no": a value, never an exception, with every reason at once (一次性告知).
 * `kind` says what the caller can do: INVALID mend the request · CONFLICT the state does not allow it ·
 * FORBIDDEN not this person · NOT_FOUND no such thing · UNDETERMINED answer the question first.
 */
export interface Refusal {
  readonly kind: 'INVALID' | 'CONFLICT' | 'FORBIDDEN' | 'NOT_FOUND' | 'UNDETERMINED';
  readonly reasons: readonly [Reason, ...Reason[]];
}

export type Decision<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal };

export const accept = <T>(value: T): Decision<T> => ({ ok: true, value });

/** Refuses when there are reasons, accepts `value` when there are none. */
export function decideOn<T>(kind: Refusal['kind'], reasons: readonly Reason[], value: () => T): Decision<T> {
  const [first, ...rest] = reasons;
  return first ? { ok: false, refusal: { kind, reasons: [first, ...rest] } } : accept(value());
}
