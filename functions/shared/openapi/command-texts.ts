import type { ProblemType } from '../http/problem-types.ts';
import type { Operation } from './operation.ts';

/** What every command of the API promises. */
export const commandPromise = {
  zh: '同一 Idempotency-Key、同一内容永远得到同一答复（Idempotent-Replayed: true），标识的范围是本人与办理对象；同一标识、不同内容为 422。If-Match 给出所依据的版本，已变化为 412 并列明变化。dryRun=true 只判定，不记入。',
  en: 'The same Idempotency-Key with the same body gives the same answer for ever (Idempotent-Replayed: true); a key belongs to one person and to what is acted on; with another body it is 422. If-Match names the version acted on: 412 lists what changed since. dryRun=true decides and records nothing.',
} as const satisfies Operation['description'];

export const commandProblems = [
  'malformed-json',
  'forbidden',
  'not-found',
  'conflict',
  'contention',
  'precondition-failed',
  'too-large',
] as const satisfies readonly ProblemType[];

/** `plan-exercise` → `planExercise` */
export const camelCase = (name: string): string =>
  name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
