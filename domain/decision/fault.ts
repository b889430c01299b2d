import { accept, type Decision, type Reason, type Refusal } from '../refusal.ts';

/** One reason against a command, with what its kind of refusal would be. */
export interface Fault extends Reason {
  readonly kind: Refusal['kind'];
}

interface Words {
  readonly zh: string;
  readonly en: string;
  readonly pointer?: string | undefined;
  readonly article?: string | undefined;
}

const fault = (kind: Refusal['kind'], code: string, { zh, en, pointer, article }: Words): Fault => ({
  kind,
  code,
  ...(pointer !== undefined && { pointer }),
  ...(article !== undefined && { article }),
  zh,
  en,
});

/** The request itself is wrong: mend it. */
export const invalid = (code: string, words: Words): Fault => fault('INVALID', code, words);
/** The state of the plan does not allow it. */
export const conflict = (code: string, words: Words): Fault => fault('CONFLICT', code, words);
/** Not this person. */
export const forbidden = (code: string, words: Words): Fault => fault('FORBIDDEN', code, words);
/** A question must be answered first. */
export const undetermined = (code: string, words: Words): Fault => fault('UNDETERMINED', code, words);
/** What the command speaks of does not exist. */
export const notFound = (code: string, words: Words): Fault => fault('NOT_FOUND', code, words);

/** Among reasons of several kinds the refusal takes the first of these that occurs. */
const precedence: readonly Refusal['kind'][] = [
  'NOT_FOUND',
  'FORBIDDEN',
  'CONFLICT',
  'INVALID',
  'UNDETERMINED',
];

/** Accepts `value` when nothing stands against it, else refuses with every fault. */
export function settle<T>(faults: readonly Fault[], value: T): Decision<T> {
  const [first, ...rest] = faults.map(({ kind: _kind, ...reason }): Reason => reason);
  if (!first) return accept(value);
  const kind = precedence.find((candidate) => faults.some((one) => one.kind === candidate)) ?? 'INVALID';
  return { ok: false, refusal: { kind, reasons: [first, ...rest] } };
}
